#include "searcher/show/snippet.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "common/text/grapheme.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/query_compiler.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/small_index.hpp"
#include "tests/support/table.hpp"

namespace khabar {
namespace {

using test::article;
using test::SmallIndex;
using Random = std::mt19937;

constexpr std::string_view kEllipsis = "…";

std::string marked(const std::vector<Segment>& segments) {
  std::string out;
  for (const Segment& segment : segments) out += segment.match ? "[" + segment.text + "]" : segment.text;
  return out;
}

std::string joined(const std::vector<Segment>& segments) {
  std::string out;
  for (const Segment& segment : segments) out += segment.text;
  return out;
}

/// What the query matches in the index.
MatchedTerms matched(SmallIndex& index, const std::string& text) {
  const Query query = parse_query(text, Join::All, 0).query;
  const WordExpander expander(index.reader(), index.analyzer(),
                              guess_query_languages(index.reader(), index.analyzer(), words_of(query)), false);
  return MatchedTerms(compile(query, Join::All, index.reader(), index.analyzer(), expander).expansions);
}

/// Terms that match as they stand, for texts that need no index.
MatchedTerms words(const std::vector<std::string>& terms) {
  std::vector<Expansion> expansions;
  for (const std::string& term : terms) expansions.push_back({term, 1, {{term, 1, "exact"}}, {}});
  return MatchedTerms(expansions);
}

StoredText stored(std::string text) {
  StoredText out;
  out.text = std::move(text);
  return out;
}

std::string random_text(Random& random, std::size_t pieces) {
  static const std::vector<std::string> kPieces = {"chip",
                                                   "Chips ",
                                                   "the ",
                                                   "a",
                                                   " ",
                                                   " ",
                                                   "\n",
                                                   "\n\n",
                                                   ". ",
                                                   ".",
                                                   "! ",
                                                   "。",
                                                   "，",
                                                   "联想",
                                                   "芯片",
                                                   "集",
                                                   "कं",
                                                   "पनी ",
                                                   "हिन्दी",
                                                   "é",
                                                   "e\u0301",
                                                   "\u0301",
                                                   "\u0301\u0302\u0303",
                                                   "\u200D",
                                                   "👩\u200D💻",
                                                   "👍🏽",
                                                   "ไม่",
                                                   "ภาษา",
                                                   "лен",
                                                   "ово ",
                                                   "שלום ",
                                                   "مرحبا ",
                                                   "\"",
                                                   "”",
                                                   "(",
                                                   "\uFE0F",
                                                   "\u3099",
                                                   "1.5 ",
                                                   "U.S. ",
                                                   std::string("\t")};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i)
    text += kPieces[std::uniform_int_distribution<std::size_t>(0, kPieces.size() - 1)(random)];
  return text;
}

}  // namespace

namespace {

StoredText text_only(const std::string& text) {
  StoredText article;
  article.text = text;
  return article;
}

}  // namespace

TEST_CASE("snippet: each text and query show this stretch with these marks") {
  for (const auto& [line, cells] : test::read_table("snippets.tsv", 5)) {
    CAPTURE(line);
    SmallIndex index({article("a", cells[1], "", cells[0])});
    const auto snippet =
        make_snippet(index.reader().text(1), cells[1], matched(index, cells[2]), index.analyzer(), std::stoi(cells[3]));
    CHECK(marked(snippet) == cells[4]);
  }
}

TEST_CASE("snippet: what it shows is the article's text, well-formed, cut between characters, and not too long") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  Random random(seed);
  Analyzer analyzer;
  const MatchedTerms terms = words({"chip", "chips", "XN联想", "XN芯片", "कंपनी", "ленов", "לום", "ภาษา"});
  for (int round = 0; round < 3000; ++round) {
    const std::string text =
        random_text(random, std::uniform_int_distribution<std::size_t>(0, round % 10 == 0 ? 400 : 60)(random));
    const int columns = std::uniform_int_distribution(1, 120)(random);
    CAPTURE(text);
    CAPTURE(columns);
    const std::vector<Segment> snippet = make_snippet(stored(text), "en", terms, analyzer, columns);
    for (const Segment& segment : snippet) {
      REQUIRE(!segment.text.empty());
      REQUIRE(utf8::valid(segment.text));
    }
    for (std::size_t i = 1; i < snippet.size(); ++i) REQUIRE(snippet[i].match != snippet[i - 1].match);
    std::string shown = joined(snippet);
    if (shown.starts_with(kEllipsis)) shown.erase(0, kEllipsis.size());
    if (shown.ends_with(kEllipsis)) shown.erase(shown.size() - kEllipsis.size());
    const std::size_t at = text.find(shown);
    REQUIRE(at != std::string::npos);
    // The same stretch may stand in the text twice; one of the places must be cut well.
    bool well_cut = false;
    for (std::size_t place = at; place != std::string::npos && !well_cut; place = text.find(shown, place + 1)) {
      const std::size_t end = place + shown.size();
      well_cut = grapheme_begin(text, place) == place && grapheme_begin(text, end) == end;
      std::size_t inside = place;
      for (std::size_t i = 0; i < snippet.size(); ++i) {
        const bool ellipsis_first = i == 0 && snippet[0].text.starts_with(kEllipsis);
        inside += snippet[i].text.size() - (ellipsis_first ? kEllipsis.size() : 0);
        if (i + 1 < snippet.size()) well_cut = well_cut && grapheme_begin(text, inside) == inside;
      }
      if (text.empty()) well_cut = true;
    }
    REQUIRE(well_cut);
    REQUIRE(utf8::length(shown) <= 3 * static_cast<std::size_t>(columns) + 250);
  }
}

TEST_CASE("snippet: marking a whole text changes nothing but where it is marked") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  Random random(seed);
  Analyzer analyzer;
  const MatchedTerms terms = words({"chip", "XN联想", "the"});
  for (int round = 0; round < 300; ++round) {
    const std::string text = random_text(random, 80);
    CAPTURE(text);
    REQUIRE(joined(mark(text_only(text), "en", terms, analyzer)) == text);
  }
  CHECK(marked(mark(text_only("The chip, the chips."), "en", terms, analyzer)) == "[The] [chip], [the] chips.");
  CHECK(mark(text_only(""), "en", terms, analyzer).empty());
  CHECK(marked(mark(text_only("The chip"), "en", MatchedTerms({}), analyzer)) == "The chip");
}

TEST_CASE("snippet: names of the query are marked in whatever script the article has them") {
  SmallIndex index({article("a", "de", "Titel", "Gestern war es still. Heute baut Lenovo mit Nvidia in Berlin."),
                    article("b", "zh", "标题", "昨天很安静。今天联想与英伟达合作。"),
                    article("c", "hi", "शीर्षक", "कल शांति थी। आज लेनोवो बर्लिन में है।")});
  const auto snippet = [&](Xapian::docid docid, const std::string& lang, const std::string& query) {
    return marked(make_snippet(index.reader().text(docid), lang, matched(index, query), index.analyzer(), 240));
  };
  CHECK(snippet(1, "de", "联想") == "Heute baut [Lenovo] mit Nvidia in Berlin.");
  CHECK(snippet(2, "zh", "Lenovo Nvidia") == "今天[联想]与[英伟达]合作。");
  CHECK(snippet(3, "hi", "company:联想 Berlin") == "आज [लेनोवो] [बर्लिन] में है।");
  CHECK(marked(mark(index.reader().text(2), "zh", matched(index, "Lenovo"), index.analyzer())) ==
        "昨天很安静。今天[联想]与英伟达合作。");
}

TEST_CASE("snippet: a text with a match every word takes linear time") {
  Analyzer analyzer;
  const MatchedTerms terms = words({"chip", "XN芯片"});
  const auto seconds = [&](const std::string& text) {
    const auto started = std::chrono::steady_clock::now();
    CHECK(!make_snippet(stored(text), "en", terms, analyzer, 240).empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  };
  for (const std::string piece :
       {"chip ", "chip", "芯片", "chip\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 ", "chip.\n"}) {
    CAPTURE(piece);
    std::string small;
    while (small.size() < 40'000) small += piece;
    std::string large;
    while (large.size() < 400'000) large += piece;
    const double before = seconds(small);
    const double after = seconds(large);
    CHECK(after < 40 * before + 0.5);
  }
  std::string marks = "chip ";
  while (marks.size() < 400'000) marks += "\u0301";
  CHECK(seconds(marks) < 10);
}

}  // namespace khabar
