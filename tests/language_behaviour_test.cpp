#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/support/small_index.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

namespace {

/// A row of tests/data/languages/CODE.tsv: what a reader of the language expects of a search.
///   finds    the query finds the text
///   misses   it does not
///   marks    it finds the text, and the snippet marks what stands in the fourth column, "|" between marks
///   first    it finds both texts, the one in the third column before the one in the fourth
/// With a ! before it, it is what they are right to expect and do not get yet: a change that mends it takes the ! off.
struct Expectation {
  std::string lang;
  int line;
  std::string kind;
  std::string query;
  std::string text;
  std::string other;

  std::string id() const { return lang + ":" + std::to_string(line); }
  std::string other_id() const { return id() + ":other"; }
};

std::vector<Expectation> all_expectations() {
  std::vector<std::string> codes;
  const std::filesystem::path folder = std::filesystem::path(KHABAR_SOURCE_DIR) / "tests/data/languages";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) codes.push_back(entry.path().stem().string());
  std::sort(codes.begin(), codes.end());
  std::vector<Expectation> out;
  for (const std::string& code : codes) {
    for (const test::Row& row : test::read_table("languages/" + code + ".tsv", 4))
      out.push_back({code, row.line, row.cells[0], row.cells[1], row.cells[2], row.cells[3]});
  }
  return out;
}

/// One index of all languages: no query tells its own.
test::SmallIndex& index_of(const std::vector<Expectation>& all) {
  static test::SmallIndex index = [&] {
    std::vector<Article> articles;
    for (const Expectation& e : all) {
      articles.push_back(test::article(e.id(), e.lang, "", e.text));
      if (e.kind.ends_with("first")) articles.push_back(test::article(e.other_id(), e.lang, "", e.other));
    }
    return test::SmallIndex(articles);
  }();
  return index;
}

std::string marks_of(const Hit& hit) {
  std::string out;
  for (const Segment& segment : hit.snippet) {
    if (segment.match) out += (out.empty() ? "" : "|") + segment.text;
  }
  return out;
}

/// What is wrong with the hits; empty when they are as expected.
std::string fault(const Expectation& e, const std::string& kind, const std::vector<Hit>& hits) {
  const auto at = [&](const std::string& id) {
    return std::find_if(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.id == id; });
  };
  const auto found = at(e.id());
  if (kind == "misses") return found == hits.end() ? "" : "found";
  if (found == hits.end()) return "not found";
  if (kind == "finds") return "";
  if (kind == "marks") return marks_of(*found) == e.other ? "" : "marked " + marks_of(*found);
  if (kind != "first") return "a row is finds, misses, marks or first";
  const auto other = at(e.other_id());
  return other == hits.end() ? "the other is not found" : found < other ? "" : "the other is first";
}

}  // namespace

TEST_CASE("languages: what a reader of each expects of a search, in one index of all") {
  const std::vector<Expectation> all = all_expectations();
  REQUIRE(all.size() >= 25 * 15);
  std::map<std::string, int> rows;
  for (const Expectation& e : all) {
    INFO("tests/data/languages/", e.lang, ".tsv:", e.line, " ", e.kind, " ", e.query);
    Request request;
    request.query = e.query;
    request.count = all.size();
    const bool gap = e.kind.starts_with('!');
    const std::string wrong = fault(e, e.kind.substr(gap ? 1 : 0), index_of(all).search(request).hits);
    if (gap) {
      CHECK_MESSAGE(wrong != "", "mended: take the ! off");
    } else {
      CHECK(wrong == "");
      ++rows[e.lang];
    }
  }
  for (const auto& [lang, count] : rows) {
    CAPTURE(lang);
    CHECK(count >= 15);
  }
}
