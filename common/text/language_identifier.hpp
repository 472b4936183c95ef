#pragma once

#include <string>
#include <string_view>

namespace khabar {

struct LanguageGuess {
  std::string code = "und";  ///< ISO 639-1
  double confidence = 0;     ///< 0 to 1
};

/// The language of a text of a sentence or more: by script where that decides it (kana, Hangul, Thai, Greek, Hebrew
/// ...), else by CLD2 (Dick Sites, "Compact Language Detector 2", 2013). "und" when nothing speaks for one. Looks at
/// the first kIdentifiedBytes bytes. About 50 µs for a kilobyte.
LanguageGuess identify_language(std::string_view text);

constexpr std::size_t kIdentifiedBytes = 16 << 10;

/// What an article's language is, given the one that its record claims (may be empty, or "de-AT", "zh_Hant"). The claim
/// stands unless the text plainly contradicts it: another script, or another language beyond doubt that is no near kin
/// (Norwegian and Danish, Croatian and Serbian, Malay and Indonesian ... pass for each other).
LanguageGuess settle_language(std::string_view claimed, std::string_view text);

}  // namespace khabar
