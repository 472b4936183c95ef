#pragma once

#include "searcher/rank/index_reader.hpp"

namespace khabar {

/// A query for articles like this one: its kSimilarTerms most telling terms (stems, n-grams, entities; tf-idf within
/// its language), without the article itself.
Xapian::Query similar_to(const IndexReader& reader, Xapian::docid docid);

constexpr std::size_t kSimilarTerms = 30;

}  // namespace khabar
