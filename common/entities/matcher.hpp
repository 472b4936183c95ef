#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/entities/gazetteer.hpp"
#include "common/entities/name_forms.hpp"
#include "common/entities/name_judge.hpp"
#include "common/entities/name_trie.hpp"
#include "common/entities/name_units.hpp"

namespace khabar {

/// A place where an entity is named.
struct Mention {
  std::uint32_t entity;  ///< index into Gazetteer::entities
  std::size_t begin;     ///< byte offsets into the text
  std::size_t end;
};

/// A place that reads like a name, and why it is a mention or none.
struct Candidate {
  Mention mention;
  bool accepted;
  std::vector<Reason> reasons;  ///< one or more
};

/// Finds the gazetteer's names in analysed text: a trie over name units (Aho and Corasick's idea without failure links,
/// as names are short), longest name first, no overlaps; words also without the endings that grammar gives them
/// (name_forms.hpp). Ambiguous names count only with evidence (evidence.hpp). Immutable after construction: safe on
/// many threads.
class Matcher {
 public:
  /// Keeps a reference to `gazetteer`.
  explicit Matcher(const Gazetteer& gazetteer);

  /// Mentions in text order; two of the same span when two entities have one name. `tokens` are the analysis of `text`
  /// in `language`. Linear in the text for names of bounded length, whatever their number.
  std::vector<Mention> find(std::string_view text, const std::vector<Token>& tokens, const Language& language) const;

  /// The mentions of find() and the places that were refused, in text order, each with its reasons.
  std::vector<Candidate> candidates(std::string_view text, const std::vector<Token>& tokens,
                                    const Language& language) const;

 private:
  struct Text;
  struct Walk;

  void add(std::string_view name, std::uint32_t value, Analyzer& analyzer);

  /// All places that read like names, judged; those whose spelling was refused only if `with_refused`.
  std::vector<FoundName> judged(std::string_view text, const std::vector<Token>& tokens, const Language& language,
                                bool with_refused) const;
  void longest_at(std::size_t first, const Text& text, Walk& walk) const;
  void take(std::uint32_t node, const FoundName& place, const Text& text, Walk& walk) const;
  void drop_blocked(std::size_t first, Walk& walk) const;

  /// True when `here` holds the alias's entity already; the name without doubt stays (U.S. and US? are one word).
  bool is_known(std::uint32_t alias, std::vector<FoundName>& here) const;
  bool is_same_entity(std::uint32_t a, std::uint32_t b) const;

  const Gazetteer& gazetteer_;
  NameTrie trie_;  ///< values: aliases, and behind them the longer words
};

}  // namespace khabar
