#include "searcher/rank/sound.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace khabar {

namespace {

#include "han_sounds.inc"  // written at build time by make_han_sounds.cpp

constexpr char32_t kFirst = 0x4E00;

std::string_view consonant(std::string_view syllable) {
  return syllable.substr(0, std::min(syllable.find_first_of("aeiou"), syllable.size()));
}

}  // namespace

std::string_view pinyin(char32_t c) {
  return c >= kFirst && c - kFirst < std::size(kSyllableOf) ? kSyllables[kSyllableOf[c - kFirst]] : "";
}

std::size_t differences_in_sound(std::u32string_view a, std::u32string_view b) {
  const std::size_t all = std::max(a.size(), b.size());
  if (a.size() != b.size()) return all;
  std::size_t different = 0;
  for (std::size_t i = 0; i < all; ++i) {
    if (a[i] == b[i]) continue;
    const std::string_view x = pinyin(a[i]);
    const std::string_view y = pinyin(b[i]);
    if (consonant(x).empty() ? x.empty() || x != y : consonant(x) != consonant(y)) return all;
    if (x != y) ++different;
  }
  return different;
}

}  // namespace khabar
