#include "searcher/rank/folding.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/support/seed.hpp"
#include "tests/support/temp_dir.hpp"

namespace khabar {
namespace {

struct Known {
  Xapian::docid docid;
  bool matches;
  std::string story;  ///< empty: none
  std::vector<std::string> companies;
  std::string source;
};

/// An index of articles that say "chip" once and a number of other words, in stories that the test chose.
class StoryIndex {
 public:
  StoryIndex(std::mt19937& random, std::size_t articles, unsigned stories) {
    const auto pick = [&](unsigned of) { return static_cast<unsigned>(random() % of); };
    folder_.write("db/XAPIANDB", "auto gen-1\n");
    Xapian::WritableDatabase database(folder_.path("db/gen-1"), Xapian::DB_CREATE);
    database.set_metadata(std::string(schema::kVersionKey), std::string(schema::kVersion));
    for (std::size_t i = 0; i < articles; ++i) {
      Known article{0, pick(3) > 0, pick(2) == 0 ? std::to_string(1 + pick(stories)) : "", {}, ""};
      for (const char* company : {"c1", "c2", "c3"}) {
        if (pick(2) == 0) article.companies.emplace_back(company);
      }
      if (pick(4) > 0) article.source = pick(2) == 0 ? "One.example" : "one.example";
      Xapian::Document document;
      document.add_posting(article.matches ? "chip" : "wafer", 1, 1 + pick(9));
      document.add_value(schema::kStorySlot, article.story);
      if (!article.story.empty()) document.add_boolean_term(std::string(schema::kStory) + article.story);
      document.add_value(schema::find_field("company")->slot, encode_list(article.companies));
      if (!article.source.empty())
        document.add_value(schema::find_field("source")->slot, encode_list({article.source}));
      document.add_value(schema::kDateSlot, std::to_string(20260101 + pick(20)));
      article.docid = database.add_document(document);
      articles_.push_back(article);
    }
    database.commit();
    reader_.emplace(folder_.path("db"));
  }

  const IndexReader& reader() const { return *reader_; }

  const Known& operator[](Xapian::docid docid) const { return articles_.at(docid - 1); }

  std::vector<Known> matching() const {
    std::vector<Known> out;
    std::copy_if(articles_.begin(), articles_.end(), std::back_inserter(out), [](const Known& k) { return k.matches; });
    return out;
  }

  std::vector<Xapian::docid> matches() const { return all_matches(reader_->database(), chip); }

  const Xapian::Query chip = Xapian::Query("chip");

 private:
  test::TempDir folder_;
  std::vector<Known> articles_;
  std::optional<IndexReader> reader_;
};

/// A story's name; an article without one is its own.
std::string name_of(const Known& article) {
  return article.story.empty() ? "alone " + std::to_string(article.docid) : article.story;
}

std::vector<Xapian::docid> docids_of(const Ranking& ranking) {
  std::vector<Xapian::docid> docids;
  for (const Scored& scored : ranking.hits) docids.push_back(scored.docid);
  return docids;
}

TEST_CASE(
    "folding: hits are the first of each story of the unfolded list, on any page, and the others stand under them") {
  std::mt19937 random(test::seed());
  for (const SortOrder order : {SortOrder::Relevance, SortOrder::NewestFirst, SortOrder::OldestFirst}) {
    const StoryIndex index(random, 150, 20);
    INFO("seed ", test::seed());
    const Xapian::Database& database = index.reader().database();
    std::vector<Xapian::docid> firsts;
    std::map<std::string, std::vector<Xapian::docid>> stories;
    const Ranking unfolded = rank(database, index.chip, order, 0, 1000);
    for (const Xapian::docid docid : docids_of(unfolded)) {
      auto& story = stories[name_of(index[docid])];
      if (story.empty()) firsts.push_back(docid);
      story.push_back(docid);
    }
    std::vector<Xapian::docid> pages;
    for (std::size_t offset = 0; offset < firsts.size(); offset += 7) {
      const Ranking page = rank(database, index.chip, order, offset, 7, nullptr, true);
      CHECK(page.total == unfolded.total);
      CHECK(page.total_exact);
      for (const Xapian::docid docid : docids_of(page)) {
        pages.push_back(docid);
        std::vector<Xapian::docid> story = {docid};
        for (const Xapian::docid other : folded_under(index.reader(), docid, index.chip, order)) story.push_back(other);
        CHECK(story == stories[name_of(index[docid])]);
      }
    }
    CHECK(pages == firsts);
  }
}

TEST_CASE("folding: stories are counted exactly") {
  std::mt19937 random(test::seed());
  for (const std::size_t articles : {0u, 1u, 40u, 700u}) {
    const StoryIndex index(random, articles, 30);
    std::set<std::string> stories;
    for (const Known& article : index.matching()) stories.insert(name_of(article));
    CHECK(count_stories(index.reader(), index.matches()) == stories.size());
    const Ranking all = rank(index.reader().database(), index.chip, SortOrder::Relevance, 0, 1000, nullptr, true);
    CHECK(all.hits.size() == stories.size());
  }
}

TEST_CASE("folding: a value counts once a story, with the values of all its articles that match") {
  std::mt19937 random(test::seed());
  const std::vector<const schema::Field*> fields = {schema::find_field("company"), schema::find_field("source")};
  for (int round = 0; round < 10; ++round) {
    INFO("seed ", test::seed(), ", round ", round);
    const StoryIndex index(random, 120, 15);
    std::map<std::string, std::set<std::string>> companies;
    std::set<std::string> with_source, stories;
    for (const Known& article : index.matching()) {
      stories.insert(name_of(article));
      for (const std::string& company : article.companies) companies[company].insert(name_of(article));
      if (!article.source.empty()) with_source.insert(name_of(article));
    }
    const auto counts = count_values_of_stories(index.reader(), fields, index.matches());
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].articles == stories.size());
    CHECK(counts[0].counts.size() == companies.size());
    for (const auto& [company, names] : companies) CHECK(counts[0].counts.at(company) == names.size());
    // The two spellings are one source.
    REQUIRE(counts[1].counts.size() == 1);
    CHECK(counts[1].counts.begin()->second == with_source.size());
  }
}

}  // namespace
}  // namespace khabar
