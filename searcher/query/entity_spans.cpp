#include "searcher/query/entity_spans.hpp"

#include <algorithm>

#include "common/entities/name_units.hpp"
#include "common/text/fold.hpp"

namespace khabar {

namespace {

/// Names in queries are short; looking for longer ones costs more than it finds.
constexpr std::size_t kMaxUnitsLookedUp = 12;

}  // namespace

std::vector<EntitySpan> entity_spans(std::string_view text, const std::vector<Token>& tokens,
                                     const IndexReader& reader) {
  const std::vector<NameUnit> units = name_units(text, tokens);
  std::vector<EntitySpan> spans;
  for (std::size_t i = 0; i < units.size();) {
    std::size_t length = std::min({units.size() - i, kMaxNameUnits, kMaxUnitsLookedUp});
    for (; length > 0; --length) {
      std::vector<NamedEntity> entities = reader.named(name_key(units, i, length));
      // A Korean particle behind the name: the unit's stem is without it.
      if (entities.empty() && length == 1 && units[i].script == Script::Hangul) entities = reader.named(units[i].stem);
      if (entities.empty()) continue;
      spans.push_back({units[i].begin, units[i + length - 1].end, std::move(entities)});
      break;
    }
    i += std::max<std::size_t>(length, 1);
  }
  return spans;
}

std::vector<std::string> entity_ids(EntityKind kind, const std::string& name, const IndexReader& reader,
                                    Analyzer& analyzer) {
  const auto units = name_units(name, analyzer.analyze(name, language("und")));
  std::vector<std::string> ids;
  if (!units.empty() && units.size() <= kMaxNameUnits) {
    for (const NamedEntity& entity : reader.named(name_key(units, 0, units.size()))) {
      if (entity.kind == kind) ids.push_back(entity.id);
    }
  }
  if (ids.empty() && reader.knows_entity(kind, name)) ids.push_back(name);
  return ids;
}

}  // namespace khabar
