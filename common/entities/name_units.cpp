#include "common/entities/name_units.hpp"

#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

/// Names are compared without accents, also in a language whose words keep them (Việt Nam).
std::string without_marks(const Token& token) {
  return token.script == Script::Latin ? fold(token.exact, language("und")) : token.exact;
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
      units.push_back({without_marks(token), token.stem, token.script, token.begin, token.end});
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

std::string name_key(const std::vector<NameUnit>& units, std::size_t first, std::size_t count) {
  std::string key;
  for (std::size_t i = first; i < first + count; ++i) {
    if (!key.empty()) key += ' ';
    key += units[i].text;
  }
  return key;
}

}  // namespace khabar
