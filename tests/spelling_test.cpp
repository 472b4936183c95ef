#include "searcher/rank/spelling.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/support/small_index.hpp"

namespace khabar {
namespace {

using test::article;
using test::SmallIndex;

SmallIndex& index() {
  static SmallIndex one(
      {
          article("en1", "en", "Microsoft and semiconductors",
                  "Microsoft buys semiconductors. The company grows; a tablet costs less."),
          article("en2", "en", "Companies", "The company and the companion. Microsoft again. Tables and a cable."),
          article("ru1", "ru", "Серверы", "Компания показала новые серверы и фабрики."),
          article("hi1", "hi", "सर्वर", "कंपनी ने भारत में कारखाने बनाए हैं।"),
          article("el1", "el", "Διακομιστές", "Η εταιρεία κατασκευάζει μικροεπεξεργαστές στην Ελλάδα."),
          article("ar1", "ar", "الشركة", "تستثمر الشركة في الحوسبة السحابية."),
          article("zh1", "zh", "联想", "联想集团发布服务器。"),
      },
      test::few_names());
  return one;
}

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

std::string suggestion(const std::string& query) {
  Request request;
  request.query = query;
  return index().search(request).suggestion;
}

}  // namespace

TEST_CASE("edit distance: insertions, deletions, changes and swaps of neighbours, in code points") {
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
           {U"कंपनी", U"कंपनि", 2, 1},
           {U"εταιρια", U"εταιρεια", 2, 1},
           {U"الشركة", U"الشرکة", 2, 1},
           {U"𝒜b", U"b𝒜", 2, 1},
       }) {
    CAPTURE(distance);
    CHECK(edit_distance(a, b, limit) == distance);
    CHECK(edit_distance(b, a, limit) == distance);
  }
}

TEST_CASE("edit distance: agrees with plain recursion, up to the limit") {
  std::random_device device;
  const unsigned seed = device();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto word = [&] {
    std::u32string out;
    for (int length = std::uniform_int_distribution(0, 5)(random); length > 0; --length) {
      out += U"abж"[std::uniform_int_distribution(0, 2)(random)];
    }
    return out;
  };
  for (int round = 0; round < 1000; ++round) {
    const std::u32string a = word();
    const std::u32string b = word();
    const int limit = std::uniform_int_distribution(0, 4)(random);
    REQUIRE(edit_distance(a, b, limit) == std::min(slow_distance(a, b), limit + 1));
  }
}

TEST_CASE("spelling: the nearest word of the index, the more frequent among equals") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"microsfot", "microsoft"},
      {"micorsoft", "microsoft"},
      {"mircosotf", "microsoft"},
      // The first letters may be wrong too.
      {"imcrosoft", "microsoft"},
      {"mmicrosoft", "microsoft"},
      {"mcrosoft", "microsoft"},
      {"macrosoft", "microsoft"},
      {"semicondutor", "semiconductors"},
      // One edit from "company", which stands oftener, two from "companion".
      {"compani", "company"},
      // Nearer goes before more frequent.
      {"companiom", "companion"},
      {"kompany", ""},
      {"компаниа", "компания"},
      {"сервреы", "серверы"},
      {"कम्पनी", "कंपनी"},
      {"कारखने", "कारखाने"},
      {"εταιρια", "εταιρεια"},
      {"الشرکة", "الشركة"},
      {"الحوسة", "الحوسبة"},
      // Five letters may have one edit.
      {"tabel", ""},
      {"cabl", "cable"},
      {"cxxle", ""},
      // No dictionary of a script without spaces knows where a word ends.
      {"联相", ""},
      {"ab", ""},
      {"zzzzzzzz", ""},
      {"", ""},
      {std::string(500, 'm'), ""},
  };
  for (const auto& [typed, expected] : cases) {
    CAPTURE(typed);
    CHECK(corrected(index().reader(), typed) == expected);
  }
}

TEST_CASE("suggestion: words that stand nowhere are corrected in their places, others stay as typed") {
  CHECK(suggestion("Microsfot buys") == "microsoft buys");
  CHECK(suggestion("\"microsfot buys\" -companie") == "\"microsoft buys\" -companie");
  CHECK(suggestion("компания сервреы") == "компания серверы");
  // Standing words, stems of standing words, names and technical names need no correction.
  CHECK(suggestion("company") == "");
  CHECK(suggestion("buying") == "");
  CHECK(suggestion("Lenovo") == "");
  CHECK(suggestion("联想 服务器") == "");
  CHECK(suggestion("") == "");
  CHECK(suggestion("company:microsfot") == "");
  CHECK(suggestion("-microsfot") == "");
  // One misspelt word is part of another word before it.
  CHECK(suggestion("microsofts microsof") == "microsofts microsoft");
}

}  // namespace khabar
