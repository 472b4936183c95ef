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

/// The words that the prefixes of one query stand for.
class PrefixTerms {
 public:
  /// Keeps the reference.
  explicit PrefixTerms(const Xapian::Database& database) : database_(database) {}

  /// The most frequent terms that begin so, within the limits below; the beginning itself when there are none.
  std::vector<std::string> beginning_with(const std::string& beginning);

  /// What the limits kept from being searched.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  const Xapian::Database& database_;
  std::size_t walked_ = 0;
  std::size_t taken_ = 0;
  std::vector<std::string> notes_;
};

/// Of one prefix. Rarer words bring few articles.
constexpr std::size_t kMaxPrefixTerms = 300;

/// Of all prefixes of a query: each is a posting list, opened anew to count and for the near-duplicates of every hit.
constexpr std::size_t kMaxTermsOfPrefixes = 2000;

/// What is left to each prefix when the others have taken those: nothing at all would find nothing at all.
constexpr std::size_t kFewestPrefixTerms = 20;

/// Looked at to find the most frequent, for all prefixes of a query: a tenth of a second.
constexpr std::size_t kMaxTermsWalked = 200'000;
constexpr std::size_t kFewestWalked = 1000;

/// Makes queries over the index's terms out of analysed words, and records what each was expanded to.
class TermQueries {
 public:
  /// What was made so far.
  struct Record {
    std::vector<Expansion> expansions;
    std::vector<Xapian::Query> hints;  ///< add to the score of what the query matches
  };

  /// Keeps references.
  TermQueries(const IndexReader& reader, const WordExpander& expander)
      : reader_(reader), expander_(expander), prefixes_(reader.database()) {}

  Record& made() { return record_; }
  const std::vector<std::string>& notes() const { return prefixes_.notes(); }

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
  PrefixTerms prefixes_;
  Record record_;
};

}  // namespace khabar
