#include "indexer/write/given_entities.hpp"

#include <algorithm>
#include <optional>

#include "common/text/fold.hpp"

namespace khabar {

namespace {

constexpr std::size_t kMaxNameBytes = 200;

/// The entity of the kind whose name this is, all of it, ambiguous or not: the record says what it is.
std::optional<std::uint32_t> entity_named(const GivenEntity& given, const Gazetteer& gazetteer, const Matcher& matcher,
                                          Analyzer& analyzer) {
  const Language& any = language("und");
  for (const Candidate& candidate : matcher.candidates(given.name, analyzer.analyze(given.name, any), any)) {
    const auto& [entity, begin, end] = candidate.mention;
    if (begin == 0 && end == given.name.size() && gazetteer.entities[entity].kind == given.kind) return entity;
  }
  return std::nullopt;
}

}  // namespace

ResolvedEntities resolve(const std::vector<GivenEntity>& given, const Gazetteer& gazetteer, const Matcher& matcher,
                         Analyzer& analyzer) {
  ResolvedEntities resolved;
  for (std::size_t i = 0; i < std::min(given.size(), kMaxGivenEntities); ++i) {
    if (given[i].name.empty() || given[i].name.size() > kMaxNameBytes) continue;
    if (const auto entity = entity_named(given[i], gazetteer, matcher, analyzer)) {
      if (std::find(resolved.known.begin(), resolved.known.end(), *entity) == resolved.known.end())
        resolved.known.push_back(*entity);
      continue;
    }
    Entity named{given[i].kind, fold(given[i].name, language("und")), given[i].name};
    const bool is_there = std::any_of(resolved.unknown.begin(), resolved.unknown.end(), [&](const Entity& other) {
      return other.kind == named.kind && other.id == named.id;
    });
    if (!is_there && !named.id.empty()) resolved.unknown.push_back(std::move(named));
  }
  return resolved;
}

}  // namespace khabar
