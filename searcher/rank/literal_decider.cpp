#include "searcher/rank/literal_decider.hpp"

#include "common/store/card.hpp"
#include "common/text/fold.hpp"
#include "searcher/query/literal_match.hpp"

namespace khabar {

bool LiteralDecider::operator()(const Xapian::Document& document) const {
  const auto [at, is_new] = decided_.try_emplace(document.get_docid());
  if (is_new) at->second = decide(document);
  return at->second;
}

bool LiteralDecider::decide(const Xapian::Document& document) const {
  const StoredText article = decode_text(document.get_data());
  // A derived title is the text's own beginning.
  const std::string title = article.title_derived ? "" : article.title;
  return matches_literally(query_, casefold(title) + kTextBorder + casefold(article.text));
}

}  // namespace khabar
