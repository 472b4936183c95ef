#pragma once

#include <string>
#include <string_view>

namespace khabar {

/// JSON without the faults that common writers leave in it: line ends and other control characters within strings
/// (become spaces), escapes of half a surrogate pair (cut-off emoji; become U+FFFD), and NaN and Infinity (Python;
/// become null). Valid UTF-8. Everything else stays as it is, broken or not. Linear.
std::string repaired_json(std::string_view json);

}  // namespace khabar
