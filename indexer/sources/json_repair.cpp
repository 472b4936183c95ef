#include "indexer/sources/json_repair.hpp"

#include <optional>

#include "indexer/sources/decode.hpp"

namespace khabar {
namespace {

/// The value of the "\uXXXX" that begins at `at`.
std::optional<unsigned> escaped_unit(std::string_view json, std::size_t at) {
  if (json.substr(at, 2) != "\\u" || json.size() < at + 6) return std::nullopt;
  unsigned unit = 0;
  for (const char c : json.substr(at + 2, 4)) {
    const std::size_t digit = std::string_view("0123456789abcdef0123456789ABCDEF").find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(digit % 16);
  }
  return unit;
}

bool is_lead(std::optional<unsigned> unit) {
  return unit && *unit >= 0xD800 && *unit < 0xDC00;
}
bool is_trail(std::optional<unsigned> unit) {
  return unit && *unit >= 0xDC00 && *unit < 0xE000;
}

/// Copies the escape at `at` and answers where it ends.
std::size_t copy_escape(std::string_view json, std::size_t at, std::string& out) {
  const std::optional<unsigned> unit = escaped_unit(json, at);
  std::size_t size = unit ? 6 : 2;
  if (is_lead(unit) && is_trail(escaped_unit(json, at + 6))) {
    size = 12;
  } else if (is_lead(unit) || is_trail(unit)) {
    out += "\\ufffd";
    return at + size;
  }
  out += json.substr(at, size);
  return at + size;
}

/// The length of a number that JSON does not know, if one stands at `at`.
std::size_t odd_number(std::string_view json, std::size_t at) {
  for (std::string_view word : {"NaN", "Infinity", "-Infinity"}) {
    if (json.substr(at, word.size()) == word) return word.size();
  }
  return 0;
}

}  // namespace

std::string repaired_json(std::string_view bytes) {
  const std::string json = decode(bytes).text;
  std::string out;
  out.reserve(json.size());
  bool in_string = false;
  for (std::size_t at = 0; at < json.size();) {
    const char c = json[at];
    if (in_string && c == '\\') {
      at = copy_escape(json, at, out);
      continue;
    }
    if (const std::size_t size = in_string ? 0 : odd_number(json, at)) {
      out += "null";
      at += size;
      continue;
    }
    if (c == '"') in_string = !in_string;
    out += in_string && static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    ++at;
  }
  return out;
}

}  // namespace khabar
