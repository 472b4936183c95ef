#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace khabar {

enum class NumericOrder { Unknown, DayFirst, MonthFirst };

/// A month's name, folded (common/text/date_fold.hpp), without the full stop of an abbreviation.
struct MonthName {
  std::u32string key;
  int month;     ///< 1..12
  bool wide;     ///< written in full
  bool english;  ///< known as English only, in a document of another language too
  bool persian;  ///< of the Persian solar calendar
};

/// How the days and months of a language are called.
class CalendarWords {
 public:
  explicit CalendarWords(std::string_view language);

  /// The longest name that begins at `at` in `text` and ends there with its word. Null when there is none.
  const MonthName* month_at(std::u32string_view text, std::size_t at) const;

  /// Words of the names of weekdays, folded.
  bool is_weekday(const std::u32string& word) const { return weekdays_.count(word) > 0; }

  NumericOrder order() const { return order_; }

 private:
  void add_months(const char* locale, bool english);
  void add_extra(std::string_view language);
  void add_persian();
  void add_weekdays(const char* locale);
  void add(MonthName name);
  void sort();

  std::vector<MonthName> months_;  ///< by first character, longer names first
  std::unordered_set<std::u32string> weekdays_;
  NumericOrder order_ = NumericOrder::Unknown;
};

/// The words of `language` (ISO 639; case and what follows '-' or '_' do not matter) and of English, from ICU. A
/// language that ICU does not know counts as "". Made once per thread and language, valid as long as the thread.
const CalendarWords& calendar_words(std::string_view language);

}  // namespace khabar
