#include "searcher/rank/near_words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "searcher/rank/edit_distance.hpp"
#include "searcher/rank/letters.hpp"
#include "searcher/rank/sound.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/temp_dir.hpp"

namespace khabar {
namespace {

/// Plain recursion over all edits: right and slow.
int slow_distance(std::u32string_view a, std::u32string_view b) {
  if (a.empty() || b.empty()) return static_cast<int>(a.size() + b.size());
  int best = std::min({slow_distance(a.substr(1), b) + 1, slow_distance(a, b.substr(1)) + 1,
                       slow_distance(a.substr(1), b.substr(1)) + (a[0] != b[0])});
  if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0]) {
    best = std::min(best, slow_distance(a.substr(2), b.substr(2)) + 1);
  }
  return best;
}

int edits(std::u32string_view a, std::u32string_view b, int limit) {
  EditDistance distance(std::u32string(a), limit);
  for (const char32_t letter : b) distance.push(letter);
  return distance.distance();
}

std::u32string random_word(std::mt19937& random, std::u32string_view alphabet, std::size_t least, std::size_t most) {
  std::u32string out;
  for (std::size_t length = std::uniform_int_distribution(least, most)(random); length > 0; --length)
    out += alphabet[random() % alphabet.size()];
  return out;
}

}  // namespace

TEST_CASE("edit distance: insertions, deletions, changes and swaps of neighbours") {
  struct Case {
    std::u32string_view a;
    std::u32string_view b;
    int limit;
    int distance;
  };
  for (const auto& [a, b, limit, distance] : std::vector<Case>{
           {U"", U"", 2, 0},
           {U"lenovo", U"lenovo", 2, 0},
           {U"lenvo", U"lenovo", 2, 1},
           {U"lenoovo", U"lenovo", 2, 1},
           {U"lenavo", U"lenovo", 2, 1},
           {U"lneovo", U"lenovo", 2, 1},
           {U"elnoov", U"lenovo", 2, 2},
           {U"ab", U"ba", 1, 1},
           // A swapped pair is not edited again (optimal string alignment).
           {U"ca", U"abc", 3, 3},
           {U"", U"abc", 3, 3},
           {U"abc", U"", 1, 2},
           {U"kitten", U"sitting", 3, 3},
           {U"kitten", U"sitting", 2, 3},
           {U"abcdef", U"uvwxyz", 2, 3},
           {U"сервер", U"севрер", 2, 1},
           {U"𝒜b", U"b𝒜", 2, 1},
           {U"abc", U"abcdefghijkl", 2, 3},
           {U"abcdefghijkl", U"abc", 2, 3},
       }) {
    CAPTURE(distance);
    CHECK(edits(a, b, limit) == distance);
    CHECK(edits(b, a, limit) == distance);
  }
}

TEST_CASE("edit distance: agrees with plain recursion, whatever was spelt out before; least is the least to come") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 500; ++round) {
    const std::u32string a = random_word(random, U"abж", 0, 5);
    const int limit = std::uniform_int_distribution(0, 4)(random);
    EditDistance distance(a, limit);
    std::u32string b;
    for (int move = 0; move < 20; ++move) {
      if (b.size() < 5 && random() % 3 != 0) {
        b += U"abж"[random() % 3];
        const int least = distance.least();
        distance.push(b.back());
        REQUIRE(distance.least() >= least);
      } else if (!b.empty()) {
        b.resize(random() % b.size());
        distance.pop_to(b.size());
      }
      REQUIRE(distance.distance() == std::min(slow_distance(a, b), limit + 1));
      REQUIRE(distance.least() <= distance.distance());
    }
  }
}

TEST_CASE("letters: one slip is one edit, letters that are mixed up are the same") {
  struct Case {
    std::string_view a;
    std::string_view b;
    int edits;
  };
  for (const auto& [a, b, expected] : std::vector<Case>{
           {"삼선전자", "삼성전자", 1},
           {"삼서전자", "삼성전자", 1},
           {"가", "각", 1},
           {"힣", "힢", 1},
           {"أحمد", "احمد", 0},
           {"آسيا", "اسيا", 0},
           {"على", "علي", 0},
           {"شركة", "شرکه", 0},
           {"हिन्दी", "हीन्दि", 0},
           {"इ", "ई", 0},
           {"ওই", "ওঈ", 0},
           {"கெ", "கே", 0},
           {"கொ", "கோ", 0},
           {"ടെ", "ടേ", 0},
           {"कम्पनी", "कमपनी", 0},
           {"का", "कि", 1},
           {"ёлка", "елка", 0},
           {"moore threads", "moorethreads", 0},
           {"ä", "a", 1},
       }) {
    CAPTURE(a);
    CHECK(edits(letters(a), letters(b), 3) == expected);
  }
}

TEST_CASE("near words: all words of the list that are near, and no others") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  std::mt19937 random(seed);
  constexpr std::u32string_view kLetters = U"abcd";
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  std::vector<std::u32string> list;
  for (int i = 0; i < 2000; ++i) {
    const std::u32string word = random_word(random, kLetters, 1, 7);
    document.add_boolean_term("alias/" + std::string(word.begin(), word.end()));
    list.push_back(word);
  }
  // None of these is a word of the script, or of the list.
  for (const char* other : {"alias/ABCD", "alias/абвг", "alias/1", "abcd", "zabcd"}) document.add_boolean_term(other);
  database.add_document(document);
  for (int round = 0; round < 60; ++round) {
    const std::u32string typed = random_word(random, kLetters, 1, 8);
    const int limit = static_cast<int>(random() % 3);
    const auto fewest_in_front = [&](std::u32string_view front) {
      int fewest = 99;
      for (std::size_t i = 0; i <= typed.size(); ++i)
        fewest = std::min(fewest, edits(front, std::u32string_view(typed).substr(0, i), 8));
      return fewest;
    };
    std::map<std::string, int> expected;
    for (const std::u32string& word : list) {
      const int distance = edits(typed, word, limit);
      bool near = distance <= limit && (typed.size() > 3 || word[0] == typed[0]);
      for (std::size_t i = 1; i <= 3 && i <= word.size(); ++i) near = near && fewest_in_front(word.substr(0, i)) <= 1;
      if (near) expected[std::string(word.begin(), word.end())] = distance;
    }
    std::map<std::string, int> found;
    for_each_near(std::string(typed.begin(), typed.end()), limit, database.allterms_begin("alias/"),
                  database.allterms_end("alias/"), "alias/",
                  [&](const std::string& near, int distance) { found[near] = distance; });
    REQUIRE(found == expected);
  }
}

TEST_CASE("near words: keys that are no UTF-8 are passed") {
  const test::TempDir folder;  // in memory no seek goes back
  Xapian::WritableDatabase database(folder.path("db"), Xapian::DB_CREATE);
  Xapian::Document document;
  for (char c = 'a'; c <= 'z'; ++c) {
    for (char d = 'a'; d <= 'b'; ++d) document.add_boolean_term(std::string("ab\xFF\xFF\xFF") + c + d);
  }
  document.add_boolean_term("z");
  document.add_boolean_term("zbcdef");
  database.add_document(document);
  database.commit();
  std::vector<std::string> found;
  for_each_near("abcdef", 2, database.allterms_begin(), database.allterms_end(), "",
                [&](const std::string& near, int) { found.push_back(near); });
  CHECK(found == std::vector<std::string>{"zbcdef"});
}

TEST_CASE("sound: pinyin without tones") {
  CHECK(pinyin(U'伟') == "wei");
  CHECK(pinyin(U'女') == "nu");
  CHECK(pinyin(U'a') == "");
  CHECK(pinyin(0x9FFF) == "");
  CHECK(pinyin(0x10FFFF) == "");
  CHECK(differences_in_sound(U"英伟达", U"应维大") == 0);
  CHECK(differences_in_sound(U"音伟达", U"英伟达") == 1);
  // ai, an: no consonant that both begin with.
  CHECK(differences_in_sound(U"爱伟达", U"安伟达") == 3);
  CHECK(differences_in_sound(U"英伟", U"英伟达") == 3);
  CHECK(differences_in_sound(U"abc", U"xyz") == 3);
}

}  // namespace khabar
