#include "searcher/query/word_expander.hpp"

#include <algorithm>

#include "common/text/fold.hpp"
#include "common/text/fragments.hpp"
#include "common/text/number.hpp"
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

/// Arabic's second stem, where Snowball's parts a noun from itself with the article.
constexpr double kLightStemWeight = 0.3;

/// Who types marks means them: marché before marche.
constexpr double kMarkedWeight = 0.3;

/// A Vietnamese word typed without marks stands for several.
constexpr double kUnmarkedWeight = 0.5;

/// Beginning of the stem, and each fragment of the word: half and double move the sets measured by less than .001.
constexpr double kHeadWeight = 0.5;
constexpr double kFragmentWeight = 0.15;

/// A language less likely than this lends the query no kin.
constexpr double kLikely = 0.2;

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
  for (const auto& [lang, share, unmarked] : languages_) articles += reader_.articles_in(lang->code);
  return idf(reader_.frequency(term), std::max(articles, 1.0));
}

/// In the likely languages.
std::vector<Leaf> WordExpander::kin_of(std::string_view typed) const {
  std::vector<Leaf> hints;
  for (const auto& [lang, share, unmarked] : languages_) {
    if (share < kLikely) continue;
    const double articles = std::max(reader_.articles_in(lang->code), 1.0);
    const auto add = [&](const std::string& term, double weight, std::string_view what) {
      const double found = reader_.frequency(term);
      if (found > 0)
        hints.push_back({term, weight * idf(found, articles), std::string(what).append(" ").append(lang->code)});
    };
    const WordForms& forms = analyzer_.forms(typed, *lang);
    if (!forms.head.empty()) add(schema::language_term(schema::kHead, lang->code, forms.head), kHeadWeight, "head");
    for (const std::string_view letters : all_fragments(forms.exact))
      add(schema::language_term(schema::kFragment, lang->code, letters), kFragmentWeight, "fragment");
  }
  return hints;
}

Expansion WordExpander::word(std::string_view typed, const Token& token, std::string_view field) const {
  Expansion expansion{std::string(typed), 0};
  const std::string prefix(field);
  double found = 0;
  double articles = 0;
  std::vector<std::pair<std::string, std::string>> stems;
  std::vector<std::pair<std::string, std::string>> light_stems;
  for (const auto& [lang, share, unmarked] : languages_) {
    const WordForms& forms = analyzer_.forms(typed, *lang);
    std::string term = prefix + schema::stem_term(lang->code, forms.stem);
    found += share * reader_.frequency(term);
    articles += share * reader_.articles_in(lang->code);
    stems.emplace_back(std::move(term), "stem " + std::string(lang->code));
    if (!forms.light_stem.empty())
      light_stems.emplace_back(prefix + schema::stem_term(lang->code, forms.light_stem),
                               "light stem " + std::string(lang->code));
  }
  const double rarity = found > 0 ? idf(found, std::max(articles, 1.0))
                                  : idf(reader_.frequency(prefix + token.exact), reader_.documents());
  if (!exact_) {
    for (auto& [term, why] : stems) add_leaf(expansion, std::move(term), rarity, std::move(why));
    for (auto& [term, why] : light_stems)
      add_leaf(expansion, std::move(term), kLightStemWeight * rarity, std::move(why));
  }
  add_leaf(expansion, prefix + token.exact, (exact_ ? 1 : kExactWeight) * rarity, "exact");
  for (const auto& [lang, share, unmarked] : languages_) {
    if (lang->marks != Marks::Keep) continue;
    const std::string code(lang->code);
    const WordForms& forms = analyzer_.forms(typed, *lang);
    add_leaf(expansion, prefix + forms.exact, kExactWeight * rarity, "exact " + code);
    if (!unmarked || exact_) continue;
    std::string term = prefix + schema::language_term(schema::kUnmarked, code, forms.unmarked);
    const double unmarked_rarity = idf(reader_.frequency(term), std::max(reader_.articles_in(code), 1.0));
    add_leaf(expansion, std::move(term), kUnmarkedWeight * unmarked_rarity, "unmarked " + code);
  }
  // 1.000 is a thousand or one, by the language of who typed it.
  if (typed.find_first_of(".,") != std::string_view::npos) {
    const Language& lang = main_language();
    const std::string other = plain_number(fold(typed, lang), !writes_decimal_comma(lang));
    if (!exact_) add_leaf(expansion, prefix + other, kExactWeight * rarity, "other reading");
  }
  if (!exact_ && field.empty()) {
    expansion.hints = kin_of(typed);
    if (const std::string& marked = analyzer_.forms(typed, main_language()).marked; !marked.empty())
      expansion.hints.push_back({std::string(schema::kMarked) + marked, kMarkedWeight * rarity, "marks as typed"});
  }
  return expansion;
}

Expansion WordExpander::whole(std::string_view typed, const std::string& exact, std::string_view field) const {
  Expansion expansion{std::string(typed), 0};
  const std::string term = std::string(field) + exact;
  add_leaf(expansion, term, idf_of(term), "exact");
  return expansion;
}

Expansion WordExpander::gram(const std::string& gram, std::string_view field) const {
  Expansion expansion{gram, 0};
  const std::string term = std::string(field) + schema::gram_term(gram);
  add_leaf(expansion, term, kGramWeight * idf_of(term), "n-gram");
  return expansion;
}

Expansion WordExpander::entity(std::string_view typed, const NamedEntity& entity) const {
  Expansion expansion{std::string(typed), 0};
  const std::string term = schema::field_term(schema::field_of(entity.kind), entity.id);
  add_leaf(expansion, term, kEntityWeight * idf(reader_.frequency(term), reader_.documents()),
           "name of " + std::string(name_of(entity.kind)) + " " + reader_.entity_name(entity.kind, entity.id));
  return expansion;
}

Xapian::Query any_of(const std::vector<Leaf>& leaves) {
  std::vector<Xapian::Query> any;
  for (const Leaf& leaf : leaves)
    any.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(leaf.term), leaf.weight);
  return Xapian::Query(Xapian::Query::OP_OR, any.begin(), any.end());
}

}  // namespace khabar
