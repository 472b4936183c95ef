#include "common/entities/name_units.hpp"

#include <algorithm>

#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

/// Names are compared without accents, also in a language whose words keep them (Việt Nam).
std::string without_marks(const Token& token) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (token.script != Script::Latin || std::all_of(token.exact.begin(), token.exact.end(), is_ascii))
    return token.exact;
  return fold(token.exact, language("und"));
}

}  // namespace

std::vector<NameUnit> name_units(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<NameUnit> units;
  std::size_t hashtag_end = 0;
  for (const Token& token : tokens) {
    if (token.begin < hashtag_end) continue;  // #OpenAI is OpenAI, not Open AI
    if (token.kind == TokenKind::Compound && token.begin > 0 && text[token.begin - 1] == '#') {
      hashtag_end = token.end;
      units.push_back({without_marks(token), {}, token.script, token.begin, token.end});
    } else if (token.kind == TokenKind::Word) {
      units.push_back({without_marks(token), {}, token.script, token.begin, token.end});
      if (token.script == Script::Hangul) units.back().stem = token.stem;
    } else if (token.kind == TokenKind::Gram) {
      std::size_t folded_end = 0;
      utf8::next(token.exact, folded_end);
      std::size_t end = token.begin;
      utf8::next(text, end);
      units.push_back({token.exact.substr(0, folded_end), {}, token.script, token.begin, end});
    }
  }
  return units;
}

std::vector<std::string_view> plain_units(std::string_view name, std::string& lower) {
  constexpr std::size_t kLongest = 20;  // of a word that is surely no encoded data
  lower.clear();
  std::vector<std::string_view> units;
  for (const char c : name) {
    const char small = static_cast<char>(c | 0x20);
    if (c != ' ' && (small < 'a' || small > 'z')) return {};
    lower += c == ' ' ? ' ' : small;
  }
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t end = std::min(lower.find(' ', at), lower.size());
    if (end - at > kLongest) return {};
    if (end > at) units.push_back(std::string_view(lower).substr(at, end - at));
    at = end + 1;
  }
  return units;
}

std::string name_key(const std::vector<NameUnit>& units, std::size_t first, std::size_t count) {
  std::string key;
  for (std::size_t i = first; i < first + count; ++i) {
    if (!key.empty()) key += ' ';
    key += units[i].text;
  }
  return key;
}

}  // namespace khabar
