#include "searcher/show/json_printer.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "common/text/utf8.hpp"
#include "searcher/show/terminal.hpp"

namespace khabar {
namespace {

using Json = nlohmann::ordered_json;

/// JSON has no word for infinity; a scorer must not stumble over one.
double finite(double value) {
  return std::isfinite(value) ? value : 0;
}

Json list_of(const std::vector<std::string>& lines) {
  Json out = Json::array();
  for (const std::string& line : lines) out.push_back(utf8::printable(line));
  return out;
}

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(utf8::printable(text));
}

Json snippet_json(const std::vector<Segment>& snippet) {
  Json out = Json::array();
  for (const Segment& segment : snippet)
    out.push_back({{"text", utf8::printable(segment.text)}, {"match", segment.match}});
  return out;
}

Json hit_json(const Hit& hit) {
  Json out = {{"rank", hit.rank},
              {"score", finite(hit.score)},
              {"id", utf8::printable(hit.id)},
              {"path", utf8::printable(hit.path)},
              {"url", utf8::printable(hit.url)},
              {"title", utf8::printable(hit.title)},
              {"lang", utf8::printable(hit.lang)},
              {"date", or_null(hit.date)},
              {"source", utf8::printable(hit.source)}};
  for (const EntityKind kind : kEntityKinds) {
    Json names = Json::array();
    for (const EntityName& entity : hit.entities) {
      if (entity.kind == kind) names.push_back(utf8::printable(entity.name));
    }
    out[std::string(plural_of(kind))] = std::move(names);
  }
  out["duplicates"] = list_of(hit.duplicates);
  out["snippet"] = snippet_json(hit.snippet);
  if (!hit.explanation.empty()) out["explanation"] = list_of(hit.explanation);
  return out;
}

Json entry_json(const FacetEntry& entry) {
  return {{"name", utf8::printable(entry.name)}, {"id", utf8::printable(entry.id)}, {"count", entry.count}};
}

Json facets_json(const std::vector<Facet>& facets) {
  Json out = Json::object();
  for (const Facet& facet : facets) {
    Json& entries = out[utf8::printable(facet.kind)] = Json::array();
    for (const FacetEntry& entry : facet.entries) entries.push_back(entry_json(entry));
  }
  return out;
}

/// Facets without such values are left out, and so is the whole list without any.
void add_significant(const std::vector<Facet>& facets, Json& out) {
  for (const Facet& facet : facets) {
    for (const SignificantEntry& entry : facet.significant) {
      Json json = entry_json(entry);
      json["everywhere"] = entry.everywhere;
      json["score"] = std::round(finite(entry.score) * 100) / 100;
      out["significant"][utf8::printable(facet.kind)].push_back(std::move(json));
    }
  }
}

Json timeline_json(const std::vector<TimelineBucket>& timeline) {
  Json out = Json::array();
  for (const TimelineBucket& bucket : timeline)
    out.push_back({{"label", utf8::printable(bucket.label)}, {"count", bucket.count}});
  return out;
}

Json entity_json(const EntityName& entity) {
  return {{"type", name_of(entity.kind)}, {"id", utf8::printable(entity.id)}, {"name", utf8::printable(entity.name)}};
}

Json entities_json(const std::vector<CountedEntity>& entities) {
  Json out = Json::array();
  for (const CountedEntity& entity : entities) {
    out.push_back(entity_json(entity));
    out.back()["articles"] = entity.articles;
  }
  return out;
}

Json latest_json(const std::vector<LatestArticles>& latest) {
  Json out = Json::object();
  for (const LatestArticles& articles : latest) {
    Json& cards = out[utf8::printable(articles.lang)] = Json::array();
    for (const Card& card : articles.cards) {
      cards.push_back({{"id", utf8::printable(card.id)},
                       {"path", utf8::printable(card.path)},
                       {"url", utf8::printable(card.url)},
                       {"title", utf8::printable(card.title)},
                       {"date", or_null(card.date)},
                       {"source", utf8::printable(card.source)}});
    }
  }
  return out;
}

Json results_json(const Results& results, std::string_view qid) {
  Json out = Json::object();
  if (!qid.empty()) out["qid"] = utf8::printable(qid);
  out["format_version"] = 1;
  out["query"] = utf8::printable(results.query);
  out["total"] = {{"value", results.total}, {"exact", results.total_exact}};
  if (results.stories) out["stories"] = *results.stories;
  out["took_ms"] = std::round(finite(results.took_ms) * 1000) / 1000;
  out["hits"] = Json::array();
  for (const Hit& hit : results.hits) out["hits"].push_back(hit_json(hit));
  out["facets"] = facets_json(results.facets);
  add_significant(results.facets, out);
  if (!results.timeline.empty()) out["timeline"] = timeline_json(results.timeline);
  out["notes"] = list_of(results.notes);
  out["suggestion"] = or_null(results.suggestion);
  if (!results.explanation.empty()) out["explanation"] = list_of(results.explanation);
  return out;
}

}  // namespace

void print_json(const Results& results, std::ostream& out) {
  out << results_json(results, {}).dump(2) << '\n';
}

void print_json_line(const Results& results, std::string_view qid, std::ostream& out) {
  out << results_json(results, qid).dump() << '\n';
}

void print_json_hits(const Results& results, std::ostream& out) {
  for (const Hit& hit : results.hits) out << hit_json(hit).dump() << '\n';
}

void print_json(const EntityPage& page, std::ostream& out) {
  Json json = {{"format_version", 1},
               {"entity", entity_json(page.entity)},
               {"aliases", list_of(page.aliases)},
               {"articles", page.articles}};
  json["company"] = page.company ? entity_json(*page.company) : Json();
  json["belongings"] = entities_json(page.belongings);
  json["namesakes"] = entities_json(page.namesakes);
  json["timeline"] = timeline_json(page.timeline);
  json["facets"] = facets_json(page.facets);
  add_significant(page.facets, json);
  json["latest"] = latest_json(page.latest);
  out << json.dump(2) << '\n';
}

}  // namespace khabar
