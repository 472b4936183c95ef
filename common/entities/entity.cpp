#include "common/entities/entity.hpp"

namespace khabar {

std::string_view name_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::Company:
      return "company";
    case EntityKind::Person:
      return "person";
    case EntityKind::Place:
      return "place";
    case EntityKind::Product:
      return "product";
    case EntityKind::Event:
      return "event";
  }
  return "";
}

std::string_view plural_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::Company:
      return "companies";
    case EntityKind::Person:
      return "people";
    case EntityKind::Place:
      return "places";
    case EntityKind::Product:
      return "products";
    case EntityKind::Event:
      return "events";
  }
  return "";
}

}  // namespace khabar
