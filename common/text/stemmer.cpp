#include "common/text/stemmer.hpp"

#include <libstemmer.h>

#include <array>

#include "common/error.hpp"
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

Stemmer::Stemmer(const Language& language) : code_(language.code) {
  if (language.stemmer.empty()) return;
  snowball_.reset(sb_stemmer_new(std::string(language.stemmer).c_str(), "UTF_8"));
  if (!snowball_) throw Error(Exit::System, "libstemmer has no stemmer \"" + std::string(language.stemmer) + "\"");
}

std::string Stemmer::stem(std::string_view folded) {
  if (code_ == "ko") return without_particle(folded);
  if (!snowball_) return std::string(folded);
  const auto* symbols = reinterpret_cast<const sb_symbol*>(folded.data());
  const sb_symbol* stemmed = sb_stemmer_stem(snowball_.get(), symbols, static_cast<int>(folded.size()));
  if (!stemmed) return std::string(folded);
  std::string stem(reinterpret_cast<const char*>(stemmed),
                   static_cast<std::size_t>(sb_stemmer_length(snowball_.get())));
  if (code_ == "hi") stem = mended_hindi(folded, std::move(stem));
  return stem.empty() ? std::string(folded) : stem;
}

}  // namespace khabar
