#include "common/text/date_patterns.hpp"

#include <algorithm>
#include <array>

#include "common/text/calendars.hpp"
#include "common/text/date_words.hpp"

namespace khabar {
namespace {

Date plain(int year, int month, int day) {
  Date date;
  date.year = year;
  date.month = month;
  date.day = std::max(day, 1);
  date.precision = day == 0 ? Precision::Month : Precision::Day;
  return date;
}

/// The year zero of the era that is named before `at`; 0 when none is.
int era_before(const DateTokens& tokens, std::size_t at) {
  return at > 0 && tokens.is_word(at - 1) ? year_zero_of_era(tokens[at - 1].text) : 0;
}

bool is_thang(const DateTokens& tokens, std::size_t at) {
  return tokens.is_word(at, U"thang");
}

/// A name that may stand without a day: "may 2026 players" and Czech "pro 2026" ("for 2026") are no months.
bool stands_alone(const DateTokens& tokens, std::size_t at) {
  const DateToken& token = tokens[at];
  if (token.upper || !is_cased(token.month->key[0])) return true;
  return !token.month->english && (token.month->wide || tokens.is_mark(at + 1, U'.'));
}

}  // namespace

DatePatterns::DatePatterns(const DateTokens& tokens, std::string_view language, NumericOrder order)
    : tokens_(tokens),
      order_(order),
      english_(language.starts_with("en")),
      thai_(language.starts_with("th")),
      persian_(language.starts_with("fa")),
      points_year_first_(language.starts_with("zh") || language.starts_with("ja") || language.starts_with("ko") ||
                         language.starts_with("hu") || language.starts_with("mn")) {}

std::optional<DateMatch> DatePatterns::match(std::size_t at) const {
  if (tokens_.is_month(at)) {
    Found found = month_day_year(at);
    return found ? found : month_year(at);
  }
  if (is_thang(tokens_, at)) return vietnamese(at);
  if (!tokens_.is_number(at, 1, 4) || !tokens_.begins_clean(at)) return std::nullopt;
  using Pattern = Found (DatePatterns::*)(std::size_t) const;
  constexpr std::array<Pattern, 7> kPatterns{&DatePatterns::east_asian,        &DatePatterns::numeric_year_first,
                                             &DatePatterns::numeric_year_last, &DatePatterns::day_month_year,
                                             &DatePatterns::vietnamese,        &DatePatterns::year_month_day,
                                             &DatePatterns::year_day_month};
  for (Pattern pattern : kPatterns) {
    if (Found found = (this->*pattern)(at)) return found;
  }
  return std::nullopt;
}

/// "2026-01-07", "2026/1/7", "2026.01.07", "2026. 1. 7."
DatePatterns::Found DatePatterns::numeric_year_first(std::size_t at) const {
  if (!tokens_.is_number(at, 4, 4) || !tokens_.is_number(at + 2, 1, 2) || !tokens_.is_number(at + 4, 1, 2)) return {};
  bool points = tokens_.is_mark(at + 1, U'.') && tokens_.is_mark(at + 3, U'.');
  bool hyphens = tokens_.is_mark(at + 1, U'-') && tokens_.is_mark(at + 3, U'-');
  bool strokes = tokens_.is_mark(at + 1, U'/') && tokens_.is_mark(at + 3, U'/');
  if ((!points && !hyphens && !strokes) || !tokens_.glued(at + 1) || !tokens_.glued(at + 3)) return {};
  bool spaced = !tokens_.glued(at + 2) && !tokens_.glued(at + 4);
  bool tight = tokens_.glued(at + 2) && tokens_.glued(at + 4);
  if (!tight && !(points && spaced)) return {};
  bool padded = tokens_[at + 2].digits == 2 && tokens_[at + 4].digits == 2;
  bool named = at > 0 && tokens_.is_word(at - 1) && is_cased(tokens_[at - 1].text[0]);
  if (points && tight && !(points_year_first_ && !named) && !padded) return {};
  bool clock_follows = tokens_.glued(at + 5) && tokens_.is_word(at + 5, U"t") && tokens_.is_number(at + 6, 2, 2);
  if (!tokens_.ends_clean(at + 4) && !clock_follows) return {};
  return numeric(at, at + 5, tokens_[at].value, tokens_[at + 2].value, tokens_[at + 4].value);
}

/// "07.01.2026", "7. 1. 2026", "7/1/2026", "07-01-2026"
DatePatterns::Found DatePatterns::numeric_year_last(std::size_t at) const {
  if (!tokens_.is_number(at, 1, 2) || !tokens_.is_number(at + 2, 1, 2) || !tokens_.is_number(at + 4, 4, 4)) return {};
  bool points = tokens_.is_mark(at + 1, U'.') && tokens_.is_mark(at + 3, U'.');
  bool hyphens = tokens_.is_mark(at + 1, U'-') && tokens_.is_mark(at + 3, U'-');
  bool strokes = tokens_.is_mark(at + 1, U'/') && tokens_.is_mark(at + 3, U'/');
  if ((!points && !hyphens && !strokes) || !tokens_.glued(at + 1) || !tokens_.glued(at + 3)) return {};
  bool tight = tokens_.glued(at + 2) && tokens_.glued(at + 4);
  if ((!tight && !points) || !tokens_.ends_clean(at + 4)) return {};
  int first = tokens_[at].value;
  int second = tokens_[at + 2].value;
  int year = tokens_[at + 4].value;
  Found day_first = numeric(at, at + 5, year, second, first);
  Found month_first = numeric(at, at + 5, year, first, second);
  if (!day_first || !month_first) return day_first ? day_first : month_first;
  NumericOrder order = points && !english_ ? NumericOrder::DayFirst : order_;
  if (order == NumericOrder::Unknown) return first == second ? day_first : std::nullopt;
  return order == NumericOrder::DayFirst ? day_first : month_first;
}

/// "7 January 2026", "07. Jan. 2026", "1er février 2024", "7 de enero de 2026", "7-Jan-2026", "5.-7. Januar 2026"
DatePatterns::Found DatePatterns::day_month_year(std::size_t at) const {
  if (!tokens_.is_number(at, 1, 2)) return {};
  std::size_t month = behind_joiners(behind_day(at));
  if (tokens_.is_mark(month, U'-') || tokens_.is_mark(month, U'/')) ++month;
  if (!tokens_.is_month(month)) return {};
  bool persian = tokens_[month].month->persian;
  std::optional<Year> read = year(behind_month(month), persian);
  if (!read) return {};
  return made(at, read->end, plain(read->value, tokens_[month].month->month, tokens_[at].value), persian);
}

/// "January 7, 2026", "Jan. 7th 2026", "January 7-9, 2026"
DatePatterns::Found DatePatterns::month_day_year(std::size_t at) const {
  std::size_t day = tokens_.is_mark(at + 1, U'.') ? at + 2 : at + 1;
  if (!tokens_.is_number(day, 1, 2)) return {};
  std::size_t behind = behind_day(day);
  if (tokens_.is_mark(behind, U',')) ++behind;
  bool persian = tokens_[at].month->persian;
  std::optional<Year> read = year(behind_joiners(behind), persian);
  if (!read) return {};
  return made(at, read->end, plain(read->value, tokens_[at].month->month, tokens_[day].value), persian);
}

/// "January 2026", "enero de 2026"
DatePatterns::Found DatePatterns::month_year(std::size_t at) const {
  bool day_before = at > 0 && tokens_.is_number(at - 1, 1, 2);  // "30 February 2026"
  if (day_before || !stands_alone(tokens_, at)) return {};
  std::size_t behind = behind_month(at);
  bool comma = tokens_.is_mark(behind - 1, U',');  // "In May, 2000 workers ..."
  std::optional<Year> read = comma ? std::nullopt : year(behind, false);
  if (!read || tokens_[at].month->persian) return {};
  return made(at, read->end, plain(read->value, tokens_[at].month->month, 0), false);
}

/// "2026. január 7.", "2026 m. sausio 7 d.", "2026-Jan-07"
DatePatterns::Found DatePatterns::year_month_day(std::size_t at) const {
  if (!tokens_.is_number(at, 4, 4)) return {};
  std::size_t month = at + 1;
  while (month < at + 4 &&
         (tokens_.is_mark(month, U'.') || tokens_.is_mark(month, U',') || tokens_.is_mark(month, U'-') ||
          (tokens_.is_word(month) && is_year_word(tokens_[month].text)))) {
    ++month;
  }
  if (!tokens_.is_month(month) || month_day_year(month)) return {};  // "In 2025 January 7, 2026 was ..."
  std::size_t day = month + 1;
  if (tokens_.is_mark(day, U'.') || tokens_.is_mark(day, U'-')) ++day;
  std::optional<int> read = common_year(at);
  if (!read || !tokens_.is_number(day, 1, 2) || !tokens_.ends_clean(day)) return {};
  return made(at, day + 1, plain(*read, tokens_[month].month->month, tokens_[day].value), false);
}

/// "2026 жылғы 7 қаңтар", "2026. gada 7. janvāris"
DatePatterns::Found DatePatterns::year_day_month(std::size_t at) const {
  if (!tokens_.is_number(at, 4, 4)) return {};
  std::size_t word = tokens_.is_mark(at + 1, U'.') ? at + 2 : at + 1;
  if (!tokens_.is_word(word) || !is_year_word(tokens_[word].text)) return {};
  std::size_t day = tokens_.is_mark(word + 1, U'.') ? word + 2 : word + 1;
  if (!tokens_.is_number(day, 1, 2)) return {};
  std::size_t month = behind_day(day);
  std::optional<int> read = common_year(at);
  if (!read || !tokens_.is_month(month) || year(behind_month(month), false)) return {};
  return made(at, month + 1, plain(*read, tokens_[month].month->month, tokens_[day].value), false);
}

/// "2026年1月7日", "2026년 1월 7일", "令和8年1月7日", "2026年1月"
DatePatterns::Found DatePatterns::east_asian(std::size_t at) const {
  if (!tokens_.is_unit(at + 1, U'年') || !tokens_.is_number(at + 2, 1, 2) || !tokens_.is_unit(at + 3, U'月')) return {};
  bool day = tokens_.is_number(at + 4, 1, 2) && tokens_.is_unit(at + 5, U'日');
  int year_zero = tokens_[at].digits <= 3 ? era_before(tokens_, at) : 0;
  int read = year_zero + tokens_[at].value;
  if (!is_common_year(read)) return {};
  Found found =
      made(at, at + (day ? 6 : 4), plain(read, tokens_[at + 2].value, day ? tokens_[at + 4].value : 0), false);
  if (found && year_zero != 0) {
    found->begin_byte = tokens_[at - 1].last_two;
    found->begin = at - 1;
  }
  return found;
}

/// "7 tháng 1 năm 2026", "7 tháng 1, 2026", "tháng 1/2026"
DatePatterns::Found DatePatterns::vietnamese(std::size_t at) const {
  bool has_day = tokens_.is_number(at, 1, 2);
  std::size_t month = has_day ? at + 2 : at + 1;
  if (!is_thang(tokens_, month - 1) || !tokens_.is_number(month, 1, 2)) return {};
  std::size_t behind = month + 1;
  if (tokens_.is_mark(behind, U',') || tokens_.is_mark(behind, U'/') || tokens_.is_mark(behind, U'-')) ++behind;
  if (tokens_.is_word(behind, U"nam")) ++behind;
  std::optional<int> read = behind == month + 1 ? std::nullopt : common_year(behind);
  if (!read || !tokens_.ends_clean(behind)) return {};
  return made(at, behind + 1, plain(*read, tokens_[month].value, has_day ? tokens_[at].value : 0), false);
}

/// Behind a day and the last day of a span of days.
std::size_t DatePatterns::behind_day(std::size_t at) const {
  at = behind_ordinal(at + 1);
  bool span = (tokens_.is_mark(at, U'-') || tokens_.is_mark(at, 0x2013)) && tokens_.is_number(at + 1, 1, 2);
  return span ? behind_ordinal(at + 2) : at;
}

/// Behind the ending or the full stop that a day's number may have.
std::size_t DatePatterns::behind_ordinal(std::size_t at) const {
  if (tokens_.is_mark(at, U'-') && tokens_.glued(at) && tokens_.glued(at + 1) && tokens_.is_word(at + 1) &&
      is_ordinal_ending(tokens_[at + 1].text)) {
    return at + 2;
  }
  if (tokens_.glued(at) && tokens_.is_word(at) && is_ordinal_ending(tokens_[at].text)) ++at;
  if (tokens_.is_mark(at, U'.')) ++at;
  return tokens_.is_mark(at, U'°') ? at + 1 : at;
}

/// Behind a month's full stop, its second name ("يناير/كانون الثاني") and what parts it from the year.
std::size_t DatePatterns::behind_month(std::size_t at) const {
  int month = tokens_[at].month->month;
  ++at;
  if (tokens_.is_mark(at, U'.')) ++at;
  if (tokens_.is_mark(at, U'/') && tokens_.is_month(at + 1) && tokens_[at + 1].month->month == month) at += 2;
  if (tokens_.is_mark(at, U',') || tokens_.is_mark(at, U'-') || tokens_.is_mark(at, U'/')) ++at;
  return behind_joiners(at);
}

std::size_t DatePatterns::behind_joiners(std::size_t at) const {
  for (int joiners = 0; joiners < 2 && tokens_.is_word(at) && is_date_joiner(tokens_[at].text); ++joiners) {
    ++at;
    if (tokens_.is_mark(at, U'\'')) ++at;
  }
  return at;
}

/// The year at `at`, with the Thai names of the eras before and the Slavic word behind.
std::optional<DatePatterns::Year> DatePatterns::year(std::size_t at, bool persian) const {
  if (tokens_.is_word(at + 2) && tokens_.is_mark(at + 1, U'.') && tokens_.is_mark(at + 3, U'.')) {
    if (tokens_.is_word(at, U"พ") || tokens_.is_word(at, U"ค")) at += 4;
  }
  if (!tokens_.is_number(at, 4, 4) || !tokens_.ends_clean(at)) return std::nullopt;
  std::optional<int> value = persian ? std::optional<int>(tokens_[at].value) : common_year(at);
  if (!value || (persian && !is_persian_year(*value))) return std::nullopt;
  std::size_t end = at + 1;
  if (tokens_.is_word(end, U"г") || tokens_.is_word(end, U"р") || tokens_.is_word(end, U"r"))
    end += tokens_.is_mark(end + 1, U'.') ? 2U : 1U;
  if (tokens_.is_word(end, U"года") || tokens_.is_word(end, U"року")) ++end;
  return Year{*value, end};
}

std::optional<int> DatePatterns::common_year(std::size_t at) const {
  if (!tokens_.is_number(at, 4, 4)) return std::nullopt;
  int value = tokens_[at].value;
  if (thai_ && is_buddhist_year(value)) return value - kBuddhistOffset;
  return is_common_year(value) ? std::optional<int>(value) : std::nullopt;
}

DatePatterns::Found DatePatterns::numeric(std::size_t begin, std::size_t end, int year, int month, int day) const {
  if (month < 1 || day < 1) return {};
  if (persian_ && is_persian_year(year)) return made(begin, end, plain(year, month, day), true);
  if (thai_ && is_buddhist_year(year)) year -= kBuddhistOffset;
  if (!is_common_year(year)) return {};
  return made(begin, end, plain(year, month, day), false);
}

DatePatterns::Found DatePatterns::made(std::size_t begin, std::size_t end, Date date, bool persian) const {
  if (persian) {
    std::optional<Date> gregorian = gregorian_of_persian(date);
    if (!gregorian) return {};
    date = *gregorian;
  }
  if (!is_real(date)) return {};
  return DateMatch{date, tokens_[begin].begin, begin, end};
}

}  // namespace khabar
