#include "searcher/rank/ranking.hpp"

#include <algorithm>

#include "common/store/schema.hpp"
#include "searcher/rank/bm25.hpp"

namespace khabar {

namespace {

/// Totals up to this are exact without a pass over all matches.
constexpr Xapian::doccount kCountedExactly = 200;

/// Writes down what matches, in the order of document numbers.
class DocidRecorder : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override { docids.push_back(document.get_docid()); }

  std::vector<Xapian::docid> docids;
};

/// Articles without a date come last, whichever way the others are sorted.
class UndatedLast : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    const std::string date = document.get_value(schema::kDateSlot);
    return date.empty() ? "~" : date;
  }
};

}  // namespace

Ranking rank(const Xapian::Database& database, const Xapian::Query& query, SortOrder order, std::size_t offset,
             std::size_t count, const Xapian::MatchDecider* decider, bool fold) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Bm25());
  if (fold) enquire.set_collapse_key(schema::kStorySlot);
  UndatedLast undated_last;
  if (order == SortOrder::NewestFirst) enquire.set_sort_by_value_then_relevance(schema::kDateSlot, true);
  if (order == SortOrder::OldestFirst) enquire.set_sort_by_key_then_relevance(&undated_last, false);
  const auto first = static_cast<Xapian::doccount>(std::min<std::size_t>(offset, database.get_doccount()));
  const auto most = static_cast<Xapian::doccount>(std::min<std::size_t>(count, database.get_doccount()));
  // A decider's refusals are known for the articles alone that were looked at.
  const Xapian::doccount looked_at = decider ? database.get_doccount() : std::max(kCountedExactly, first + most + 1);
  const Xapian::MSet found = enquire.get_mset(first, most, looked_at, nullptr, decider);
  Ranking ranking;
  ranking.total = found.get_uncollapsed_matches_estimated();
  ranking.total_exact = found.get_uncollapsed_matches_lower_bound() == found.get_uncollapsed_matches_upper_bound();
  for (auto at = found.begin(); at != found.end(); ++at) ranking.hits.push_back({*at, at.get_weight()});
  return ranking;
}

std::vector<Xapian::docid> all_matches(const Xapian::Database& database, const Xapian::Query& query,
                                       const Xapian::MatchDecider* decider) {
  Xapian::Enquire enquire(database);
  // A factor of 0 spares what adds to the score alone.
  enquire.set_query(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  DocidRecorder recorder;
  enquire.add_matchspy(&recorder);
  enquire.get_mset(0, 0, database.get_doccount(), nullptr, decider);
  std::sort(recorder.docids.begin(), recorder.docids.end());
  return std::move(recorder.docids);
}

}  // namespace khabar
