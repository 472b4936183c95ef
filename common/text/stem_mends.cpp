#include "common/text/stem_mends.hpp"

#include <algorithm>
#include <array>

#include "common/text/utf8.hpp"

namespace khabar {

namespace {

/// Writers differ in long and short i and u (हिंदी, हिन्दि; रुपया, रूपया): stems are compared with the short ones.
std::string with_short_vowels(std::string_view stem) {
  std::string out;
  for (std::size_t at = 0; at < stem.size();) {
    const char32_t c = utf8::next(stem, at);
    utf8::append(out, c == U'ी' ? U'ि' : c == U'ू' ? U'ु' : c == U'ई' ? U'इ' : c == U'ऊ' ? U'उ' : c);
  }
  return out;
}

/// Snowball's Hindi takes नी for a verb ending and cuts कंपनी to कंप, but कंपनियों to कंपन: such words keep their न.
std::string mended_hindi(std::string_view word, std::string stem) {
  constexpr std::string_view kVerbEnding = "नी";
  constexpr std::string_view kVowelSign = "ी";
  if (word.ends_with(kVerbEnding) && stem.size() + kVerbEnding.size() == word.size()) {
    stem = word.substr(0, word.size() - kVowelSign.size());
  }
  return with_short_vowels(stem);
}

/// Snowball's German leaves the Latin ending of Zentrum, which Zentren does not have; that of Raum is none.
std::string mended_german(std::string stem) {
  constexpr std::string_view kLatinEnding = "um";
  constexpr std::size_t kLeast = 3;
  const bool latin =
      stem.size() >= kLeast + kLatinEnding.size() && stem.ends_with(kLatinEnding) && stem[stem.size() - 3] != 'a';
  if (latin) stem.resize(stem.size() - kLatinEnding.size());
  return stem;
}

/// Snowball's Russian keeps the vowel that goes in other cases: рынок, рынка; продавец, продавца.
std::string mended_russian(std::string stem) {
  constexpr std::array<std::array<std::string_view, 2>, 2> kEndings = {{{"ок", "к"}, {"ец", "ц"}}};
  constexpr std::size_t kLeast = 4;  // bytes: two letters
  for (const auto& [full, bare] : kEndings) {
    if (stem.size() < full.size() + kLeast || !stem.ends_with(full)) continue;
    stem.replace(stem.size() - full.size(), full.size(), bare);
    break;
  }
  return stem;
}

/// Words that begin or end as if they had an affix: Snowball's Indonesian makes media (media) dia (he).
std::string mended_indonesian(std::string_view word, std::string stem) {
  constexpr std::array<std::string_view, 12> kWhole = {"berita",  "dialog",  "digital", "masalah",
                                                       "media",   "memori",  "menteri", "perintah",
                                                       "sekolah", "seluler", "server",  "teknologi"};
  const auto whole =
      std::find_if(kWhole.begin(), kWhole.end(), [&](std::string_view w) { return word.starts_with(w); });
  return whole == kWhole.end() ? stem : std::string(*whole);
}

/// Snowball's Lithuanian knows the endings of nouns in -ė by their ė, which folding makes e: these lose what stands
/// behind it.
std::string_view mended_lithuanian(std::string_view word) {
  constexpr std::array<std::string_view, 4> kEndings = {"eje", "ems", "emis", "ese"};
  constexpr std::size_t kLeast = 3;
  for (const std::string_view ending : kEndings) {
    if (word.size() >= ending.size() + kLeast && word.ends_with(ending))
      return word.substr(0, word.size() - ending.size() + 1);
  }
  return word;
}

/// Serbian's letters as those that Croatian folds to: компанија, kompanija; ћ and č are c when their marks are off.
std::string latin_of_serbian(std::string_view folded) {
  constexpr std::u32string_view kCyrillic = U"абвгдежзијклмнопрстуфхцчћђшљњџ";
  constexpr std::array<std::string_view, 30> kLatin = {"a", "b", "v", "g", "d", "e", "z", "z",  "i",  "j",
                                                       "k", "l", "m", "n", "o", "p", "r", "s",  "t",  "u",
                                                       "f", "h", "c", "c", "c", "d", "s", "lj", "nj", "dz"};
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = utf8::next(folded, at);
    const std::size_t letter = c < 0x80 ? std::u32string_view::npos : kCyrillic.find(c);
    if (letter == std::u32string_view::npos)
      utf8::append(out, c);
    else
      out += kLatin[letter];
  }
  return out;
}

}  // namespace

std::string before_stemming(std::string_view lang, std::string_view folded) {
  if (lang == "hr") return latin_of_serbian(folded);
  if (lang == "lt") return std::string(mended_lithuanian(folded));
  return std::string(folded);
}

std::string after_stemming(std::string_view lang, std::string_view folded, std::string stem) {
  if (lang == "hi") return mended_hindi(folded, std::move(stem));
  if (lang == "de") return mended_german(std::move(stem));
  if (lang == "ru") return mended_russian(std::move(stem));
  if (lang == "id") return mended_indonesian(folded, std::move(stem));
  return stem;
}

}  // namespace khabar
