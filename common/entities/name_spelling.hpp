#pragma once

#include <string_view>

#include "common/text/language.hpp"

namespace khabar {

/// Letters and signs of a name as they stand in a text, which the fold does not compare.
struct Spelling {
  std::string_view before;   ///< the text before it
  std::string_view surface;  ///< what stands for the name
  std::string_view own;      ///< its beginning, which no ending changed
  std::string_view after;    ///< the text behind it
};

/// Why `spelling` is not `name` though both fold alike, in English; empty when it is. Linear in the name.
std::string_view misspelling(std::string_view name, const Spelling& spelling, const Language& language);

/// True when the first letter has a capital, and is none.
bool begins_lower(std::string_view word);
/// True when the first letter has a small form, and is a capital.
bool begins_upper(std::string_view word);
/// ASCII letters and digits, no small ones, two letters or more: IBM, 3M is none.
bool is_all_capitals(std::string_view word);

/// Writing that has no capitals, or in whose press Latin names lose them.
bool is_caseless(const Language& language);

}  // namespace khabar
