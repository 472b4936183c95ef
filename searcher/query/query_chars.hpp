#pragma once

#include <string_view>

namespace khabar {

/// The characters that mean something in a query, each with its kin from other keyboards. Only query_lexer.cpp needs
/// them.

/// Controls and broken bytes separate words too.
inline bool is_blank(char32_t c) {
  return c <= 0x20 || c == 0xFFFD || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

inline bool is_open_paren(char32_t c) {
  return c == U'(' || c == U'（';
}
inline bool is_close_paren(char32_t c) {
  return c == U')' || c == U'）';
}
inline bool is_colon(char32_t c) {
  return c == U':' || c == U'：';
}
inline bool is_star(char32_t c) {
  return c == U'*' || c == U'＊';
}
inline bool is_minus(char32_t c) {
  return c == U'-' || c == U'－' || c == 0x2212;
}
inline bool is_plus(char32_t c) {
  return c == U'+' || c == U'＋';
}
inline bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
inline bool is_hebrew_letter(char32_t c) {
  return c >= 0x05D0 && c <= 0x05EA;
}

/// Quotes that may open and close a phrase, whichever way they lean: people mix them.
inline bool is_double_quote(char32_t c) {
  return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'‟' || c == U'＂';
}

inline bool is_quote_opener(char32_t c) {
  return is_double_quote(c) || c == U'«' || c == U'»' || c == U'「' || c == U'『';
}

/// True when `c` ends a phrase that `opener` began.
inline bool closes(char32_t opener, char32_t c) {
  switch (opener) {
    case U'«':
      return c == U'»';
    case U'»':
      return c == U'«' || c == U'»';
    case U'「':
      return c == U'」';
    case U'『':
      return c == U'』';
    default:
      return is_double_quote(c) && c != U'„';
  }
}

/// A closing bracket that nothing opened.
inline bool is_stray_closer(char32_t c) {
  return c == U'」' || c == U'』';
}

}  // namespace khabar
