#include "common/text/tokenizer.hpp"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>

#include "common/error.hpp"
#include "common/text/number_pieces.hpp"
#include "common/text/utf8.hpp"
#include "common/text/word_signs.hpp"
#include "common/text/word_splitter.hpp"

namespace khabar {

struct Tokenizer::Breaker {
  UBreakIterator* iterator = nullptr;
  UText text = UTEXT_INITIALIZER;

  Breaker() {
    UErrorCode error = U_ZERO_ERROR;
    iterator = ubrk_open(UBRK_WORD, "", nullptr, 0, &error);
    if (U_FAILURE(error)) throw Error(Exit::System, "ICU has no word break rules", "is libicu complete?");
  }
  ~Breaker() {
    ubrk_close(iterator);
    utext_close(&text);
  }
};

Tokenizer::Tokenizer() : breaker_(std::make_unique<Breaker>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

namespace {

Script script_of_word(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const Script script = script_of(utf8::next(word, at));
    if (script != Script::Common) return script;
  }
  return Script::Common;
}

/// What a character says of the word that it stands in. Cyrillic and its like count as Latin, as one letter of the one
/// in a word of the other is a slip or a trick, and no border.
enum class Side { None, Digit, Latin, Unspaced, Other };

Side side_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return Side::Digit;
  const Script script = script_of(c);
  if (script == Script::Common) return Side::None;
  // ICU takes Thai or Khmer digits for letters of their script: ปี๒๕๖๙.
  if (is_unspaced(script)) return u_isdigit(static_cast<UChar32>(c)) != 0 ? Side::Digit : Side::Unspaced;
  const bool european =
      script == Script::Latin || script == Script::Cyrillic || script == Script::Greek || script == Script::Armenian;
  return european ? Side::Latin : Side::Other;
}

/// Behind an apostrophe stands an ending of the word (लेनोवो's), which is the splitter's to judge.
bool is_border(Side before, Side behind, bool apostrophe) {
  if (before == Side::None || behind == Side::None || before == behind) return false;
  if (before == Side::Unspaced || behind == Side::Unspaced) return true;
  return !apostrophe && before != Side::Digit && behind != Side::Digit;
}

/// ICU sees no border between Latin and, say, Thai or Hindi: 5Gใน, ซุงGalaxy, AIमें. Most words have ASCII at neither end
/// or nothing else within, and need no closer look; E0 and E1 lead the bytes of India's and South-East Asia's scripts.
bool may_be_mixed(std::string_view word, Script script) {
  if (is_ascii(word.front()) != is_ascii(word.back())) return true;
  if (is_ascii(word.front())) return std::any_of(word.begin(), word.end(), [](char c) { return (c & 0xFE) == 0xE0; });
  return is_unspaced(script) && (script != Script::Han && script != Script::Kana);
}

void add_pieces(std::string_view text, std::size_t begin, std::size_t end, std::vector<Piece>& pieces) {
  const auto script = [&](std::size_t from, std::size_t to) {
    return script_of_word(text.substr(from, std::min<std::size_t>(to - from, 64)));
  };
  const Script whole = script(begin, end);
  if (!may_be_mixed(text.substr(begin, end - begin), whole)) return pieces.push_back({begin, end, whole});
  Side last = Side::None;
  for (std::size_t at = begin; at < end;) {
    const std::size_t here = at;
    const Side side = side_of(utf8::next(text, at));
    if (is_border(last, side, apostrophe_before(text, here) > 0)) {
      std::size_t behind = here;
      while (behind > begin && !is_word_byte(text[behind - 1])) --behind;
      if (behind > begin) pieces.push_back({begin, behind, script(begin, behind)});
      begin = here;
    }
    if (side != Side::None && (side != Side::Digit || last == Side::None || last == Side::Unspaced)) last = side;
  }
  pieces.push_back({begin, end, script(begin, end)});
}

}  // namespace

std::vector<Span> Tokenizer::spans(std::string_view text, const Language& language, std::uint32_t first_position) {
  UErrorCode error = U_ZERO_ERROR;
  utext_openUTF8(&breaker_->text, text.data(), static_cast<std::int64_t>(text.size()), &error);
  ubrk_setUText(breaker_->iterator, &breaker_->text, &error);
  if (U_FAILURE(error)) throw Error(Exit::System, "ICU cannot cut a text into words");
  std::vector<Piece> pieces;
  pieces.reserve(text.size() / 8);
  std::int32_t begin = ubrk_first(breaker_->iterator);
  for (std::int32_t end; (end = ubrk_next(breaker_->iterator)) != UBRK_DONE; begin = end) {
    if (ubrk_getRuleStatus(breaker_->iterator) < UBRK_WORD_NONE_LIMIT) continue;
    add_pieces(text, static_cast<std::size_t>(begin), static_cast<std::size_t>(end), pieces);
  }
  mend_numbers(text, language, pieces);
  return split_words(text, language, pieces, first_position);
}

}  // namespace khabar
