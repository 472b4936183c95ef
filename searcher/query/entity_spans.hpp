#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.hpp"
#include "searcher/rank/index_reader.hpp"

namespace khabar {

/// Words of a query that name entities.
struct EntitySpan {
  std::size_t begin;  ///< byte offsets
  std::size_t end;
  std::vector<NamedEntity> entities;
};

/// The names in an analysed query, longest first, without overlaps, in text order. The index keeps the names, so no
/// gazetteer is loaded: a look-up a stretch of words, about 2 µs each.
std::vector<EntitySpan> entity_spans(std::string_view text, const std::vector<Token>& tokens,
                                     const IndexReader& reader);

/// Ids of the entities of a kind that `name` stands for: any alias in any script, or an id. Empty when there is none.
std::vector<std::string> entity_ids(EntityKind kind, const std::string& name, const IndexReader& reader,
                                    Analyzer& analyzer);

}  // namespace khabar
