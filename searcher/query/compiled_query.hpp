#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace khabar {

/// One term that a word of the query was expanded to.
struct Leaf {
  std::string term;
  double weight;    ///< what the term earns at most is weight * (Bm25::kK1 + 1)
  std::string why;  ///< "exact", "stem de", "n-gram", "name of Lenovo" ...
};

/// A word of the query with all that it was expanded to: recorded for snippets and --explain.
struct Expansion {
  std::string word;   ///< as typed
  double weight = 0;  ///< rarity: of the heaviest leaf
  std::vector<Leaf> leaves = {};
  std::string prefix = {};       ///< for prefix*: terms that begin so match as well
  std::vector<Leaf> hints = {};  ///< terms of kin words: they add to the score of what the query matches
};

struct CompiledQuery {
  Xapian::Query query;
  std::vector<Expansion> expansions;
  std::vector<std::string> notes;
};

}  // namespace khabar
