#include "indexer/sources/xml_pieces.hpp"

#include <algorithm>

namespace khabar {
namespace {

using Kind = XmlPiece::Kind;

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kCDataBegin = "<![CDATA[";

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || (c & 0x80) != 0;
}

/// Where the name at `begin` ends.
std::size_t end_of_name(std::string_view text, std::size_t begin) {
  return std::min(text.find_first_of(" \t\r\n/<>=\"'?", begin), text.size());
}

/// How many bytes go up to and with `mark`; npos when it does not come.
std::size_t size_with(std::string_view text, std::string_view mark, std::size_t from) {
  const std::size_t at = text.find(mark, from);
  return at == std::string_view::npos ? at : at + mark.size();
}

/// A tag ends at a ">" outside of quotes. Where a "<" comes before it, some quote is not closed, or the ">" is missing.
std::size_t size_of_tag(std::string_view text) {
  std::size_t at = text.find_first_of("\"'<>", 1);
  while (at != std::string_view::npos && (text[at] == '"' || text[at] == '\'')) {
    const char stops[] = {text[at], '<', '\0'};
    at = text.find_first_of(stops, at + 1);
    if (at != std::string_view::npos && text[at] != '<') at = text.find_first_of("\"'<>", at + 1);
  }
  if (at == std::string_view::npos) return at;
  return text[at] == '>' ? at + 1 : std::min(text.substr(0, at).find('>'), at - 1) + 1;
}

/// A document type ends at a ">" outside of quotes, comments and the brackets of its own declarations.
std::size_t size_of_doctype(std::string_view text) {
  bool within = false;
  for (std::size_t at = text.find_first_of("\"'[]<>", 2); at != std::string_view::npos;
       at = text.find_first_of("\"'[]<>", at + 1)) {
    if (text[at] == '>' && !within) return at + 1;
    if (text[at] == '[' || text[at] == ']') within = text[at] == '[';
    if (text[at] == '"' || text[at] == '\'') at = text.find(text[at], at + 1);
    if (at != std::string_view::npos && text.substr(at, 4) == "<!--") at = text.find("-->", at + 4);
    if (at == std::string_view::npos) break;
  }
  return std::string_view::npos;
}

XmlPiece tag(std::string_view bytes) {
  const std::size_t begin = bytes[1] == '/' ? 2 : 1;
  const std::string_view name = bytes.substr(begin, end_of_name(bytes, begin) - begin);
  if (begin == 2) return {Kind::End, bytes, name};
  return {bytes.ends_with("/>") ? Kind::Empty : Kind::Start, bytes, name};
}

std::optional<XmlPiece> aside(std::string_view text, std::size_t size, std::size_t name_begin, bool whole) {
  if (size == std::string_view::npos) {
    if (!whole) return std::nullopt;
    size = text.size();
  }
  const std::size_t name_end = std::min(end_of_name(text, name_begin + 1), size);
  return XmlPiece{Kind::Aside, text.substr(0, size), text.substr(name_begin, name_end - name_begin)};
}

std::optional<XmlPiece> declaration(std::string_view text, bool whole) {
  if (!whole && text.size() < kCDataBegin.size()) return std::nullopt;
  if (text.starts_with("<!--")) return aside(text, size_with(text, "-->", 4), 0, whole);
  if (!text.starts_with(kCDataBegin)) {
    const std::size_t size = size_of_doctype(text);
    // Without an end it may be a stray quote's fault; then it had better end early than never.
    return aside(text, size == std::string_view::npos && whole ? size_with(text, ">", 2) : size, 1, whole);
  }
  const std::size_t size = size_with(text, "]]>", kCDataBegin.size());
  if (size == std::string_view::npos && !whole) return std::nullopt;
  return XmlPiece{Kind::CData, text.substr(0, size), {}};
}

}  // namespace

std::optional<XmlPiece> first_piece(std::string_view text, bool whole) {
  if (text[0] != '<') return XmlPiece{Kind::Text, text.substr(0, text.find('<')), {}};
  if (text.size() < 3 && !whole) return std::nullopt;
  const char second = text.size() > 1 ? text[1] : '\0';
  if (second == '!') return declaration(text, whole);
  if (second == '?') return aside(text, size_with(text, "?>", 2), 1, whole);
  const bool named = begins_name(second) || (second == '/' && text.size() > 2 && begins_name(text[2]));
  const std::size_t size = named ? size_of_tag(text) : text.find('<', 1);
  if (!named) return XmlPiece{Kind::Text, text.substr(0, size), {}};
  if (size == std::string_view::npos && !whole) return std::nullopt;
  return tag(text.substr(0, size));
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool take_attribute(std::string_view& rest, XmlAttribute& attribute) {
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n/>\"'=?<", 0), rest.size()));
  if (rest.empty()) return false;
  const std::size_t end = end_of_name(rest, 0);
  attribute = {rest.substr(0, end), {}};
  rest.remove_prefix(end);
  const std::size_t sign = rest.find_first_not_of(kBlanks);
  if (sign == std::string_view::npos || rest[sign] != '=') return true;
  rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks, sign + 1), rest.size()));
  const bool quoted = !rest.empty() && (rest[0] == '"' || rest[0] == '\'');
  const std::size_t stop = quoted ? rest.find(rest[0], 1) : rest.find_first_of(" \t\r\n>");
  attribute.value = rest.substr(quoted ? 1 : 0, stop == std::string_view::npos ? stop : stop - (quoted ? 1 : 0));
  rest.remove_prefix(stop == std::string_view::npos ? rest.size() : stop + (quoted ? 1 : 0));
  return true;
}

std::string_view attribute_of(const XmlPiece& tag, std::string_view name) {
  std::string_view rest = tag.bytes;
  rest.remove_prefix(static_cast<std::size_t>(tag.name.data() + tag.name.size() - tag.bytes.data()));
  for (XmlAttribute attribute; take_attribute(rest, attribute);) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

}  // namespace khabar
