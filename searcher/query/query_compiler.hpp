#pragma once

#include "searcher/query/compiled_query.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/query/word_expander.hpp"

namespace khabar {

/// Turns the tree of what the user meant into a query over the index's terms, through the same analyzer as the articles
/// went through. Every expansion is recorded. Never fails on any tree: what the index cannot know (company:nobody)
/// matches nothing, with a note. What is excluded is compiled for matching alone.
CompiledQuery compile(const Query& query, Join join, const IndexReader& reader, Analyzer& analyzer,
                      const WordExpander& expander);

}  // namespace khabar
