#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace khabar {

enum class EntityKind { Company, Person, Place, Product, Event };

inline constexpr std::array kEntityKinds = {EntityKind::Company, EntityKind::Person, EntityKind::Place,
                                            EntityKind::Product, EntityKind::Event};

/// "company", "person", "place", "product", "event": the word of the query language and of the JSON output.
std::string_view name_of(EntityKind kind);

/// "companies", "people", "places", "products", "events".
std::string_view plural_of(EntityKind kind);

}  // namespace khabar
