#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/entities/entity.hpp"

namespace khabar {

/// One thing of the world, whatever it is called.
struct Entity {
  EntityKind kind;
  std::string id;            ///< stable slug, unique within its kind
  std::string name;          ///< canonical
  std::string company = {};  ///< id of the one that it belongs to: a subsidiary's parent, a product's maker; or empty
};

/// One name of an entity.
struct Alias {
  std::uint32_t entity;  ///< index into Gazetteer::entities
  std::string text;      ///< as written
  bool ambiguous;        ///< also an ordinary word or another thing's name: counts with evidence only
};

/// A word that contains a name of the entity, but means another thing: 高通胀 (inflation) holds 高通 (Qualcomm).
struct LongerWord {
  std::uint32_t entity;  ///< index into Gazetteer::entities
  std::string text;
};

/// Entities with all their names: values, filled from tables, read by the matcher.
struct Gazetteer {
  std::vector<Entity> entities;
  std::vector<Alias> aliases;
  std::vector<LongerWord> longer_words;

  /// Adds the rows of one table (docs/index-format.md, "Gazetteer tables"): id, canonical name, aliases between '|' as
  /// `text[?][@lang]`, flags, a note whose part from "not in:" to ';' lists longer words between commas. `?` and the
  /// flag "ambiguous" (for the canonical name) ask for evidence; `parent=id` and `company=id` tell Entity::company,
  /// which may stand in another table and is not looked for. Throws Error(Usage) that names `file` and the line for a
  /// row that is none.
  void add_table(EntityKind kind, std::string_view table, std::string_view file);

  /// Changes when any name, id, flag, company or longer word does: 16 hex digits.
  std::string fingerprint() const;
};

/// The tables under corpus/gazetteer/, which are compiled into the programs.
Gazetteer builtin_gazetteer();

}  // namespace khabar
