#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/text/language.hpp"
#include "common/text/stemmer.hpp"
#include "common/text/tokenizer.hpp"

namespace khabar {

/// What a word is indexed as. All but the exact form are for words only, and may be empty.
struct WordForms {
  std::string exact;       ///< word_form(); for grams the folded characters; at most kMaxWordBytes
  std::string stem;        ///< in the text's language
  std::string light_stem;  ///< a second one: Stemmer::light_stem()
  std::string head;        ///< beginning of the stem
  std::string marked;      ///< as it was typed, where folding took marks off Latin letters
  std::string unmarked;    ///< without marks, where the language keeps them (Vietnamese)
};

/// A word as it is indexed and as it stood in the text.
struct Token : WordForms {
  TokenKind kind;
  Script script;
  std::uint32_t position;
  std::size_t begin;  ///< byte offsets into the text; a possessive 's lies outside
  std::size_t end;
};

/// Words longer than this are cut: a term has room for 245 bytes with its prefix.
constexpr std::size_t kMaxWordBytes = 200;

/// The single meaning of "word": the same for articles, queries and snippets. Keeps the forms of words that it has met,
/// so that folding and stemming run once a distinct word. Not thread-safe: one a thread.
class Analyzer {
 public:
  /// Tokens in text order, none with an empty form. Needs well-formed UTF-8. Positions begin at `first_position`.
  /// Linear; about 40 MB/s for alphabets, 20 MB/s for Chinese.
  std::vector<Token> analyze(std::string_view text, const Language& language, std::uint32_t first_position = 1);

  /// The forms of a word in a language, which may be another than the one that it was cut out in. Valid until the next
  /// call of either function.
  const WordForms& forms(std::string_view word, const Language& language);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  struct Memory {
    explicit Memory(const Language& l) : stemmer(l) {}
    Stemmer stemmer;
    std::unordered_map<std::string, WordForms, Hash, std::equal_to<>> forms;
  };

  Memory& memory_of(const Language& language);
  const WordForms& forms_of(std::string_view raw, const Language& language, Memory& memory);

  Tokenizer tokenizer_;
  std::map<std::string_view, Memory> memories_;  // by language code
};

}  // namespace khabar
