#pragma once

#include <string>
#include <vector>

#include "searcher/query/compiled_query.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/query/word_expander.hpp"

namespace khabar {

/// Turns the tree of what the user meant into a query over the index's terms, through the same analyzer as the articles went through.
/// Every expansion is recorded. Never fails on any tree: what the index cannot know (company:nobody) matches nothing, with a note.
CompiledQuery compile(const Query& query, Join join, const IndexReader& reader, Analyzer& analyzer, const WordExpander& expander);

/// The words of a tree as typed, for guessing the query's language. Names in fields and excluded words are left out.
std::vector<std::string> words_of(const Query& query);

/// A filter: articles that have any of the values in the field. Any alias in any script names an entity. `unknown` takes the
/// values that name nothing.
Xapian::Query filter(const schema::Field& field, const std::vector<std::string>& values, const IndexReader& reader, Analyzer& analyzer,
                     std::vector<std::string>& unknown);

/// The note for a value that names nothing.
std::string nothing_in(std::string_view field, std::string_view value);

/// Articles dated from first to last (day numbers, either may be open), as a handful of year, month and day terms.
Xapian::Query date_filter(std::optional<int> first_day, std::optional<int> last_day, const IndexReader& reader);

}  // namespace khabar
