#pragma once

#include <cstddef>
#include <optional>

#include "common/text/date.hpp"
#include "common/text/date_tokens.hpp"

namespace khabar {

/// A time of the day as a line has it.
struct ClockTime {
  int hour;
  int minute;
  std::optional<int> second;
  std::optional<int> offset_minutes;
  std::size_t begin;  ///< tokens
  std::size_t end;
};

/// The time that begins with token `at`: "14:30", "14:30:05", "2:30 pm", "2 p.m.", "14.30 Uhr", "kl. 14.30", "14h30",
/// "14時30分", "下午2:30", and a zone behind it ("Z", "UTC", "GMT+2", "+05:30"). Absent when there is none or it is not
/// of this day (25:10).
std::optional<ClockTime> read_clock(const DateTokens& tokens, std::size_t at);

/// Gives the date the time.
void set_clock(Date& date, const ClockTime& clock);

}  // namespace khabar
