#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/entities/gazetteer.hpp"

namespace khabar {

/// An entity that a name stands for, as kept in a database under the name's key.
struct NamedEntity {
  EntityKind kind;
  std::string id;
  bool ambiguous = false;  ///< the name has other meanings as well

  bool operator==(const NamedEntity&) const = default;
};

/// Every name of the gazetteer, by the key under which a query finds it (name_key of its units).
std::map<std::string, std::vector<NamedEntity>> alias_index(const Gazetteer& gazetteer);

/// What a database keeps of an entity under its kind and id.
std::string encode(const Entity& entity);
/// `bytes` as `encode` made them; of an entity that is not kept (empty), its id is the name. Throws Error(Damaged).
Entity decode_entity(EntityKind kind, std::string_view id, std::string_view bytes);

std::string encode(const std::vector<NamedEntity>& entities);
std::vector<NamedEntity> decode_named_entities(std::string_view bytes);

}  // namespace khabar
