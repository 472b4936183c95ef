#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// A character as the date scanner compares it, and where it stands in the text.
struct FoldedChar {
  char32_t c;
  std::size_t begin;  ///< byte offsets of the character that it came from
  std::size_t end;
  bool upper;  ///< it was a capital
};

/// `text` folded for comparing month names and reading numbers: decimal digits of every script as ASCII, full-width
/// forms as ASCII, lower case, accents, nuktas and Arabic vowel signs off, Persian ya and kaf as the Arabic ones, every
/// white space a blank, hyphens '-' and dashes U+2013, joiners and other invisible characters dropped. Linear.
std::vector<FoldedChar> fold_for_dates(std::string_view text);

/// The folded characters alone.
std::u32string folded_key(std::string_view text);

/// Letters, and the marks that are part of words in Thai or Devanagari. Of folded characters.
bool is_word_char(char32_t c);

/// True for letters of scripts with capitals, where a letter beside a number makes another word of it ("5G").
bool is_cased(char32_t c);

/// Han, kana, Hangul: written without blanks between words, or with particles at the word's end.
bool is_east_asian(char32_t c);

}  // namespace khabar
