#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "searcher/options.hpp"
#include "searcher/rank/name_prefix.hpp"
#include "searcher/rank/significance.hpp"
#include "tests/support/random_text.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/small_index.hpp"

namespace khabar {
namespace {

using test::article;
using test::SmallIndex;
using Words = std::vector<std::string>;

SearchOptions parsed(const Words& words) {
  std::vector<const char*> argv = {"khabar-search"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  SearchOptions options;
  int exit_code = -1;
  std::ostringstream out, err;
  // Outside of a REQUIRE, which would take what is thrown for a failure.
  const bool goes_on = parse_options(static_cast<int>(argv.size()), argv.data(), options, exit_code, out, err);
  REQUIRE_MESSAGE(goes_on, err.str());
  return options;
}

/// "company:30 lang | query": what --facets was understood as.
std::string understood(const Words& words) {
  const Request request = parsed(words).request;
  std::string out;
  for (const std::string& name : request.facets) {
    const auto own = request.values_of_facet.find(name);
    out += name + (own == request.values_of_facet.end() ? "" : ":" + std::to_string(own->second)) + " ";
  }
  return out + "| " + request.query;
}

std::string names_of(const Facet& facet) {
  std::string out;
  for (const FacetEntry& entry : facet.entries) out += entry.name + "=" + std::to_string(entry.count) + " ";
  return out;
}

/// Names in several scripts, in articles of several languages.
SmallIndex& named_index() {
  static SmallIndex index({article("a", "en", "T", "NVIDIA and Moore Threads in Berlin", "2025", "The Daily"),
                           article("b", "zh", "题", "英伟达和联想。", "2025", "人民网"),
                           article("c", "de", "T", "Lenovo und NVIDIA in Berlin", "2026", "heise.de")});
  return index;
}

std::string matching(const std::string& kind, const std::string& typed) {
  Request request;
  request.facets = {kind};
  request.facet_match = typed;
  return names_of(named_index().search(request).facets.front());
}

}  // namespace

TEST_CASE("options: --facets takes kinds, each with a number of values or without") {
  CHECK(understood({"--facets", "company:30,person:5,lang", "x"}) == "company:30 person:5 lang | x");
  CHECK(understood({"--facets", "company:0", "x"}) == "company:0 | x");
  CHECK(understood({"--facets", "source", "x"}) == "source | x");
  CHECK(understood({"--facets=lang,company,lang:3"}) == "lang:3 company | ");
  CHECK(understood({"x", "--facets"}) == "company lang | x");
  // What is no list of kinds is the query.
  CHECK(understood({"--facets", "lenovo"}) == "company lang | lenovo");
  CHECK(understood({"--facets", "company:lenovo"}) == "company lang | company:lenovo");
  CHECK(understood({"--facets", "company:-1"}) == "company lang | company:-1");
  CHECK(understood({"--facets", "company:3x"}) == "company lang | company:3x");
  // Options about facets ask for them.
  CHECK(understood({"x", "--significant"}) == "company lang | x");
  CHECK(understood({"x", "--facet-match", "nvi"}) == "company lang | x");
  CHECK(understood({"x", "--facet-match", "nvi", "--facets", "person"}) == "person | x");
}

TEST_CASE("options: a facet that there is not, or a number that is none, is a usage error") {
  for (const std::string kinds : {"company:x,lang", "colour,lang", "company,,lang", "lang,company:", "lang,company:-1",
                                  "lang,company:1000001", "lang,company:99999999999999999999", "lang, company"}) {
    CAPTURE(kinds);
    CHECK_THROWS_AS(parsed({"--facets", kinds, "x"}), Error);
  }
}

TEST_CASE("options: --entity stands alone, and is text or json") {
  CHECK(parsed({"--entity", "Moore Threads", "--json"}).entity == "Moore Threads");
  CHECK(parsed({"--entity", "Lenovo", "--timeline", "week"}).request.timeline == Period::Week);
  for (const Words& more : {Words{"Threads"},
                            {"--lang", "de"},
                            {"--since", "2025"},
                            {"--format", "tsv"},
                            {"--show", "a"},
                            {"--batch", "-"},
                            {"--similar", "a"}}) {
    CAPTURE(more.front());
    Words words = {"--entity", "Moore"};
    words.insert(words.end(), more.begin(), more.end());
    CHECK_THROWS_AS(parsed(words), Error);
  }
}

TEST_CASE("facets: each kind lists as many values as were asked of it") {
  Request request;
  request.facets = {"company", "place", "lang"};
  request.facet_values = 2;
  request.values_of_facet = {{"company", 1}, {"place", 5}};
  const Results results = named_index().search(request);
  CHECK(names_of(results.facets[0]) == "NVIDIA=3 ");
  CHECK(results.facets[0].distinct == 3);
  CHECK(names_of(results.facets[1]) == "Berlin=2 ");
  CHECK(names_of(results.facets[2]) == "de=1 en=1 ");
}

TEST_CASE("facets: --facet-match keeps the values with a word in any of their names that begins so, counts exact") {
  CHECK(matching("company", "nvi") == "NVIDIA=3 ");
  CHECK(matching("company", "NVI") == "NVIDIA=3 ");
  CHECK(matching("company", "ｎｖｉ") == "NVIDIA=3 ");
  CHECK(matching("company", "vidia") == "");
  // Any word of any alias, in any script; several words side by side.
  CHECK(matching("company", "thr") == "Moore Threads=1 ");
  CHECK(matching("company", "moore th") == "Moore Threads=1 ");
  CHECK(matching("company", "moor th") == "");
  CHECK(matching("company", "леново") == "Lenovo=2 ");
  CHECK(matching("company", "लेनो") == "Lenovo=2 ");
  CHECK(matching("company", "伟达") == "NVIDIA=3 ");
  CHECK(matching("company", "聯想") == "Lenovo=2 ");
  CHECK(matching("place", "ber") == "Berlin=2 ");
  CHECK(matching("person", "jen") == "");  // known, but no article names him
  // Languages by code and English name, sources by their words.
  CHECK(matching("lang", "ge") == "de=1 ");
  CHECK(matching("lang", "de") == "de=1 ");
  CHECK(matching("source", "dai") == "The Daily=1 ");
  CHECK(matching("source", "de") == "heise.de=1 ");
  CHECK(matching("source", "民") == "人民网=1 ");
  CHECK(matching("source", "aily") == "");
  CHECK(matching("company", "!!") == "");
  CHECK(matching("company", "\xff\xfe") == "");
}

TEST_CASE("facets: any text may be typed behind --facet-match") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    std::string typed = test::random_text(random, 1 + random() % 12);
    if (round % 3 == 0) typed.resize(typed.size() - random() % 2);  // perhaps in the middle of a character
    Request request;
    request.facets = {"company", "lang", "source"};
    request.facet_match = typed;
    Request all = request;
    all.facet_match.clear();
    const Results kept = named_index().search(request), whole = named_index().search(all);
    for (std::size_t i = 0; i < kept.facets.size(); ++i) {
      for (const FacetEntry& entry : kept.facets[i].entries) {
        const auto& entries = whole.facets[i].entries;
        CHECK(std::any_of(entries.begin(), entries.end(),
                          [&](const FacetEntry& other) { return other.id == entry.id && other.count == entry.count; }));
      }
    }
  }
}

TEST_CASE("significance: the log-likelihood ratio is Dunning's") {
  // His first example: "the swiss", 110 and 2442 against 111 and 29114, is 270.72.
  CHECK(log_likelihood_ratio({110, 2552, 221, 31777}) == doctest::Approx(270.72).epsilon(0.00002));
  // No more frequent among the matches than elsewhere: nothing.
  CHECK(log_likelihood_ratio({10, 100, 100, 1000}) == 0);
  CHECK(log_likelihood_ratio({5, 100, 100, 1000}) == 0);
  CHECK(log_likelihood_ratio({0, 100, 100, 1000}) == 0);
  CHECK(log_likelihood_ratio({10, 1000, 10, 1000}) == 0);  // no other articles
  // What cannot be is no division by zero, and no number out of range.
  CHECK(log_likelihood_ratio({10, 5, 20, 100}) == 0);
  CHECK(log_likelihood_ratio({10, 20, 5, 100}) == 0);
  CHECK(log_likelihood_ratio({0, 0, 0, 0}) == 0);
}

TEST_CASE("significance: rare and common values stand together, by how sure it is that they belong here") {
  std::vector<Article> articles;
  Gazetteer gazetteer;
  gazetteer.add_table(EntityKind::Company, "c1\tZorvexa\t\t\nc2\tQuantalio\t\t\nc3\tBlimptron\t\t\nc4\tVexolith\t\t\n",
                      "companies");
  for (int i = 0; i < 600; ++i) {
    std::string text = i < 20 ? "alder" : "birch";
    if (i % 2 == 0) text += ". Zorvexa came";           // everywhere in every second one
    if (i < 10 || i > 595) text += ". Quantalio came";  // in half of the alders, seldom elsewhere
    if (i < 2) text += ". Blimptron came";              // nowhere else, but in too few
    if (i >= 4 && i < 8) text += ". Vexolith came";     // nowhere else
    articles.push_back(article("a" + std::to_string(i), "en", "T", text));
  }
  SmallIndex index(articles, gazetteer);
  Request request;
  request.query = "alder";
  request.facets = {"company"};
  request.significant = true;
  const Facet facet = index.search(request).facets.front();
  CHECK(names_of(facet) == "Quantalio=10 Zorvexa=10 Vexolith=4 Blimptron=2 ");
  std::string told;
  for (const SignificantEntry& entry : facet.significant)
    told += entry.name + " " + std::to_string(entry.count) + "/" + std::to_string(entry.everywhere) + " ";
  CHECK(told == "Quantalio 10/14 Vexolith 4/4 ");
  CHECK(facet.significant[0].score > facet.significant[1].score);
  // Of the whole archive nothing is over-represented in itself.
  request.query = "";
  CHECK(index.search(request).facets.front().significant.empty());
  request.query = "alder";
  request.values_of_facet = {{"company", 1}};
  CHECK(index.search(request).facets.front().significant.size() == 1);
  request.significant = false;
  CHECK(index.search(request).facets.front().significant.empty());
}

}  // namespace khabar
