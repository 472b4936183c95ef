#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/store/schema.hpp"
#include "common/text/analyzer.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

/// Which tokens of an analysed query belong together. Only query_compiler.cpp needs this.

/// Behind the last part of the compound at `first`.
inline std::size_t end_of_parts(const std::vector<Token>& tokens, std::size_t first) {
  std::size_t next = first + 1;
  while (next < tokens.size() && tokens[next].begin < tokens[first].end) ++next;
  return next;
}

/// Behind the last n-gram that begins in the segment at `first`.
inline std::size_t end_of_grams(const std::vector<Token>& tokens, std::size_t first) {
  std::size_t next = first + 1;
  while (next < tokens.size() && tokens[next].kind == TokenKind::Gram && tokens[next].begin < tokens[first].end) ++next;
  return next;
}

/// An n-gram of fewer than n characters, at the end of a run.
inline bool is_short(const Token& token) {
  return utf8::length(token.exact) < static_cast<std::size_t>(gram_length(token.script));
}

/// The term under which the token's position is kept, without a field's prefix.
inline std::string positional_term(const Token& token) {
  return token.kind == TokenKind::Gram ? schema::gram_term(token.exact) : token.exact;
}

inline bool is_one_character(const Token& token) {
  return token.kind == TokenKind::Segment && utf8::length(token.exact) == 1;
}

/// True when the segments at `first` and `second` are one character each, side by side, and those around them longer:
/// more in a row are words of grammar, which need not stand together.
inline bool is_pair(const std::vector<Token>& tokens, std::size_t first, std::size_t second) {
  if (!is_one_character(tokens[first]) || second >= tokens.size() || !is_one_character(tokens[second])) return false;
  const Token& gram = tokens[first + 1];
  if (gram.kind != TokenKind::Gram || is_short(gram) || gram.end != tokens[second].end) return false;
  const std::size_t third = end_of_grams(tokens, second);
  if (third < tokens.size() && is_one_character(tokens[third]) && tokens[third].begin == gram.end) return false;
  // The segment before has its own n-grams between itself and this one.
  for (std::size_t i = first; i-- > 0;) {
    if (tokens[i].kind != TokenKind::Segment) continue;
    return tokens[i].end != gram.begin || !is_one_character(tokens[i]);
  }
  return true;
}

/// The l of l'ordinateur.
inline bool is_elided(std::string_view text, const Token& token, const Language& language) {
  const std::string_view behind = text.substr(token.end, 3);
  return language.apostrophe == Apostrophe::Elide && (behind.starts_with('\'') || behind == "’");
}

/// The する of 開発する: hiragana behind another word of the same run.
inline bool is_inflection(std::string_view text, const std::vector<Token>& tokens, std::size_t segment) {
  const Token& token = tokens[segment];
  if (segment == 0 || tokens[segment - 1].kind != TokenKind::Gram || tokens[segment - 1].end < token.begin)
    return false;
  for (std::size_t at = token.begin; at < token.end;) {
    const char32_t c = utf8::next(text, at);
    if (c < 0x3041 || c > 0x309F) return false;
  }
  return true;
}

}  // namespace khabar
