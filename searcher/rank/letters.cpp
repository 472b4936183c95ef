#include "searcher/rank/letters.hpp"

#include "common/text/utf8.hpp"

namespace khabar {

namespace {

/// Unicode 15, section 3.12: a syllable's number counts 28 finals within 21 vowels within 19 initials.
void append_jamo(std::u32string& out, char32_t syllable) {
  constexpr char32_t kFinals = 28;
  constexpr char32_t kVowels = 21;
  out += 0x1100 + syllable / (kFinals * kVowels);
  out += 0x1161 + syllable / kFinals % kVowels;
  if (syllable % kFinals != 0) out += 0x11A7 + syllable % kFinals;
}

char32_t plain_arabic(char32_t c) {
  switch (c) {
    case U'أ':
    case U'إ':
    case U'آ':
    case 0x0671:
      return U'ا';
    case U'ؤ':
      return U'و';
    case U'ئ':
    case U'ى':
    case 0x06CC:
    case 0x06D2:
      return U'ي';
    case U'ة':
    case 0x06BE:
    case 0x06C1:
    case 0x06D5:
      return U'ه';
    case 0x06A9:
      return U'ك';
    default:
      return c;
  }
}

constexpr char32_t kIndicBlock = 0x80;

/// 0 for a nukta and a virama.
char32_t plain_indic(char32_t c) {
  switch (c % kIndicBlock) {
    case 0x3C:
    case 0x4D:
      return 0;
    case 0x01:  // chandrabindu, anusvara
    case 0x07:  // i, ii
    case 0x09:  // u, uu
    case 0x0E:  // short e, e
    case 0x12:  // short o, o
    case 0x3F:  // their signs
    case 0x41:
    case 0x46:
    case 0x4A:
      return c + 1;
    default:
      return c;
  }
}

}  // namespace

void append_letters(std::u32string& out, char32_t c) {
  if (c >= 0xAC00 && c <= 0xD7A3) return append_jamo(out, c - 0xAC00);
  if (c >= 0x0900 && c <= 0x0D7F) c = plain_indic(c);
  if (c >= 0x0600 && c <= 0x06FF) c = plain_arabic(c);
  if (c == U'ё') c = U'е';
  if (c != 0 && c != U' ') out += c;
}

std::u32string letters(std::string_view word) {
  std::u32string out;
  for (std::size_t at = 0; at < word.size();) append_letters(out, utf8::next(word, at));
  return out;
}

}  // namespace khabar
