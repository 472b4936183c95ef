#pragma once

#include <chrono>
#include <cstdio>
#include <string>

#include "common/text/date.hpp"
#include "tests/support/random_archive.hpp"
#include "tests/support/wish.hpp"

namespace khabar::test {

/// What may stand behind date:, with the days that it means.
class RandomDates {
 public:
  /// One end of a range as it is written.
  struct End {
    std::string text;
    int first;
    int last;
    bool relative;
  };

  /// Keeps a reference.
  RandomDates(Dice& dice, int today) : dice_(dice), today_(today) {}

  End end() { return dice_.percent(70) ? absolute() : relative(); }

  /// A day, a month, a year, or a range of them, open or not, perhaps written the wrong way round.
  void choose(Wish& wish) {
    const End from = end();
    const End to = end();
    const int until = to.relative ? to.first - 1 : to.last;  // "..1y" ends before the last year begins
    const std::size_t shape = dice_.below(4);
    const bool backwards = shape == 1 && from.first > until;
    wish.field = "date";
    if (shape == 0 || (backwards && (from.relative || to.relative))) {
      wish.text = from.text;
      wish.first_day = from.first;
      wish.last_day = from.last;
      return;
    }
    wish.text = (shape == 3 ? "" : from.text) + ".." + (shape == 2 ? "" : to.text);
    if (shape != 3) wish.first_day = backwards ? to.first : from.first;
    if (shape != 2) wish.last_day = backwards ? from.last : until;
  }

 private:
  End absolute() {
    const int year = dice_.between(2022, 2027);
    const int month = dice_.between(1, 12);
    const int day = dice_.between(1, days_in_month(year, month));
    char text[48];
    switch (dice_.below(3)) {
      case 0:
        return {std::to_string(year), day_number(year, 1, 1), day_number(year, 12, 31), false};
      case 1:
        std::snprintf(text, sizeof text, "%04d-%02d", year, month);
        return {text, day_number(year, month, 1), day_number(year, month, days_in_month(year, month)), false};
      default:
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
        return {text, day_number(year, month, day), day_number(year, month, day), false};
    }
  }

  /// From the day behind the same day of the month so many months ago, or behind the last that it has.
  End months_back(const std::string& text, int months) const {
    using namespace std::chrono;
    const year_month_day now{sys_days{days{today_}}};
    year_month_day then = now - std::chrono::months{months};
    if (!then.ok()) then = then.year() / then.month() / last;
    return {text, static_cast<int>(sys_days{then}.time_since_epoch().count()) + 1, today_, true};
  }

  End relative() {
    const int count = dice_.between(1, 30);
    const std::string number = std::to_string(count);
    switch (dice_.below(6)) {
      case 0:
        return {"today", today_, today_, false};
      case 1:
        return {"Yesterday", today_ - 1, today_ - 1, false};
      case 2:
        return {number + "d", today_ - count + 1, today_, true};
      case 3:
        return {number + "w", today_ - 7 * count + 1, today_, true};
      case 4:
        return months_back(number + "m", count);
      default:
        return months_back(number + "y", 12 * count);
    }
  }

  Dice& dice_;
  int today_;
};

}  // namespace khabar::test
