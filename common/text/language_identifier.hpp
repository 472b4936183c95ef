#pragma once

#include <string>
#include <string_view>

namespace khabar {

struct LanguageGuess {
  std::string code = "und";  ///< ISO 639-1; Norwegian is nb or nn
  double confidence = 0;     ///< 0 to 1, about the probability that the code is right; less for a text in two languages
};

/// The language of a text: by script where that decides it (kana, Hangul, Thai, Greek ...), else by a vote of its
/// function words and letters (language_evidence.hpp) and of CLD2 (Dick Sites, "Compact Language Detector 2", 2013).
/// "und" when nothing speaks for one: a brand name, digits. A single word is a guess of low confidence. Looks at the
/// first kIdentifiedBytes bytes. About 65 µs for a kilobyte, 40 µs a kilobyte for a long text, 20 µs for
/// a sentence.
LanguageGuess identify_language(std::string_view text);

constexpr std::size_t kIdentifiedBytes = 16 << 10;

/// What an article's language is, given the one that its record claims (may be empty, or "de-AT", "zh_Hant"). The claim
/// stands unless the text plainly contradicts it: another script, or beyond doubt another language or its kin, of which
/// the claimed one is none (Norwegian and Danish, Croatian and Serbian, Malay and Indonesian ... pass for each other).
/// A claim of "no" is told apart into nb and nn where the text can tell.
LanguageGuess settle_language(std::string_view claimed, std::string_view text);

}  // namespace khabar
