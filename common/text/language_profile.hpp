#pragma once

#include <span>
#include <string_view>

#include "common/text/script.hpp"

namespace khabar {

/// What gives a language away in writing, for scripts that several languages share. A language written in two scripts
/// has two profiles. The words are those that grammar needs everywhere (articles, prepositions, pronouns, auxiliaries)
/// and, between twins such as Croatian and Bosnian, the common words that differ. An entry that begins with '-' is an
/// ending of words, one that ends with '-' a beginning.
struct LanguageProfile {
  std::string_view code;     ///< ISO 639-1, or "und"
  std::string_view letters;  ///< lower case; those that not every alphabet of the script has
  std::string_view words;    ///< lower case, separated by single spaces
};

/// The profiles of the languages that share `script`, at most 64; none for a script that one language has to itself.
std::span<const LanguageProfile> language_profiles(Script script);

std::span<const LanguageProfile> latin_profiles();  // a file of its own: most of the table

}  // namespace khabar
