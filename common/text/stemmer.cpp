#include "common/text/stemmer.hpp"

#include <libstemmer.h>

#include "common/error.hpp"
#include "common/text/fragments.hpp"
#include "common/text/korean_endings.hpp"
#include "common/text/stem_mends.hpp"

namespace khabar {

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
  if (language_.code == "ko") return without_korean_endings(folded);
  const std::string word = before_stemming(language_.code, folded);
  if (!snowball_) return light_ ? light_stem(word, *light_) : word;
  const auto* symbols = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stemmed = sb_stemmer_stem(snowball_.get(), symbols, static_cast<int>(word.size()));
  if (!stemmed) return word;
  std::string stem(reinterpret_cast<const char*>(stemmed),
                   static_cast<std::size_t>(sb_stemmer_length(snowball_.get())));
  stem = after_stemming(language_.code, word, std::move(stem));
  return stem.empty() ? word : stem;
}

std::string Stemmer::head(std::string_view folded, std::string_view stem) const {
  if (snowball_ && light_) return std::string(stem_head(light_stem(folded, *light_), language_));
  return std::string(stem_head(stem, language_));
}

}  // namespace khabar
