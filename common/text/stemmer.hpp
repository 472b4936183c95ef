#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "common/text/language.hpp"

struct sb_stemmer;

namespace khabar {

/// Cuts a folded word to its stem by the rules of one language: Snowball's algorithm where libstemmer has one (Hindi's
/// mended, so that कंपनी meets कंपनियों), the particles off for Korean, and the word itself elsewhere. Not thread-safe:
/// one a thread.
class Stemmer {
 public:
  explicit Stemmer(const Language& language);

  /// Never empty for a word that is not. Cost about 1 µs.
  std::string stem(std::string_view folded);

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };

  std::string_view code_;
  std::unique_ptr<sb_stemmer, Delete> snowball_;
};

}  // namespace khabar
