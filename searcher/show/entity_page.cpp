#include "searcher/show/entity_page.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "common/error.hpp"
#include "common/text/fold.hpp"
#include "common/text/script.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/entity_spans.hpp"
#include "searcher/rank/facets.hpp"
#include "searcher/rank/name_prefix.hpp"
#include "searcher/rank/ranking.hpp"
#include "searcher/rank/significance.hpp"
#include "searcher/rank/spelling.hpp"
#include "searcher/show/terminal.hpp"

namespace khabar {

namespace {

constexpr std::size_t kLatestOfLanguage = 3;
constexpr std::size_t kMostLanguages = 8;
constexpr std::size_t kMostMonths = 36;
constexpr std::size_t kMostSuggestionWords = 8;  // each is looked for in the list of names

/// The typed name, taken apart.
struct Wanted {
  std::optional<EntityKind> kind;
  std::string name;
};

Wanted wanted(std::string_view named) {
  const std::size_t colon = named.find(':');
  for (const EntityKind kind : kEntityKinds) {
    if (colon != std::string_view::npos && named.substr(0, colon) == name_of(kind))
      return {kind, utf8::scrub(named.substr(colon + 1))};
  }
  return {std::nullopt, utf8::scrub(named)};
}

std::size_t articles_about(const IndexReader& reader, EntityKind kind, const std::string& id) {
  return reader.database().get_termfreq(schema::field_term(schema::field_of(kind), id));
}

void sort_by_articles(std::vector<CountedEntity>& entities) {
  std::stable_sort(entities.begin(), entities.end(),
                   [](const CountedEntity& a, const CountedEntity& b) { return a.articles > b.articles; });
}

/// All entities of the name, that of most articles first.
std::vector<CountedEntity> entities_named(const Wanted& wanted, const IndexReader& reader, Analyzer& analyzer) {
  std::vector<CountedEntity> entities;
  for (const EntityKind kind : kEntityKinds) {
    if (wanted.kind && *wanted.kind != kind) continue;
    for (const std::string& id : entity_ids(kind, wanted.name, reader, analyzer))
      entities.push_back({{kind, id, reader.entity_name(kind, id)}, articles_about(reader, kind, id)});
  }
  sort_by_articles(entities);
  return entities;
}

/// What belongs to the company and stands in the archive.
std::vector<CountedEntity> belongings_of(const EntityName& company, const IndexReader& reader, std::size_t most) {
  if (company.kind != EntityKind::Company) return {};
  std::vector<CountedEntity> belongings;
  for (const Entity& entity : reader.entities_of(company.id)) {
    const std::size_t articles = articles_about(reader, entity.kind, entity.id);
    if (articles > 0) belongings.push_back({{entity.kind, entity.id, entity.name}, articles});
  }
  sort_by_articles(belongings);
  if (belongings.size() > most) belongings.resize(most);
  return belongings;
}

std::optional<EntityName> company_of(const EntityName& entity, const IndexReader& reader) {
  const std::string id = reader.entity(entity.kind, entity.id).company;
  if (id.empty()) return std::nullopt;
  return EntityName{EntityKind::Company, id, reader.entity_name(EntityKind::Company, id)};
}

/// The name corrected as a query would be, if that names something.
std::string corrected_name(const Wanted& wanted, const IndexReader& reader, Analyzer& analyzer) {
  std::vector<std::string> words;
  for (const Token& token : analyzer.analyze(wanted.name, language("und"))) {
    if (token.kind == TokenKind::Word) words.push_back(token.exact);
  }
  if (is_unspaced(main_script(wanted.name))) words = {fold(wanted.name, language("und"))};
  for (std::size_t at = 0; at < words.size() && at < kMostSuggestionWords; ++at) {
    const Correction correction = corrected(reader, words, at);
    if (correction.text.empty()) continue;
    Wanted better{wanted.kind, ""};
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool replaced = i >= correction.first && i < correction.first + correction.count;
      if (replaced && i != correction.first) continue;
      better.name += (better.name.empty() ? "" : " ") + (replaced ? correction.text : words[i]);
    }
    const auto entities = entities_named(better, reader, analyzer);
    if (!entities.empty()) return entities.front().name;
  }
  return {};
}

/// The entity of most articles among those whose names hold the typed words: Moore for Moore Threads.
std::string longer_name(const Wanted& wanted, const IndexReader& reader, Analyzer& analyzer) {
  std::string best;
  std::size_t most = 0;
  const NamePrefix prefix(wanted.name, reader, analyzer);
  for (const auto& [kind, id] : prefix.entities()) {
    if (wanted.kind && *wanted.kind != kind) continue;
    const std::size_t articles = articles_about(reader, kind, id);
    if (articles <= most) continue;
    best = reader.entity_name(kind, id);
    most = articles;
  }
  return best;
}

/// "company:Apple" for product:Apple.
std::string of_other_kind(const Wanted& wanted, const IndexReader& reader, Analyzer& analyzer) {
  const auto entities = entities_named({std::nullopt, wanted.name}, reader, analyzer);
  if (entities.empty()) return {};
  return std::string(name_of(entities.front().kind)) + ":" + wanted.name;
}

[[noreturn]] void fail_unknown(const Wanted& wanted, const IndexReader& reader, Analyzer& analyzer) {
  std::string suggestion = of_other_kind(wanted, reader, analyzer);
  if (suggestion.empty()) suggestion = corrected_name(wanted, reader, analyzer);
  if (suggestion.empty()) suggestion = longer_name(wanted, reader, analyzer);
  const std::string kind =
      wanted.kind ? std::string(name_of(*wanted.kind)) : "company, person, place, product or event";
  throw Error(Exit::Nothing, "no " + kind + " goes by the name \"" + utf8::printable(wanted.name) + "\"",
              suggestion.empty() ? "" : "did you mean " + utf8::printable(suggestion) + "?");
}

/// A name's key as people write it: no blanks between the characters of unspaced scripts.
std::string without_inner_blanks(std::string_view key) {
  std::string out;
  bool unspaced = false;
  for (std::size_t at = 0; at < key.size();) {
    const char32_t c = utf8::next(key, at);
    if (c == U' ' && unspaced) {
      std::size_t next = at;
      if (at < key.size() && is_unspaced(script_of(utf8::next(key, next)))) continue;
    }
    unspaced = is_unspaced(script_of(c));
    utf8::append(out, c);
  }
  return out;
}

std::vector<std::string> aliases_of(const EntityName& entity, const IndexReader& reader) {
  const std::string own = fold(entity.name, language("und"));
  std::vector<std::string> aliases;
  const std::string prefix(schema::kAliasPrefix);
  const auto end = reader.database().metadata_keys_end(prefix);
  for (auto at = reader.database().metadata_keys_begin(prefix); at != end; ++at) {
    const std::string key = (*at).substr(prefix.size());
    const auto entities = reader.named(key);
    const bool is_own = std::any_of(entities.begin(), entities.end(), [&](const NamedEntity& other) {
      return other.kind == entity.kind && other.id == entity.id;
    });
    if (!is_own || key.starts_with('#')) continue;  // a hash of a name too long for a key
    std::string alias = without_inner_blanks(key);
    if (alias != own) aliases.push_back(std::move(alias));
  }
  return aliases;
}

/// Without the entity itself, which stands in each of its articles.
std::vector<Facet> facets_of(const EntityName& entity, const IndexReader& reader,
                             const std::vector<Xapian::docid>& matches, std::size_t most) {
  std::vector<const schema::Field*> fields;
  for (const std::string_view name : {"lang", "source", "company", "person", "product", "place", "event"})
    fields.push_back(schema::find_field(name));
  std::vector<Facet> facets;
  for (ValueCounts& values : count_values(reader, fields, matches)) {
    if (values.field->entity == entity.kind) values.counts.erase(entity.id);
    Facet& facet = facets.emplace_back(most_frequent(reader, values, most));
    if (values.field->entity) facet.significant = significant_values(reader, values, most);
  }
  return facets;
}

std::vector<LatestArticles> latest_of(const IndexReader& reader, const std::vector<Xapian::docid>& matches) {
  using Dated = std::pair<std::string, Xapian::docid>;
  std::map<std::string, std::vector<Dated>> by_language;
  auto dates = reader.database().valuestream_begin(schema::kDateSlot);
  auto codes = reader.database().valuestream_begin(schema::find_field("lang")->slot);
  const Xapian::ValueIterator end;
  for (const Xapian::docid docid : matches) {
    if (codes != end) codes.skip_to(docid);
    if (dates != end) dates.skip_to(docid);
    if (codes == end || codes.get_docid() != docid) continue;
    const bool dated = dates != end && dates.get_docid() == docid;
    const std::string packed = *codes;
    for (const std::string_view code : decode_list(packed))
      by_language[std::string(code)].emplace_back(dated ? *dates : "", docid);
  }
  std::vector<std::pair<std::size_t, std::string>> languages;
  for (const auto& [lang, articles] : by_language) languages.emplace_back(articles.size(), lang);
  std::sort(languages.begin(), languages.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (languages.size() > kMostLanguages) languages.resize(kMostLanguages);
  std::vector<LatestArticles> latest;
  for (const auto& [count, lang] : languages) {
    std::vector<Dated>& articles = by_language[lang];
    const std::size_t shown = std::min(kLatestOfLanguage, articles.size());
    std::partial_sort(
        articles.begin(), articles.begin() + static_cast<std::ptrdiff_t>(shown), articles.end(),
        [](const Dated& a, const Dated& b) { return std::tie(b.first, a.second) < std::tie(a.first, b.second); });
    latest.push_back({lang, {}});
    for (std::size_t i = 0; i < shown; ++i) latest.back().cards.push_back(reader.card(articles[i].second));
  }
  return latest;
}

std::vector<TimelineBucket> timeline_of(const IndexReader& reader, const std::vector<Xapian::docid>& matches,
                                        std::optional<Period> period) {
  std::vector<TimelineBucket> timeline = count_timeline(reader, period.value_or(Period::Month), matches);
  if (!period && timeline.size() > kMostMonths) timeline = count_timeline(reader, Period::Year, matches);
  return timeline;
}

}  // namespace

EntityPage entity_page(const IndexReader& reader, Analyzer& analyzer, std::string_view named,
                       std::optional<Period> period, std::size_t values) {
  const Wanted asked = wanted(named);
  std::vector<CountedEntity> entities = entities_named(asked, reader, analyzer);
  if (entities.empty()) fail_unknown(asked, reader, analyzer);
  EntityPage page;
  page.entity = entities.front();
  const std::string term = schema::field_term(schema::field_of(page.entity.kind), page.entity.id);
  const auto matches = all_matches(reader.database(), Xapian::Query(term));
  page.aliases = aliases_of(page.entity, reader);
  page.company = company_of(page.entity, reader);
  page.belongings = belongings_of(page.entity, reader, values);
  page.articles = matches.size();
  page.timeline = timeline_of(reader, matches, period);
  page.facets = facets_of(page.entity, reader, matches, values);
  page.latest = latest_of(reader, matches);
  page.namesakes.assign(entities.begin() + 1, entities.end());
  return page;
}

}  // namespace khabar
