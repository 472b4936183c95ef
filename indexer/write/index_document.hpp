#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/entities/gazetteer.hpp"

namespace khabar {

/// A term of one document.
struct Posting {
  std::string term;
  std::uint32_t wdf = 0;                 ///< within-document frequency; 0 for terms that only filter
  std::vector<std::uint32_t> positions;  ///< ascending; empty for terms without

  bool operator==(const Posting&) const = default;
};

/// All that the index will hold of an article: a plain value that knows nothing of who writes it.
struct IndexDocument {
  std::string id;                                        ///< the article's
  std::string path = {};                                 ///< the article's
  std::vector<Posting> postings;                         ///< sorted by term, each term once
  std::vector<std::pair<unsigned, std::string>> values;  ///< slot, bytes
  std::string data;
  std::uint64_t version = 0;       ///< the article's
  std::vector<Entity> names = {};  ///< entities that no table has: the index has to name them
};

}  // namespace khabar
