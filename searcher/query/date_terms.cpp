#include "searcher/query/date_terms.hpp"

#include <algorithm>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include <xapian.h>

#include "common/store/schema.hpp"
#include "common/text/date.hpp"
#include "searcher/query/query_compiler.hpp"

namespace khabar {

namespace {

std::string term(std::string_view prefix, const char* format, int year, int month, int day) {
  char digits[48];
  std::snprintf(digits, sizeof digits, format, year, month, day);
  return std::string(prefix) + digits;
}

/// First and last year that articles are dated in.
std::optional<std::pair<int, int>> years_held(const Xapian::Database& database) {
  std::optional<std::pair<int, int>> years;
  const std::string prefix(schema::kYear);
  for (auto at = database.allterms_begin(prefix); at != database.allterms_end(prefix); ++at) {
    const int year = std::atoi((*at).c_str() + prefix.size());
    if (!years) years = {year, year};
    years->second = year;
  }
  return years;
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

Xapian::Query date_filter(std::optional<int> first_day, std::optional<int> last_day, const IndexReader& reader) {
  const auto years = years_held(reader.database());
  if (!years) return Xapian::Query::MatchNothing;
  const int first = std::max(first_day.value_or(INT_MIN), day_number(years->first, 1, 1));
  const int last = std::min(last_day.value_or(INT_MAX), day_number(years->second, 12, 31));
  const std::vector<std::string> terms = date_terms(first, last);
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

}  // namespace khabar
