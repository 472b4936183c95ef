#include "common/text/calendars.hpp"

#include <unicode/calendar.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>

#include <array>
#include <cmath>
#include <memory>

namespace khabar {
namespace {

struct Era {
  std::u32string_view name;
  int year_zero;
};

constexpr std::array<Era, 5> kEras{
    {{U"令和", 2018}, {U"平成", 1988}, {U"昭和", 1925}, {U"民國", 1911}, {U"民国", 1911}}};

}  // namespace

bool is_common_year(int year) {
  return year >= 1900 && year <= 2099;
}
bool is_buddhist_year(int year) {
  return is_common_year(year - kBuddhistOffset);
}
bool is_persian_year(int year) {
  return year >= 1300 && year <= 1499;
}

std::optional<Date> gregorian_of_persian(const Date& persian) {
  if (persian.precision != Precision::Day) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale("fa@calendar=persian"), status));
  if (U_FAILURE(status)) return std::nullopt;
  calendar->clear();
  calendar->setLenient(false);
  calendar->set(persian.year, persian.month - 1, persian.day);
  UDate time = calendar->getTime(status);
  if (U_FAILURE(status)) return std::nullopt;
  return date_of_day_number(static_cast<int>(std::floor(time / U_MILLIS_PER_DAY)));
}

int year_zero_of_era(std::u32string_view word) {
  for (const Era& era : kEras) {
    if (word.ends_with(era.name)) return era.year_zero;
  }
  return 0;
}

}  // namespace khabar
