#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/store/card.hpp"
#include "common/text/analyzer.hpp"
#include "searcher/query/compiled_query.hpp"
#include "searcher/show/results.hpp"

namespace khabar {

/// What a query matches, seen from the text: the terms of its words, and which word each belongs to.
class MatchedTerms {
 public:
  explicit MatchedTerms(const std::vector<Expansion>& expansions);

  static constexpr int kNone = -1;

  struct Found {
    int word = kNone;            ///< of the query (index into the expansions)
    std::size_t characters = 0;  ///< that match, from the token's first; 0: all
    bool part = false;           ///< an n-gram that is but a part of a word: means it beside other parts only
  };

  /// What the token matches.
  Found find(const Token& token, std::string_view lang) const;

  /// The word of the query that names the entity; kNone when there is none.
  int word_of(const StoredMention& mention) const;

  double weight(int word) const { return weights_[static_cast<std::size_t>(word)]; }
  bool empty() const { return words_.empty() && prefixes_.empty(); }

 private:
  Found find(const std::string& term) const;

  std::unordered_map<std::string, int> words_;
  std::vector<std::pair<std::string, int>> prefixes_;
  std::unordered_set<std::string> wholes_;  ///< as n-gram terms
  std::vector<double> weights_;
};

/// The stretch of the text that shows most of the query's words, rarest first, from a sentence's beginning where that
/// fits, at grapheme borders, about `columns` terminal columns long. Segments joined are the text as written, with an
/// ellipsis where it is cut. Without matches: the beginning. Words are looked for as far as the first few kilobytes
/// that hold any, and in at most kSnippetBytes. `analyzer` is the one that the article was indexed with. Linear.
std::vector<Segment> make_snippet(const StoredText& article, std::string_view lang, const MatchedTerms& terms,
                                  Analyzer& analyzer, int columns);

/// All of the article's text with its matches, words and names: for --show.
std::vector<Segment> mark(const StoredText& article, std::string_view lang, const MatchedTerms& terms,
                          Analyzer& analyzer);

constexpr std::size_t kSnippetBytes = 400'000;

}  // namespace khabar
