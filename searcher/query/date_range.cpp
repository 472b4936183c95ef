#include "searcher/query/date_range.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "common/text/date.hpp"

namespace khabar {
namespace {

/// Days of one end of a range, and the day that a range ending with it ends on.
struct RangeEnd {
  int first;
  int last;
  int until;
};

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Dates are written with four digits of a year: nothing earlier can be said again in a query.
int not_before_year_1000(int day) {
  return std::max(day, day_number(1000, 1, 1));
}

/// The same day of the month so many months ago, or the month's last day where it has no such day.
int months_before(int today, int months) {
  const Date date = date_of_day_number(today);
  const int month_index = date.year * 12 + date.month - 1 - months;
  if (month_index < 1000 * 12) return day_number(1000, 1, 1);
  const int year = month_index / 12;
  const int month = month_index % 12 + 1;
  return day_number(year, month, std::min(date.day, days_in_month(year, month)));
}

/// "7d" and its kin: a number of one to four digits, not zero, and a unit.
std::optional<RangeEnd> parse_relative(std::string_view text, int today) {
  if (text.size() < 2 || text.size() > 5) return std::nullopt;
  int count = 0;
  for (const char c : text.substr(0, text.size() - 1)) {
    if (c < '0' || c > '9') return std::nullopt;
    count = count * 10 + (c - '0');
  }
  if (count == 0) return std::nullopt;
  int before = 0;  // the last day that does not belong any more
  switch (text.back()) {
    case 'd':
      before = today - count;
      break;
    case 'w':
      before = today - 7 * count;
      break;
    case 'm':
      before = months_before(today, count);
      break;
    case 'y':
      before = months_before(today, 12 * count);
      break;
    default:
      return std::nullopt;
  }
  before = not_before_year_1000(before);
  return RangeEnd{before + 1, today, before};
}

std::optional<RangeEnd> parse_end(std::string_view text, int today) {
  const std::string word = lower_ascii(text);
  if (word == "today") return RangeEnd{today, today, today};
  if (word == "yesterday") return RangeEnd{today - 1, today - 1, today - 1};
  if (const auto relative = parse_relative(word, today)) return relative;
  if (const auto date = parse_date(text)) {
    const DayRange days = days_of(*date);
    return RangeEnd{days.first, days.last, days.last};
  }
  return std::nullopt;
}

}  // namespace

std::optional<DateRange> parse_date_range(std::string_view text, int today) {
  // Both bounds: what a query says must be sayable again with a year of four digits.
  today = std::clamp(today, day_number(1000, 1, 2), day_number(9999, 12, 31));
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto end = parse_end(text, today);
    if (!end) return std::nullopt;
    return DateRange{end->first, end->last, false};
  }
  const std::string_view left = text.substr(0, dots);
  const std::string_view right = text.substr(dots + 2);
  if (left.empty() && right.empty()) return std::nullopt;
  const auto from = parse_end(left, today);
  const auto to = parse_end(right, today);
  if ((!left.empty() && !from) || (!right.empty() && !to)) return std::nullopt;
  if (!from) return DateRange{std::nullopt, to->until, false};
  if (!to) return DateRange{from->first, std::nullopt, false};
  if (from->first > to->until) return DateRange{to->first, std::max(from->until, to->first), true};
  return DateRange{from->first, to->until, false};
}

}  // namespace khabar
