#pragma once

#include <string>
#include <vector>

#include "common/text/analyzer.hpp"
#include "searcher/query/query.hpp"
#include "searcher/rank/index_reader.hpp"

namespace khabar {

/// A language that a query may be in.
struct LanguageShare {
  const Language* language;
  double share;           ///< probability, 0 to 1
  bool unmarked = false;  ///< the language keeps its marks, and the words were typed without any
};

/// The words of a tree as typed, for guessing the query's language. Names in fields, beginnings of words and excluded
/// words are left out.
std::vector<std::string> words_of(const Query& query);

/// True when none of the words has a mark that a language might keep: they may have been typed without.
bool typed_without_marks(const std::vector<std::string>& words);

/// The same of all words of a tree: who types marks in a word to be excluded, or in the beginning of one, can type
/// them.
bool typed_without_marks(const Query& query);

/// The languages, of those held by the index, that the words are likely to be in, likeliest first: naive Bayes over the
/// index's own counts of each word's stem by language, as no language identifier is good at one to three words. Never
/// empty for an index that holds articles. `words` as typed. A stem look-up for each word and language: about 1 ms for
/// 10 words and 50 languages.
std::vector<LanguageShare> guess_query_languages(const IndexReader& reader, Analyzer& analyzer,
                                                 const std::vector<std::string>& words);

}  // namespace khabar
