#pragma once

#include <cstddef>
#include <string_view>

namespace khabar {

/// The nearest border between characters as readers see them, at or before / at or behind byte `at`: no border lies
/// before a combining mark, a joiner or a variation selector, or behind a joiner (the part of UAX 29 that matters when
/// cutting and marking text of any script). `at` lies between code points. Looks at a bounded stretch: text of nothing
/// but marks is cut somewhere.
std::size_t grapheme_begin(std::string_view text, std::size_t at);
std::size_t grapheme_end(std::string_view text, std::size_t at);

}  // namespace khabar
