#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.hpp"

namespace khabar {

/// What names are compared by: a folded word, or in unspaced scripts a single folded character, as no dictionary knows
/// where 英伟达 or レノボ begins and ends.
struct NameUnit {
  std::string text;
  std::string stem;  ///< of Hangul words: the form without particles; else empty
  Script script;
  std::size_t begin;  ///< byte offsets
  std::size_t end;
};

/// The units of an analysed text, in order. `text` is what `tokens` were made of.
std::vector<NameUnit> name_units(std::string_view text, const std::vector<Token>& tokens);

/// The units of a name of ASCII letters and blanks, as name_units() makes them, at a twentieth of the cost; empty for
/// any other name. `lower` holds their letters.
std::vector<std::string_view> plain_units(std::string_view name, std::string& lower);

/// Units of a name joined by blanks: the key under which an index keeps its aliases.
std::string name_key(const std::vector<NameUnit>& units, std::size_t first, std::size_t count);

/// No alias has more units.
constexpr std::size_t kMaxNameUnits = 24;

}  // namespace khabar
