#pragma once

#include <string_view>
#include <vector>

#include "common/text/word_splitter.hpp"

namespace khabar {

/// Joins the groups of a number that no-break or thin spaces separate (1 000 000), and drops the endings that stand
/// behind a number and an apostrophe: the s of "iPhone 17's", in Turkish the da of 2026'da. Linear.
void mend_numbers(std::string_view text, const Language& language, std::vector<Piece>& pieces);

}  // namespace khabar
