#include "common/text/fold.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.hpp"
#include "tests/support/random_text.hpp"

using namespace khabar;

namespace {

struct Case {
  std::string_view code;
  std::string_view word;
  std::string_view folded;
};

}  // namespace

TEST_CASE("fold: accents, points, vowel signs, traditional characters and digits by script") {
  const Case kCases[] = {
      {"en", "NVIDIA", "nvidia"},
      {"de", "Straße", "strasse"},
      {"de", "ÜBER", "uber"},
      {"de", "U\u0308ber", "uber"},
      {"pl", "ŁÓDŹ", "lodz"},
      {"no", "Tromsø", "tromso"},
      {"hr", "Đorđe", "dorde"},
      {"mt", "Ħal", "hal"},
      {"tr", "IŞIK", "isik"},
      {"tr", "ışık", "isik"},
      {"tr", "İzmir", "izmir"},
      {"vi", "Đồng", "đồng"},
      {"vi", "Đo\u0302\u0300ng", "đồng"},
      {"und", "Đồng", "dong"},
      {"en", "ＡＩ２０２６", "ai2026"},
      {"en", "oﬀice", "office"},
      {"en", "don’t", "don't"},
      {"en", "donʼt", "don't"},
      {"en", "so\u00ADft", "soft"},
      {"el", "Ευρώπης", "ευρωπησ"},
      {"el", "ΕΥΡΏΠΗΣ", "ευρωπησ"},
      {"el", "ΐ", "ι"},
      {"ru", "Йод", "йод"},
      {"ru", "И\u0306од", "йод"},
      {"uk", "Її", "її"},
      // The Cyrillic letters of a mixed word keep their marks, composed.
      {"ru", "éй", "eй"},
      {"ko", "é한", "e한"},
      {"hi", "अमेज़न", "अमेजन"},
      {"hi", "\u095B", "\u091C"},
      {"hi", "\u0929\u0931\u0934", "\u0928\u0930\u0933"},
      {"hi", "हाँ", "हां"},
      {"hi", "क्\u200Dया", "क्या"},
      {"hi", "२०२६", "2026"},
      {"bn", "২০২৬", "2026"},
      {"ar", "كِتَابٌ", "كتاب"},
      {"ar", "مــحمد", "محمد"},
      {"ar", "أ", "أ"},
      {"fa", "۱۲", "12"},
      {"he", "שָׁלוֹם", "שלום"},
      {"zh", "臺灣", "台湾"},
      {"zh", "聯想發布", "联想发布"},
      {"ja", "ｶﾞｰ", "ガー"},
      {"ko", "\u1112\u1161\u11AB", "한"},
      // Vowel signs alone leave nothing.
      {"ar", "\u064E\u0650", ""},
      {"en", "", ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.code);
    CAPTURE(c.word);
    CHECK(fold(c.word, language(c.code)) == c.folded);
  }
}

TEST_CASE("fold: a traditional character meets its simplified kin, others stay") {
  CHECK(simplified(U'發') == U'发');
  CHECK(simplified(U'發') == simplified(U'髮'));
  CHECK(simplified(U'英') == U'英');
  CHECK(simplified(U'a') == U'a');
  CHECK(simplified(U'\U0010FFFF') == U'\U0010FFFF');
  for (char32_t c = 0x4E00; c <= 0x9FFF; ++c) {
    if (simplified(simplified(c)) != simplified(c)) FAIL("chain at " << static_cast<std::uint32_t>(c));
  }
}

TEST_CASE("fold: folding twice is folding once, for every character") {
  for (const std::string_view code : {"und", "vi", "hi"}) {
    for (char32_t c = 0x80; c < 0x30000; ++c) {
      if (c >= 0xD800 && c <= 0xDFFF) continue;
      std::string word;
      utf8::append(word, c);
      const std::string once = fold(word, language(code));
      if (fold(once, language(code)) != once) FAIL(code << ": U+" << static_cast<std::uint32_t>(c) << " " << once);
    }
  }
}

TEST_CASE("fold: folding twice is folding once, and well-formed, for any text") {
  constexpr unsigned kSeed = 20260109;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  const auto all = languages();
  for (int round = 0; round < 20'000; ++round) {
    const std::string word = test::random_text(random, random() % 12);
    const Language& in = all[random() % all.size()];
    const std::string once = fold(word, in);
    const std::string twice = fold(once, in);
    if (once != twice || !utf8::valid(once)) {
      CAPTURE(round);
      CAPTURE(in.code);
      CAPTURE(word);
      CHECK(once == twice);
      CHECK(utf8::valid(once));
      break;
    }
  }
}
