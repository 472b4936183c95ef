#pragma once

#include <vector>

#include "searcher/rank/index_reader.hpp"
#include "searcher/show/results.hpp"

namespace khabar {

enum class Period { Day, Week, Month, Year };

/// The articles `matches` (ascending) by publication date, in UTC. Articles without a date are not counted.
std::vector<TimelineBucket> count_timeline(const IndexReader& reader, Period period,
                                           const std::vector<Xapian::docid>& matches);

}  // namespace khabar
