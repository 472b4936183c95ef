#pragma once

#include <cstddef>
#include <vector>

#include "searcher/rank/value_counts.hpp"
#include "searcher/show/results.hpp"

namespace khabar {

/// `with` of `articles` matches hold a value, and `all_with` of all `all` articles, the matches among them.
struct Occurrence {
  std::size_t with;
  std::size_t articles;
  std::size_t all_with;
  std::size_t all;
};

/// The log-likelihood ratio of Dunning ("Accurate Methods for the Statistics of Surprise and Coincidence", 1993, G² of
/// matches against the other articles): how sure it is that the value is more frequent among the matches, whether it is
/// rare or common. Distributed as chi-square of one degree of freedom; 0 for what is as frequent or less.
double log_likelihood_ratio(const Occurrence& occurrence);

/// The `most` values that the counted articles hold more often than the whole archive does, surest first: at least
/// three articles, and a difference that chance makes once in a thousand. A look-up of a term each.
std::vector<SignificantEntry> significant_values(const IndexReader& reader, const ValueCounts& values,
                                                 std::size_t most);

}  // namespace khabar
