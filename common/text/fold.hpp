#pragma once

#include <string>
#include <string_view>

#include "common/text/language.hpp"

namespace khabar {

/// The form under which a word is indexed and looked up: NFKC_Casefold (Unicode 15, section 3.13), then by script
///   Latin, Greek   accents off, unless the language keeps its marks; ø ł đ ı æ œ ð þ as o l d i ae oe d th
///   Cyrillic       ё as е, stress marks off
///   Devanagari     nukta off (in Bengali and Gurmukhi, too), chandrabindu and nasals as anusvara (अमेज़न = अमेजन,
///                  हाँ = हां, हिन्दी = हिंदी)
///   Arabic         vowel signs and tatweel off, Persian ye and kaf and Urdu's he as the Arabic letters
///   Hebrew         points off
///   Han            traditional as simplified (ICU's Traditional-Simplified, character by character)
/// and native digits as ASCII, typographic apostrophes as the plain one. Idempotent. May be empty (a word of vowel
/// signs alone). Linear for words of sane length; callers cap words before (kMaxWordBytes).
std::string fold(std::string_view word, const Language& language);

/// NFKC_Casefold alone: case and width, nothing else.
std::string casefold(std::string_view text);

/// The simplified kin of a Han character, or the character itself.
char32_t simplified(char32_t c);

}  // namespace khabar
