#pragma once

#include <vector>

#include <xapian.h>

namespace khabar {

enum class SortOrder { Relevance, NewestFirst, OldestFirst };

struct Scored {
  Xapian::docid docid;
  double score;
};

/// A page of the matching articles.
struct Ranking {
  std::vector<Scored> hits;
  std::size_t total = 0;
  bool total_exact = true;
};

/// Ranks the articles that match: `count` of them from `offset`. Ties go to the article that was added first. `decider`
/// may refuse articles that the query matches; it is asked about every one of them. With `fold`, of each story's
/// near-duplicates (indexer/write/stories.hpp) the first alone is a hit; how many there are, count_stories tells.
Ranking rank(const Xapian::Database& database, const Xapian::Query& query, SortOrder order, std::size_t offset,
             std::size_t count, const Xapian::MatchDecider* decider = nullptr, bool fold = false);

/// The numbers of all matching articles, ascending, without scores: four times cheaper than counting while ranking.
std::vector<Xapian::docid> all_matches(const Xapian::Database& database, const Xapian::Query& query,
                                       const Xapian::MatchDecider* decider = nullptr);

}  // namespace khabar
