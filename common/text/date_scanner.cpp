#include "common/text/date_scanner.hpp"

#include "common/text/clock_reader.hpp"
#include "common/text/date_patterns.hpp"
#include "common/text/date_tokens.hpp"
#include "common/text/date_words.hpp"
#include "common/text/month_names.hpp"
#include "common/text/utf8.hpp"

#include <unicode/uchar.h>

namespace khabar {
namespace {

/// Every date has four digits in a row, or Han numerals before 年. Most lines have neither, and cost no more than this.
bool may_hold_date(std::string_view line) {
  int digits = 0;
  for (std::size_t at = 0; at < line.size();) {
    auto byte = static_cast<unsigned char>(line[at]);
    bool digit = byte >= '0' && byte <= '9';
    if (byte < 0x80) {
      ++at;
    } else {
      char32_t c = utf8::next(line, at);
      if (c == U'年') return true;
      digit = u_charDigitValue(static_cast<UChar32>(c)) >= 0;
    }
    digits = digit ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

/// A date with the time beside it.
struct Span {
  Date date;
  std::size_t begin_byte;
  std::size_t begin;  ///< tokens
  std::size_t end;
};

class Scanner {
 public:
  Scanner(std::string_view line, std::string_view lang)
      : words_(calendar_words(lang)), tokens_(line, words_), patterns_(tokens_, lang, words_.order()) {}

  const DateTokens& tokens() const { return tokens_; }

  /// The first date at or behind token `from`.
  std::optional<Span> find(std::size_t from) const {
    std::optional<ClockTime> before;
    for (std::size_t at = from; at < tokens_.size(); ++at) {
      if (std::optional<DateMatch> match = patterns_.match(at)) return with_clock(*match, before);
      if (before && at < before->end) continue;
      if (std::optional<ClockTime> clock = read_clock(tokens_, at)) before = clock;
    }
    return std::nullopt;
  }

  /// A token that a date line may hold beside its date.
  bool is_label(std::size_t at) const {
    const DateToken& token = tokens_[at];
    if (token.kind == DateToken::Kind::Mark) return true;
    if (token.kind == DateToken::Kind::Number) return tokens_.is_word(at + 1) && is_minute_word(tokens_[at + 1].text);
    if (token.kind != DateToken::Kind::Word) return false;
    bool reading_time = is_minute_word(token.text) || token.text == U"read" || token.text == U"lesezeit";
    return reading_time || joins_clock(at) || is_date_label(token.text);
  }

 private:
  Span with_clock(const DateMatch& match, const std::optional<ClockTime>& before) const {
    Span span{match.date, match.begin_byte, match.begin, match.end};
    if (std::optional<ClockTime> behind = clock_behind(match.end)) {
      set_clock(span.date, *behind);
      span.end = behind->end;
    } else if (before && joined(before->end, match.begin)) {
      set_clock(span.date, *before);
      span.begin = before->begin;
      span.begin_byte = tokens_[before->begin].begin;
    }
    if (match.date.precision == Precision::Month) return {match.date, match.begin_byte, match.begin, match.end};
    return span;
  }

  static constexpr std::size_t kMostBetween = 6;

  std::optional<ClockTime> clock_behind(std::size_t at) const {
    if (tokens_.is_word(at, U"t") && tokens_.glued(at)) return read_clock(tokens_, at + 1);
    for (std::size_t last = at + kMostBetween; at <= last && at < tokens_.size(); ++at) {
      if (tokens_[at].kind == DateToken::Kind::Number) return read_clock(tokens_, at);
      if (!joins_clock(at)) return std::nullopt;
    }
    return std::nullopt;
  }

  bool joined(std::size_t from, std::size_t to) const {
    if (to < from || to - from > kMostBetween) return false;
    while (from < to && joins_clock(from)) ++from;
    return from == to;
  }

  /// Stands between a date and its time: a mark, a weekday, "at".
  bool joins_clock(std::size_t at) const {
    const DateToken& token = tokens_[at];
    if (token.kind == DateToken::Kind::Mark) return token.sign != U'!' && token.sign != U'?';
    if (token.kind != DateToken::Kind::Word) return false;
    return is_time_word(token.text) || words_.is_weekday(token.text) || is_half_day(token.text);
  }

  static bool is_half_day(std::u32string_view word) {
    return word == U"上午" || word == U"下午" || word == U"午前" || word == U"午後" || word == U"오전" ||
           word == U"오후";
  }

  const CalendarWords& words_;
  DateTokens tokens_;
  DatePatterns patterns_;
};

/// The words of a line that are neither date nor label, counted until they are too many for a city or a name.
class Strangers {
 public:
  bool may_add(const DateToken& token) {
    bool month = token.kind == DateToken::Kind::Month;  // "April" is a name too
    char32_t first = month ? token.month->key[0] : token.kind == DateToken::Kind::Word ? token.text[0] : 0;
    if (first == 0 || (is_cased(first) && !token.upper)) return false;
    std::size_t most = is_cased(first) ? 20 : is_east_asian(first) ? 4 : 12;
    letters_ += month ? token.month->key.size() : token.text.size();
    return ++words_ <= 2 && letters_ <= most;
  }

 private:
  int words_ = 0;
  std::size_t letters_ = 0;
};

constexpr std::size_t kLongestDateLine = 200;

}  // namespace

std::optional<FoundDate> find_date(std::string_view line, std::string_view lang) {
  line = line.substr(0, 2 * DateTokens::kLongest);
  if (!may_hold_date(line)) return std::nullopt;
  Scanner scanner(line, lang);
  std::optional<Span> span = scanner.find(0);
  if (!span) return std::nullopt;
  return FoundDate{span->date, span->begin_byte, scanner.tokens()[span->end - 1].end};
}

bool is_date_line(std::string_view line, std::string_view lang) {
  if (line.size() > kLongestDateLine || line.ends_with("。") || !may_hold_date(line)) return false;
  Scanner scanner(line, lang);
  Strangers strangers;
  bool any = false;
  for (std::size_t at = 0; at < scanner.tokens().size();) {
    std::optional<Span> span = scanner.find(at);
    std::size_t end = span ? span->begin : scanner.tokens().size();
    any = any || span.has_value();
    for (; at < end; ++at) {
      if (!scanner.is_label(at) && !strangers.may_add(scanner.tokens()[at])) return false;
    }
    if (span) at = span->end;
  }
  return any;
}

}  // namespace khabar
