#include "searcher/rank/edit_distance.hpp"

#include <algorithm>

namespace khabar {

EditDistance::EditDistance(std::u32string word, int limit)
    : word_(std::move(word)), limit_(static_cast<std::size_t>(limit)) {
  Row first(word_.size() + 1);
  for (std::size_t j = 0; j < first.size(); ++j) first[j] = static_cast<std::uint8_t>(std::min(j, limit_ + 1));
  rows_.push_back(std::move(first));
}

void EditDistance::push(char32_t letter) {
  other_ += letter;
  const std::size_t i = other_.size();
  const auto far = static_cast<std::uint8_t>(limit_ + 1);
  if (rows_.size() == i) rows_.emplace_back(word_.size() + 1, far);
  Row& row = rows_[i];
  if (i <= limit_) row[0] = static_cast<std::uint8_t>(i);
  // Off the diagonal by more than the limit is too far, as the rows were made.
  const std::size_t last = std::min(word_.size(), i + limit_);
  for (std::size_t j = i > limit_ ? i - limit_ : 1; j <= last; ++j) {
    int edits = std::min({at(i - 1, j) + 1, row[j - 1] + 1, at(i - 1, j - 1) + (letter != word_[j - 1])});
    if (i > 1 && j > 1 && letter == word_[j - 2] && other_[i - 2] == word_[j - 1])
      edits = std::min(edits, at(i - 2, j - 2) + 1);
    row[j] = static_cast<std::uint8_t>(std::min<int>(edits, far));
  }
}

int EditDistance::distance() const {
  return at(other_.size(), word_.size());
}

int EditDistance::least() const {
  const std::size_t i = other_.size();
  const std::size_t first = std::min(i > limit_ ? i - limit_ : 0, word_.size());
  const std::size_t last = std::min(word_.size(), i + limit_);
  const Row& row = rows_[i];
  return *std::min_element(row.begin() + static_cast<std::ptrdiff_t>(first),
                           row.begin() + static_cast<std::ptrdiff_t>(last) + 1);
}

}  // namespace khabar
