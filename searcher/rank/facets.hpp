#pragma once

#include <cstddef>

#include "searcher/rank/value_counts.hpp"
#include "searcher/show/results.hpp"

namespace khabar {

/// The `most` most frequent values, ties by name.
Facet most_frequent(const IndexReader& reader, const ValueCounts& values, std::size_t most);

}  // namespace khabar
