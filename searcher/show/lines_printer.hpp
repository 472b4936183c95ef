#pragma once

#include <iosfwd>
#include <string_view>

#include "searcher/show/results.hpp"

namespace khabar {

/// id, score, date, language, source, title, snippet: a hit a line, no header. Nothing in a cell is a tab or a line
/// end, and all else is as it was written: a spreadsheet that runs what begins with "=" must be told to import text.
void print_tsv(const Results& results, std::ostream& out);

/// A TREC run: "qid Q0 id rank score khabar". Blanks in an id are written %20 (others of Unicode likewise, and % itself
/// %25), for the format has none; an empty qid is 0.
void print_trec(const Results& results, std::string_view qid, std::ostream& out);

}  // namespace khabar
