#include "common/entities/alias_index.hpp"

#include <algorithm>

#include "common/entities/name_units.hpp"
#include "common/error.hpp"
#include "common/store/packing.hpp"

namespace khabar {

std::map<std::string, std::vector<NamedEntity>> alias_index(const Gazetteer& gazetteer) {
  std::map<std::string, std::vector<NamedEntity>> index;
  Analyzer analyzer;
  for (const Alias& alias : gazetteer.aliases) {
    const auto units = name_units(alias.text, analyzer.analyze(alias.text, language("und")));
    if (units.empty() || units.size() > kMaxNameUnits) continue;
    const Entity& entity = gazetteer.entities[alias.entity];
    auto& entities = index[name_key(units, 0, units.size())];
    const auto known = std::find_if(entities.begin(), entities.end(), [&](const NamedEntity& other) {
      return other.kind == entity.kind && other.id == entity.id;
    });
    if (known == entities.end()) {
      entities.push_back({entity.kind, entity.id, alias.ambiguous});
    } else {
      known->ambiguous = known->ambiguous && alias.ambiguous;  // U.S. and US? have one key
    }
  }
  return index;
}

std::string encode(const Entity& entity) {
  return Packer().add(std::string_view(entity.name)).add(std::string_view(entity.company)).take();
}

Entity decode_entity(EntityKind kind, std::string_view id, std::string_view bytes) {
  if (bytes.empty()) return {kind, std::string(id), std::string(id)};
  Unpacker unpacker(bytes);
  std::string name(unpacker.text());
  return {kind, std::string(id), std::move(name), std::string(unpacker.text())};
}

std::string encode(const std::vector<NamedEntity>& entities) {
  Packer packer;
  for (const NamedEntity& entity : entities) {
    packer.add(static_cast<std::uint64_t>(entity.kind))
        .add(std::string_view(entity.id))
        .add(std::uint64_t{entity.ambiguous});
  }
  return packer.take();
}

std::vector<NamedEntity> decode_named_entities(std::string_view bytes) {
  std::vector<NamedEntity> entities;
  for (Unpacker unpacker(bytes); !unpacker.done();) {
    const std::uint64_t kind = unpacker.number();
    if (kind >= kEntityKinds.size()) throw Error(Exit::Damaged, "a stored name stands for an unknown kind of entity");
    std::string id(unpacker.text());
    entities.push_back({kEntityKinds[kind], std::move(id), unpacker.number() != 0});
  }
  return entities;
}

}  // namespace khabar
