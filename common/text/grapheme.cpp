#include "common/text/grapheme.hpp"

#include <unicode/uchar.h>

#include "common/text/utf8.hpp"

namespace khabar {

namespace {

constexpr int kMostMarks = 32;
constexpr char32_t kJoiner = 0x200D;

bool extends(char32_t c) {
  return c >= 0x300 && (u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_GRAPHEME_EXTEND) || c == kJoiner ||
                        u_charType(static_cast<UChar32>(c)) == U_COMBINING_SPACING_MARK);
}

std::size_t previous(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

char32_t code_point_at(std::string_view text, std::size_t at) {
  return utf8::next(text, at);
}

bool is_border(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  return !extends(code_point_at(text, at)) && code_point_at(text, previous(text, at)) != kJoiner;
}

}  // namespace

std::size_t grapheme_begin(std::string_view text, std::size_t at) {
  for (int i = 0; i < kMostMarks && !is_border(text, at); ++i) at = previous(text, at);
  return at;
}

std::size_t grapheme_end(std::string_view text, std::size_t at) {
  for (int i = 0; i < kMostMarks && !is_border(text, at); ++i) utf8::next(text, at);
  return at;
}

}  // namespace khabar
