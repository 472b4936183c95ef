#pragma once

#include <string>
#include <string_view>

namespace khabar {

/// The form of a folded word in which one slip of the finger is one edit, and letters that writers mix up are the same:
///   Hangul        by jamo (삼 is three letters)
///   Arabic        أ إ آ ٱ ؤ ئ without hamza or madda; Persian and Urdu forms of yeh, kaf and heh as the Arabic ones; ى
///   as
///                 ي and ة as ه
///   Indic         short and long vowels are one, chandrabindu is anusvara, no nukta or virama: the nine scripts from
///   Devanagari
///                 to Malayalam stand in blocks of one order (Unicode 15, section 12.1)
///   Cyrillic      ё as е
/// Blanks are no letters: names of several words are written together and apart. Ill-formed bytes count as U+FFFD.
/// Linear.
std::u32string letters(std::string_view word);

/// Appends what one code point of a word comes to in that form: nothing up to three letters.
void append_letters(std::u32string& out, char32_t c);

}  // namespace khabar
