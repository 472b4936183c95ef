#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>

#include "common/text/utf8.hpp"

namespace khabar::test {

/// Well-formed text that hits what analysis treats apart far more often than even chance would: marks, joiners, signs
/// of technical names, apostrophes, digits of many scripts, and neighbours of different scripts.
inline std::string random_text(std::mt19937& random, std::size_t pieces) {
  static const std::array<const char*, 64> kPieces = {
      " ",      "\n", ".",  "'",  "’",  "ʼ",      "-",      "‑",  "&", "+",  "#",
      "@",      "_",  ":",  "s",  "S",  "a",      "é",      "ß",  "İ", "ı",  "đ",
      "ﬁ",      "Ａ", "Σ",  "ς",  "ά",  "й",      "ё",      "Ж",  "ש", "ָ",   "״",
      "ك",      "ِ",   "ـ",  "أ",  "٣",  "न",      "ी",      "़",   "ँ",  "्",   "\u200D",
      "\u200C", "७",  "ড়",  "கொ", "ไ",  "ย์",      "ໄ",      "ញ្ញ", "ည်", "한", "\u1112\u1161",
      "は",     "ー", "ｶﾞ", "発", "發", "\u0301", "\u0345", "🚀",  "🇩🇪"};
  std::string out;
  for (std::size_t i = 0; i < pieces; ++i) {
    switch (random() % 8) {
      case 0:
        out += static_cast<char>('a' + random() % 26);
        break;
      case 1:
        out += static_cast<char>('0' + random() % 10);
        break;
      case 2:
        utf8::append(out, static_cast<char32_t>(random() % 0x3000));
        break;
      case 3:
        utf8::append(out, static_cast<char32_t>(random() % 0x20000));
        break;
      default:
        out += kPieces[random() % kPieces.size()];
    }
  }
  return out;
}

}  // namespace khabar::test
