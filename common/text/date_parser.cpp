#include <array>
#include <cstddef>

#include "common/text/date.hpp"

namespace khabar {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

bool same_word(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

/// Reads a date from left to right; each member takes what it names or leaves the text as it is.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool done() const { return text_.empty(); }

  bool take(char c) {
    if (text_.empty() || lower(text_[0]) != c) return false;
    text_.remove_prefix(1);
    return true;
  }

  bool blanks() {
    bool any = false;
    while (take(' ') || take('\t')) any = true;
    return any;
  }

  std::size_t digits_ahead() const {
    std::size_t count = 0;
    while (count < text_.size() && is_digit(text_[count])) ++count;
    return count;
  }

  /// The next `count` digits, whether or not more follow.
  std::optional<int> digits(std::size_t count) {
    if (count == 0 || count > 4 || digits_ahead() < count) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value * 10 + (text_[i] - '0');
    text_.remove_prefix(count);
    return value;
  }

  /// A number of one or two digits.
  std::optional<int> short_number() { return digits_ahead() <= 2 ? digits(digits_ahead()) : std::nullopt; }

  std::string_view word() {
    std::size_t count = 0;
    while (count < text_.size() && is_letter(text_[count])) ++count;
    std::string_view found = text_.substr(0, count);
    text_.remove_prefix(count);
    return found;
  }

  void skip_digits() { text_.remove_prefix(digits_ahead()); }

 private:
  std::string_view text_;
};

/// "+05:30", "+0530", "-05": true when well formed. "-00:00" means that the zone is not known (RFC 3339, 4.3).
bool read_signed_offset(Reader& in, Date& date) {
  bool west = in.take('-');
  if (!west && !in.take('+')) return false;
  std::optional<int> hours = in.digits(2);
  if (!hours || *hours > 23) return false;
  int minutes = 0;
  if (in.take(':') || in.digits_ahead() > 0) {
    std::optional<int> read = in.digits(2);
    if (!read || *read > 59) return false;
    minutes = *read;
  }
  int total = *hours * 60 + minutes;
  if (!west || total != 0) date.offset_minutes = west ? -total : total;
  return true;
}

bool read_named_zone(std::string_view name, Date& date) {
  struct Zone {
    std::string_view name;
    int hours;
  };
  constexpr std::array<Zone, 12> kZones{{{"z", 0},
                                         {"ut", 0},
                                         {"utc", 0},
                                         {"gmt", 0},
                                         {"est", -5},
                                         {"edt", -4},
                                         {"cst", -6},
                                         {"cdt", -5},
                                         {"mst", -7},
                                         {"mdt", -6},
                                         {"pst", -8},
                                         {"pdt", -7}}};
  for (const Zone& zone : kZones) {
    if (same_word(zone.name, name)) date.offset_minutes = zone.hours * 60;
  }
  return !name.empty() && name.size() <= 5;  // other names are RFC 822's military or local zones: not known
}

bool read_offset(Reader& in, Date& date) {
  in.blanks();
  if (in.done()) return true;
  std::string_view name = in.word();
  return (name.empty() ? read_signed_offset(in, date) : read_named_zone(name, date)) && in.done();
}

/// "09:05", "09:05:00", "09:05:00.123", and without colons when `colons` is false.
bool read_clock(Reader& in, Date& date, bool colons) {
  std::optional<int> hour = colons ? in.short_number() : in.digits(2);
  if (!hour || (colons && !in.take(':'))) return false;
  std::optional<int> minute = in.digits(2);
  if (!minute) return false;
  date.hour = *hour;
  date.minute = *minute;
  date.precision = Precision::Minute;
  if (colons ? !in.take(':') : in.digits_ahead() == 0) return true;
  std::optional<int> second = in.digits(2);
  if (!second) return false;
  date.second = *second == 60 ? 59 : *second;
  date.precision = Precision::Second;
  if (in.take('.') || in.take(',')) {
    if (in.digits_ahead() == 0) return false;
    in.skip_digits();
  }
  return in.digits_ahead() == 0;
}

std::optional<Date> checked(const Date& date) {
  return is_real(date) ? std::optional<Date>(date) : std::nullopt;
}

/// The part behind the day: nothing, or a clock with or without its zone.
std::optional<Date> with_clock(Reader& in, Date date, bool colons) {
  if (in.done()) return checked(date);
  bool parted = in.take('t');
  if (in.blanks()) parted = true;
  if (!parted && colons) return std::nullopt;
  if (!read_clock(in, date, colons) || !read_offset(in, date)) return std::nullopt;
  return checked(date);
}

/// "20260107", "20260107T090500Z", "20260107090500".
std::optional<Date> parse_compact(Reader in) {
  Date date;
  date.year = *in.digits(4);
  date.month = *in.digits(2);
  date.day = *in.digits(2);
  return with_clock(in, date, false);
}

std::optional<Date> parse_iso(Reader in) {
  std::size_t digits = in.digits_ahead();
  if (digits == 8 || digits == 12 || digits == 14) return parse_compact(in);
  if (digits != 4) return std::nullopt;
  Date date;
  date.year = *in.digits(4);
  date.precision = Precision::Year;
  if (in.done()) return checked(date);
  bool slash = in.take('/');
  if (!slash && !in.take('-')) return std::nullopt;
  std::optional<int> month = in.short_number();
  if (!month) return std::nullopt;
  date.month = *month;
  date.precision = Precision::Month;
  if (in.done()) return checked(date);
  if (!in.take(slash ? '/' : '-')) return std::nullopt;
  std::optional<int> day = in.short_number();
  if (!day) return std::nullopt;
  date.day = *day;
  date.precision = Precision::Day;
  return with_clock(in, date, true);
}

int month_of_name(std::string_view name) {
  constexpr std::array<std::string_view, 12> kNames{"january",   "february", "march",    "april",
                                                    "may",       "june",     "july",     "august",
                                                    "september", "october",  "november", "december"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (same_word(name, kNames[i]) || same_word(name, kNames[i].substr(0, 3))) return static_cast<int>(i) + 1;
  }
  return 0;
}

/// RFC 822 and its heirs (2822, 5322, the cookie dates of RFC 850 with their hyphens).
std::optional<Date> parse_mail(Reader in) {
  if (!in.word().empty()) {
    in.take(',');
    in.blanks();
  }
  Date date;
  std::optional<int> day = in.short_number();
  if (!day || !(in.take('-') || in.blanks())) return std::nullopt;
  date.day = *day;
  date.month = month_of_name(in.word());
  if (date.month == 0 || !(in.take('-') || in.blanks())) return std::nullopt;
  bool two_digits = in.digits_ahead() == 2;
  std::optional<int> year = two_digits ? in.digits(2) : in.digits(4);
  if (!year || in.digits_ahead() > 0) return std::nullopt;
  date.year = two_digits ? (*year < 50 ? *year + 2000 : *year + 1900) : *year;
  if (in.done()) return checked(date);
  if (!in.blanks() || !read_clock(in, date, true) || !read_offset(in, date)) return std::nullopt;
  return checked(date);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  text = trim(text);
  if (text.size() < 4 || text.size() > 64) return std::nullopt;
  std::optional<Date> date = parse_iso(Reader(text));
  return date ? date : parse_mail(Reader(text));
}

}  // namespace khabar
