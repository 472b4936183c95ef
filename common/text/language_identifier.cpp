#include "common/text/language_identifier.hpp"

#include <cstdio>  // compact_lang_det.h needs FILE and does not say so

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <map>

#include "common/text/fold.hpp"
#include "common/text/language.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

/// Letters by script, and the marks that decide inside one.
struct Census {
  std::array<int, static_cast<std::size_t>(Script::Other) + 1> letters{};
  int total = 0;

  int of(Script script) const { return letters[static_cast<std::size_t>(script)]; }
};

Census count_letters(std::string_view text) {
  Census census;
  for (std::size_t at = 0; at < text.size();) {
    const Script script = script_of(utf8::next(text, at));
    if (script == Script::Common) continue;
    ++census.letters[static_cast<std::size_t>(script)];
    ++census.total;
  }
  return census;
}

/// Scripts that one language of news has to itself.
constexpr std::array<std::pair<Script, std::string_view>, 17> kOwnScript = {{
    {Script::Greek, "el"},
    {Script::Armenian, "hy"},
    {Script::Georgian, "ka"},
    {Script::Gurmukhi, "pa"},
    {Script::Gujarati, "gu"},
    {Script::Oriya, "or"},
    {Script::Tamil, "ta"},
    {Script::Telugu, "te"},
    {Script::Kannada, "kn"},
    {Script::Malayalam, "ml"},
    {Script::Sinhala, "si"},
    {Script::Thai, "th"},
    {Script::Lao, "lo"},
    {Script::Khmer, "km"},
    {Script::Myanmar, "my"},
    {Script::Hangul, "ko"},
    {Script::Ethiopic, "am"},
}};

/// A third of the letters in a script of its own is enough: tech news is full of Latin names. Kana decides for Japanese
/// however many Han characters stand around it.
LanguageGuess by_script(const Census& census) {
  const int east_asian = census.of(Script::Han) + census.of(Script::Kana);
  const auto share = [&](int letters) { return census.total == 0 ? 0.0 : static_cast<double>(letters) / census.total; };
  if (share(east_asian) > 0.25 && east_asian >= census.of(Script::Hangul)) {
    const bool kana = census.of(Script::Kana) * 12 > east_asian;
    return {kana ? "ja" : "zh", 0.5 + share(east_asian) / 2};
  }
  for (const auto& [script, code] : kOwnScript) {
    if (share(census.of(script)) > 0.34) return {std::string(code), 0.5 + share(census.of(script)) / 2};
  }
  return {};
}

/// CLD2's codes that are not ours.
std::string own_code(std::string_view written) {
  static const std::map<std::string_view, std::string_view> kOther = {
      {"iw", "he"}, {"nb", "no"}, {"nn", "no"}, {"jw", "jv"}, {"in", "id"}, {"ji", "yi"}, {"un", "und"}};
  const std::string code = fold(written, language("und")).substr(0, written.find_first_of("-_"));
  const auto found = kOther.find(code);
  return found != kOther.end() ? std::string(found->second) : code;
}

/// CLD2 is sure of itself on two brand names, too ("Lenovo NVIDIA" is Croatian): fewer letters than these lower its
/// word.
constexpr double kLettersOfASentence = 40;

LanguageGuess by_cld2(std::string_view text, int letters) {
  CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  bool reliable = false;
  const CLD2::Language best =
      CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0, languages, percents,
                                     scores, nullptr, &bytes, &reliable);
  if (best == CLD2::UNKNOWN_LANGUAGE || languages[0] == CLD2::UNKNOWN_LANGUAGE) return {};
  std::string code = own_code(CLD2::LanguageCode(best));
  if (code.size() != 2 || code == "xx") return {};  // Cebuano, signs alone: without a code in ISO 639-1
  const double share = percents[0] / 100.0 * std::min(1.0, letters / kLettersOfASentence);
  return {std::move(code), reliable ? share : std::min(share, 0.4)};
}

/// Languages that no tool tells apart on a page of news; a claim of one is not contradicted by the other.
bool near_kin(std::string_view a, std::string_view b) {
  constexpr std::array<std::string_view, 9> kKin = {
      "no da sv", "hr sr bs sl", "ms id", "cs sk", "ca es gl pt oc", "bg mk", "ru uk be bg sr mk", "hi mr ne", "zh ja"};
  return std::any_of(kKin.begin(), kKin.end(), [&](std::string_view group) {
    return group.find(a) != std::string_view::npos && group.find(b) != std::string_view::npos;
  });
}

constexpr double kPlain = 0.8;

}  // namespace

LanguageGuess identify_language(std::string_view text) {
  text = utf8::prefix(text, kIdentifiedBytes);
  const Census census = count_letters(text);
  if (LanguageGuess guess = by_script(census); guess.code != "und") return guess;
  return by_cld2(text, census.total);
}

LanguageGuess settle_language(std::string_view claimed, std::string_view text) {
  const LanguageGuess guess = identify_language(text);
  const std::string code = own_code(claimed);
  if (code.empty() || code == "und" || language(code).code == "und") return guess;
  if (guess.code == code) return guess;
  if (guess.confidence >= kPlain && !near_kin(code, guess.code)) return guess;
  return {code, std::max(0.5, 1 - guess.confidence)};
}

}  // namespace khabar
