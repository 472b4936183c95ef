#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "common/text/date.hpp"

namespace khabar {

struct FoundDate {
  Date date;
  std::size_t begin;  ///< byte offsets into the line
  std::size_t end;
};

/// The first date that stands in `line` as people write it: "07. Jan. 2026", "January 7, 2026", "7 января 2026 г.",
/// "२६ जनवरी 2026", "2026年1月7日", "二〇二六年一月七日", "2026년 1월 7일", "ngày 7 tháng 1 năm 2026", "1er février
/// 2024", "7 มกราคม 2569" (Buddhist era), "令和8年1月7日", "۱۷ دی ۱۴۰۴" (Persian calendar), ISO dates. Month names come
/// from ICU in the language `lang` (ISO 639-1; may be empty) and in English; native digits are read. "January 2026" and
/// "2026年1月" are dates of month precision, "5-7 January 2026" is its first day. A date without a year (1900..2099), a
/// bare year, a version number, "Top 500" or "10.000 Euro" is no date. Numeric dates ("07.01.2026", "7/1/2026") follow
/// the language's order; with points, that is day first everywhere but in English. Where the order is not known and
/// both readings are real, there is no date; a reading that is not real gives way to one that is. A time beside the
/// date is read too
/// ("14:30", "2:30 pm", "14.30 Uhr") with its zone if that is UTC, GMT, Z or an offset; the offsets then span both.
/// Reads the first 4096 bytes of a line. Any bytes are allowed.
std::optional<FoundDate> find_date(std::string_view line, std::string_view lang);

/// True when the line (at most 200 bytes) holds dates and next to nothing else: a weekday, a time, "Published:", a
/// reading time, a city or name of at most two words. A Chinese or Japanese full stop makes it a sentence.
bool is_date_line(std::string_view line, std::string_view lang);

}  // namespace khabar
