#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.hpp"
#include "searcher/query/compiled_query.hpp"
#include "searcher/query/query_languages.hpp"

namespace khabar {

/// Expands the words of a query to index terms with weights: the one place where a word becomes more than itself. Every
/// leaf's idf is that of its word within the languages that the query may be in.
class WordExpander {
 public:
  /// Keeps references. `exact`: no stems and no names.
  WordExpander(const IndexReader& reader, Analyzer& analyzer, std::vector<LanguageShare> languages, bool exact)
      : reader_(reader), analyzer_(analyzer), languages_(std::move(languages)), exact_(exact) {}

  /// The language that the words are analysed in.
  const Language& main_language() const { return languages_.empty() ? language("und") : *languages_.front().language; }
  const std::vector<LanguageShare>& languages() const { return languages_; }
  bool exact() const { return exact_; }

  /// The same for words that were not typed without marks after all.
  WordExpander with_marks() const;

  /// A word of a spaced script: its stem in each language, weighing most, and its exact form; its kin as hints.
  Expansion word(std::string_view typed, const Token& token, std::string_view field) const;

  /// A form that stands for itself: a dictionary's word of an unspaced script, a technical name.
  Expansion whole(std::string_view typed, const std::string& exact, std::string_view field) const;

  /// An n-gram.
  Expansion gram(const std::string& gram, std::string_view field) const;

  /// An entity that the words name.
  Expansion entity(std::string_view typed, const NamedEntity& entity) const;

 private:
  double idf_of(const std::string& term) const;
  double rarity_of(std::string_view typed, const std::string& exact_term, const std::string& prefix) const;
  void add_stems(Expansion& expansion, std::string_view typed, double rarity, const std::string& prefix) const;
  void add_marked(Expansion& expansion, std::string_view typed, double rarity, const std::string& prefix) const;
  std::vector<Leaf> kin_of(std::string_view typed) const;

  const IndexReader& reader_;
  Analyzer& analyzer_;
  std::vector<LanguageShare> languages_;
  bool exact_;
};

/// Leaves as one query: any of them.
Xapian::Query any_of(const std::vector<Leaf>& leaves);

}  // namespace khabar
