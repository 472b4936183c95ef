#pragma once

#include <string>
#include <string_view>

namespace khabar {

/// The JSON alone of what a page's script holds: without HTML comments, CDATA marks and a final semicolon around it.
std::string_view bare_json(std::string_view script);

/// JSON with the faults of hand-made templates mended: trailing and doubled commas, comments, escapes that JSON does
/// not know, quotes written as "&quot;", quotes within strings that nobody escaped (one that no comma, colon or bracket
/// follows ends no string), and what repaired_json() mends. May still be broken. Linear.
std::string mended_json(std::string_view json);

/// The string behind the first `"key":` in text that no parser takes; empty when there is none. Its escapes are left
/// as they are, but for quotes and slashes. Linear.
std::string string_behind_key(std::string_view json, std::string_view key);

}  // namespace khabar
