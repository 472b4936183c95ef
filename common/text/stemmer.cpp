#include "common/text/stemmer.hpp"

#include <libstemmer.h>

#include "common/error.hpp"
#include "common/text/korean_endings.hpp"
#include "common/text/stem_mends.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

/// What comes off in further runs leaves at least so many letters.
constexpr int kMostRuns = 3;
constexpr std::size_t kLeastStem = 3;

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

std::string Stemmer::snowball(std::string_view word) {
  const auto* symbols = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(snowball_.get(), symbols, static_cast<int>(word.size()));
  if (!stem) return std::string(word);
  return std::string(reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(snowball_.get())));
}

std::string Stemmer::stem(std::string_view folded) {
  if (language_.code == "ko") return without_korean_endings(folded);
  const std::string word = before_stemming(language_.code, folded);
  std::string stem = snowball_ ? snowball(word) : light_ ? khabar::light_stem(word, *light_) : word;
  for (int i = 0; snowball_ && i < kMostRuns && is_half_stemmed(language_.code, stem); ++i) {
    std::string shorter = snowball(stem);
    if (shorter == stem || utf8::length(shorter) < kLeastStem) break;
    stem = std::move(shorter);
  }
  stem = after_stemming(language_.code, word, std::move(stem));
  return stem.empty() ? word : stem;
}

std::string Stemmer::light_stem(std::string_view folded) const {
  return snowball_ && light_ ? khabar::light_stem(with_plain_alef(folded), *light_) : std::string();
}

}  // namespace khabar
