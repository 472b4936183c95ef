#include "common/text/date_fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "common/text/utf8.hpp"

namespace khabar {
namespace {

UChar32 icu(char32_t c) {
  return static_cast<UChar32>(c);
}

bool is_hangul(char32_t c) {
  return c >= 0xAC00 && c <= 0xD7A3;
}

/// Marks that writers leave out: accents, Arabic vowel signs, nuktas.
bool is_optional_mark(char32_t c) {
  if (c >= 0x0300 && c <= 0x036F) return true;
  if ((c >= 0x064B && c <= 0x065F) || c == 0x0670) return true;
  return u_getCombiningClass(icu(c)) == 7;
}

char32_t fold_punctuation(char32_t c) {
  if (c == 0x2010 || c == 0x2011 || c == 0x2212) return U'-';
  if (c >= 0x2012 && c <= 0x2015) return 0x2013;
  if (c == 0x2019 || c == 0x02BC) return U'\'';
  if (c == 0x060C || c == 0x3001) return U',';
  if (c == 0x3002) return U'.';
  if (c == 0x0131) return U'i';
  if (c == 0x06CC) return 0x064A;
  if (c == 0x06A9) return 0x0643;
  return c;
}

/// One character that needs no decomposition any more; 0 when it is dropped.
char32_t fold_char(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (u_isUWhiteSpace(icu(c))) return U' ';
  if (is_optional_mark(c) || u_hasBinaryProperty(icu(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return 0;
  int digit = u_charDigitValue(icu(c));
  if (digit >= 0 && u_charType(icu(c)) == U_DECIMAL_DIGIT_NUMBER) return U'0' + static_cast<char32_t>(digit);
  return fold_punctuation(static_cast<char32_t>(u_foldCase(icu(c), U_FOLD_CASE_DEFAULT)));
}

void push_folded(std::vector<FoldedChar>& out, char32_t c, std::size_t begin, std::size_t end) {
  if (c < 0x80) {
    bool upper = c >= 'A' && c <= 'Z';
    bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    out.push_back({blank ? U' ' : upper ? c - 'A' + 'a' : c, begin, end, upper});
    return;
  }
  icu::UnicodeString parts;
  if (!is_hangul(c)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status) || !nfd->getDecomposition(icu(c), parts)) parts.remove();
  }
  if (parts.isEmpty()) parts.append(icu(c));
  bool upper = u_isupper(icu(c));
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    char32_t folded = fold_char(static_cast<char32_t>(parts.char32At(i)));
    if (folded != 0) out.push_back({folded, begin, end, upper});
  }
}

}  // namespace

std::vector<FoldedChar> fold_for_dates(std::string_view text) {
  std::vector<FoldedChar> out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t begin = at;
    char32_t c = utf8::next(text, at);
    push_folded(out, c, begin, at);
  }
  return out;
}

std::u32string folded_key(std::string_view text) {
  std::u32string out;
  for (const FoldedChar& folded : fold_for_dates(text)) out += folded.c;
  return out;
}

bool is_word_char(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return (U_GET_GC_MASK(icu(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_cased(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_hasBinaryProperty(icu(c), UCHAR_CASED);
}

bool is_east_asian(char32_t c) {
  return is_hangul(c) || (c >= 0x3040 && c <= 0x30FF) || u_hasBinaryProperty(icu(c), UCHAR_IDEOGRAPHIC);
}

}  // namespace khabar
