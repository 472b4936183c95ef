#include "common/text/utf8.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

using namespace khabar;

namespace {

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> out;
  for (std::size_t at = 0; at < text.size();) out.push_back(utf8::next(text, at));
  return out;
}

bool harmless(char32_t c) {
  if (c == '\t' || c == '\n') return true;
  bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  bool noncharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFF) >= 0xFFFE;
  return !control && !bidi && !noncharacter && c != 0xFEFF && !(c >= 0xE0000 && c <= 0xE007F);
}

/// Bytes that hit the borders of UTF-8 far more often than even chance would.
std::string random_bytes(std::mt19937& random) {
  static const std::vector<std::string> kPieces{
      "\xE2\x80\xAE", "\xEF\xBB\xBF", "\xF3\xA0\x80\x81", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC0\x80", "\xE2\x80",
      "\r",           "\r\n",         "\xC2\x85",         "\x1B[2J",      "\xEF\xBF\xBE",     "नी",       "\xF0\x9F"};
  std::string out;
  std::size_t pieces = random() % 40;
  for (std::size_t i = 0; i < pieces; ++i) {
    if (random() % 3 == 0) {
      out += kPieces[random() % kPieces.size()];
    } else {
      out += static_cast<char>(static_cast<unsigned char>(random() % 256));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("utf8: next reads every code point that append writes") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    utf8::append(text, c);
    std::size_t at = 0;
    char32_t read = utf8::next(text, at);
    if (read != c || at != text.size() || !utf8::valid(text)) {
      CAPTURE(static_cast<std::uint32_t>(c));
      FAIL("not read back");
    }
  }
}

TEST_CASE("utf8: append writes U+FFFD for what is no scalar value") {
  for (char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
    std::string text;
    utf8::append(text, c);
    CHECK(text == "\xEF\xBF\xBD");
  }
}

TEST_CASE("utf8: malformed sequences are replaced by maximal subparts") {
  // The example of Unicode 15, section 3.9, tables 3-8 to 3-11.
  constexpr char32_t kBad = utf8::kReplacement;
  using Points = std::vector<char32_t>;
  CHECK(code_points("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") ==
        Points{kBad, kBad, kBad, kBad, kBad, kBad, kBad, kBad, 'A'});
  CHECK(code_points("\xED\xA0\x80\x41") == Points{kBad, kBad, kBad, 'A'});
  CHECK(code_points("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") ==
        Points{kBad, kBad, kBad, kBad, kBad, 'A', kBad, kBad, 'B'});
  CHECK(code_points("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == Points{kBad, kBad, kBad, kBad, 'A'});
}

TEST_CASE("utf8: length counts code points, valid tells a real U+FFFD from a malformed byte") {
  CHECK(utf8::length("") == 0);
  CHECK(utf8::length("कंपनी") == 5);
  CHECK(utf8::length("a\xFF\x62") == 3);
  CHECK(utf8::valid("\xEF\xBF\xBD"));
  CHECK_FALSE(utf8::valid("\xEF\xBF"));
  CHECK_FALSE(utf8::valid("ab\x80"));
}

TEST_CASE("utf8: scrub takes out what steers a terminal and leaves what words need") {
  CHECK(utf8::scrub("a\r\nb\rc\n") == "a\nb\nc\n");
  CHECK(utf8::scrub("a\r\x01\nb") == "a\n\nb");
  CHECK(utf8::scrub("\x1B[31mred\x1B[0m\x7F") == "[31mred[0m");
  CHECK(utf8::scrub("x\xC2\x9By\xC2\x85z") == "xyz");
  CHECK(utf8::scrub("\xEF\xBB\xBFtitle\xE2\x80\xAE evil\xE2\x81\xA6") == "title evil");
  CHECK(utf8::scrub("tag\xF3\xA0\x81\xA1") == "tag");
  CHECK(utf8::scrub("non\xEF\xBF\xBF\xEF\xB7\x90\xF0\x9F\xBF\xBE") == "non");
  CHECK(utf8::scrub("a\xC3(b") == "a\xEF\xBF\xBD(b");
  CHECK(utf8::scrub(std::string("n\0l", 3)) == "nl");
  for (std::string kept :
       {"क्\xE2\x80\x8Dष", "می\xE2\x80\x8Cخواهم", "\xE2\x80\x8E-5\xE2\x80\x8F", "a\tb\nc", "👩\xE2\x80\x8D💻"}) {
    CHECK(utf8::scrub(kept) == kept);
  }
}

TEST_CASE("utf8: prefix ends between code points") {
  CHECK(utf8::prefix("aनb", 0) == "");
  CHECK(utf8::prefix("aनb", 1) == "a");
  CHECK(utf8::prefix("aनb", 3) == "a");
  CHECK(utf8::prefix("aनb", 4) == "aन");
  CHECK(utf8::prefix("aनb", 99) == "aनb");
  CHECK(utf8::prefix("😀", 3) == "");
}

TEST_CASE("utf8: scrubbed random bytes are valid, harmless and stay as they are") {
  constexpr std::uint32_t kSeed = 20260107;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = random_bytes(random);
    std::string clean = utf8::scrub(bytes);
    bool all_harmless = true;
    for (char32_t c : code_points(clean)) all_harmless = all_harmless && harmless(c);
    if (!utf8::valid(clean) || utf8::scrub(clean) != clean || !all_harmless) {
      CAPTURE(round);
      CAPTURE(bytes);
      FAIL("scrub broke its promise");
    }
    std::size_t cut = random() % (clean.size() + 2);
    std::string_view head = utf8::prefix(clean, cut);
    bool longest = head.size() + 4 > std::min(cut, clean.size());
    if (!utf8::valid(head) || head.size() > cut || !longest) {
      CAPTURE(round);
      CAPTURE(cut);
      FAIL("prefix broke its promise");
    }
  }
}
