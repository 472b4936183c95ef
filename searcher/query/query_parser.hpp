#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/query.hpp"

namespace khabar {

struct ParsedQuery {
  Query query;
  std::vector<std::string> notes;  ///< what was odd about it, in words for the user
};

/// How words that stand side by side are joined.
enum class Join { All, Any };

/// Reads the query language of docs/query-language.md. Never fails: what makes no sense is searched as words, with a
/// note. `today` (a day number) resolves relative dates such as date:7d. Linear; at most kMaxQueryWords words are kept,
/// and nesting deeper than kMaxQueryDepth is flattened, each with a note.
ParsedQuery parse_query(std::string_view text, Join join, int today);

constexpr int kMaxQueryWords = 256;
constexpr int kMaxQueryDepth = 32;

}  // namespace khabar
