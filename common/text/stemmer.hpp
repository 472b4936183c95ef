#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "common/text/language.hpp"
#include "common/text/light_stemmer.hpp"

struct sb_stemmer;

namespace khabar {

/// Cuts a folded word to its stem by the rules of one language, or of its kin: Snowball's algorithm where libstemmer
/// has one (mended for some: stem_mends.hpp), a light stemmer where there is a table for it, the endings off for
/// Korean, and the word itself elsewhere. Not thread-safe: one a thread.
class Stemmer {
 public:
  explicit Stemmer(const Language& language);

  /// Never empty for a word that is not. Cost about 1 µs.
  std::string stem(std::string_view folded);

  /// Arabic has a second stem, lighter than Snowball's, by which a noun meets itself with the article: برنامج,
  /// البرنامج. Empty for other languages.
  std::string light_stem(std::string_view folded) const;

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };

  std::string snowball(std::string_view word);

  const Language& language_;
  const LightStemmer* light_;
  std::unique_ptr<sb_stemmer, Delete> snowball_;
};

}  // namespace khabar
