#pragma once

#include <cstddef>
#include <string_view>

namespace khabar {

/// Bytes as word splitting sees them. Only the tokenizer's files need this.

inline bool is_ascii_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}
inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
inline bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_digit(c) || !is_ascii(c);
}
inline bool is_vowel(char c) {
  return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos;
}

/// Bytes of the apostrophe at `at`, 0 when there is none.
inline std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (text[at] == '\'') return 1;
  if (text.substr(at, 3) == "’") return 3;
  if (text.substr(at, 2) == "ʼ") return 2;
  return 0;
}

/// Bytes of the apostrophe that ends at `end`, 0 when there is none.
inline std::size_t apostrophe_before(std::string_view text, std::size_t end) {
  for (const std::size_t bytes : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
    if (end >= bytes && apostrophe_at(text, end - bytes) == bytes) return bytes;
  }
  return 0;
}

}  // namespace khabar
