#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/compiled_query.hpp"
#include "searcher/query/word_expander.hpp"

namespace khabar {

Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& queries);

/// A word or technical name of the analysed words: what must match, and what only adds to the score.
struct Item {
  Xapian::Query must;
  std::vector<Xapian::Query> extra;
  std::size_t begin;  ///< byte offsets into the analysed text
  std::size_t end;
  bool grammar = false;  ///< need not match beside other words: the l of l'ordinateur, the する of 開発する
};

/// Makes queries over the index's terms out of analysed words, and records what each was expanded to.
class TermQueries {
 public:
  /// What was made so far.
  struct Record {
    std::vector<Expansion> expansions;
    std::vector<Xapian::Query> hints;  ///< add to the score of what the query matches
  };

  /// Keeps references.
  TermQueries(const IndexReader& reader, const WordExpander& expander) : reader_(reader), expander_(expander) {}

  Record& made() { return record_; }

  /// Any of the word's leaves.
  Xapian::Query record(Expansion expansion);

  /// The word's leaves add to the score alone.
  void hint(Expansion expansion);

  /// The analysed words one by one: technical names with their parts, dictionary words with their n-grams.
  std::vector<Item> items(std::string_view text, const std::vector<Token>& tokens, std::string_view field_prefix);

  /// The terms in this order within `window` positions.
  Xapian::Query in_order(std::string_view typed, const std::vector<std::string>& terms, std::size_t window);

  /// Terms that begin so.
  Xapian::Query wildcard(std::string_view typed, const std::string& beginning);

 private:
  Item compound(std::string_view typed, const std::vector<Token>& tokens, std::size_t first, std::size_t next,
                std::string_view field_prefix);
  Item pair(std::string_view text, const Token& gram, std::string_view field_prefix);
  Item segment(std::string_view typed, const std::vector<Token>& tokens, std::size_t first, std::size_t next,
               std::string_view field_prefix);
  bool is_word_of_two_letters(const Token& word) const;

  const IndexReader& reader_;
  const WordExpander& expander_;
  Record record_;
};

}  // namespace khabar
