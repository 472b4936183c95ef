#pragma once

#include <string_view>

#include "searcher/query/query.hpp"

namespace khabar {

/// No phrase reaches over it.
constexpr char kTextBorder = '\x01';

/// For --exact: the index's words are folded (accents, traditional characters, marks), so what it finds is held against
/// the text itself. True when the words and phrases of the query stand in the text as typed, but for case and width
/// (NFKC_Casefold), with the tree's own and, or, not. Words must end at word borders in scripts with spaces. Fields and
/// dates are taken for true: the index decides these. `casefolded` is the article's title and text through casefold().
bool matches_literally(const Query& query, std::string_view casefolded);

}  // namespace khabar
