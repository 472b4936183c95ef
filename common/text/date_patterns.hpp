#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "common/text/date.hpp"
#include "common/text/date_tokens.hpp"

namespace khabar {

/// A date of day or month precision among the tokens of a line.
struct DateMatch {
  Date date;
  std::size_t begin_byte;  ///< an era's name can begin within a token
  std::size_t begin;       ///< tokens
  std::size_t end;
};

/// The ways to write a date, each tried at a given token. Keeps references to its arguments.
class DatePatterns {
 public:
  DatePatterns(const DateTokens& tokens, std::string_view language, NumericOrder order);

  /// The date that begins with token `at`, by the first pattern that fits.
  std::optional<DateMatch> match(std::size_t at) const;

 private:
  struct Year {
    int value;
    std::size_t end;
  };
  using Found = std::optional<DateMatch>;

  Found numeric_year_first(std::size_t at) const;
  Found numeric_year_last(std::size_t at) const;
  Found day_month_year(std::size_t at) const;
  Found month_day_year(std::size_t at) const;
  Found month_year(std::size_t at) const;
  Found year_month_day(std::size_t at) const;
  Found year_day_month(std::size_t at) const;
  Found east_asian(std::size_t at) const;
  Found vietnamese(std::size_t at) const;

  std::size_t behind_day(std::size_t at) const;
  std::size_t behind_ordinal(std::size_t at) const;
  std::size_t behind_month(std::size_t at) const;
  std::size_t behind_joiners(std::size_t at) const;
  std::optional<Year> year(std::size_t at, bool persian) const;
  std::optional<int> common_year(std::size_t at) const;
  Found numeric(std::size_t begin, std::size_t end, int year, int month, int day) const;
  Found made(std::size_t begin, std::size_t end, Date date, bool persian) const;

  const DateTokens& tokens_;
  NumericOrder order_;
  bool english_;
  bool thai_;
  bool persian_;
  bool points_year_first_;  ///< "2024.1.2" is a date in this language, and no version
};

}  // namespace khabar
