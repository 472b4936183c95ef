#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/date.hpp"

namespace khabar {

/// What records write in their fields, brought to one form. All take any text and give scrubbed UTF-8.

/// Scrubbed, each run of blanks and line ends one space, none at the ends.
std::string one_line(std::string_view text);

/// Scrubbed, without blanks and line ends at its ends.
std::string trimmed(std::string_view text);

/// ISO 639-1 code of what a record calls its language: "english", "Deutsch", "en-US", "de_DE", "zh-Hant", "eng", "cn".
/// Empty when it names none.
std::string language_code(std::string_view given);

/// A date in any form that sources give: as parse_date takes it, seconds (or milli-, micro-, nanoseconds) since 1970 in
/// digits, or as people write it in the language `lang`. Absent when it is none.
std::optional<Date> given_date(std::string_view text, std::string_view lang);

/// Seconds, milli-, micro- or nanoseconds since 1970, told by their size; 0 stands for "none". A number that reads as
/// yyyymmdd or as a year is that.
std::optional<Date> date_of_number(std::int64_t number);

/// The people whom a byline names: "By Jane Doe and John Roe" are two. A comma parts names only where full names stand
/// on both sides ("Doe, Jane" is one).
std::vector<std::string> names_of_byline(std::string_view byline);

}  // namespace khabar
