#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/entities/name_endings.hpp"
#include "common/entities/name_trie.hpp"
#include "common/entities/name_units.hpp"

namespace khabar {

/// A unit of a text as a name's unit: whole, or without what grammar hung on it (Nokialla is Nokia, וגוגל is גוגל).
struct NameForm {
  std::uint32_t unit;  ///< NameTrie::unit
  std::size_t begin;   ///< byte offsets of the mention: what stands in the text for the name
  std::size_t end;
  std::size_t own_end;  ///< letters before it are the name's own; the ending may have changed the rest (Nokiát)
  bool is_cut;
  bool is_doubtful;  ///< so short that the rest may be a name by accident: asks for evidence
};

/// Finds the forms of units under which a trie may know them.
class NameForms {
 public:
  NameForms(const NameTrie& trie, const Language& language);

  /// Appends the forms of a unit that some name has; the whole one first. A few probes a word.
  void append(std::string_view text, const NameUnit& unit, std::vector<NameForm>& forms) const;

 private:
  struct Ending {
    std::string_view text;
    const NameEndings* row;
  };

  /// The word without its ending, if it is a name's unit; in doubt under `least_sure` letters.
  void append_cut(std::string_view text, const NameUnit& unit, std::string_view base, std::size_t least_sure,
                  std::vector<NameForm>& forms) const;
  void append_declined(std::string_view text, const NameUnit& unit, std::vector<NameForm>& forms) const;
  void append_prefixed(std::string_view text, const NameUnit& unit, std::vector<NameForm>& forms) const;

  const NameTrie& trie_;
  const Language& language_;
  std::vector<Ending> endings_;             ///< of the language
  const NamePrefixes* prefixes_ = nullptr;  ///< of the language
};

}  // namespace khabar
