#include "common/text/word_form.hpp"

#include "common/text/fold.hpp"
#include "common/text/number.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_acronym(std::string_view folded) {
  if (folded.size() < 3) return false;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (i % 2 == 0 ? !is_letter_byte(folded[i]) : folded[i] != '.') return false;
  }
  return true;
}

/// Takes hyphens off behind letters; others become the plain one.
std::string without_hyphens(std::string_view folded) {
  constexpr std::string_view kHyphen = "‐";  // the non-breaking one is folded to it
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t bytes = folded[at] == '-' ? 1 : folded.substr(at).starts_with(kHyphen) ? kHyphen.size() : 0;
    if (bytes == 0) {
      out += folded[at++];
      continue;
    }
    if (out.empty() || !is_letter_byte(out.back())) out += '-';
    at += bytes;
  }
  return out;
}

}  // namespace

/// Japanese leaves the long vowel at the end of a longer word out as often as not: サーバ, サーバー.
bool ends_in_long_vowel(std::string_view form) {
  return form.ends_with("ー") && utf8::length(form) >= 4;
}

std::string word_form(std::string_view word, const Language& language) {
  std::string form = fold(word, language);
  if (is_acronym(form)) std::erase(form, '.');
  if (form.find_first_of("-\xE2") != std::string::npos) form = without_hyphens(form);
  if (ends_in_long_vowel(form)) form.resize(form.size() - std::string_view("ー").size());
  return plain_number(form, writes_decimal_comma(language));
}

}  // namespace khabar
