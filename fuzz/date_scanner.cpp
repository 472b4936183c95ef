#include "common/text/date_scanner.hpp"

#include "fuzz/target.hpp"

/// The language in the first line, then the line that is read.
KHABAR_FUZZ_TARGET(date_scanner) {
  using namespace khabar;
  const auto [lang, line] = fuzz::first_line(fuzz::as_text(data, size));
  if (const auto found = find_date(line, lang)) {
    fuzz::require(found->begin < found->end && found->end <= line.size(), "the date lies in the line");
    fuzz::require(is_real(found->date), "the date is real");
    if (utf8::valid(line)) {
      fuzz::require(utf8::valid(line.substr(found->begin, found->end - found->begin)), "the date is whole characters");
    }
  }
  const bool date_line = is_date_line(line, lang);
  fuzz::require(!date_line || line.size() <= 200, "a line of dates is short");
  return 0;
}
