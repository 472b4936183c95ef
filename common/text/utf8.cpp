#include "common/text/utf8.hpp"

#include <algorithm>

namespace khabar::utf8 {
namespace {

/// What a lead byte asks for: how many bytes follow, and the range of the first of them (Unicode 15, table 3-7).
struct Lead {
  int following;
  unsigned char low;
  unsigned char high;
  char32_t bits;
};

constexpr Lead kIllFormed{-1, 0, 0, 0};

constexpr Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {0, 0, 0, byte};
  if (byte < 0xC2) return kIllFormed;
  if (byte < 0xE0) return {1, 0x80, 0xBF, byte & 0x1Fu};
  if (byte == 0xE0) return {2, 0xA0, 0xBF, 0};
  if (byte == 0xED) return {2, 0x80, 0x9F, 0xD};
  if (byte < 0xF0) return {2, 0x80, 0xBF, byte & 0x0Fu};
  if (byte == 0xF0) return {3, 0x90, 0xBF, 0};
  if (byte < 0xF4) return {3, 0x80, 0xBF, byte & 0x07u};
  if (byte == 0xF4) return {3, 0x80, 0x8F, 4};
  return kIllFormed;
}

struct Decoded {
  char32_t c;
  bool well_formed;
};

Decoded decode(std::string_view text, std::size_t& at) {
  Lead lead = lead_of(static_cast<unsigned char>(text[at++]));
  if (lead.following < 0) return {kReplacement, false};
  char32_t c = lead.bits;
  for (int i = 0; i < lead.following; ++i) {
    if (at == text.size()) return {kReplacement, false};
    auto byte = static_cast<unsigned char>(text[at]);
    if (byte < lead.low || byte > lead.high) return {kReplacement, false};
    c = (c << 6) | (byte & 0x3Fu);
    lead.low = 0x80;
    lead.high = 0xBF;
    ++at;
  }
  return {c, true};
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
}

bool is_unwanted(char32_t c) {
  if (c < 0x7F) return is_control(c);
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F) || (c >= 0xFFF9 && c <= 0xFFFB)) return true;
  bool noncharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  return is_control(c) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F) || noncharacter;
}

}  // namespace

char32_t next(std::string_view text, std::size_t& at) {
  return decode(text, at).c;
}

void append(std::string& out, char32_t c) {
  auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next(text, at);
  return count;
}

bool valid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!decode(text, at).well_formed) return false;
  }
  return true;
}

std::string scrub(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next(text, at);
    if (c == '\r') {
      if (at < text.size() && text[at] == '\n') ++at;
      c = '\n';
    }
    if (c == 0x2028 || c == 0x2029) c = '\n';
    if (!is_unwanted(c)) append(out, c);
  }
  return out;
}

std::string printable(std::string_view text) {
  std::string out = scrub(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return out;
}

std::string_view prefix(std::string_view text, std::size_t bytes) {
  if (bytes >= text.size()) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace khabar::utf8
