#pragma once

#include <string_view>

namespace khabar {

/// Writing systems that the analysis tells apart. Common holds digits, punctuation and marks of no one script; Kana is
/// Hiragana and Katakana together.
enum class Script {
  Common,
  Latin,
  Greek,
  Cyrillic,
  Armenian,
  Georgian,
  Hebrew,
  Arabic,
  Devanagari,
  Bengali,
  Gurmukhi,
  Gujarati,
  Oriya,
  Tamil,
  Telugu,
  Kannada,
  Malayalam,
  Sinhala,
  Thai,
  Lao,
  Khmer,
  Myanmar,
  Tibetan,
  Ethiopic,
  Hangul,
  Kana,
  Han,
  Other,
};

Script script_of(char32_t c);

/// The script of most letters of `text`; Common when it has none.
Script main_script(std::string_view text);

/// True for scripts that put no spaces between words, where a word's borders come from a dictionary and may be wrong,
/// so that n-grams are indexed beside the words. Hangul is spaced.
constexpr bool is_unspaced(Script s) {
  return s == Script::Han || s == Script::Kana || s == Script::Thai || s == Script::Lao || s == Script::Khmer ||
         s == Script::Myanmar;
}

/// Han and Kana run together in Japanese; every other script runs by itself.
constexpr bool same_run(Script a, Script b) {
  return a == b || ((a == Script::Han || a == Script::Kana) && (b == Script::Han || b == Script::Kana));
}

/// Length of n-grams in code points: bigrams for Han and Kana, trigrams for the alphabets without spaces.
constexpr int gram_length(Script s) {
  return s == Script::Han || s == Script::Kana ? 2 : 3;
}

}  // namespace khabar
