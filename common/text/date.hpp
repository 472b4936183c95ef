#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

/// How exactly a date is known; what lies below the precision holds its first value (month 1, day 1, hour 0 ...).
enum class Precision { Year, Month, Day, Minute, Second };

/// A publication date as its source gave it, in the proleptic Gregorian calendar, local to `offset_minutes`.
struct Date {
  int year = 1970;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::optional<int> offset_minutes;  ///< minutes east of UTC; absent when the source did not tell
  Precision precision = Precision::Day;

  bool operator==(const Date&) const = default;
};

/// A calendar day as a number that sorts and subtracts: days since 1970-01-01 (Hinnant, "chrono-compatible
/// low-level date algorithms").
int day_number(int year, int month, int day);
Date date_of_day_number(int days);

/// Days in the month, leap years minded; 0 when there is no such month.
int days_in_month(int year, int month);

/// False for month 13, 30 February, hour 25, and years outside 1000..9999.
bool is_real(const Date& date);

/// ISO 8601 / RFC 3339 and its loose kin in feeds and dumps: "2026", "2026-01", "2026-01-07", "2026-1-7", "2026/01/07",
/// "20260107", "2026-01-07T09:05:00Z", "2026-01-07 09:05:00+0530", "2026-01-07T09:05:00.123+05:30",
/// "20260107T090500-0500", "20260107090500", and RFC 822 mail dates ("Wed, 07 Jan 2026 09:05:00 GMT"). Fractions of a
/// second are dropped, a leap second 60 becomes 59, the offset -00:00 and zone names other than UT, UTC, GMT, Z and RFC
/// 822's American ones leave the offset absent. The whole string must be the date (blanks around it allowed). Absent
/// when it is none or is not real.
std::optional<Date> parse_date(std::string_view text);

/// "2026", "2026-01", "2026-01-07", "2026-01-07T09:05Z", "2026-01-07T09:05:00+05:30": as much as is known.
std::string to_iso(const Date& date);

std::string_view name_of(Precision precision);  ///< "year", "month", "day", "minute", "second"

/// First and last day that a date of its precision covers, as day numbers.
struct DayRange {
  int first;
  int last;
  bool operator==(const DayRange&) const = default;
};
DayRange days_of(const Date& date);

}  // namespace khabar
