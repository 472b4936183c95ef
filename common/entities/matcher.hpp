#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/entities/gazetteer.hpp"
#include "common/entities/name_units.hpp"

namespace khabar {

/// A place where an entity is named.
struct Mention {
  std::uint32_t entity;  ///< index into Gazetteer::entities
  std::size_t begin;     ///< byte offsets into the text
  std::size_t end;
};

/// Finds the gazetteer's names in analysed text: a trie over name units (Aho and Corasick's idea without failure links,
/// as names are short), longest name first, no overlaps. Ambiguous names count only with evidence (evidence.hpp).
/// Immutable after construction: safe on many threads.
class Matcher {
 public:
  /// Keeps a reference to `gazetteer`.
  explicit Matcher(const Gazetteer& gazetteer);

  /// Mentions in text order; two of the same span when two entities have one name. `tokens` are the analysis of `text`
  /// in `language`. Linear in the text for names of bounded length.
  std::vector<Mention> find(std::string_view text, const std::vector<Token>& tokens, const Language& language) const;

 private:
  struct Found {
    std::uint32_t alias;
    std::size_t first_unit;
    std::size_t last_unit;
    std::size_t end;  ///< byte offset: less than the unit's end when an ending was cut
  };

  void add(std::uint32_t alias, const std::vector<NameUnit>& units);
  std::uint32_t child(std::uint32_t node, std::string_view unit) const;
  void longest_at(std::size_t first, std::string_view text, const std::vector<NameUnit>& units,
                  const Language& language, std::vector<Found>& found) const;
  bool accepts(const Alias& alias, std::string_view surface, std::string_view after, const Language& language) const;

  /// True when `here` holds the alias's entity already; the name without doubt stays (U.S. and US? are one word).
  bool is_known(const Alias& alias, std::vector<Found>& here) const;

  const Gazetteer& gazetteer_;
  std::unordered_map<std::string, std::uint32_t> unit_ids_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;  ///< node << 32 | unit -> node
  std::vector<std::vector<std::uint32_t>> names_;           ///< aliases that end at a node
};

}  // namespace khabar
