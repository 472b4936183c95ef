#pragma once

#include <vector>

#include "searcher/query/query_compiler.hpp"

namespace khabar {

/// For --exact: a query over the index's folded words that finds all that may match as typed (LiteralMatch), in
/// articles of any language, and not much more. Words are read by the rules of every language that articles are in, as
/// these fold marks and read numbers in more than one way; where all agree, which is mostly so, at the cost of one.
/// Excluded words, which as folded would exclude too much, are left out. `languages` are those of the query.
CompiledQuery compile_candidates(const Query& query, Join join, const IndexReader& reader, Analyzer& analyzer,
                                 const std::vector<LanguageShare>& languages);

}  // namespace khabar
