#pragma once

#include <cstddef>
#include <string_view>

namespace khabar {

/// Pinyin of a Han character's commonest reading (Unihan's, by ICU), without tone, ü as u: "wei". Empty when it has
/// none.
std::string_view pinyin(char32_t c);

/// Characters of two Han words, taken in pairs, that do not sound the same; when some pair does not even begin with the
/// same consonant, or the lengths differ, the greater length.
std::size_t differences_in_sound(std::u32string_view a, std::u32string_view b);

}  // namespace khabar
