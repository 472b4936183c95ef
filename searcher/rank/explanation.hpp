#pragma once

#include <string>
#include <vector>

#include "searcher/query/compiled_query.hpp"
#include "searcher/query/query.hpp"
#include "searcher/query/query_languages.hpp"
#include "searcher/rank/index_reader.hpp"

namespace khabar {

/// How a query was read and what each of its words was expanded to, line by line. `terms` is the whole query as Xapian
/// describes it.
std::vector<std::string> explain_query(const IndexReader& reader, const Query& query,
                                       const std::vector<LanguageShare>& languages, const CompiledQuery& compiled,
                                       const std::string& terms);

/// What each term that the article holds adds to its score, a line each.
std::vector<std::string> explain_score(const IndexReader& reader, Xapian::docid docid, const CompiledQuery& compiled);

}  // namespace khabar
