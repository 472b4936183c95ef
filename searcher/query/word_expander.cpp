#include "searcher/query/word_expander.hpp"

#include <algorithm>

#include "common/text/fold.hpp"
#include "common/text/fragments.hpp"
#include "common/text/number.hpp"
#include "searcher/query/respelling.hpp"
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

/// Who types marks means them: the exact form is then the one with the marks, and the one without little more than
/// another stem. (More for the marks favours words with marks over others of the query: -.002 MRR in Romanian.)
constexpr double kUnlikeTyped = 0.05;

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

WordExpander WordExpander::with_marks() const {
  WordExpander out = *this;
  for (LanguageShare& share : out.languages_) share.unmarked = false;
  return out;
}

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
    const auto add = [&, code = lang->code](const std::string& term, double weight, std::string_view what) {
      const double found = reader_.frequency(term);
      if (found > 0) hints.push_back({term, weight * idf(found, articles), std::string(what).append(" ").append(code)});
    };
    const WordForms& forms = analyzer_.forms(typed, *lang);
    if (!forms.head.empty()) add(schema::language_term(schema::kHead, lang->code, forms.head), kHeadWeight, "head");
    for (const std::string_view letters : all_fragments(forms.exact))
      add(schema::language_term(schema::kFragment, lang->code, letters), kFragmentWeight, "fragment");
  }
  return hints;
}

/// Within the languages that it may be in.
double WordExpander::rarity_of(std::string_view typed, const std::string& exact_term, const std::string& prefix) const {
  double found = 0;
  double articles = 0;
  for (const auto& [lang, share, unmarked] : languages_) {
    found += share * reader_.frequency(prefix + schema::stem_term(lang->code, analyzer_.forms(typed, *lang).stem));
    articles += share * reader_.articles_in(lang->code);
  }
  return found > 0 ? idf(found, std::max(articles, 1.0)) : idf(reader_.frequency(exact_term), reader_.documents());
}

void WordExpander::add_stems(Expansion& expansion, std::string_view typed, double rarity,
                             const std::string& prefix) const {
  for (const auto& [lang, share, unmarked] : languages_) {
    const std::string code(lang->code);
    const WordForms& forms = analyzer_.forms(typed, *lang);
    std::string stem = prefix + schema::stem_term(code, forms.stem);
    const std::string light = forms.light_stem.empty() ? "" : prefix + schema::stem_term(code, forms.light_stem);
    const std::string respelt = without_digraphs(forms.exact, *lang);
    const bool is_respelt = respelt != forms.exact && reader_.frequency(stem) == 0;
    add_leaf(expansion, std::move(stem), rarity, "stem " + code);
    if (!light.empty()) add_leaf(expansion, light, kLightStemWeight * rarity, "light stem " + code);
    if (is_respelt)
      add_leaf(expansion, prefix + schema::stem_term(code, analyzer_.forms(respelt, *lang).stem), rarity,
               "respelt " + code);
  }
}

/// In a language that keeps its marks.
void WordExpander::add_marked(Expansion& expansion, std::string_view typed, double rarity,
                              const std::string& prefix) const {
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
}

Expansion WordExpander::word(std::string_view typed, const Token& token, std::string_view field) const {
  Expansion expansion{std::string(typed), 0};
  const std::string prefix(field);
  const std::string exact_term = prefix + token.exact;
  const double rarity = rarity_of(typed, exact_term, prefix);
  if (!exact_) add_stems(expansion, typed, rarity, prefix);
  const std::string marked = exact_ || !prefix.empty() ? "" : analyzer_.forms(typed, main_language()).marked;
  add_leaf(expansion, exact_term, (exact_ ? 1 : marked.empty() ? kExactWeight : kUnlikeTyped) * rarity, "exact");
  add_marked(expansion, typed, rarity, prefix);
  if (exact_) return expansion;
  const Language& lang = main_language();
  if (typed.find_first_of(".,") != std::string_view::npos) {
    // 1.000 is a thousand or one, by the language of who typed it.
    const std::string other = plain_number(fold(typed, lang), !writes_decimal_comma(lang));
    add_leaf(expansion, prefix + other, kExactWeight * rarity, "other reading");
  }
  if (!field.empty()) return expansion;
  expansion.hints = kin_of(typed);
  if (!marked.empty())
    expansion.hints.push_back({std::string(schema::kMarked) + marked, kExactWeight * rarity, "marks as typed"});
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
