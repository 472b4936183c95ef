#pragma once

#include <span>
#include <string_view>

#include "common/text/script.hpp"

namespace khabar {

/// What an apostrophe inside a word means in a language. Everywhere, a final 's or ’s is cut (AMD’s is AMD).
enum class Apostrophe {
  Keep,    ///< part of the word
  Elide,   ///< between two words: l'école is l + école
  Suffix,  ///< before a case ending, which is cut: Türkiye'nin is Türkiye
};

/// What accents on Latin letters are to a language.
enum class Marks {
  Fold,           ///< taken off before stemming, so that words typed without them are found
  FoldAfterStem,  ///< the stemmer needs them (Turkish and Hungarian endings follow the vowels); taken off the stem
  Keep,           ///< they tell words apart (Vietnamese)
};

/// A language as the analysis sees it: one row of the table in language.cpp. A new language is a new row there.
struct Language {
  std::string_view code;     ///< ISO 639-1
  std::string_view name;     ///< in English
  Script script;             ///< what it is mostly written in
  std::string_view stemmer;  ///< libstemmer's algorithm; empty: none, the folded word stands for itself
  Apostrophe apostrophe = Apostrophe::Keep;
  Marks marks = Marks::Fold;
  std::string_view kin = {};  ///< the language whose stems it shares, as no tool tells the two apart surely; or empty
};

/// The table, ordered by code; the last row is "und".
std::span<const Language> languages();

/// The code of the language under which its stems are indexed: its own, or its kin's (Bokmål and Nynorsk as Norwegian;
/// Bosnian and Serbian, in both alphabets, as Croatian).
std::string_view stem_code(const Language& language);

/// The row of `code`, or the row of "und" for a code that is not in the table.
const Language& language(std::string_view code);

}  // namespace khabar
