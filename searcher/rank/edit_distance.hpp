#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// Edits between one word and others that are spelt out letter by letter, so that words which begin alike share the
/// work: insertion, deletion, change, swap of neighbours, no letter edited twice (Damerau, 1964; the distance of
/// optimal string alignment). Edits are counted up to `limit`; a letter costs 2 * `limit` + 1 steps.
class EditDistance {
 public:
  EditDistance(std::u32string word, int limit);

  /// The other word's next letter.
  void push(char32_t letter);
  /// Back to its first `letters` letters.
  void pop_to(std::size_t letters) { other_.resize(letters); }
  std::size_t size() const { return other_.size(); }

  /// Between the word and the other one as it stands; limit + 1 when there are more.
  int distance() const;
  /// No letters that follow bring it below this; at most limit + 1.
  int least() const;

 private:
  using Row = std::vector<std::uint8_t>;
  std::uint8_t at(std::size_t row, std::size_t column) const { return rows_[row][column]; }

  std::u32string word_;
  std::size_t limit_;
  std::u32string other_;
  std::vector<Row> rows_;  ///< rows_[i][j]: edits between i letters of the other and j of the word
};

}  // namespace khabar
