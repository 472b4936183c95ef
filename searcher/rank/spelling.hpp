#pragma once

#include <string>
#include <string_view>

#include "searcher/rank/index_reader.hpp"

namespace khabar {

/// The index's word nearest to a folded word that stands nowhere: at most one edit (insertion, deletion, change, swap
/// of neighbours: Damerau, 1964) for words of up to five letters, two for longer ones; among equals the more frequent.
/// Empty when there is none. Looks through the words that share the first letters, give or take an edit among these:
/// some milliseconds.
std::string corrected(const IndexReader& reader, std::string_view word);

/// Edits between two words in code points, as above; `limit` + 1 when there are more than `limit`.
int edit_distance(std::u32string_view a, std::u32string_view b, int limit);

}  // namespace khabar
