#include "searcher/query/word_expander.hpp"

#include <algorithm>

#include "common/text/fold.hpp"
#include "searcher/rank/bm25.hpp"

namespace khabar {

namespace {

/// The exact form beside the stem, measured on 12 languages (docs/performance.md): higher is worse for Russian, Arabic,
/// Turkish and Greek.
constexpr double kExactWeight = 0.3;

/// Beside the dictionary's word: measured on Chinese and Japanese news and Thai, where 1 lets long words count several
/// times.
constexpr double kGramWeight = 0.4;

/// A name finds articles in other scripts and languages; where the word itself stands, that counts more.
constexpr double kEntityWeight = 0.3;

void add_leaf(Expansion& expansion, std::string term, double weight, std::string why) {
  const bool known = std::any_of(expansion.leaves.begin(), expansion.leaves.end(),
                                 [&](const Leaf& leaf) { return leaf.term == term; });
  if (known) return;
  expansion.weight = std::max(expansion.weight, weight);
  expansion.leaves.push_back({std::move(term), weight, std::move(why)});
}

}  // namespace

double WordExpander::idf_of(const std::string& term) const {
  double articles = 0;
  for (const auto& [lang, share] : languages_) articles += reader_.articles_in(lang->code);
  return idf(reader_.frequency(term), std::max(articles, 1.0));
}

Expansion WordExpander::word(std::string_view typed, const Token& token, std::string_view field) const {
  Expansion expansion{std::string(typed), 0, {}, {}};
  const std::string prefix(field);
  double found = 0;
  double articles = 0;
  std::vector<std::pair<std::string, std::string>> stems;
  for (const auto& [lang, share] : languages_) {
    std::string term = prefix + schema::stem_term(lang->code, analyzer_.stem(typed, *lang));
    found += share * reader_.frequency(term);
    articles += share * reader_.articles_in(lang->code);
    stems.emplace_back(std::move(term), "stem " + std::string(lang->code));
  }
  const double rarity = found > 0 ? idf(found, std::max(articles, 1.0))
                                  : idf(reader_.frequency(prefix + token.exact), reader_.documents());
  if (!exact_) {
    for (auto& [term, why] : stems) add_leaf(expansion, std::move(term), rarity, std::move(why));
  }
  add_leaf(expansion, prefix + token.exact, (exact_ ? 1 : kExactWeight) * rarity, "exact");
  for (const auto& [lang, share] : languages_) {
    if (lang->marks == Marks::Keep)
      add_leaf(expansion, prefix + fold(typed, *lang), kExactWeight * rarity, "exact " + std::string(lang->code));
  }
  return expansion;
}

Expansion WordExpander::whole(std::string_view typed, const std::string& exact, std::string_view field) const {
  Expansion expansion{std::string(typed), 0, {}, {}};
  const std::string term = std::string(field) + exact;
  add_leaf(expansion, term, idf_of(term), "exact");
  return expansion;
}

Expansion WordExpander::gram(const std::string& gram, std::string_view field) const {
  Expansion expansion{gram, 0, {}, {}};
  const std::string term = std::string(field) + schema::gram_term(gram);
  add_leaf(expansion, term, kGramWeight * idf_of(term), "n-gram");
  return expansion;
}

Expansion WordExpander::entity(std::string_view typed, const NamedEntity& entity) const {
  Expansion expansion{std::string(typed), 0, {}, {}};
  const std::string term = schema::field_term(schema::field_of(entity.kind), entity.id);
  add_leaf(expansion, term, kEntityWeight * idf(reader_.frequency(term), reader_.documents()),
           "name of " + std::string(name_of(entity.kind)) + " " + reader_.entity_name(entity.kind, entity.id));
  return expansion;
}

Xapian::Query any_of(const Expansion& expansion) {
  std::vector<Xapian::Query> leaves;
  for (const Leaf& leaf : expansion.leaves) {
    leaves.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(leaf.term), leaf.weight);
  }
  return Xapian::Query(Xapian::Query::OP_OR, leaves.begin(), leaves.end());
}

}  // namespace khabar
