#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "searcher/query/literal_words.hpp"
#include "searcher/query/query.hpp"

namespace khabar {

/// For --exact: the index's words are folded (accents, traditional characters, marks), so what it finds is held against
/// the articles as they were written.
///
/// The whole tree is held, as docs/query-language.md reads it, but that each word, phrase, beginning and side of NEAR
/// must stand as typed, but for case and width (LiteralWords); title: in the title. Words are cut as those of the
/// article are. What is signs alone must stand somewhere. Not thread-safe.
class LiteralMatch {
 public:
  /// Whether the article has the field's value, or one of the dates.
  using Condition = std::function<bool(const Query& field_or_dates)>;

  /// Keeps a reference.
  explicit LiteralMatch(const Query& query) : query_(query) {}

  /// Linear in title and text, which are well-formed UTF-8; 25 MB/s.
  bool operator()(std::string_view title, std::string_view text, const Language& language, const Condition& condition);

 private:
  /// What stands for a word or phrase (any of them), or the sides of NEAR.
  struct Leaf {
    std::vector<LiteralWords::Pattern> patterns = {};
    std::vector<std::string> signs = {};  ///< casefolded; where there is no word
  };
  struct Reader {
    LiteralWords words;
    std::unordered_map<const Query*, Leaf> leaves = {};
  };
  struct Article;

  Reader& reader_of(const Language& language);
  static void add_leaves(const Query& query, Reader& reader);
  static bool holds(const Query& query, const Article& article);
  static bool stands(const Query& query, const Article& article);
  static bool have_signs(const Leaf& leaf, bool in_text, const Article& article);
  static bool near(const Leaf& leaf, int distance, const Article& article);

  const Query& query_;
  Tokenizer tokenizer_;
  std::map<std::string_view, Reader> readers_ = {};  ///< by language code
};

}  // namespace khabar
