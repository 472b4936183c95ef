#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/rank/index_reader.hpp"

namespace khabar {

/// What a misspelt word was meant for, perhaps with its neighbours; folded. Empty text: nobody knows.
struct Correction {
  std::size_t first;  ///< of the words that it stands for
  std::size_t count;
  std::string text;
};

/// Corrects the folded word `words[at]`, which stands nowhere; its neighbours are those that it may make a name with.
/// First a name of several words that these words nearly are (moor threds: moore threads), then a name of one word,
/// unless a word of the archive is nearer, then the word (Damerau, 1964): see corrected below.
Correction corrected(const IndexReader& reader, const std::vector<std::string>& words, std::size_t at);

/// A word of the archive or a name that it has articles about, for a folded word that is neither: at most one edit away
/// for words of up to five code points, two for longer ones, as letters() counts them; of the edits at most one in the
/// first three letters. A name goes before words that are as near. Among words the likelier slip and the more frequent
/// one; none when letters at random are likelier than any. Names of unspaced scripts are corrected when the word is all
/// of the name; a Han word also by its sound. Words with digits, of fewer than three letters or more than
/// kMaxWordBytes are left alone. Empty when there is none. About 4 ms on 40,000 articles, 6 ms at most.
std::string corrected(const IndexReader& reader, std::string_view word);

}  // namespace khabar
