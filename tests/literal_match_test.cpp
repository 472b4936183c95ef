#include "searcher/query/literal_match.hpp"

#include <doctest/doctest.h>

#include "common/text/fold.hpp"
#include "searcher/query/query_parser.hpp"

namespace khabar {

TEST_CASE("literal match: words stand as typed, but for case and width") {
  struct Row {
    const char* query;
    const char* text;
    bool matches;
  };
  const Row rows[] = {
      {"telefónica", "La Telefónica de hoy", true},
      {"telefonica", "La Telefónica de hoy", false},
      {"TELEFÓNICA", "la telefónica", true},
      {"AI", "ＡＩ の時代", true},   // full width
      {"chip", "the chips", false},  // no stems: a word ends where it ends
      {"chip*", "the chips", true},
      {"輝達", "輝達發表", true},
      {"輝達", "辉达发布", false},                 // no simplification
      {"अमेज़न", "अमेजन ने कहा", false},               // no folding of the nukta
      {"कंपन", "कंपनी", false},                      // a vowel sign belongs to the word
      {"\"alpha bravo\"", "alpha. Bravo!", true},  // signs between words, as in the index
      {"\"alpha bravo\"", "alpha kilo bravo", false},
      {"\"alpha bravo\"", "alpha\x01 bravo", false},  // title and text
      {"alpha OR café", "cafe alpha", true},
      {"alpha café", "cafe alpha", false},
      {"alpha -café", "cafe alpha", true},
      {"company:lenovo alpha", "alpha", true},  // the index has decided that
      {"", "anything", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CAPTURE(row.text);
    CHECK(matches_literally(parse_query(row.query, Join::All, 0).query, casefold(row.text)) == row.matches);
  }
}

}  // namespace khabar
