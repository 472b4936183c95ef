#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "searcher/rank/index_reader.hpp"
#include "searcher/rank/ranking.hpp"
#include "searcher/rank/value_counts.hpp"

namespace khabar {

/// The near-duplicates of a hit that match, too, in the order that they would have as hits; not those that came before
/// it. Empty for most, whose story they are alone, at the cost of one value. `query`, `order` and `decider` as for
/// `rank`.
std::vector<Xapian::docid> folded_under(const IndexReader& reader, Xapian::docid hit, const Xapian::Query& query,
                                        SortOrder order, const Xapian::MatchDecider* decider = nullptr);

/// How many stories the articles `matches` (ascending) are; one without near-duplicates is its own. 0.05 µs an article.
std::size_t count_stories(const IndexReader& reader, const std::vector<Xapian::docid>& matches);

/// The same as count_values, but a story counts once with each of its articles' values.
std::vector<ValueCounts> count_values_of_stories(const IndexReader& reader,
                                                 const std::vector<const schema::Field*>& fields,
                                                 const std::vector<Xapian::docid>& matches);

}  // namespace khabar
