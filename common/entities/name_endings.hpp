#pragma once

#include <span>
#include <string_view>

#include "common/text/language.hpp"

namespace khabar {

/// What a language's grammar hangs on names, folded (fold.hpp), without accents on Latin letters.
struct NameEndings {
  std::string_view languages;  ///< codes between blanks
  Script script;               ///< of the words that it is for
  std::string_view endings;    ///< between blanks; cut off a word's end
  /// What a name's own last letters may be where the ending stands for them (Nvidia: Nvidii), between commas; the
  /// empty one is the plain cut.
  std::string_view restored;
  std::size_t least_base;  ///< letters that must stay
};

/// Little words that Hebrew and Arabic write together with the next.
struct NamePrefixes {
  std::string_view languages;
  Script script;
  std::string_view prefixes;
  std::size_t least_base;
};

/// The rows for a language, in the order of the table; few.
std::span<const NameEndings> name_endings();
std::span<const NamePrefixes> name_prefixes();

/// True when `code` is one of the codes between blanks in `list`.
bool lists(std::string_view list, std::string_view code);

}  // namespace khabar
