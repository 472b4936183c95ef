#include "common/text/light_stemmer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "common/text/fold.hpp"
#include "common/text/language.hpp"
#include "common/text/utf8.hpp"
#include "tests/support/random_text.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

namespace {

std::vector<const LightStemmer*> all_stemmers() {
  std::vector<const LightStemmer*> out;
  for (const Language& row : languages()) {
    if (const LightStemmer* stemmer = light_stemmer(row.code)) out.push_back(stemmer);
  }
  return out;
}

/// Syllables of the stemmer's own affixes and letters of its script: words that the rules bite into.
std::string random_word(std::mt19937& random, const LightStemmer& stemmer) {
  std::string out;
  for (std::size_t pieces = 1 + random() % 5; pieces > 0; --pieces) {
    const auto& rules = stemmer.steps[random() % stemmer.steps.size()].rules;
    const std::string_view affix = rules[random() % rules.size()].affix;
    std::size_t at = 0;
    const char32_t letter = utf8::next(affix, at);
    if (random() % 2 == 0) {
      out += affix;
    } else {
      utf8::append(out, letter);
    }
  }
  return out;
}

void check_stem(std::string_view word, const LightStemmer& stemmer) {
  CAPTURE(stemmer.language);
  CAPTURE(word);
  const std::string stem = light_stem(word, stemmer);
  if (stem.empty() || !utf8::valid(stem) || utf8::length(stem) > utf8::length(word) + 1) FAIL("stem " << stem);
}

}  // namespace

TEST_CASE("light_stemmer: forms of a word meet, other words part") {
  for (const test::Row& row : test::read_table("light_stems.tsv", 4)) {
    const std::string& code = row.cells[0];
    const std::string& verdict = row.cells[3];
    CAPTURE(row.line);
    CAPTURE(row.cells[1]);
    CAPTURE(row.cells[2]);
    REQUIRE((verdict == "meets" || verdict == "parts"));
    const LightStemmer* stemmer = light_stemmer(code);
    REQUIRE(stemmer);
    const std::string a = light_stem(fold(row.cells[1], language(code)), *stemmer);
    const std::string b = light_stem(fold(row.cells[2], language(code)), *stemmer);
    CAPTURE(a);
    CAPTURE(b);
    CHECK((a == b) == (verdict == "meets"));
  }
}

TEST_CASE("light_stemmer: only languages that Snowball lacks have one, and Arabic for its roots") {
  for (const Language& row : languages()) {
    CAPTURE(row.code);
    if (!row.stemmer.empty() && row.code != "ar") CHECK_FALSE(light_stemmer(row.code));
  }
  for (const std::string_view code : {"", "und", "xx", "en", "zh", "ko"}) CHECK_FALSE(light_stemmer(code));
}

TEST_CASE("light_stemmer: affixes are as folding leaves them, and no rule can empty a word") {
  for (const LightStemmer* stemmer : all_stemmers()) {
    CAPTURE(stemmer->language);
    for (const LightStep& step : stemmer->steps) {
      std::vector<std::string_view> seen;
      for (const LightRule& rule : step.rules) {
        CAPTURE(rule.affix);
        CHECK_FALSE(rule.affix.empty());
        CHECK((rule.least > 0 || !rule.instead.empty()));
        CHECK(fold(rule.affix, language(stemmer->language)) == rule.affix);
        CHECK(fold(rule.instead, language(stemmer->language)) == rule.instead);
        CHECK(std::find(seen.begin(), seen.end(), rule.affix) == seen.end());
        seen.push_back(rule.affix);
      }
    }
  }
}

TEST_CASE("light_stemmer: stems are never empty or malformed, nor longer than the word by more than a letter") {
  constexpr unsigned kSeed = 20261122;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  for (const LightStemmer* stemmer : all_stemmers()) {
    for (int round = 0; round < 500; ++round) {
      check_stem(random_word(random, *stemmer), *stemmer);
      check_stem(test::random_text(random, 1 + random() % 20), *stemmer);
    }
    CHECK(light_stem("", *stemmer).empty());
    for (const std::string_view bytes : {"\x80", "\xC3", "a\xFF\x80\x80", "\xE0\xA4", "\x80\x80\x80\x80\x80s"}) {
      CHECK_FALSE(light_stem(bytes, *stemmer).empty());
    }
  }
}
