#include "searcher/rank/literal_decider.hpp"

#include <algorithm>

#include "common/store/card.hpp"
#include "searcher/query/filters.hpp"
#include "searcher/rank/ranking.hpp"

namespace khabar {

LiteralDecider::LiteralDecider(Query query, const IndexReader& reader, Analyzer& analyzer) : query_(std::move(query)) {
  look_up_conditions(query_, reader, analyzer);
}

void LiteralDecider::look_up_conditions(const Query& query, const IndexReader& reader, Analyzer& analyzer) {
  std::vector<std::string> unknown;
  if (query.kind == Query::Kind::Dates)
    holders_[&query] = all_matches(reader.database(), date_filter(query.first_day, query.last_day, reader));
  else if (is_condition(query))
    holders_[&query] = all_matches(reader.database(),
                                   filter(*schema::find_field(query.field), {query.text}, reader, analyzer, unknown));
  for (const Query& child : query.children) look_up_conditions(child, reader, analyzer);
}

bool LiteralDecider::operator()(const Xapian::Document& document) const {
  const auto [at, is_new] = decided_.try_emplace(document.get_docid());
  if (is_new) at->second = decide(document);
  return at->second;
}

bool LiteralDecider::decide(const Xapian::Document& document) const {
  const StoredText article = decode_text(document.get_data());
  const Card card = decode_card(document.get_value(schema::kCardSlot));
  // A derived title is the text's own beginning.
  const std::string title = article.title_derived ? "" : article.title;
  return match_(title, article.text, language(card.lang), [&](const Query& condition) {
    const std::vector<Xapian::docid>& holders = holders_.at(&condition);
    return std::binary_search(holders.begin(), holders.end(), document.get_docid());
  });
}

}  // namespace khabar
