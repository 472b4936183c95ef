#include "searcher/rank/timeline.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>

#include "common/text/date.hpp"

namespace khabar {

namespace {

int iso_week_year_start(int day) {
  // Monday of the day's week: 1970-01-01 was a Thursday.
  return day - ((day + 3) % 7 + 7) % 7;
}

std::string week_label(int monday) {
  const Date thursday = date_of_day_number(monday + 3);
  const int week = (monday + 3 - day_number(thursday.year, 1, 1)) / 7 + 1;
  char text[32];
  std::snprintf(text, sizeof text, "%04d-W%02d", thursday.year, week);
  return text;
}

/// First day of the period that the day lies in.
int period_start(Period period, int day) {
  const Date date = date_of_day_number(day);
  switch (period) {
    case Period::Day:
      return day;
    case Period::Week:
      return iso_week_year_start(day);
    case Period::Month:
      return day_number(date.year, date.month, 1);
    case Period::Year:
      return day_number(date.year, 1, 1);
  }
  return day;
}

int next_start(Period period, int start) {
  const Date date = date_of_day_number(start);
  switch (period) {
    case Period::Day:
      return start + 1;
    case Period::Week:
      return start + 7;
    case Period::Month:
      return start + days_in_month(date.year, date.month);
    case Period::Year:
      return day_number(date.year + 1, 1, 1);
  }
  return start + 1;
}

std::string label(Period period, int start) {
  if (period == Period::Week) return week_label(start);
  Date date = date_of_day_number(start);
  date.precision = period == Period::Day     ? Precision::Day
                   : period == Period::Month ? Precision::Month
                                             : Precision::Year;
  return to_iso(date);
}

/// Longer gaps are left out, so that one wrong date of the year 1000 does not print a million empty days.
constexpr std::size_t kMostBuckets = 5000;

/// Day number of a stored date; nothing where there is none.
std::optional<int> day_of(const std::string& value) {
  int date = 0;
  const char* end = value.data() + std::min<std::size_t>(value.size(), 8);
  if (std::from_chars(value.data(), end, date).ec != std::errc() || date == 0) return std::nullopt;
  return day_number(date / 10000, date / 100 % 100, date % 100);
}

}  // namespace

std::vector<TimelineBucket> count_timeline(const IndexReader& reader, Period period,
                                           const std::vector<Xapian::docid>& matches) {
  std::map<int, std::size_t> counts;
  const Xapian::Database& database = reader.database();
  auto at = database.valuestream_begin(schema::kDateSlot);
  const auto end = database.valuestream_end(schema::kDateSlot);
  for (const Xapian::docid docid : matches) {
    if (at == end) break;
    at.skip_to(docid);
    if (at == end || at.get_docid() != docid) continue;
    if (const auto day = day_of(*at)) ++counts[period_start(period, *day)];
  }
  std::vector<TimelineBucket> buckets;
  int expected = 0;
  for (const auto& [start, count] : counts) {
    if (!buckets.empty()) {
      for (; expected < start && buckets.size() < kMostBuckets; expected = next_start(period, expected))
        buckets.push_back({label(period, expected), 0});
    }
    buckets.push_back({label(period, start), count});
    expected = next_start(period, start);
  }
  return buckets;
}

}  // namespace khabar
