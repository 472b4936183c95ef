#pragma once

#include <string_view>
#include <vector>

#include "common/text/language.hpp"

namespace khabar {

/// Pieces of words, by which words of one family raise each other where their stems part: Rechenzentrum and
/// Rechenzentren, göstermek and gösterge. They add to the score of an article that a query matches; they match nothing
/// by themselves. What they are worth stands in docs/performance.md. All return views into their argument.

/// The first four letters of a stem, three in Arabic and Hebrew, whose roots are of three consonants; empty for
/// shorter stems. (Truncation, after McNamee and Mayfield, "Character n-gram tokenization for European language text
/// retrieval", 2004.)
std::string_view stem_head(std::string_view stem, const Language& language);

/// Four letters at every third letter of a word, the first at its beginning: what is indexed.
std::vector<std::string_view> fragments(std::string_view word);

/// Four letters at every letter of a word: what is looked up, as a part of a word need not begin at a third letter.
std::vector<std::string_view> all_fragments(std::string_view word);

}  // namespace khabar
