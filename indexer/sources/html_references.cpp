#include "indexer/sources/html_references.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/text/utf8.hpp"

namespace khabar {
namespace {

struct Named {
  std::string_view name;
  char32_t value;
};

// Names that came after HTML 4: those that news pages and feeds have.
constexpr auto kNewerNames = std::to_array<Named>({
    {"apos", '\''},     {"Tab", '\t'},     {"NewLine", '\n'},  {"excl", '!'},     {"num", '#'},
    {"dollar", '$'},    {"percnt", '%'},   {"lpar", '('},      {"rpar", ')'},     {"ast", '*'},
    {"plus", '+'},      {"comma", ','},    {"period", '.'},    {"sol", '/'},      {"colon", ':'},
    {"semi", ';'},      {"equals", '='},   {"quest", '?'},     {"commat", '@'},   {"lsqb", '['},
    {"bsol", '\\'},     {"rsqb", ']'},     {"lowbar", '_'},    {"grave", '`'},    {"lcub", '{'},
    {"vert", '|'},      {"verbar", '|'},   {"rcub", '}'},      {"AMP", '&'},      {"LT", '<'},
    {"GT", '>'},        {"QUOT", '"'},     {"COPY", 0xA9},     {"REG", 0xAE},     {"TRADE", 0x2122},
    {"hyphen", 0x2010}, {"dash", 0x2010},  {"horbar", 0x2015}, {"numsp", 0x2007}, {"puncsp", 0x2008},
    {"hairsp", 0x200A}, {"check", 0x2713}, {"abreve", 0x103},  {"Abreve", 0x102}, {"aogon", 0x105},
    {"Aogon", 0x104},   {"cacute", 0x107}, {"Cacute", 0x106},  {"ccaron", 0x10D}, {"Ccaron", 0x10C},
    {"dcaron", 0x10F},  {"Dcaron", 0x10E}, {"dstrok", 0x111},  {"Dstrok", 0x110}, {"ecaron", 0x11B},
    {"Ecaron", 0x11A},  {"eogon", 0x119},  {"Eogon", 0x118},   {"gbreve", 0x11F}, {"Gbreve", 0x11E},
    {"Idot", 0x130},    {"imath", 0x131},  {"inodot", 0x131},  {"lcaron", 0x13E}, {"Lcaron", 0x13D},
    {"lstrok", 0x142},  {"Lstrok", 0x141}, {"nacute", 0x144},  {"Nacute", 0x143}, {"ncaron", 0x148},
    {"Ncaron", 0x147},  {"odblac", 0x151}, {"Odblac", 0x150},  {"rcaron", 0x159}, {"Rcaron", 0x158},
    {"sacute", 0x15B},  {"Sacute", 0x15A}, {"scedil", 0x15F},  {"Scedil", 0x15E}, {"tcaron", 0x165},
    {"Tcaron", 0x164},  {"tcedil", 0x163}, {"Tcedil", 0x162},  {"udblac", 0x171}, {"Udblac", 0x170},
    {"uring", 0x16F},   {"Uring", 0x16E},  {"zacute", 0x17A},  {"Zacute", 0x179}, {"zcaron", 0x17E},
    {"Zcaron", 0x17D},  {"zdot", 0x17C},   {"Zdot", 0x17B},
});

/// Windows-1252's characters of the bytes 128 to 159.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

constexpr std::size_t kLongestName = 12;

const std::unordered_map<std::string_view, char32_t>& names() {
  static const auto kNames = [] {
    std::unordered_map<std::string_view, char32_t> all;
    constexpr unsigned kHighest = 0x2666;  // of HTML 4's
    for (unsigned c = '"'; c <= kHighest; ++c) {
      if (const htmlEntityDesc* entity = htmlEntityValueLookup(c)) all.emplace(entity->name, c);
    }
    for (const auto& [name, value] : kNewerNames) all.emplace(name, value);
    return all;
  }();
  return kNames;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::optional<unsigned> hex_digit(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  const char lower = static_cast<char>(c | 0x20);
  if (lower >= 'a' && lower <= 'f') return static_cast<unsigned>(lower - 'a' + 10);
  return std::nullopt;
}

struct Reference {
  std::size_t size = 0;  ///< bytes, with "&" and semicolon; 0 where there is none
  char32_t value = 0;
};

/// `text` begins with "&#".
Reference numeric(std::string_view text) {
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::size_t begin = hex ? 3 : 2;
  constexpr char32_t kBeyond = 0x110000;
  char32_t value = 0;
  std::size_t at = begin;
  for (; at < text.size(); ++at) {
    const std::optional<unsigned> digit = hex_digit(text[at]);
    if (!digit || (!hex && *digit > 9)) break;
    value = std::min<char32_t>(value * (hex ? 16 : 10) + *digit, kBeyond);
  }
  if (at == begin) return {};
  if (at < text.size() && text[at] == ';') ++at;
  if (value >= 0x80 && value <= 0x9F) value = kWindows1252[value - 0x80];
  // A character of four bytes takes at least "&#65536", one of three "&#" and a digit at most: none grows.
  return {at, value == 0 ? utf8::kReplacement : value};
}

Reference named(std::string_view text, ReferencePlace place) {
  std::size_t end = 1;
  while (end < text.size() && end <= kLongestName && (is_letter(text[end]) || is_digit(text[end]))) ++end;
  const auto found = names().find(text.substr(1, end - 1));
  if (found == names().end()) return {};
  if (end < text.size() && text[end] == ';') return {end + 1, found->second};
  const bool old = found->second <= 0xFF;
  const bool assigned = place == ReferencePlace::Attribute && end < text.size() && text[end] == '=';
  return old && !assigned ? Reference{end, found->second} : Reference{};
}

Reference reference_at(std::string_view text, ReferencePlace place) {
  if (text.size() < 3) return {};
  return text[1] == '#' ? numeric(text) : named(text, place);
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F);
}

}  // namespace

std::size_t resolve_references(std::span<char> text, ReferencePlace place) {
  const std::string_view whole(text.data(), text.size());
  std::size_t from = whole.find('&');
  if (from == std::string_view::npos) return text.size();
  std::size_t to = from;
  std::string character;
  while (from < text.size()) {
    const Reference reference = reference_at(whole.substr(from), place);
    if (reference.size > 0) {
      character.clear();
      if (!is_control(reference.value)) utf8::append(character, reference.value);
      std::copy(character.begin(), character.end(), text.begin() + static_cast<std::ptrdiff_t>(to));
      to += character.size();
      from += reference.size;
    }
    const std::size_t plain = reference.size > 0 ? from : from + 1;  // an "&" that means itself
    const std::size_t next = std::min(whole.find('&', plain), text.size());
    std::memmove(text.data() + to, text.data() + from, next - from);
    to += next - from;
    from = next;
  }
  return to;
}

}  // namespace khabar
