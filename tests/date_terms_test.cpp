#include "searcher/query/date_terms.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "common/text/date.hpp"
#include "searcher/query/filters.hpp"
#include "searcher/rank/ranking.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/small_index.hpp"

namespace khabar {
namespace {

int day(std::string_view text) {
  return days_of(*parse_date(text)).first;
}

std::string joined(const std::vector<std::string>& terms) {
  std::string out;
  for (const std::string& term : terms) out += (out.empty() ? "" : " ") + term;
  return out;
}

/// The year, month and day term that an article of the day has.
std::vector<std::string> terms_of_day(int number) {
  const Date date = date_of_day_number(number);
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%04d%02d%02d", date.year, date.month, date.day);
  const std::string all = digits.data();
  return {"Y" + all.substr(0, 4), "M" + all.substr(0, 6), "D" + all};
}

}  // namespace

TEST_CASE("date terms: whole years and months are one term each") {
  struct Case {
    const char* first;
    const char* last;
    const char* terms;
  };
  for (const auto& [first, last, terms] : std::vector<Case>{
           {"2026-01-07", "2026-01-07", "D20260107"},
           {"2026-01-01", "2026-12-31", "Y2026"},
           {"2024-02-01", "2024-02-29", "M202402"},
           {"2023-02-01", "2023-02-28", "M202302"},
           {"2024-02-01", "2024-02-28",
            "D20240201 D20240202 D20240203 D20240204 D20240205 D20240206 D20240207 D20240208 D20240209 D20240210 "
            "D20240211 D20240212 "
            "D20240213 D20240214 D20240215 D20240216 D20240217 D20240218 D20240219 D20240220 D20240221 D20240222 "
            "D20240223 D20240224 "
            "D20240225 D20240226 D20240227 D20240228"},
           {"2024-12-30", "2026-02-02", "D20241230 D20241231 Y2025 M202601 D20260201 D20260202"},
           {"2024-11-01", "2025-01-31", "M202411 M202412 M202501"},
           {"1969-12-31", "1970-01-01", "D19691231 D19700101"},
           {"2026-01-08", "2026-01-07", ""},
       }) {
    CHECK(joined(date_terms(day(first), day(last))) == terms);
  }
}

TEST_CASE("date terms: their union is the range, each day once, with few terms") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const int low = day("1996-01-01");
  const int high = day("2032-12-31");
  for (int round = 0; round < 40; ++round) {
    int first = std::uniform_int_distribution(low, high)(random);
    int last = std::min(high, first + std::uniform_int_distribution(0, round % 2 == 0 ? 80 : 4000)(random));
    // Borders of months and years are where mistakes live.
    if (round % 5 == 0) first = day_number(date_of_day_number(first).year, 1, 1);
    if (round % 7 == 0) last = std::max(first, day_number(date_of_day_number(last).year, 12, 31));
    CAPTURE(first);
    CAPTURE(last);
    std::vector<std::string> terms = date_terms(first, last);
    REQUIRE(terms.size() <= 22 + 60 + 40);
    std::sort(terms.begin(), terms.end());
    for (int at = low - 40; at <= high + 40; ++at) {
      std::size_t hits = 0;
      for (const std::string& term : terms_of_day(at)) {
        hits += static_cast<std::size_t>(std::binary_search(terms.begin(), terms.end(), term));
      }
      if (hits != (at >= first && at <= last ? 1U : 0U)) FAIL("day ", at, " is held ", hits, " times");
    }
  }
}

TEST_CASE("date filter: either end may be open, and what lies outside of the archive costs nothing") {
  test::SmallIndex index(
      {test::article("a", "en", "A", "one", "2024-05-05"), test::article("b", "en", "B", "two", "2025-12-31"),
       test::article("c", "en", "C", "three", "2026-01-01T23:30:00-05:00"), test::article("d", "en", "D", "four")});
  const auto found = [&](std::optional<int> first, std::optional<int> last) {
    std::string ids;
    for (const Xapian::docid docid : all_matches(index.reader().database(), date_filter(first, last, index.reader()))) {
      ids += index.reader().card(docid).id;
    }
    return ids;
  };
  CHECK(found({}, {}) == "abc");
  CHECK(found(day("2025-01-01"), {}) == "bc");
  CHECK(found({}, day("2025-12-31")) == "ab");
  CHECK(found(day("2025-12-31"), day("2025-12-31")) == "b");
  CHECK(found(day("2026-01-01"), day("2026-01-01")) == "c");
  CHECK(found(day("2025-01-02"), day("2025-12-30")) == "");
  CHECK(found(day("2026-01-01"), day("2024-01-01")) == "");
  CHECK(found(INT32_MIN, INT32_MAX) == "abc");
  CHECK(found(day("9999-01-01"), {}) == "");
  CHECK(date_filter(day("1000-01-01"), day("9999-12-31"), index.reader()).get_length() == 3);
  test::SmallIndex far_apart(
      {test::article("a", "en", "A", "one", "1001"), test::article("b", "en", "B", "two", "9999")});
  CHECK(date_filter({}, {}, far_apart.reader()).get_length() == 2);
  CHECK(date_filter(day("1001-01-02"), {}, far_apart.reader()).get_length() == 30 + 11 + 1);
  test::SmallIndex undated({test::article("a", "en", "A", "one")});
  CHECK(all_matches(undated.reader().database(), date_filter(day("2024-01-01"), {}, undated.reader())).empty());
}

}  // namespace khabar
