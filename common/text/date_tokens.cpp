#include "common/text/date_tokens.hpp"

#include <algorithm>

namespace khabar {
namespace {

using Kind = DateToken::Kind;

constexpr std::u32string_view kHanDigits = U"〇一二三四五六七八九";
constexpr std::size_t kMostHanDigits = 4;

/// 0 to 9, 10 for 十, -1 for no numeral. 零 is the long form of 〇.
int han_digit(char32_t c) {
  if (c == U'零') return 0;
  if (c == U'十') return 10;
  std::size_t digit = kHanDigits.find(c);
  return digit == std::u32string_view::npos ? -1 : static_cast<int>(digit);
}

/// 二〇二六 is 2026, 十二 is 12, 二十一 is 21.
int han_value(std::u32string_view numerals) {
  if (numerals.find(U'十') == std::u32string_view::npos) {
    int value = 0;
    for (char32_t c : numerals) value = value * 10 + han_digit(c);
    return value;
  }
  std::size_t ten = numerals.find(U'十');
  int tens = ten == 0 ? 1 : han_digit(numerals[0]);
  int ones = ten + 1 < numerals.size() ? han_digit(numerals[ten + 1]) : 0;
  return ten > 1 || numerals.size() > ten + 2 || ones == 10 ? 0 : tens * 10 + ones;
}

/// The unit as the Japanese write it, or 0.
char32_t unit_of(char32_t c) {
  if (c == U'年' || c == U'년') return U'年';
  if (c == U'月' || c == U'월') return U'月';
  if (c == U'日' || c == U'일' || c == U'号' || c == U'號') return U'日';
  if (c == U'時' || c == U'时' || c == U'点' || c == U'點' || c == U'시') return U'時';
  if (c == U'分' || c == U'분') return U'分';
  return c == U'秒' || c == U'초' ? U'秒' : 0;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool joins_numbers(char32_t c) {
  return c == U'.' || c == U',' || c == U':' || c == U'/' || c == U'-';
}

/// What is written to a year without a blank: Russian and Ukrainian "year", the Arabic and Urdu signs of the era.
bool is_year_suffix(std::u32string_view word) {
  return word == U"г" || word == U"гг" || word == U"р" || word == U"م" || word == U"ء";
}

}  // namespace

DateTokens::DateTokens(std::string_view line, const CalendarWords& words) : words_(words) {
  // A number or word may run over the limit: read on, and keep what begins before it.
  chars_ = fold_for_dates(line.substr(0, 2 * kLongest));
  text_.reserve(chars_.size());
  for (const FoldedChar& folded : chars_) text_ += folded.c;
  for (std::size_t at = 0; at < text_.size() && chars_[at].begin < kLongest;) {
    if (text_[at] == U' ') {
      blank_ = true;
      ++at;
      continue;
    }
    std::size_t end = read_number(at);
    if (end == at) end = read_han_number(at);
    if (end == at) end = read_unit(at);
    if (end == at) end = read_month(at);
    if (end == at) end = read_word(at);
    if (end == at) {
      push(Kind::Mark, at, at + 1).sign = text_[at];
      end = at + 1;
    }
    at = end;
  }
}

DateToken& DateTokens::push(Kind kind, std::size_t from, std::size_t to) {
  DateToken token;
  token.kind = kind;
  token.begin = chars_[from].begin;
  token.end = chars_[to - 1].end;
  token.blank = blank_;
  token.upper = chars_[from].upper;
  blank_ = false;
  tokens_.push_back(std::move(token));
  return tokens_.back();
}

std::size_t DateTokens::read_number(std::size_t at) {
  std::size_t end = at;
  while (end < text_.size() && is_digit(text_[end])) ++end;
  if (end == at) return at;
  DateToken& token = push(Kind::Number, at, end);
  token.digits = end - at;
  if (token.digits > 4) return end;
  for (std::size_t i = at; i < end; ++i) token.value = token.value * 10 + static_cast<int>(text_[i] - U'0');
  return end;
}

/// Where the Han numerals at `at` end if they count years, months or days; `at` when they do not. 元年 is the first
/// year of an era.
std::size_t DateTokens::han_number_end(std::size_t at) const {
  if (at > 0 && han_digit(text_[at - 1]) >= 0) return at;
  std::size_t end = at;
  while (end < text_.size() && end - at <= kMostHanDigits && han_digit(text_[end]) >= 0) ++end;
  if (end == at && text_[at] == U'元') ++end;
  if (end == at || end - at > kMostHanDigits || end == text_.size()) return at;
  char32_t unit = unit_of(text_[end]);
  return unit == U'年' || unit == U'月' || unit == U'日' ? end : at;
}

std::size_t DateTokens::read_han_number(std::size_t at) {
  std::size_t end = han_number_end(at);
  if (end == at) return at;
  std::u32string_view numerals = std::u32string_view(text_).substr(at, end - at);
  DateToken& token = push(Kind::Number, at, end);
  token.value = numerals == U"元" ? 1 : han_value(numerals);
  token.digits = token.value < 10 ? 1 : token.value < 100 ? 2 : token.value < 1000 ? 3 : 4;
  return end;
}

std::size_t DateTokens::read_unit(std::size_t at) {
  if (tokens_.empty() || tokens_.back().kind != Kind::Number || unit_of(text_[at]) == 0) return at;
  push(Kind::Unit, at, at + 1).sign = unit_of(text_[at]);
  return at + 1;
}

std::size_t DateTokens::read_month(std::size_t at) {
  if (!is_word_char(text_[at]) || (at > 0 && is_word_char(text_[at - 1]))) return at;
  const MonthName* month = words_.month_at(text_, at);
  if (month == nullptr) return at;
  push(Kind::Month, at, at + month->key.size()).month = month;
  return at + month->key.size();
}

std::size_t DateTokens::read_word(std::size_t at) {
  std::size_t end = at;
  while (end < text_.size() && is_word_char(text_[end]) && (end == at || han_number_end(end) == end)) ++end;
  if (end == at) return at;
  DateToken& token = push(Kind::Word, at, end);
  token.text = text_.substr(at, end - at);
  token.last_two = end - at < 2 ? token.begin : chars_[end - 2].begin;
  return end;
}

bool DateTokens::is_number(std::size_t i, std::size_t fewest, std::size_t most) const {
  return i < size() && tokens_[i].kind == Kind::Number && tokens_[i].digits >= fewest && tokens_[i].digits <= most;
}

bool DateTokens::is_mark(std::size_t i, char32_t sign) const {
  return i < size() && tokens_[i].kind == Kind::Mark && tokens_[i].sign == sign;
}

bool DateTokens::is_unit(std::size_t i, char32_t sign) const {
  return i < size() && tokens_[i].kind == Kind::Unit && tokens_[i].sign == sign;
}

bool DateTokens::is_word(std::size_t i) const {
  return i < size() && tokens_[i].kind == Kind::Word;
}

bool DateTokens::is_month(std::size_t i) const {
  return i < size() && tokens_[i].kind == Kind::Month;
}

bool DateTokens::is_word(std::size_t i, std::u32string_view text) const {
  return is_word(i) && tokens_[i].text == text;
}

bool DateTokens::begins_clean(std::size_t i) const {
  if (!glued(i)) return true;
  const DateToken& before = tokens_[i - 1];
  if (before.kind == Kind::Word) return !is_cased(before.text.back());
  if (before.kind != Kind::Mark || !joins_numbers(before.sign)) return true;
  return !(i >= 2 && glued(i - 1) && tokens_[i - 2].kind == Kind::Number);
}

bool DateTokens::ends_clean(std::size_t i) const {
  if (!glued(i + 1)) return true;
  const DateToken& behind = tokens_[i + 1];
  if (behind.kind == Kind::Word) return !is_cased(behind.text.front()) || is_year_suffix(behind.text);
  if (behind.kind != Kind::Mark || !joins_numbers(behind.sign)) return true;
  return !(glued(i + 2) && tokens_[i + 2].kind == Kind::Number);
}

}  // namespace khabar
