#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/date_fold.hpp"
#include "common/text/month_names.hpp"

namespace khabar {

struct DateToken {
  enum class Kind {
    Number,  ///< a run of digits, or Han numerals before 年, 月, 日
    Month,   ///< a month's name
    Unit,    ///< 年 月 日 時 分 秒 or a Korean one behind a number
    Word,    ///< any other run of letters
    Mark     ///< any other character
  };
  Kind kind = Kind::Mark;
  std::size_t begin = 0;  ///< byte offsets into the line
  std::size_t end = 0;
  bool blank = false;                ///< white space, or the line's begin, stands before
  bool upper = false;                ///< begins with a capital
  int value = 0;                     ///< of a Number of at most 4 digits
  std::size_t digits = 0;            ///< of a Number; leading zeros count
  char32_t sign = 0;                 ///< the Mark, or the Unit as the Japanese write it
  const MonthName* month = nullptr;  ///< of a Month
  std::u32string text;               ///< of a Word, folded
  std::size_t last_two = 0;          ///< of a Word: where its last two characters begin, for the names of eras
};

/// The tokens of a line. Asking for a token behind the last, or before the first, is answered with "no".
class DateTokens {
 public:
  /// Reads the tokens that begin in the first kLongest bytes of `line`.
  DateTokens(std::string_view line, const CalendarWords& words);

  static constexpr std::size_t kLongest = 4096;

  std::size_t size() const { return tokens_.size(); }
  const DateToken& operator[](std::size_t i) const { return tokens_[i]; }

  bool is_number(std::size_t i, std::size_t fewest_digits, std::size_t most_digits) const;
  bool is_mark(std::size_t i, char32_t sign) const;
  bool is_unit(std::size_t i, char32_t sign) const;
  bool is_word(std::size_t i) const;
  bool is_month(std::size_t i) const;
  bool is_word(std::size_t i, std::u32string_view text) const;

  /// Token `i` touches the one before it.
  bool glued(std::size_t i) const { return i > 0 && i < size() && !tokens_[i].blank; }

  /// Nothing before or behind makes another number of number `i`: a letter ("5G", "RTX5090"), or a point, comma,
  /// colon, stroke or hyphen with a digit behind it.
  bool begins_clean(std::size_t i) const;
  bool ends_clean(std::size_t i) const;

 private:
  std::size_t read_number(std::size_t at);
  std::size_t read_han_number(std::size_t at);
  std::size_t read_month(std::size_t at);
  std::size_t read_unit(std::size_t at);
  std::size_t read_word(std::size_t at);
  std::size_t han_number_end(std::size_t at) const;
  DateToken& push(DateToken::Kind kind, std::size_t from, std::size_t to);

  const CalendarWords& words_;
  std::vector<FoldedChar> chars_;
  std::u32string text_;
  std::vector<DateToken> tokens_;
  bool blank_ = true;
};

}  // namespace khabar
