#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "tests/support/naive_scan.hpp"
#include "tests/support/random_archive.hpp"
#include "tests/support/random_query.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/shrink.hpp"
#include "tests/support/small_index.hpp"

namespace khabar {
namespace {

using test::NaiveScan;
using test::Question;
using test::ScannedArticle;
using test::SmallIndex;
using Set = NaiveScan::Set;

std::string listed(const std::set<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
  return "{" + out + "}";
}

/// Words for how two sides differ; nothing when they do not.
std::string unlike(const std::string& what, const std::string& expected, const std::string& found) {
  return expected == found ? "" : what + "\n  expected " + expected + "\n  found    " + found + "\n";
}

std::string unlike(const std::string& what, const std::set<std::string>& expected, const std::set<std::string>& found) {
  std::set<std::string> missed;
  std::set<std::string> surplus;
  std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(),
                      std::inserter(missed, missed.end()));
  std::set_difference(found.begin(), found.end(), expected.begin(), expected.end(),
                      std::inserter(surplus, surplus.end()));
  if (missed.empty() && surplus.empty()) return "";
  return what + ": " + std::to_string(expected.size()) + " expected, " + std::to_string(found.size()) +
         " found\n  missed  " + listed(missed) + "\n  surplus " + listed(surplus) + "\n";
}

/// The instant in minutes of an article that has one; the middle of its order by date.
std::optional<std::int64_t> instant(const Article& article) {
  if (!article.date) return std::nullopt;
  const Date& date = *article.date;
  const std::int64_t minutes = std::int64_t{24 * 60} * day_number(date.year, date.month, date.day) + 60 * date.hour +
                               date.minute - date.offset_minutes.value_or(0);
  return 60 * minutes + date.second;
}

/// What a search finds against what the scan does.
class Comparison {
 public:
  Comparison(SmallIndex& index, NaiveScan& scan, const Question& question)
      : scan_(scan), question_(question), results_(index.search(question.request)) {
    found_ = scan.matches(question.wish, question.request);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      places_[scan.articles()[i].article->id] = i;
      if (found_[i]) matching_.push_back(i);
    }
  }

  /// Nothing when they agree.
  std::string disagreement() {
    std::string out = question_.request.fold ? stories() : hits();
    if (out.empty()) out = order();
    for (const Facet& facet : results_.facets) {
      if (out.empty()) out = counts(facet);
    }
    return out;
  }

  bool has_hits() const { return !matching_.empty(); }

 private:
  const ScannedArticle& article(const std::string& id) const { return scan_.articles()[places_.at(id)]; }

  std::set<std::string> expected_ids() const {
    std::set<std::string> ids;
    for (const std::size_t i : matching_) ids.insert(scan_.articles()[i].article->id);
    return ids;
  }

  std::string total() const {
    return unlike("total", std::to_string(matching_.size()) + " exact",
                  std::to_string(results_.total) + (results_.total_exact ? " exact" : " about"));
  }

  std::string hits() const {
    std::set<std::string> found;
    for (const Hit& hit : results_.hits) found.insert(hit.id);
    std::string out = unlike("hits", expected_ids(), found);
    if (out.empty()) out = unlike("number of hits", std::to_string(found.size()), std::to_string(results_.hits.size()));
    return out.empty() ? total() : out;
  }

  /// A hit a story, with the rest of it that matches.
  std::string stories() const {
    std::map<std::size_t, std::set<std::string>> expected;
    for (const std::size_t i : matching_) expected[scan_.articles()[i].story].insert(scan_.articles()[i].article->id);
    std::set<std::size_t> told;
    for (const Hit& hit : results_.hits) {
      const std::size_t story = article(hit.id).story;
      if (!told.insert(story).second) return "two hits of the story of " + hit.id + "\n";
      std::set<std::string> found(hit.duplicates.begin(), hit.duplicates.end());
      found.insert(hit.id);
      const std::string out = unlike("the story of " + hit.id, expected[story], found);
      if (!out.empty()) return out;
    }
    const std::size_t most = std::min(expected.size(), question_.request.count);
    std::string out = unlike("number of hits", std::to_string(most), std::to_string(told.size()));
    if (out.empty() && results_.stories)
      out = unlike("stories", std::to_string(expected.size()), std::to_string(*results_.stories));
    return out.empty() && results_.stories ? total() : out;
  }

  std::string order() const {
    if (question_.request.sort == SortOrder::Relevance) return "";
    const bool newest = question_.request.sort == SortOrder::NewestFirst;
    for (std::size_t i = 0; i + 1 < results_.hits.size(); ++i) {
      const auto before = instant(*article(results_.hits[i].id).article);
      const auto behind = instant(*article(results_.hits[i + 1].id).article);
      const bool sorted = !behind || (before && (newest ? *before >= *behind : *before <= *behind));
      if (!sorted) return results_.hits[i].id + " stands before " + results_.hits[i + 1].id + " by date\n";
    }
    return "";
  }

  /// Of a field, each value with its count as they should be listed.
  std::string counts(const Facet& facet) {
    const bool filtered = question_.request.filters.contains(facet.kind);
    const Set matching = filtered ? scan_.matches(question_.wish, question_.request, facet.kind) : found_;
    const schema::Field& field = *schema::find_field(facet.kind);
    std::map<std::string, std::map<std::string, std::size_t>> spellings;  // by value
    std::map<std::string, std::set<std::size_t>> holders;
    for (std::size_t i = 0; i < matching.size(); ++i) {
      const ScannedArticle& one = scan_.articles()[i];
      const auto held = one.values.find(facet.kind);
      if (!matching[i] || held == one.values.end()) continue;
      for (const std::string& value : held->second) {
        const std::string key = field.is_free_text ? fold(value, language("und")) : value;
        ++spellings[key][value];
        holders[key].insert(question_.request.count_stories ? one.story : i);
      }
    }
    std::vector<std::tuple<std::size_t, std::string, std::string>> rows;
    for (const auto& [key, counted] : spellings) {
      const auto most = std::max_element(counted.begin(), counted.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      rows.emplace_back(holders[key].size(), field.entity ? scan_.entity_name(facet.kind, key) : most->first,
                        most->first);
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      return std::get<0>(a) != std::get<0>(b) ? std::get<0>(a) > std::get<0>(b) : a < b;
    });
    std::string expected;
    for (std::size_t i = 0; i < std::min(rows.size(), question_.request.facet_values); ++i)
      expected += std::get<1>(rows[i]) + " " + std::get<2>(rows[i]) + " " + std::to_string(std::get<0>(rows[i])) + "; ";
    std::string found;
    for (const FacetEntry& entry : facet.entries)
      found += entry.name + " " + entry.id + " " + std::to_string(entry.count) + "; ";
    return unlike("facet " + facet.kind, expected + "of " + std::to_string(rows.size()),
                  found + "of " + std::to_string(facet.distinct));
  }

  NaiveScan& scan_;
  const Question& question_;
  Results results_;
  std::map<std::string, std::size_t> places_;  ///< by id
  Set found_;                                  ///< by the scan
  std::vector<std::size_t> matching_;          ///< the same as places
};

std::string disagreement(const std::vector<Article>& articles, const Question& question) {
  const Gazetteer names = test::archive_names();
  SmallIndex index(articles, names);
  NaiveScan scan(articles, names);
  return Comparison(index, scan, question).disagreement();
}

/// The case made as small as it still fails, in words.
std::string smallest(std::vector<Article> articles, Question question) {
  test::shrink(articles, question, [](const std::vector<Article>& fewer, const Question& simpler) {
    return !disagreement(fewer, simpler).empty();
  });
  return test::described(articles, question) + disagreement(articles, question);
}

}  // namespace

TEST_CASE("search: random queries of the whole grammar find and count in random articles what a scan of them does") {
  const unsigned seed = test::seed();
  const std::size_t size = test::long_run() ? 2000 : 500;
  const int rounds = test::long_run() ? 500 : 200;
  const std::vector<Article> articles = test::RandomArchive(seed).articles(size);
  const Gazetteer names = test::archive_names();
  SmallIndex index(articles, names);
  NaiveScan scan(articles, names);
  test::RandomQuestions questions(articles, scan, seed + 1);
  int with_hits = 0;
  for (int round = 0; round < rounds; ++round) {
    const Question question = questions.next();
    Comparison comparison(index, scan, question);
    if (!comparison.disagreement().empty())
      FAIL("seed " << seed << ", question " << round << "\n" << smallest(articles, question));
    if (comparison.has_hits()) ++with_hits;
  }
  CHECK(with_hits > rounds / 4);
}

}  // namespace khabar
