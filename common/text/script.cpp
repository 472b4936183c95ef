#include "common/text/script.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>

#include "common/text/utf8.hpp"

namespace khabar {

namespace {

Script from_icu(UScriptCode code) {
  switch (code) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
      return Script::Common;
    case USCRIPT_LATIN:
      return Script::Latin;
    case USCRIPT_GREEK:
      return Script::Greek;
    case USCRIPT_CYRILLIC:
      return Script::Cyrillic;
    case USCRIPT_ARMENIAN:
      return Script::Armenian;
    case USCRIPT_GEORGIAN:
      return Script::Georgian;
    case USCRIPT_HEBREW:
      return Script::Hebrew;
    case USCRIPT_ARABIC:
      return Script::Arabic;
    case USCRIPT_DEVANAGARI:
      return Script::Devanagari;
    case USCRIPT_BENGALI:
      return Script::Bengali;
    case USCRIPT_GURMUKHI:
      return Script::Gurmukhi;
    case USCRIPT_GUJARATI:
      return Script::Gujarati;
    case USCRIPT_ORIYA:
      return Script::Oriya;
    case USCRIPT_TAMIL:
      return Script::Tamil;
    case USCRIPT_TELUGU:
      return Script::Telugu;
    case USCRIPT_KANNADA:
      return Script::Kannada;
    case USCRIPT_MALAYALAM:
      return Script::Malayalam;
    case USCRIPT_SINHALA:
      return Script::Sinhala;
    case USCRIPT_THAI:
      return Script::Thai;
    case USCRIPT_LAO:
      return Script::Lao;
    case USCRIPT_KHMER:
      return Script::Khmer;
    case USCRIPT_MYANMAR:
      return Script::Myanmar;
    case USCRIPT_TIBETAN:
      return Script::Tibetan;
    case USCRIPT_ETHIOPIC:
      return Script::Ethiopic;
    case USCRIPT_HANGUL:
      return Script::Hangul;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Script::Kana;
    case USCRIPT_HAN:
      return Script::Han;
    default:
      return Script::Other;
  }
}

}  // namespace

Script script_of(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? Script::Latin : Script::Common;
  if (c == 0x30FC || c == 0xFF70) return Script::Kana;  // the prolonged sound mark is Common to Unicode
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode code = uscript_getScript(static_cast<UChar32>(c), &error);
  return U_SUCCESS(error) ? from_icu(code) : Script::Other;
}

Script main_script(std::string_view text) {
  std::array<int, static_cast<std::size_t>(Script::Other) + 1> counts{};
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const Script script = script_of(c);
    if (script != Script::Common) ++counts[static_cast<std::size_t>(script)];
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < counts.size(); ++i) {
    if (counts[i] > counts[best]) best = i;
  }
  return static_cast<Script>(best);
}

}  // namespace khabar
