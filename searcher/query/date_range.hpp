#pragma once

#include <optional>
#include <string_view>

namespace khabar {

/// Days that a query asks for, both ends included; an absent end is open. At least one is there.
struct DateRange {
  std::optional<int> first;
  std::optional<int> last;
  bool backwards = false;  ///< the ends were written in the wrong order (and have been exchanged)
};

/// What may stand behind date: "2026", "2026-01", "2026-01-07", "today", "yesterday", "7d", "2w", "3m", "1y" (the
/// last so many, today included), and ranges of them: "2026-01..2026-02", "2025..", "..2025-06-30". A range that ends
/// with a relative date ends before it: "..1y" is all that is older than a year. Absent when it is none of these.
std::optional<DateRange> parse_date_range(std::string_view text, int today);

}  // namespace khabar
