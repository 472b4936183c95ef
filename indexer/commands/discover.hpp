#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "common/entities/entity.hpp"

namespace khabar {

struct DiscoverOptions {
  std::string database;
  std::vector<std::string> gazetteers;
  std::optional<EntityKind> kind;  ///< Company, Person or Product; all of them without
  std::size_t limit = 50;          ///< names of a kind
  std::size_t min_articles = 3;
};

/// Prints names that are frequent in the stored texts and stand in no table, as rows of a gazetteer table with a
/// comment line above that holds a sentence, for a person to judge; then names that sound like an entity of the tables,
/// as "id TAB alias". Names are told by cues beside them (name_cues.hpp), and in scripts with capitals by these. Linear
/// in the text; keeps a bounded number of names, of which the rarer ones may be lost (Manku and Motwani 2002, "lossy
/// counting"). Exit 1 when nothing was found.
int run_discover(const DiscoverOptions& options, std::ostream& out);

}  // namespace khabar
