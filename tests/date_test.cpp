#include "common/text/date.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>

#include "tests/support/table.hpp"

using namespace khabar;

namespace {

Date day(int year, int month, int day_of_month) {
  Date date;
  date.year = year;
  date.month = month;
  date.day = day_of_month;
  return date;
}

}  // namespace

TEST_CASE("date: parse_date reads what dates.tsv lists and prints it back") {
  for (const test::Row& row : test::read_table("dates.tsv", 3)) {
    CAPTURE(row.line);
    CAPTURE(row.cells[0]);
    std::optional<Date> date = parse_date(row.cells[0]);
    CHECK((date ? to_iso(*date) : "-") == row.cells[1]);
    if (!date) continue;
    CHECK(name_of(date->precision) == row.cells[2]);
    CHECK(is_real(*date));
    CHECK(parse_date(to_iso(*date)) == date);
  }
}

TEST_CASE("date: day numbers are those of the calendar and turn back into dates") {
  CHECK(day_number(1970, 1, 1) == 0);
  CHECK(day_number(1969, 12, 31) == -1);
  CHECK(day_number(2000, 3, 1) == 11017);
  CHECK(day_number(2026, 1, 7) == 20460);
  int number = day_number(1000, 1, 1);
  for (int year = 1000; year <= 9999; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int d = 1; d <= days_in_month(year, month); ++d, ++number) {
        if (day_number(year, month, d) != number || date_of_day_number(number) != day(year, month, d)) {
          CAPTURE(number);
          FAIL("day numbers do not follow each other");
        }
      }
    }
  }
}

TEST_CASE("date: leap years") {
  CHECK(days_in_month(2024, 2) == 29);
  CHECK(days_in_month(2000, 2) == 29);
  CHECK(days_in_month(1900, 2) == 28);
  CHECK(days_in_month(2026, 2) == 28);
  CHECK(days_in_month(2026, 0) == 0);
  CHECK(days_in_month(2026, 13) == 0);
}

TEST_CASE("date: only dates of the calendar are real") {
  CHECK(is_real(day(2026, 1, 7)));
  for (Date wrong : {day(2026, 13, 1), day(2026, 2, 30), day(2026, 1, 0), day(999, 1, 1), day(10000, 1, 1)}) {
    CHECK_FALSE(is_real(wrong));
  }
  Date date = day(2026, 1, 7);
  date.hour = 24;
  CHECK_FALSE(is_real(date));
  date = day(2026, 1, 7);
  date.minute = 60;
  CHECK_FALSE(is_real(date));
  date = day(2026, 1, 7);
  date.second = -1;
  CHECK_FALSE(is_real(date));
}

TEST_CASE("date: a date covers the days of its precision") {
  CHECK(days_of(*parse_date("2024")) == DayRange{day_number(2024, 1, 1), day_number(2024, 12, 31)});
  CHECK(days_of(*parse_date("2024-02")) == DayRange{day_number(2024, 2, 1), day_number(2024, 2, 29)});
  CHECK(days_of(*parse_date("2024-02-03")) == DayRange{day_number(2024, 2, 3), day_number(2024, 2, 3)});
  CHECK(days_of(*parse_date("2024-02-03T23:30-08:00")) == DayRange{day_number(2024, 2, 3), day_number(2024, 2, 3)});
}

TEST_CASE("date: garbled dates are refused, or are real and print to what reads the same") {
  constexpr std::uint32_t kSeed = 7012026;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  const std::string alphabet = "0123456789-:/.,TZ+ GMTJanWed\xFF";
  int read = 0;
  for (int round = 0; round < 100000; ++round) {
    std::string text = round % 2 == 0 ? "2026-01-07T09:05:00.123+05:30" : "Wed, 07 Jan 2026 09:05:00 GMT";
    for (std::size_t edits = random() % 4; edits > 0; --edits) {
      text[random() % text.size()] = alphabet[random() % alphabet.size()];
    }
    text.resize(random() % (text.size() + 1));
    std::optional<Date> date = parse_date(text);
    if (!date) continue;
    ++read;
    if (!is_real(*date) || parse_date(to_iso(*date)) != date) {
      CAPTURE(text);
      FAIL("not a date that prints and reads back");
    }
  }
  CHECK(read > 1000);
}
