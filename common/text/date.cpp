#include "common/text/date.hpp"

#include <array>
#include <cstddef>

namespace khabar {
namespace {

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace

int day_number(int year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  int era = (year >= 0 ? year : year - 399) / 400;
  int year_of_era = year - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date date_of_day_number(int days) {
  days += 719468;
  int era = (days >= 0 ? days : days - 146096) / 146097;
  int day_of_era = days - era * 146097;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  date.month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  date.year = year_of_era + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_real(const Date& date) {
  return date.year >= 1000 && date.year <= 9999 && date.day >= 1 && date.day <= days_in_month(date.year, date.month) &&
         date.hour >= 0 && date.hour < 24 && date.minute >= 0 && date.minute < 60 && date.second >= 0 &&
         date.second < 60;
}

std::string to_iso(const Date& date) {
  std::string out = padded(date.year, 4);
  if (date.precision >= Precision::Month) out += "-" + padded(date.month, 2);
  if (date.precision >= Precision::Day) out += "-" + padded(date.day, 2);
  if (date.precision < Precision::Minute) return out;
  out += "T" + padded(date.hour, 2) + ":" + padded(date.minute, 2);
  if (date.precision == Precision::Second) out += ":" + padded(date.second, 2);
  if (!date.offset_minutes) return out;
  int offset = *date.offset_minutes;
  if (offset == 0) return out + "Z";
  int size = offset < 0 ? -offset : offset;
  return out + (offset < 0 ? "-" : "+") + padded(size / 60, 2) + ":" + padded(size % 60, 2);
}

std::string_view name_of(Precision precision) {
  constexpr std::array<std::string_view, 5> kNames{"year", "month", "day", "minute", "second"};
  return kNames[static_cast<std::size_t>(precision)];
}

DayRange days_of(const Date& date) {
  if (date.precision == Precision::Year) return {day_number(date.year, 1, 1), day_number(date.year, 12, 31)};
  if (date.precision == Precision::Month) {
    return {day_number(date.year, date.month, 1),
            day_number(date.year, date.month, days_in_month(date.year, date.month))};
  }
  int day = day_number(date.year, date.month, date.day);
  return {day, day};
}

}  // namespace khabar
