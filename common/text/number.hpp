#pragma once

#include <string>
#include <string_view>

#include "common/text/language.hpp"

namespace khabar {

/// True where 3,5 is three and a half and 1.000 a thousand (German, Spanish, French, Russian, ...); elsewhere it is the
/// other way round. After the Unicode CLDR, decimal separator by language.
bool writes_decimal_comma(const Language& language);

/// The number that a folded word begins with, as plain ASCII digits with a full stop before decimals, and the rest of
/// the word as it is: 1,000 1'000 1,00,000 as 1000 and 100000, 3,5 as 3.5, 1,000km as 1000km. Versions, dates and
/// addresses (3.5.1, 07.01.2026, 192.168.100.200) stay. The language decides only where one sign stands before exactly
/// three digits: 1.234 is 1234 with `decimal_comma`, and so is 1,234 without. ("Version 2.100" is read so, too.)
/// Linear.
std::string plain_number(std::string_view folded, bool decimal_comma);

}  // namespace khabar
