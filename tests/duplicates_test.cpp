#include "indexer/commands/duplicates.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "tests/support/small_index.hpp"

namespace khabar {
namespace {

using test::article;
using test::SmallIndex;

const std::string kFactory =
    "The chip maker said on Tuesday that it would build a second factory near Dresden, and that the first wafers are "
    "to leave it in three years. Workers will be trained in Taiwan.";
const std::string kRocket =
    "A rocket with twelve small satellites rose from the northern coast in the early morning hours, engineers said, "
    "and put all of them into their orbits before noon. The next one flies in May.";

SmallIndex small_index() {
  return SmallIndex({
      article("r1", "en", "Rocket", kRocket, "2026-01-05", "one.example"),
      article("f1", "en", "Factory", kFactory, "2026-01-07", "one.example"),
      article("x", "en", "Something else", "Lenovo grows."),
      article("f2", "en", "A new\tfab", kFactory + " Share this article.", "2026-01-06", "two.example"),
      article("r2", "en", "Twelve satellites", "By our staff. " + kRocket),
      article("f3", "en", "Dresden", kFactory + " More on our pages.", "2026-01-08"),
  });
}

TEST_CASE("duplicates: groups, the largest first, each from the oldest article to those without a date") {
  const SmallIndex index = small_index();
  std::ostringstream out;
  CHECK(run_duplicates(index.path(), false, out) == static_cast<int>(Exit::Done));
  CHECK(out.str() ==
        "3 articles\n"
        "  f2\t2026-01-06\ttwo.example\tA new fab\n"
        "  f1\t2026-01-07\tone.example\tFactory\n"
        "  f3\t2026-01-08\t\tDresden\n"
        "2 articles\n"
        "  r1\t2026-01-05\tone.example\tRocket\n"
        "  r2\t\t\tTwelve satellites\n"
        "2 groups of near-duplicates, 5 articles\n");
}

TEST_CASE("duplicates: the same as JSON") {
  const SmallIndex index = small_index();
  std::ostringstream out;
  CHECK(run_duplicates(index.path(), true, out) == static_cast<int>(Exit::Done));
  const auto json = nlohmann::json::parse(out.str());
  CHECK(json["articles"] == 5);
  REQUIRE(json["groups"].size() == 2);
  CHECK(json["groups"][0].size() == 3);
  CHECK(json["groups"][1][0] ==
        nlohmann::json{{"id", "r1"}, {"date", "2026-01-05"}, {"source", "one.example"}, {"title", "Rocket"}});
  CHECK(json["groups"][1][1]["date"].is_null());
}

TEST_CASE("duplicates: none") {
  const SmallIndex index({article("x", "en", "Something else", "Lenovo grows.")});
  std::ostringstream out;
  CHECK(run_duplicates(index.path(), false, out) == static_cast<int>(Exit::Nothing));
  CHECK(out.str() == "0 groups of near-duplicates, 0 articles\n");
}

TEST_CASE("duplicates: a search shows them under the best of them") {
  SmallIndex index = small_index();
  Request request;
  request.query = "Dresden factory";
  request.fold = true;
  request.facets = {"source"};
  const Results folded = index.search(request);
  REQUIRE(folded.hits.size() == 1);
  CHECK(folded.hits[0].duplicates.size() == 2);
  CHECK(folded.total == 3);
  CHECK(folded.stories == 1);
  request.fold = false;
  const Results shown = index.search(request);
  CHECK(shown.hits.size() == 3);
  CHECK(shown.hits[0].duplicates.empty());
  CHECK_FALSE(shown.stories.has_value());
}

TEST_CASE("duplicates: they are near-duplicates whatever the order of the articles") {
  std::vector<Article> articles = {article("a", "en", "A", kFactory), article("b", "en", "B", kRocket),
                                   article("c", "en", "C", kFactory + " More."), article("d", "en", "D", kRocket)};
  std::string first;
  do {
    const SmallIndex index(articles);
    std::ostringstream out;
    run_duplicates(index.path(), false, out);
    if (first.empty()) first = out.str();
    CHECK(out.str() == first);
  } while (std::next_permutation(articles.begin(), articles.end(),
                                 [](const Article& a, const Article& b) { return a.id < b.id; }));
  CHECK(first.find("2 groups") != std::string::npos);
}

}  // namespace
}  // namespace khabar
