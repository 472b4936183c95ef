#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/text/tokenizer.hpp"

namespace khabar {

/// The words that a query asks for as typed, but for case and width (NFKC_Casefold), and where they stand in texts of
/// one language. Words and their places are the tokenizer's, as in the index; of a run without spaces each character
/// has a place, wherever a dictionary cuts it. Not thread-safe.
class LiteralWords {
 public:
  /// Keys of words, each with the number of places behind the first word's that it stands at.
  using Pattern = std::vector<std::pair<std::uint32_t, std::size_t>>;

  /// Where in a text each key stands, ascending.
  using Places = std::vector<std::vector<std::uint32_t>>;

  enum class Form {
    Whole,  ///< GPT-4o is that alone
    Parts,  ///< GPT-4o is gpt and 4o
    Open,   ///< its parts, and the last may go on
  };

  /// Keeps references.
  LiteralWords(Tokenizer& tokenizer, const Language& language) : tokenizer_(tokenizer), language_(language) {}

  /// What is typed, in a row. Empty when it holds no word.
  Pattern pattern(std::string_view typed, Form form);

  /// One word that begins so, signs and all. What texts were looked at before is not looked at again for it.
  Pattern beginning(std::string_view typed);

  /// Of every key that a pattern has so far. Linear.
  Places places(std::string_view text);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  using Keys = std::vector<std::size_t>;

  std::size_t key(const std::string& form);
  std::size_t open_key(std::string form);
  const Keys& keys_of(std::string_view raw, bool is_gram);
  Keys find_keys(const std::string& form, bool is_gram) const;

  Tokenizer& tokenizer_;
  const Language& language_;
  std::unordered_map<std::string, std::size_t> keys_;                   ///< by kind and form
  std::vector<std::pair<std::string, std::size_t>> open_;               ///< beginnings of words
  std::size_t count_ = 0;                                               ///< of keys
  std::unordered_map<std::string, Keys, Hash, std::equal_to<>> words_;  ///< met in texts
  std::unordered_map<std::string, Keys, Hash, std::equal_to<>> grams_;
};

/// Where a pattern begins, ascending.
std::vector<std::uint32_t> begins(const LiteralWords::Pattern& pattern, const LiteralWords::Places& places);

/// Whether a place of each side can be chosen, none twice, with at most `distance` between the first and the last.
/// Linear in the places, quadratic in the sides.
bool are_close(const std::vector<std::vector<std::uint32_t>>& sides, std::uint32_t distance);

}  // namespace khabar
