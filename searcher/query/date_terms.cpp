#include "searcher/query/date_terms.hpp"

#include <algorithm>
#include <cstdio>

#include "common/store/schema.hpp"
#include "common/text/date.hpp"

namespace khabar {

namespace {

std::string term(std::string_view prefix, const char* format, int year, int month, int day) {
  char digits[48];
  std::snprintf(digits, sizeof digits, format, year, month, day);
  return std::string(prefix) + digits;
}

}  // namespace

std::vector<std::string> date_terms(int first_day, int last_day) {
  std::vector<std::string> terms;
  for (int day = first_day; day <= last_day;) {
    const Date date = date_of_day_number(day);
    const int year_end = day_number(date.year, 12, 31);
    const int month_end = day_number(date.year, date.month, days_in_month(date.year, date.month));
    if (date.month == 1 && date.day == 1 && year_end <= last_day) {
      terms.push_back(term(schema::kYear, "%04d", date.year, 0, 0));
      day = year_end + 1;
    } else if (date.day == 1 && month_end <= last_day) {
      terms.push_back(term(schema::kMonth, "%04d%02d", date.year, date.month, 0));
      day = month_end + 1;
    } else {
      terms.push_back(term(schema::kDay, "%04d%02d%02d", date.year, date.month, date.day));
      ++day;
    }
  }
  return terms;
}

}  // namespace khabar
