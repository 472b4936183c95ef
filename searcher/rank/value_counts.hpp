#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "searcher/rank/index_reader.hpp"

namespace khabar {

/// How many of some articles hold each value of a field: exact. Values are as stored: entity ids, language codes, and
/// of sources that differ in case alone (they have one term, thus one filter) the spelling that most articles have.
struct ValueCounts {
  const schema::Field* field;
  std::size_t articles = 0;  ///< how many articles were counted, with and without a value
  std::unordered_map<std::string, std::size_t> counts = {};
};

/// Counts over the articles `matches` (ascending), all fields in one walk over them: about 0.05 µs an article and
/// field.
std::vector<ValueCounts> count_values(const IndexReader& reader, const std::vector<const schema::Field*>& fields,
                                      const std::vector<Xapian::docid>& matches);

/// The same over all articles of the index, from the frequencies of its terms: no article is looked at, except for
/// sources, whose terms are folded.
ValueCounts count_values_of_all(const IndexReader& reader, const schema::Field& field);

}  // namespace khabar
