#pragma once

#include <optional>
#include <string_view>

#include "common/text/date.hpp"

namespace khabar {

/// Years between Thailand's Buddhist era and ours.
constexpr int kBuddhistOffset = 543;

/// The years that news dates of each calendar are in: 1900..2099, and the Persian 1300..1499.
bool is_common_year(int year);
bool is_buddhist_year(int year);
bool is_persian_year(int year);

/// The Gregorian day of a date of the Persian solar calendar. Absent when it is not real, and for a month without its
/// day, since it spans two of ours.
std::optional<Date> gregorian_of_persian(const Date& persian);

/// The year before the first of the Japanese or Taiwanese era that `word` ends with ("令和": 2018); 0 when there is
/// none.
int year_zero_of_era(std::u32string_view word);

}  // namespace khabar
