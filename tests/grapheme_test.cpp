#include "common/text/grapheme.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "common/text/script.hpp"
#include "common/text/utf8.hpp"
#include "tests/support/random_text.hpp"

using namespace khabar;

TEST_CASE("grapheme: no cut before a mark or a joiner, or behind a joiner") {
  struct Case {
    std::string_view text;
    std::size_t at;
    std::size_t begin;
    std::size_t end;
  };
  const Case kCases[] = {
      {"ab", 1, 1, 1},         {"", 0, 0, 0},        {"e\u0301x", 1, 0, 3},  // é of two code points
      {"कि", 3, 0, 6},                                                       // a vowel sign that takes room of its own
      {"क्\u200Dष", 6, 0, 12},                                                // virama, joiner
      {"👩\u200D💻!", 4, 0, 11},                                               // a joined emoji
      {"👩\u200D💻!", 7, 0, 11}, {"❤\uFE0F", 3, 0, 6},                         // a variation selector
      {"กำ", 3, 3, 3},  // Thai am stands alone in the part that matters
      {"日本", 3, 3, 3},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CAPTURE(c.at);
    CHECK(grapheme_begin(c.text, c.at) == c.begin);
    CHECK(grapheme_end(c.text, c.at) == c.end);
  }
}

TEST_CASE("grapheme: borders of any text lie around the place asked for, between code points") {
  constexpr unsigned kSeed = 20260110;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = test::random_text(random, 1 + random() % 30);
    CAPTURE(text);
    for (std::size_t at = 0;; utf8::next(text, at)) {
      const std::size_t begin = grapheme_begin(text, at);
      const std::size_t end = grapheme_end(text, at);
      if (begin > at || end < at || end > text.size() || !utf8::valid(text.substr(0, begin)) ||
          !utf8::valid(text.substr(0, end))) {
        FAIL("at " << at << ": " << begin << ", " << end);
      }
      if (at == text.size()) break;
    }
  }
}

TEST_CASE("grapheme: text of nothing but marks is cut somewhere near") {
  std::string marks;
  for (int i = 0; i < 300'000; ++i) marks += "\u0301";
  CHECK(grapheme_begin(marks, 300'000) > 299'000);
  CHECK(grapheme_end(marks, 300'000) < 301'000);
}

TEST_CASE("script: letters have one, digits and signs none") {
  CHECK(script_of(U'a') == Script::Latin);
  CHECK(script_of(U'é') == Script::Latin);
  CHECK(script_of(U'7') == Script::Common);
  CHECK(script_of(U' ') == Script::Common);
  CHECK(script_of(U'@') == Script::Common);
  CHECK(script_of(U'[') == Script::Common);
  CHECK(script_of(U'\u0301') == Script::Common);
  CHECK(script_of(U'ー') == Script::Kana);
  CHECK(script_of(U'ｰ') == Script::Kana);
  CHECK(script_of(U'あ') == Script::Kana);
  CHECK(script_of(U'英') == Script::Han);
  CHECK(script_of(U'ह') == Script::Devanagari);
  CHECK(script_of(U'\U0001F680') == Script::Common);
  CHECK(script_of(U'Ꭰ') == Script::Other);
  CHECK(script_of(0x110000) != Script::Latin);
}

TEST_CASE("script: a text's main script is that of most letters") {
  CHECK(main_script("") == Script::Common);
  CHECK(main_script("12 %") == Script::Common);
  CHECK(main_script("AI में निवेश बढ़ा") == Script::Devanagari);
  CHECK(main_script("NVIDIA发布") == Script::Latin);
  CHECK(main_script("英伟达发布GPU") == Script::Han);
}

TEST_CASE("script: Han and Kana run together, others by themselves") {
  CHECK(same_run(Script::Han, Script::Kana));
  CHECK_FALSE(same_run(Script::Han, Script::Thai));
  CHECK_FALSE(is_unspaced(Script::Hangul));
  CHECK(is_unspaced(Script::Khmer));
  CHECK(gram_length(Script::Kana) == 2);
  CHECK(gram_length(Script::Lao) == 3);
}
