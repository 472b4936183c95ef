#include "common/text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/error.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

struct HanPair {
  char16_t traditional;
  char16_t simplified;
};

constexpr HanPair kHanPairs[] = {
#include "han_pairs.inc"  // written at build time by make_han_pairs.cpp
};

enum class Form { CompatibleCasefold, Decomposed, Composed };

const icu::Normalizer2& normalizer(Form form) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* instance = form == Form::CompatibleCasefold ? icu::Normalizer2::getNFKCCasefoldInstance(error)
                         : form == Form::Decomposed       ? icu::Normalizer2::getNFDInstance(error)
                                                          : icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) throw Error(Exit::System, "ICU has no normalisation data", "is libicu complete?");
  return *instance;
}

std::string normalized(std::string_view text, Form form) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  UErrorCode error = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  normalizer(form).normalizeUTF8(0, piece, sink, nullptr, error);
  return U_SUCCESS(error) ? out : std::string(text);
}

/// Letters that Unicode does not decompose: with strokes, without dots, joined, and the Icelandic ones, as people
/// without the keys for them write.
std::string_view plain_letters(char32_t c) {
  switch (c) {
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'đ':
      return "d";
    case U'ħ':
      return "h";
    case U'ı':
      return "i";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ð':
      return "d";
    case U'þ':
      return "th";
    default:
      return {};
  }
}

bool is_dropped(char32_t c) {
  // Stress marks of Cyrillic; those of other scripts have composed.
  return c == 0x0300 || c == 0x0301 || c == 0x093C || c == 0x09BC || c == 0x0A3C || c == 0x0640 ||
         (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x0591 && c <= 0x05C7 && c != 0x05BE);
}

/// Rules for single code points of a casefolded, composed word.
void append_folded(std::string& out, char32_t c) {
  if (is_dropped(c)) return;
  if (c == 0x0901) c = 0x0902;
  if (c == 0x0929 || c == 0x0931 || c == 0x0934) --c;  // the three letters that have a nukta of their own
  if (c == 0x2018 || c == 0x2019 || c == 0x02BB || c == 0x02BC || c == 0x05F3) c = U'\'';
  if (c == 0x05F4) c = U'"';
  if (c == U'ё') c = U'е';      // which Russian mostly writes
  if (c == 0x06CC) c = 0x064A;  // Persian ye and kaf as the Arabic letters, for which they are often typed
  if (c == 0x06A9) c = 0x0643;
  if (c >= 0x06C0 && c <= 0x06C2) c = 0x0647;  // Urdu's he, and he with hamza
  if (c >= 0x4E00 && c <= 0x9FFF) c = simplified(c);
  if (const int digit = u_charDigitValue(static_cast<UChar32>(c)); digit >= 0 && u_isdigit(static_cast<UChar32>(c))) {
    c = static_cast<char32_t>(U'0' + static_cast<char32_t>(digit));
  }
  utf8::append(out, c);
}

std::string without_accents(std::string_view word) {
  const std::string decomposed = normalized(word, Form::Decomposed);
  std::string out;
  bool on_accented_script = false;
  for (std::size_t at = 0; at < decomposed.size();) {
    const char32_t c = utf8::next(decomposed, at);
    if (u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) {
      if (on_accented_script) continue;
    } else {
      const Script script = script_of(c);
      on_accented_script = script == Script::Latin || script == Script::Greek;
    }
    if (const std::string_view plain = plain_letters(c); !plain.empty())
      out += plain;
    else
      utf8::append(out, c);
  }
  return normalized(out, Form::Composed);  // й and 한 of a mixed word as they are elsewhere
}

/// A nasal letter before a stop of its own row is as often written as the dot over the letter before: हिन्दी, हिंदी.
std::string with_anusvara(std::string_view word) {
  constexpr std::u32string_view kNasals = U"ङञणनम";
  constexpr std::u32string_view kFirstStops = U"कचटतप";
  constexpr char32_t kStopsOfARow = 4;
  constexpr char32_t kVirama = 0x094D;
  std::u32string letters;
  for (std::size_t at = 0; at < word.size();) letters += utf8::next(word, at);
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::size_t row = i > 0 && i + 2 < letters.size() && letters[i + 1] == kVirama ? kNasals.find(letters[i])
                                                                                         : std::u32string_view::npos;
    const bool nasal = row != std::u32string_view::npos && letters[i + 2] >= kFirstStops[row] &&
                       letters[i + 2] < kFirstStops[row] + kStopsOfARow;
    utf8::append(out, nasal ? U'ं' : letters[i]);
    if (nasal) ++i;
  }
  return out;
}

/// Vietnamese writes the tone of an open oa, oe, uy on either vowel: hoá, hóa; thuỷ, thủy. Not in quý, where u is none.
void move_tone_forward(std::string& word) {
  constexpr std::array<std::array<std::string_view, 2>, 15> kTones = {{
      {"oà", "òa"},
      {"oá", "óa"},
      {"oả", "ỏa"},
      {"oã", "õa"},
      {"oạ", "ọa"},
      {"oè", "òe"},
      {"oé", "óe"},
      {"oẻ", "ỏe"},
      {"oẽ", "õe"},
      {"oẹ", "ọe"},
      {"uỳ", "ùy"},
      {"uý", "úy"},
      {"uỷ", "ủy"},
      {"uỹ", "ũy"},
      {"uỵ", "ụy"},
  }};
  for (const auto& [modern, traditional] : kTones) {
    if (!word.ends_with(modern)) continue;
    const std::size_t at = word.size() - modern.size();
    if (at == 0 || word[at - 1] != 'q') word.replace(at, std::string::npos, traditional);
    return;
  }
}

bool needs_accents_off(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = utf8::next(word, at);
    if (c < 0x80) continue;
    const Script script = script_of(c);
    if (script == Script::Latin || script == Script::Greek) return true;
    if (script == Script::Common && u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) return true;
  }
  return false;
}

}  // namespace

std::string casefold(std::string_view text) {
  return normalized(text, Form::CompatibleCasefold);
}

char32_t simplified(char32_t c) {
  const auto* found = std::lower_bound(std::begin(kHanPairs), std::end(kHanPairs), c,
                                       [](const HanPair& pair, char32_t key) { return pair.traditional < key; });
  return found != std::end(kHanPairs) && found->traditional == c ? found->simplified : c;
}

std::string fold(std::string_view word, const Language& language) {
  if (std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    std::string out(word);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return out;
  }
  const std::string casefolded = normalized(word, Form::CompatibleCasefold);
  std::string out;
  out.reserve(casefolded.size());
  for (std::size_t at = 0; at < casefolded.size();) append_folded(out, utf8::next(casefolded, at));
  // What stood apart because of a dropped sign may now compose.
  if (out.size() < casefolded.size()) out = normalized(out, Form::CompatibleCasefold);
  if (out.find("्") != std::string::npos) out = with_anusvara(out);
  if (language.marks == Marks::Keep) move_tone_forward(out);
  if (language.marks != Marks::Keep && needs_accents_off(out)) out = without_accents(out);
  return out;
}

}  // namespace khabar
