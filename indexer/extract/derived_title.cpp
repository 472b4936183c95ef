#include "indexer/extract/derived_title.hpp"

#include "indexer/extract/line_shape.hpp"

namespace khabar {

void derive_title(Article& article) {
  constexpr std::size_t kLongest = 200;  // code points
  if (!article.title.empty()) return;
  article.title = first_sentence(article.text, kLongest);
  article.title_derived = !article.title.empty();
}

}  // namespace khabar
