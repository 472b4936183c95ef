#pragma once

#include <string>
#include <string_view>

namespace khabar {

/// The text in Unicode's normal form C (UAX 15), in which names are stored and shown. Needs well-formed UTF-8. Linear.
std::string composed(std::string_view text);

}  // namespace khabar
