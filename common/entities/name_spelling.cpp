#include "common/entities/name_spelling.hpp"

#include <algorithm>
#include <array>

#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// "AI", "MSI", "U.S.": short names in capitals, which in small letters are other words.
bool is_short_capitals(std::string_view name) {
  const auto letters = std::count_if(name.begin(), name.end(), [](char c) { return is_upper(c) || is_lower(c); });
  return letters > 0 && letters <= 4 && std::none_of(name.begin(), name.end(), is_lower);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// "é" and full-width letters, but not the blanks and hyphens of typesetters.
bool has_letters_beyond_ascii(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const bool is_mark = c >= 0x300 && c < 0x370;  // Combining Diacritical Marks
    if (c >= 0x80 && (is_mark || script_of(c) != Script::Common)) return true;
  }
  return false;
}

/// The signs at a name's end, which are no part of its last word: the + of Disney+.
std::string_view closing_signs(std::string_view name) {
  const std::size_t last = name.find_last_not_of("+#");
  return last == std::string_view::npos ? std::string_view() : name.substr(last + 1);
}

/// Signs that are part of a name and must stand in the text as well: "at t" is not AT&T, Disney not Disney+.
bool keeps_signs(std::string_view name, std::string_view surface, std::string_view after) {
  const std::string_view closing = closing_signs(name);
  if (!after.starts_with(closing)) return false;
  name.remove_suffix(closing.size());
  constexpr std::string_view kSigns = "&+#";
  return std::all_of(kSigns.begin(), kSigns.end(), [&](char sign) {
    return name.find(sign) == std::string_view::npos || surface.find(sign) != std::string_view::npos;
  });
}

/// False when a phrase ends inside `surface` that does not in `name`: "to Hong. Kong", "三，星".
bool is_one_phrase(std::string_view name, std::string_view surface) {
  constexpr std::array<std::string_view, 34> kEnds = {
      ". ", ",",  ";",  ":",  "!",  "?",  "(",  ")",  "[",  "]",  "\"", "\n\n", "“",  "”",  "„",  "«", "»",
      "。", "，", "；", "：", "！", "？", "、", "（", "）", "《", "》", "「",   "」", "『", "』", "।", "،"};
  return std::all_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return surface.find(end) == std::string_view::npos || name.find(end) != std::string_view::npos;
  });
}

bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC;
}

bool begins_katakana(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_katakana(utf8::next(text, at));
}

/// Katakana are three bytes long.
bool ends_katakana(std::string_view text) {
  return text.size() >= 3 && begins_katakana(text.substr(text.size() - 3));
}

/// モデル is not デル: a foreign word in katakana goes on to the end of the run, but for words that follow names.
bool cuts_katakana(const Spelling& spelling) {
  if (begins_katakana(spelling.surface) && ends_katakana(spelling.before)) return true;
  if (!ends_katakana(spelling.surface) || !begins_katakana(spelling.after)) return false;
  constexpr std::array<std::string_view, 20> kTails = {
      "グループ",           "ジャパン",   "ホールディングス",   "ストア",       "ミュージック",
      "コーポレーション",   "カンパニー", "モバイル",           "モーター",     "サービス",
      "ユーザー",           "ショップ",   "エンタテインメント", "クラウド",     "ファイナン",
      "インターナショナル", "システムズ", "エレクトロニクス",   "テクノロジー", "メディア"};
  return std::none_of(kTails.begin(), kTails.end(), [&](auto tail) { return spelling.after.starts_with(tail); });
}

std::string_view first_letter(std::string_view word) {
  std::size_t end = 0;
  if (!word.empty()) utf8::next(word, end);
  return word.substr(0, end);
}

}  // namespace

bool begins_upper(std::string_view word) {
  const std::string_view letter = first_letter(word);
  return letter.size() == 1 ? is_upper(letter[0]) : !letter.empty() && casefold(letter) != letter;
}

bool begins_lower(std::string_view word) {
  const std::string_view letter = first_letter(word);
  if (letter.size() <= 1) return !letter.empty() && is_lower(letter[0]);
  std::size_t at = 0;
  const Script script = script_of(utf8::next(letter, at));
  const bool has_case =
      script == Script::Latin || script == Script::Greek || script == Script::Cyrillic || script == Script::Armenian;
  return has_case && casefold(letter) == letter;
}

bool is_all_capitals(std::string_view word) {
  return std::count_if(word.begin(), word.end(), is_upper) >= 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_upper(c) || (c >= '0' && c <= '9'); });
}

bool is_caseless(const Language& language) {
  return language.script != Script::Latin && language.script != Script::Greek && language.script != Script::Cyrillic &&
         language.script != Script::Armenian && language.script != Script::Common;
}

std::string_view misspelling(std::string_view name, const Spelling& spelling, const Language& language) {
  if (!keeps_signs(name, spelling.surface, spelling.after)) return "a sign of the name is missing";
  if (!is_one_phrase(name, spelling.surface)) return "a phrase ends inside";
  if (cuts_katakana(spelling)) return "inside a longer katakana word";
  // über is not Uber, though both fold alike.
  if (!is_caseless(language) && is_ascii(name) && has_letters_beyond_ascii(spelling.own)) return "other letters";
  if (is_short_capitals(name)) {
    return std::any_of(spelling.surface.begin(), spelling.surface.end(), is_lower) ? "not in capitals" : "";
  }
  if (is_caseless(language)) return "";
  return begins_upper(name) && begins_lower(spelling.surface) ? "in small letters" : "";
}

}  // namespace khabar
