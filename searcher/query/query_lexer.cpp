#include "searcher/query/query_lexer.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "common/text/utf8.hpp"
#include "searcher/query/query_chars.hpp"
#include "searcher/query/query_parser.hpp"

namespace khabar {
namespace {

using Kind = QueryToken::Kind;

/// "word" says that what follows is a word whatever it looks like; describe() needs it.
constexpr std::array<std::string_view, 11> kFields = {"title", "lang",   "company", "person", "place", "product",
                                                      "event", "source", "topic",   "date",   "word"};

/// One deeper than the tree may become: describe() writes (DATE ...) around a leaf.
constexpr int kMaxParens = kMaxQueryDepth + 1;

std::u32string decode(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out += utf8::next(text, at);
  return out;
}

std::string encode(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : text) utf8::append(out, c);
  return out;
}

std::string lower_ascii(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    if (c > 0x7F) return {};
    out += static_cast<char>(c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c);
  }
  return out;
}

/// True when one letter added, left out, changed, or exchanged with its neighbour makes `a` into `b`.
bool one_slip_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

/// NEAR or NEAR/5, the slash of either width.
std::optional<int> near_distance(std::u32string_view word) {
  if (!word.starts_with(U"NEAR")) return std::nullopt;
  word.remove_prefix(4);
  if (word.empty()) return kDefaultNear;
  if (word.size() == 1 || (word[0] != U'/' && word[0] != U'／')) return std::nullopt;
  int distance = 0;
  for (const char32_t c : word.substr(1)) {
    if (!is_digit(c)) return std::nullopt;
    distance = std::min(distance * 10 + static_cast<int>(c - U'0'), kMaxNear + 1);
  }
  return distance;
}

class Lexer {
 public:
  explicit Lexer(std::u32string_view text) : text_(text) {}

  LexedQuery run() {
    while (skip_blanks(), at_ < text_.size()) read_token();
    if (depth_ > 0) note("a parenthesis is not closed; it is taken to reach to the end");
    for (; depth_ > 0; --depth_) emit(Kind::Close);
    return std::move(out_);
  }

 private:
  char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U' '; }
  char32_t before(std::size_t i) const { return i > 0 ? text_[i - 1] : U' '; }
  bool ends_here(std::size_t i) const { return is_blank(at(i)) || is_close_paren(at(i)); }

  void skip_blanks() {
    while (at_ < text_.size() && (is_blank(text_[at_]) || is_stray_closer(text_[at_]))) ++at_;
  }

  void emit(Kind kind, std::string text = {}, std::string field = {}, bool quoted = false) {
    out_.tokens.push_back({kind, std::move(text), std::move(field), quoted, 0});
  }

  void note(std::string text) { add_note(out_.notes, std::move(text)); }

  void read_token() {
    const char32_t c = text_[at_];
    if (is_open_paren(c)) return open();
    if (is_close_paren(c)) return close();
    if (is_quote_opener(c)) return read_phrase();
    if (is_minus(c) && is_operator_here()) return ++at_, emit(Kind::Minus, "-");
    if (is_plus(c) && is_operator_here()) return ++at_, emit(Kind::Plus, "+");
    // Glued to a quote or a parenthesis ("Time"-Cover) it is a hyphen, and no part of the word behind it.
    if ((is_minus(c) || is_plus(c)) && !is_blank(before(at_)) && !is_open_paren(before(at_))) return void(++at_);
    read_word();
  }

  void open() {
    ++at_;
    if (depth_ < kMaxParens) {
      ++depth_;
      return emit(Kind::Open, "(");
    }
    if (++ignored_parens_ == 1)
      note("parentheses nested deeper than " + std::to_string(kMaxQueryDepth) + " are ignored");
    // What stood before it ("-", "title:") must not reach only the first word inside.
    emit(Kind::Nothing);
  }

  void close() {
    ++at_;
    if (ignored_parens_ > 0) {
      --ignored_parens_;
    } else if (depth_ > 0) {
      --depth_;
      emit(Kind::Close, ")");
    } else {
      note("a closing parenthesis has no opening one; it is ignored");
    }
  }

  /// Before a word, a phrase or a group, and behind a blank or "(": not in lip-bu, C++, --any, nor alone.
  bool is_operator_here() const {
    const char32_t next = at(at_ + 1);
    return (is_blank(before(at_)) || is_open_paren(before(at_))) && !ends_here(at_ + 1) && !is_minus(next) &&
           !is_plus(next);
  }

  /// Between two Hebrew letters a quote is a gershayim, the sign of an acronym (ארה"ב).
  bool is_gershayim(std::size_t i) const {
    return (at(i) == U'"' || at(i) == U'”') && is_hebrew_letter(before(i)) && is_hebrew_letter(at(i + 1));
  }

  /// The text between the quote at at_ and its partner, blanks single; at_ ends behind it.
  std::u32string take_quoted() {
    const char32_t opener = text_[at_++];
    std::u32string out;
    for (; at_ < text_.size(); ++at_) {
      char32_t c = text_[at_];
      if (closes(opener, c) && !is_gershayim(at_)) break;
      if (c == U'\\' && at_ + 1 < text_.size() && (at(at_ + 1) == U'\\' || closes(opener, at(at_ + 1)))) {
        c = text_[++at_];
      }
      if (!is_blank(c)) {
        out += c;
      } else if (!out.empty() && out.back() != U' ') {
        out += U' ';
      }
    }
    if (!out.empty() && out.back() == U' ') out.pop_back();
    if (at_ < text_.size()) {
      ++at_;
    } else {
      note("a quote is not closed; it is taken to reach to the end");
    }
    if (out.empty()) note("there is nothing between the quotes; they are ignored");
    return out;
  }

  void read_phrase() {
    // An arrow between blanks (News » Chips), not the German way to quote.
    if (text_[at_] == U'»' && is_blank(at(at_ + 1))) return void(++at_);
    const std::u32string text = take_quoted();
    emit(text.empty() ? Kind::Nothing : Kind::Phrase, encode(text));
  }

  /// True when the quote at `i`, inside a word, belongs to the word.
  bool is_quote_of_word(std::size_t i) const {
    const bool inches = (at(i) == U'"' || at(i) == U'”') && is_digit(before(i)) && ends_here(i + 1);
    return inches || is_gershayim(i);
  }

  bool word_goes_on(std::size_t i) const {
    if (i >= text_.size() || ends_here(i) || is_open_paren(text_[i]) || is_stray_closer(text_[i])) return false;
    return !is_quote_opener(text_[i]) || is_quote_of_word(i);
  }

  /// What stands up to the next blank, parenthesis or quote.
  std::u32string_view take_word() {
    const std::size_t begin = at_;
    while (word_goes_on(at_)) ++at_;
    const std::u32string_view word = text_.substr(begin, at_ - begin);
    if (is_quote_opener(at(at_)) && at(at_) != U'「' && at(at_) != U'『' && ends_here(at_ + 1)) {
      note("a closing quote has no opening one; it is ignored");
      ++at_;
    }
    return word;
  }

  void read_word() {
    const std::size_t begin = at_;
    while (word_goes_on(at_) && !is_colon(text_[at_])) ++at_;
    if (is_colon(at(at_)) && at_ > begin) {
      const std::string field = lower_ascii(text_.substr(begin, at_ - begin));
      if (std::ranges::find(kFields, field) != kFields.end()) return read_field(field);
      if (text_[at_] == U':') check_spelling(field);
    }
    at_ = begin;
    classify(take_word());
  }

  void check_spelling(const std::string& field) {
    if (at(at_ + 1) == U'/' || is_blank(at(at_ + 1))) return;
    for (const std::string_view known : kFields) {
      if (known != "word" && one_slip_apart(field, known)) {
        return note("no field " + quoted_for_note(field) + "; did you mean " + std::string(known) + ":?");
      }
    }
  }

  void classify(std::u32string_view word) {
    if (std::ranges::all_of(word, [](char32_t c) { return is_minus(c) || is_plus(c); })) return;
    const auto stars = word.size() - std::min(word.size(), word.find_last_not_of(U"*＊") + 1);
    const std::string text = encode(word);
    if (word == U"AND") return emit(Kind::And, text);
    if (word == U"OR") return emit(Kind::Or, text);
    if (word == U"NOT") return emit(Kind::Not, text);
    if (const auto distance = near_distance(word)) return emit_near(text, *distance);
    if (stars == word.size()) return emit(Kind::Star, text);
    if (stars > 0) return emit(Kind::Prefix, encode(word.substr(0, word.size() - stars)));
    if (is_star(word.front())) note("a * works at the end of a word only; " + quoted_for_note(text) + " is one word");
    emit(Kind::Word, text);
  }

  void emit_near(std::string text, int distance) {
    if (distance < 1 || distance > kMaxNear) note("NEAR takes 1 to " + std::to_string(kMaxNear) + " words");
    emit(Kind::Near, std::move(text));
    out_.tokens.back().distance = std::clamp(distance, 1, kMaxNear);
  }

  /// at_ stands on the colon of a known field.
  void read_field(const std::string& field) {
    ++at_;
    if (is_open_paren(at(at_)) && depth_ < kMaxParens) return emit(Kind::FieldOf, field + ":", field);
    if (is_quote_opener(at(at_))) {
      const std::u32string value = take_quoted();
      return emit_field(field, encode(value), true);
    }
    std::u32string_view value = take_word();
    if (value.empty()) {
      note("nothing stands directly behind " + field + ":; it is searched as a word");
      return emit(Kind::Word, field, {}, true);
    }
    if (field != "word" && is_star(value.back())) {
      note("a * does not work in " + field + ":; it is ignored");
      value = value.substr(0, value.find_last_not_of(U"*＊") + 1);
    }
    emit_field(field, encode(value), false);
  }

  void emit_field(const std::string& field, std::string value, bool quoted) {
    if (value.empty()) return emit(Kind::Nothing);
    if (field != "word") return emit(Kind::Field, std::move(value), field, quoted);
    const bool one_word = value.find(' ') == std::string::npos;
    emit(one_word ? Kind::Word : Kind::Phrase, std::move(value), {}, true);
  }

  std::u32string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int ignored_parens_ = 0;
  LexedQuery out_;
};

}  // namespace

LexedQuery lex_query(std::string_view text) {
  const std::u32string decoded = decode(utf8::scrub(text));
  LexedQuery out = Lexer(decoded).run();
  if (!utf8::valid(text))
    out.notes.insert(out.notes.begin(), "the query is not valid UTF-8; the broken bytes are ignored");
  return out;
}

void add_note(std::vector<std::string>& notes, std::string note) {
  constexpr std::size_t kMaxNotes = 20;
  if (notes.size() < kMaxNotes && std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
}

std::string quoted_for_note(std::string_view text) {
  constexpr std::size_t kMaxShown = 60;
  if (text.size() <= kMaxShown) return '"' + std::string(text) + '"';
  return '"' + std::string(utf8::prefix(text, kMaxShown)) + "…\"";
}

}  // namespace khabar
