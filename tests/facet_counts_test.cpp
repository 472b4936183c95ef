#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/text/date.hpp"
#include "searcher/rank/facets.hpp"
#include "tests/support/khabar.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/small_index.hpp"

namespace khabar {
namespace {

/// An article of the corpus as a scan sees it: from what is stored of it, not from what facets are counted by.
struct Scanned {
  std::string id;
  std::string text;
  std::map<std::string, std::set<std::string>> values;
};

std::vector<Scanned> scan(const IndexReader& reader) {
  std::vector<Scanned> all;
  for (const Xapian::docid docid : all_matches(reader.database(), Xapian::Query::MatchAll)) {
    const Card card = reader.card(docid);
    const StoredText text = reader.text(docid);
    Scanned one{card.id, text.title + "\n" + text.text, {}};
    for (const StoredMention& mention : text.mentions)
      one.values[std::string(name_of(mention.kind))].insert(mention.id);
    one.values["lang"] = {card.lang};
    if (!card.source.empty()) one.values["source"] = {card.source};
    if (!text.section.empty()) one.values["topic"].insert(text.section);
    for (const std::string& topic : text.topics) one.values["topic"].insert(topic);
    all.push_back(std::move(one));
  }
  return all;
}

/// Queries and filters out of the articles themselves, so that most of them find something.
class RandomRequests {
 public:
  RandomRequests(const std::vector<Scanned>& articles, unsigned seed) : articles_(articles), random_(seed) {}

  std::size_t pick(std::size_t of) { return std::uniform_int_distribution<std::size_t>(0, of - 1)(random_); }

  Request next() {
    Request request;
    request.cards = false;
    request.count = articles_.size();
    for (std::size_t words = pick(4); words > 0; --words) request.query += (pick(6) == 0 ? " -" : " ") + word();
    if (pick(5) == 0) request.query += " company:" + value("company");
    if (pick(2) == 0) request.join = Join::Any;
    if (pick(6) == 0) request.exact = true;
    if (pick(4) == 0) request.first_day = day_number(2025, 1 + static_cast<int>(pick(12)), 1);
    for (const schema::Field& field : schema::kFields) {
      if (pick(5) != 0) continue;
      for (std::size_t values = 1 + pick(2); values > 0; --values)
        request.filters[std::string(field.name)].push_back(value(std::string(field.name)));
    }
    return request;
  }

 private:
  std::string word() {
    const auto tokens = analyzer_.analyze(articles_[pick(articles_.size())].text, language("und"));
    return tokens[pick(tokens.size())].exact;
  }

  std::string value(const std::string& field) {
    for (int i = 0; i < 50; ++i) {
      const auto& values = articles_[pick(articles_.size())].values;
      const auto held = values.find(field);
      if (held != values.end()) return *std::next(held->second.begin(), static_cast<long>(pick(held->second.size())));
    }
    return "nobody";
  }

  const std::vector<Scanned>& articles_;
  std::mt19937 random_;
  Analyzer analyzer_;
};

std::set<std::string> found_ids(IndexReader& reader, Analyzer& analyzer, const Request& request) {
  std::set<std::string> ids;
  for (const Hit& hit : search(reader, analyzer, request).hits) ids.insert(hit.id);
  return ids;
}

using Filters = std::map<std::string, std::vector<std::string>>;

bool passes(const Scanned& one, const Filters& filters, const std::string& left_out) {
  return std::all_of(filters.begin(), filters.end(), [&](const auto& filter) {
    const auto held = one.values.find(filter.first);
    return filter.first == left_out ||
           (held != one.values.end() && std::any_of(filter.second.begin(), filter.second.end(),
                                                    [&](const auto& value) { return held->second.contains(value); }));
  });
}

std::map<std::string, std::size_t> scanned_counts(const std::vector<Scanned>& articles,
                                                  const std::set<std::string>& matching, const Filters& filters,
                                                  const std::string& field) {
  std::map<std::string, std::size_t> counts;
  for (const Scanned& one : articles) {
    if (!matching.contains(one.id) || !passes(one, filters, field)) continue;
    if (const auto held = one.values.find(field); held != one.values.end()) {
      for (const std::string& value : held->second) ++counts[value];
    }
  }
  return counts;
}

}  // namespace

TEST_CASE("facets: of random queries over the corpus, each count is what its filter finds and what a scan counts") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  IndexReader reader(test::corpus());
  Analyzer analyzer;
  const std::vector<Scanned> articles = scan(reader);
  RandomRequests random(articles, seed);
  std::size_t counts_checked = 0;
  for (int round = 0; round < 200; ++round) {
    Request request = random.next();
    CAPTURE(round);
    CAPTURE(request.query);
    Request unfiltered = request;
    unfiltered.filters.clear();
    const std::set<std::string> matching = found_ids(reader, analyzer, unfiltered);
    for (const schema::Field& field : schema::kFields) request.facets.emplace_back(field.name);
    request.facet_values = 10'000;
    const Results results = search(reader, analyzer, request);
    for (const Facet& facet : results.facets) {
      CAPTURE(facet.kind);
      std::map<std::string, std::size_t> told_counts;
      for (const FacetEntry& entry : facet.entries) told_counts[entry.id] = entry.count;
      REQUIRE(told_counts == scanned_counts(articles, matching, request.filters, facet.kind));
      REQUIRE(std::is_sorted(facet.entries.begin(), facet.entries.end(), [](const FacetEntry& a, const FacetEntry& b) {
        return a.count != b.count ? a.count > b.count : a.name < b.name;
      }));
      if (facet.entries.empty()) continue;
      const FacetEntry& entry = facet.entries[random.pick(facet.entries.size())];
      CAPTURE(entry.id);
      Request narrowed = request;
      narrowed.facets.clear();
      narrowed.filters[facet.kind] = {entry.id};
      REQUIRE(found_ids(reader, analyzer, narrowed).size() == entry.count);
      ++counts_checked;
    }
  }
  CHECK(counts_checked > 200);
}

}  // namespace khabar
