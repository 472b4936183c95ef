#pragma once

#include <string_view>
#include <vector>

#include "common/text/script.hpp"

namespace khabar {

/// What the words and letters of a text say for the languages of one script.
struct LanguageEvidence {
  std::vector<double> scores;  ///< natural log-odds, a row of language_profiles(script) each
  double none = 0;             ///< the same for "no language at all": names, codes
  double plain_letters = 0;    ///< letters in words that need not be names; a capitalised word counts half
};

/// Naive Bayes over the profiles of `script`: each function word, each beginning or ending of a word speaks for the
/// languages that have it, each letter against those that have it not. Evidence is damped to that of forty words, for
/// the words of one text are not independent. Words that look like names of products (NVIDIA, iPhone, S26) count for
/// nothing, unless the whole text is in capitals. Linear; takes any bytes.
LanguageEvidence weigh_words(std::string_view text, Script script);

}  // namespace khabar
