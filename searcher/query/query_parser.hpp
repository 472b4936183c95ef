#pragma once

#include <cstddef>
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
/// note. `today` (a day number) resolves relative dates such as date:7d. Linear; what is beyond the limits below is
/// left out or flattened, with a note.
ParsedQuery parse_query(std::string_view text, Join join, int today);

/// A search opens a posting list or several for each word: a fifth of a second for so many frequent ones.
constexpr int kMaxQueryWords = 256;

/// Of a script without blanks between words, which is cut into words and n-grams: so many characters count as a word.
constexpr std::size_t kCharactersOfWord = 4;

/// Of one word or phrase. No word of any language is as long; whoever sends more does not search.
constexpr std::size_t kMaxTextBytes = 1000;

/// More than all words at their longest is not even read.
constexpr std::size_t kMaxQueryBytes = kMaxQueryWords * kMaxTextBytes;

/// Joined by NEAR: the positions of all are held against each other in every article that has them.
constexpr std::size_t kMaxNearWords = 16;

/// Levels of parentheses: trees are walked by recursion, here and in Xapian.
constexpr int kMaxQueryDepth = 32;

}  // namespace khabar
