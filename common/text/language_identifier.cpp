#include "common/text/language_identifier.hpp"

#include <cstdio>  // compact_lang_det.h needs FILE and does not say so

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

#include "common/text/fold.hpp"
#include "common/text/language.hpp"
#include "common/text/language_evidence.hpp"
#include "common/text/language_profile.hpp"
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
  const bool kana = census.of(Script::Kana) * 12 > east_asian;
  if (share(east_asian) > (kana ? 0.15 : 0.25) && east_asian >= census.of(Script::Hangul)) {
    return {kana ? "ja" : "zh", 0.5 + share(east_asian) / 2};
  }
  for (const auto& [script, code] : kOwnScript) {
    if (share(census.of(script)) > 0.34) return {std::string(code), 0.5 + share(census.of(script)) / 2};
  }
  return {};
}

/// CLD2's codes and older ones that are not ours.
std::string own_code(std::string_view written) {
  static const std::map<std::string_view, std::string_view> kOther = {
      {"iw", "he"}, {"jw", "jv"}, {"in", "id"}, {"ji", "yi"}, {"un", "und"}};
  const std::string code = fold(written, language("und")).substr(0, written.find_first_of("-_"));
  const auto found = kOther.find(code);
  return found != kOther.end() ? std::string(found->second) : code;
}

/// `code` and all that share a group with it.
template <std::size_t N>
std::string with_group(std::string_view code, const std::array<std::string_view, N>& groups) {
  std::string all(code);
  for (const std::string_view group : groups) {
    if (group.find(code) != std::string_view::npos) all.append(" ").append(group);
  }
  return all;
}

bool holds(std::string_view codes, std::string_view code) {
  return codes.find(code) != std::string_view::npos;
}

/// Languages between which CLD2 decides badly.
constexpr std::array<std::string_view, 3> kTwins = {"no nb nn", "hr sr bs", "ms id"};

/// Languages that are easily taken for each other on a page of news; a claim of one is not contradicted by the other.
constexpr std::array<std::string_view, 9> kKin = {
    "no nb nn da sv", "hr sr bs sl",       "ms id",    "cs sk", "ca es gl pt oc",
    "bg mk",          "ru uk be bg sr mk", "hi mr ne", "zh ja"};

// What CLD2's word is worth in natural log-odds on a text of kLettersOfASentence plain letters or more; on less it is
// worth in proportion, for it is sure of itself on two brand names, too ("Lenovo NVIDIA" is Croatian). Set by hand.
constexpr double kVote = 6;
constexpr double kLettersOfASentence = 32;
constexpr double kDoubted = 0.5;   ///< what stays of it when CLD2 itself doubts
constexpr double kTwin = 0.95;     ///< what a language's twin gets of it
constexpr double kStranger = 1.5;  ///< against a language without a profile
constexpr double kNoLanguage = 1;  ///< for no language at all, in the script of brand names
constexpr double kLeast = 0.15;    ///< a language less probable than this is not worth naming

/// A language and its natural log-odds.
using Vote = std::pair<std::string, double>;

/// CLD2's answers in ISO 639-1, "und" for one that has no code there, and what each is worth.
std::vector<Vote> ask_cld2(std::string_view text, double plain_letters) {
  CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  bool reliable = false;
  CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, CLD2::kCLDFlagBestEffort,
                                 languages, percents, scores, nullptr, &bytes, &reliable);
  const double worth = kVote * (reliable ? 1 : kDoubted) * std::min(1.0, plain_letters / kLettersOfASentence);
  std::vector<Vote> votes;
  for (std::size_t i = 0; i < 3; ++i) {
    if (languages[i] == CLD2::UNKNOWN_LANGUAGE || percents[i] == 0) continue;
    std::string code = own_code(CLD2::LanguageCode(languages[i]));
    if (code == "no") code = "nb";
    if (code.size() != 2 || code == "xx") code = "und";  // Cebuano, a script by itself
    votes.emplace_back(std::move(code), worth * percents[i] / 100);
  }
  return votes;
}

/// The script that the text's language is written in. A third of the letters is enough for any other than Latin.
Script leading_script(const Census& census) {
  for (const Script script : {Script::Cyrillic, Script::Arabic, Script::Devanagari, Script::Bengali, Script::Hebrew}) {
    if (census.of(script) * 3 > census.total) return script;
  }
  return Script::Latin;
}

/// Four slices of a text longer than kSample bytes: the words of all of it would tell no more.
std::string sample(std::string_view text) {
  constexpr std::size_t kSample = 640;
  if (text.size() <= kSample) return std::string(text);
  std::string slices;
  for (std::size_t i = 0; i < 4; ++i) {
    const std::size_t from = text.find(' ', i * (text.size() / 4));
    if (from != std::string_view::npos) slices += utf8::prefix(text.substr(from), kSample / 4);
  }
  return slices;
}

/// What the words, the letters and CLD2 together make of a text.
struct Verdict {
  LanguageGuess guess;
  double of_kin = 0;  ///< confidence that it is the guessed language or one of its kin
};

/// The share of CLD2's votes that a language and its kin got: less than 1 for a text half in another language. One that
/// CLD2 does not know at all is taken for the text's only language.
double share_of(std::string_view kin, const std::vector<Vote>& votes) {
  double own = 0;
  double all = 0;
  for (const auto& [code, worth] : votes) {
    all += worth;
    if (holds(kin, code)) own += worth;
  }
  return own > 0 ? own / all : 1;
}

/// Of candidates with their log-odds, the most probable (softmax).
Verdict decide(const std::vector<Vote>& candidates, const std::vector<Vote>& votes) {
  const auto best = std::max_element(candidates.begin(), candidates.end(),
                                     [](const Vote& a, const Vote& b) { return a.second < b.second; });
  const std::string kin = with_group(best->first, kKin);
  double sum = 0;
  double kin_sum = 0;
  for (const auto& [code, score] : candidates) {
    const double odds = std::exp(score - best->second);
    sum += odds;
    if (holds(kin, code)) kin_sum += odds;
  }
  if (best->first == "und" || 1 / sum < kLeast) return {};
  const double share = share_of(kin, votes);
  return {{best->first, share / sum}, share * kin_sum / sum};
}

/// To each candidate the best vote that it or a twin of it got.
void add_votes(const std::vector<Vote>& votes, std::vector<Vote>& candidates) {
  std::vector<double> best(candidates.size());
  for (const auto& [voted, worth] : votes) {
    const std::string twins = with_group(voted, kTwins);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const std::string& code = candidates[i].first;
      if (holds(twins, code)) best[i] = std::max(best[i], code == voted ? worth : worth * kTwin);
    }
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) candidates[i].second += best[i];
}

Verdict weigh(std::string_view text, const Census& census) {
  const Script script = leading_script(census);
  const auto profiles = language_profiles(script);
  const LanguageEvidence evidence = weigh_words(sample(text), script);
  const std::vector<Vote> votes = ask_cld2(text, evidence.plain_letters);
  std::vector<Vote> candidates = {{"und", evidence.none + (script == Script::Latin ? kNoLanguage : 0)}};
  for (std::size_t i = 0; i < profiles.size(); ++i) candidates.emplace_back(profiles[i].code, evidence.scores[i]);
  add_votes(votes, candidates);
  for (const auto& [code, worth] : votes) {
    const bool known = std::any_of(profiles.begin(), profiles.end(),
                                   [&, &key = code](const LanguageProfile& row) { return row.code == key; });
    // A language of the table without a profile here is written in another script.
    if (!known && code != "und" && language(code).code == "und") candidates.emplace_back(code, worth - kStranger);
  }
  return decide(candidates, votes);
}

Verdict identify(std::string_view text) {
  text = utf8::prefix(text, kIdentifiedBytes);
  const Census census = count_letters(text);
  if (census.total == 0) return {};
  if (const LanguageGuess guess = by_script(census); guess.code != "und") return {guess, guess.confidence};
  return weigh(text, census);
}

constexpr double kPlain = 0.8;

}  // namespace

LanguageGuess identify_language(std::string_view text) {
  return identify(text).guess;
}

LanguageGuess settle_language(std::string_view claimed, std::string_view text) {
  const auto [guess, of_kin] = identify(text);
  const std::string code = own_code(claimed);
  if (code.empty() || code == "und" || language(code).code == "und") return guess;
  if (guess.code == code || (code == "no" && (guess.code == "nb" || guess.code == "nn"))) return guess;
  if (of_kin >= kPlain && !holds(with_group(guess.code, kKin), code)) return guess;
  return {code, std::max(0.5, 1 - guess.confidence)};
}

}  // namespace khabar
