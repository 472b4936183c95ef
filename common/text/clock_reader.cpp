#include "common/text/clock_reader.hpp"

#include <array>
#include <string_view>

namespace khabar {
namespace {

enum class HalfDay { Unknown, Morning, Afternoon };

HalfDay half_day_before(const DateTokens& tokens, std::size_t at) {
  if (at == 0 || !tokens.is_word(at - 1)) return HalfDay::Unknown;
  std::u32string_view word = tokens[at - 1].text;
  auto ends_with = [word](std::u32string_view ending) { return word.ends_with(ending); };
  if (ends_with(U"上午") || ends_with(U"午前") || ends_with(U"오전")) return HalfDay::Morning;
  if (ends_with(U"下午") || ends_with(U"午後") || ends_with(U"오후")) return HalfDay::Afternoon;
  return HalfDay::Unknown;
}

/// "pm", "p.m.", "p. m." behind the time; `at` moves behind it.
HalfDay half_day_behind(const DateTokens& tokens, std::size_t& at) {
  if (tokens.is_word(at, U"am") || tokens.is_word(at, U"pm")) {
    return tokens[at++].text == U"am" ? HalfDay::Morning : HalfDay::Afternoon;
  }
  bool morning = tokens.is_word(at, U"a");
  if (!morning && !tokens.is_word(at, U"p")) return HalfDay::Unknown;
  if (!tokens.is_mark(at + 1, U'.') || !tokens.is_word(at + 2, U"m")) return HalfDay::Unknown;
  at += tokens.is_mark(at + 3, U'.') ? 4U : 3U;
  return morning ? HalfDay::Morning : HalfDay::Afternoon;
}

void set_half_day(ClockTime& clock, HalfDay half) {
  if (half == HalfDay::Unknown || clock.hour > 12) return;
  if (clock.hour == 12) clock.hour = 0;
  if (half == HalfDay::Afternoon) clock.hour += 12;
}

/// "14:30", "14:30:05.123"
bool read_colons(const DateTokens& tokens, ClockTime& clock) {
  std::size_t at = clock.begin;
  if (!tokens.is_mark(at + 1, U':') || !tokens.is_number(at + 2, 2, 2) || !tokens.glued(at + 2)) return false;
  clock.minute = tokens[at + 2].value;
  clock.end = at + 3;
  if (!tokens.is_mark(at + 3, U':') || !tokens.is_number(at + 4, 2, 2)) return true;
  clock.second = tokens[at + 4].value;
  clock.end = at + 5;
  if (tokens.is_mark(at + 5, U'.') && tokens.glued(at + 6) && tokens.is_number(at + 6, 1, 9)) clock.end = at + 7;
  return true;
}

/// "14.30 Uhr", "kl. 14.30", "klo 14.30": without the word it could be a price.
bool read_point(const DateTokens& tokens, ClockTime& clock) {
  std::size_t at = clock.begin;
  if (!tokens.is_mark(at + 1, U'.') || !tokens.is_number(at + 2, 2, 2) || !tokens.glued(at + 2)) return false;
  std::size_t word = at > 0 && tokens.is_mark(at - 1, U'.') ? at - 2 : at - 1;
  bool named = at > 0 && word < at && (tokens.is_word(word, U"kl") || tokens.is_word(word, U"klo"));
  if (!named && !tokens.is_word(at + 3, U"uhr")) return false;
  clock.minute = tokens[at + 2].value;
  clock.end = at + 3;
  return true;
}

/// "14h30", "14 h 30"
bool read_h(const DateTokens& tokens, ClockTime& clock) {
  std::size_t at = clock.begin;
  if (!tokens.is_word(at + 1, U"h") || !tokens.is_number(at + 2, 2, 2)) return false;
  clock.minute = tokens[at + 2].value;
  clock.end = at + 3;
  return true;
}

/// "14時", "14時30分", "14時30分05秒"
bool read_units(const DateTokens& tokens, ClockTime& clock) {
  std::size_t at = clock.begin;
  if (!tokens.is_unit(at + 1, U'時')) return false;
  clock.end = at + 2;
  if (!tokens.is_number(at + 2, 1, 2) || !tokens.is_unit(at + 3, U'分')) return true;
  clock.minute = tokens[at + 2].value;
  clock.end = at + 4;
  if (!tokens.is_number(at + 4, 1, 2) || !tokens.is_unit(at + 5, U'秒')) return true;
  clock.second = tokens[at + 4].value;
  clock.end = at + 6;
  return true;
}

/// "+05:30", "+0530", "+2"; "14:30-16:00" is a span of time and no offset, so minus needs `sure`.
void read_offset(const DateTokens& tokens, ClockTime& clock, bool sure) {
  std::size_t at = clock.end;
  bool west = tokens.is_mark(at, U'-');
  if ((!west && !tokens.is_mark(at, U'+')) || !tokens.glued(at + 1) || !tokens.is_number(at + 1, 1, 4)) return;
  const DateToken& number = tokens[at + 1];
  bool colon = number.digits <= 2 && tokens.is_mark(at + 2, U':') && tokens.is_number(at + 3, 2, 2);
  if (number.digits == 3 || (west && !sure && number.digits != 4)) return;
  int hours = number.digits == 4 ? number.value / 100 : number.value;
  int minutes = number.digits == 4 ? number.value % 100 : colon ? tokens[at + 3].value : 0;
  if (hours > 14 || minutes > 59) return;
  int total = hours * 60 + minutes;
  clock.offset_minutes = west ? -total : total;
  clock.end = colon ? at + 4 : at + 2;
}

void read_zone(const DateTokens& tokens, ClockTime& clock) {
  std::size_t at = clock.end;
  bool bracket = tokens.is_mark(at, U'(');
  if (bracket) ++at;
  if (tokens.is_word(at, U"z") || tokens.is_word(at, U"utc") || tokens.is_word(at, U"gmt")) {
    clock.offset_minutes = 0;
    clock.end = at + 1;
    read_offset(tokens, clock, true);
    if (bracket && tokens.is_mark(clock.end, U')')) ++clock.end;
  } else {
    read_offset(tokens, clock, clock.second.has_value());
  }
}

}  // namespace

std::optional<ClockTime> read_clock(const DateTokens& tokens, std::size_t at) {
  if (!tokens.is_number(at, 1, 2)) return std::nullopt;
  ClockTime clock{tokens[at].value, 0, std::nullopt, std::nullopt, at, at + 1};
  bool read =
      read_colons(tokens, clock) || read_point(tokens, clock) || read_h(tokens, clock) || read_units(tokens, clock);
  HalfDay half = half_day_behind(tokens, clock.end);
  if (!read && half == HalfDay::Unknown) return std::nullopt;
  if (half != HalfDay::Unknown && (clock.hour < 1 || clock.hour > 12)) return std::nullopt;
  set_half_day(clock, half == HalfDay::Unknown ? half_day_before(tokens, at) : half);
  if (clock.hour > 23 || clock.minute > 59 || clock.second.value_or(0) > 59) return std::nullopt;
  if (tokens.is_word(clock.end, U"uhr")) ++clock.end;
  read_zone(tokens, clock);
  return clock;
}

void set_clock(Date& date, const ClockTime& clock) {
  date.hour = clock.hour;
  date.minute = clock.minute;
  date.second = clock.second.value_or(0);
  date.offset_minutes = clock.offset_minutes;
  date.precision = clock.second ? Precision::Second : Precision::Minute;
}

}  // namespace khabar
