#include "common/text/tokenizer.hpp"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>

#include "common/error.hpp"
#include "common/text/utf8.hpp"

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

/// A stretch between two word borders that holds a word.
struct Piece {
  std::size_t begin;
  std::size_t end;
  Script script;
};

constexpr std::size_t kMaxCompoundBytes = 64;
constexpr std::size_t kMaxCompoundParts = 6;

bool is_ascii_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Bytes of the apostrophe at `at`, 0 when there is none.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (text[at] == '\'') return 1;
  if (text.substr(at, 3) == "’") return 3;
  if (text.substr(at, 2) == "ʼ") return 2;
  return 0;
}

/// The s of "iPhone 17's", which ICU cuts off: between letters it leaves the possessive to Splitter.
bool is_possessive_of_number(std::string_view text, std::size_t begin, std::size_t end) {
  if (end - begin != 1 || (text[begin] | 0x20) != 's') return false;
  for (const std::size_t bytes : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
    if (begin > bytes && apostrophe_at(text, begin - bytes) == bytes) return is_digit(text[begin - bytes - 1]);
  }
  return false;
}

class Splitter {
 public:
  Splitter(std::string_view text, const Language& language, std::uint32_t position)
      : text_(text), language_(language), position_(position) {}

  std::vector<Span> run(const std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i < pieces.size();)
      i = is_unspaced(pieces[i].script) ? run_of(pieces, i) : chain(pieces, i);
    return std::move(spans_);
  }

 private:
  void add(TokenKind kind, Script script, std::size_t begin, std::size_t end) {
    spans_.push_back({kind, script, position_, begin, end});
  }

  void add_word(Script script, std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    add(TokenKind::Word, script, begin, end);
    ++position_;
  }

  /// An unspaced run: the dictionary's words, and at each character its n-gram. Returns the piece behind the run.
  std::size_t run_of(const std::vector<Piece>& pieces, std::size_t first) {
    std::size_t last = first + 1;
    while (last < pieces.size() && pieces[last].begin == pieces[last - 1].end &&
           same_run(pieces[last].script, pieces[first].script)) {
      ++last;
    }
    const Script script = pieces[first].script;
    const std::size_t end = pieces[last - 1].end;
    std::vector<std::size_t> starts;
    for (std::size_t at = pieces[first].begin; at < end; utf8::next(text_, at)) starts.push_back(at);
    const auto n = static_cast<std::size_t>(gram_length(script));
    std::size_t piece = first;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      if (piece < last && pieces[piece].begin == starts[i]) {
        add(TokenKind::Segment, pieces[piece].script, pieces[piece].begin, pieces[piece].end);
        ++piece;
      }
      add(TokenKind::Gram, script, starts[i], i + n < starts.size() ? starts[i + n] : end);
      ++position_;
    }
    return last;
  }

  /// Words joined by hyphens or ampersands, taken as a whole too when they look technical. Returns the piece behind
  /// them.
  std::size_t chain(const std::vector<Piece>& pieces, std::size_t first) {
    std::size_t last = first + 1;
    bool ampersand = false;
    while (last < pieces.size() && last - first < kMaxCompoundParts && !is_unspaced(pieces[last].script)) {
      const std::string_view gap = text_.substr(pieces[last - 1].end, pieces[last].begin - pieces[last - 1].end);
      if (gap != "-" && gap != "&" && gap != "‑") break;
      ampersand = ampersand || gap == "&";
      ++last;
    }
    const std::size_t begin = pieces[first].begin;
    const std::size_t end = pieces[last - 1].end;
    if (last - first > 1 && is_technical(begin, end, ampersand))
      add(TokenKind::Compound, pieces[first].script, begin, end);
    if (last - first == 1) add_with_signs(pieces[first]);
    for (std::size_t i = first; i < last; ++i) split_word(pieces[i]);
    return last;
  }

  bool is_technical(std::size_t begin, std::size_t end, bool ampersand) const {
    if (end - begin > kMaxCompoundBytes) return false;
    const std::string_view whole = text_.substr(begin, end - begin);
    const bool digit = std::any_of(whole.begin(), whole.end(), is_digit);
    const bool letter = std::any_of(whole.begin(), whole.end(), [](char c) { return is_word_byte(c) && !is_digit(c); });
    return ampersand || (digit && letter);
  }

  /// C++, C#, Disney+ and .NET: signs that belong to the word before or behind them.
  void add_with_signs(const Piece& piece) {
    std::size_t end = piece.end;
    if (piece.end - piece.begin > kMaxCompoundBytes) return;
    const bool one_letter = piece.end - piece.begin == 1 && is_ascii_letter(text_[piece.begin]);
    while (end < text_.size() && end - piece.end < 2 && (text_[end] == '+' || (one_letter && text_[end] == '#'))) ++end;
    const bool numbered = end < text_.size() && is_digit(text_[end]) && end - piece.end > 1;  // C++17 is C++ 17
    if (end < text_.size() && is_word_byte(text_[end]) && !numbered) end = piece.end;
    std::size_t begin = piece.begin;
    if (begin > 0 && text_[begin - 1] == '.' && is_ascii_letter(text_[begin]) &&
        (begin == 1 || text_[begin - 2] == ' ' || text_[begin - 2] == '\n' || text_[begin - 2] == '(')) {
      --begin;
    }
    if (begin != piece.begin || end != piece.end) add(TokenKind::Compound, piece.script, begin, end);
  }

  /// One piece may hold several words: l'école, Node.js, user@example.com, snake_case; and less than it holds: AMD's.
  void split_word(const Piece& piece) {
    const std::size_t end = without_possessive(piece);
    const std::string_view word = text_.substr(piece.begin, end - piece.begin);
    const std::size_t sign = word.find_first_of(".@_:");
    const bool number = std::none_of(word.begin(), word.end(), [](char c) { return is_word_byte(c) && !is_digit(c); });
    if (sign == std::string_view::npos || number) return split_elision(piece.script, piece.begin, end);
    if (is_acronym(word)) return add_word(piece.script, piece.begin, end);
    if (word.size() <= kMaxCompoundBytes && sign > 0 && sign + 1 < word.size()) {
      add(TokenKind::Compound, piece.script, piece.begin, end);
    }
    for (std::size_t from = 0; from < word.size();) {
      const std::size_t to = std::min(word.find_first_of(".@_:", from), word.size());
      split_elision(piece.script, piece.begin + from, piece.begin + to);
      from = to + 1;
    }
  }

  std::size_t without_possessive(const Piece& piece) const {
    const std::size_t size = piece.end - piece.begin;
    for (const std::size_t bytes : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
      if (size <= bytes + 1 || (text_[piece.end - 1] | 0x20) != 's') continue;
      if (apostrophe_at(text_, piece.end - 1 - bytes) == bytes) return piece.end - 1 - bytes;
    }
    return piece.end;
  }

  void split_elision(Script script, std::size_t begin, std::size_t end) {
    if (language_.apostrophe == Apostrophe::Keep) return add_word(script, begin, end);
    for (std::size_t at = begin; at < end; ++at) {
      const std::size_t bytes = apostrophe_at(text_, at);
      if (bytes == 0) continue;
      add_word(script, begin, at);
      if (language_.apostrophe == Apostrophe::Suffix) return;
      begin = at + bytes;
    }
    add_word(script, begin, end);
  }

  /// U.S and the like: single letters between full stops.
  static bool is_acronym(std::string_view word) {
    if (word.size() < 3) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (i % 2 == 0 ? !is_ascii_letter(word[i]) : word[i] != '.') return false;
    }
    return true;
  }

  std::string_view text_;
  const Language& language_;
  std::uint32_t position_;
  std::vector<Span> spans_;
};

Script script_of_word(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const Script script = script_of(utf8::next(word, at));
    if (script != Script::Common) return script;
  }
  return Script::Common;
}

}  // namespace

std::vector<Span> Tokenizer::spans(std::string_view text, const Language& language, std::uint32_t first_position) {
  UErrorCode error = U_ZERO_ERROR;
  utext_openUTF8(&breaker_->text, text.data(), static_cast<std::int64_t>(text.size()), &error);
  ubrk_setUText(breaker_->iterator, &breaker_->text, &error);
  if (U_FAILURE(error)) throw Error(Exit::System, "ICU cannot cut a text into words");
  std::vector<Piece> pieces;
  std::int32_t begin = ubrk_first(breaker_->iterator);
  for (std::int32_t end; (end = ubrk_next(breaker_->iterator)) != UBRK_DONE; begin = end) {
    if (ubrk_getRuleStatus(breaker_->iterator) < UBRK_WORD_NONE_LIMIT) continue;
    const auto from = static_cast<std::size_t>(begin);
    const auto to = static_cast<std::size_t>(end);
    if (is_possessive_of_number(text, from, to)) continue;
    pieces.push_back({from, to, script_of_word(text.substr(from, std::min<std::size_t>(to - from, 64)))});
  }
  return Splitter(text, language, first_position).run(pieces);
}

}  // namespace khabar
