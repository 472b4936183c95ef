#include "common/text/stemmer.hpp"

#include <libstemmer.h>

#include <array>

#include "common/error.hpp"
#include "common/text/fragments.hpp"
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

/// Serbian's letters as those that Croatian folds to: компанија, kompanija; ћ and č are c when their marks are off.
std::string latin_of_serbian(std::string_view folded) {
  constexpr std::u32string_view kCyrillic = U"абвгдежзијклмнопрстуфхцчћђшљњџ";
  constexpr std::array<std::string_view, 30> kLatin = {"a", "b", "v", "g", "d", "e", "z", "z", "i", "j",
                                                       "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
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

/// Case and topic particles (조사) by themselves and in pairs, longest first.
constexpr std::array<std::string_view, 44> kKoreanParticles = {
    "에서부터", "으로부터", "이라는", "으로서", "으로써", "에게서", "에서는", "에서도", "까지는", "까지도", "부터는",
    "로부터",   "이라고",   "입니다", "라는",   "에서",   "에게",   "에는",   "에도",   "으로",   "로서",   "로써",
    "까지",     "부터",     "마다",   "처럼",   "보다",   "조차",   "밖에",   "이나",   "라고",   "와의",   "과의",
    "은",       "는",       "이",     "가",     "을",     "를",     "의",     "에",     "로",     "와",     "과"};

/// One particle off the end, when at least two syllables stay (one where the particle is long: 나까지).
std::string without_particle(std::string_view word) {
  for (const std::string_view particle : kKoreanParticles) {
    if (!word.ends_with(particle)) continue;
    const std::string_view noun = word.substr(0, word.size() - particle.size());
    const std::size_t syllables = utf8::length(noun);
    if (syllables >= 2 || (syllables == 1 && utf8::length(particle) >= 2)) return std::string(noun);
  }
  return std::string(word);
}

}  // namespace

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

Stemmer::Stemmer(const Language& language)
    : language_(khabar::language(stem_code(language))), light_(light_stemmer(language_.code)) {
  if (language_.stemmer.empty()) return;
  snowball_.reset(sb_stemmer_new(std::string(language_.stemmer).c_str(), "UTF_8"));
  if (!snowball_) throw Error(Exit::System, "libstemmer has no stemmer \"" + std::string(language_.stemmer) + "\"");
}

std::string Stemmer::stem(std::string_view folded) {
  if (language_.code == "ko") return without_particle(folded);
  if (language_.code == "hr") return light_stem(latin_of_serbian(folded), *light_);
  if (!snowball_) return light_ ? light_stem(folded, *light_) : std::string(folded);
  const auto* symbols = reinterpret_cast<const sb_symbol*>(folded.data());
  const sb_symbol* stemmed = sb_stemmer_stem(snowball_.get(), symbols, static_cast<int>(folded.size()));
  if (!stemmed) return std::string(folded);
  std::string stem(reinterpret_cast<const char*>(stemmed),
                   static_cast<std::size_t>(sb_stemmer_length(snowball_.get())));
  if (language_.code == "hi") stem = mended_hindi(folded, std::move(stem));
  if (language_.code == "de") stem = mended_german(std::move(stem));
  return stem.empty() ? std::string(folded) : stem;
}

std::string Stemmer::head(std::string_view folded, std::string_view stem) const {
  if (snowball_ && light_) return std::string(stem_head(light_stem(folded, *light_), language_));
  return std::string(stem_head(stem, language_));
}

}  // namespace khabar
