#include "indexer/extract/schema_types.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace khabar {
namespace {

struct EntityType {
  std::string_view ending;
  EntityKind kind;
};

// schema.org names most subtypes by their parent: NewsMediaOrganization, BusinessEvent, MobileApplication.
constexpr std::array kEntityTypes = std::to_array<EntityType>({
    {"Organization", EntityKind::Company}, {"Corporation", EntityKind::Company},
    {"Company", EntityKind::Company},      {"Business", EntityKind::Company},
    {"Airline", EntityKind::Company},      {"Store", EntityKind::Company},
    {"Brand", EntityKind::Company},        {"University", EntityKind::Company},
    {"Person", EntityKind::Person},        {"Place", EntityKind::Place},
    {"City", EntityKind::Place},           {"Country", EntityKind::Place},
    {"State", EntityKind::Place},          {"Area", EntityKind::Place},
    {"Continent", EntityKind::Place},      {"LandmarksOrHistoricalBuildings", EntityKind::Place},
    {"Product", EntityKind::Product},      {"ProductModel", EntityKind::Product},
    {"Application", EntityKind::Product},  {"VideoGame", EntityKind::Product},
    {"Vehicle", EntityKind::Product},      {"Car", EntityKind::Product},
    {"Event", EntityKind::Event},
});

constexpr std::array<std::string_view, 6> kArticleEndings = {"Article", "Posting", "Report",
                                                             "Review",  "Story",   "PressRelease"};
constexpr std::array<std::string_view, 12> kWorks = {"Recipe",       "VideoObject", "CreativeWork", "PodcastEpisode",
                                                     "RadioEpisode", "TVEpisode",   "Episode",      "HowTo",
                                                     "AudioObject",  "Clip",        "Book",         "Event"};

std::string_view bare_type(std::string_view type) {
  while (type.ends_with(' ') || type.ends_with('/')) type.remove_suffix(1);
  const std::size_t mark = type.find_last_of("/:# ");
  return mark == std::string_view::npos ? type : type.substr(mark + 1);
}

}  // namespace

SchemaKind schema_kind(std::string_view type) {
  type = bare_type(type);
  if (type == "JobPosting") return SchemaKind::Other;
  const auto ends = [type](std::string_view ending) { return type.ends_with(ending); };
  if (std::any_of(kArticleEndings.begin(), kArticleEndings.end(), ends)) return SchemaKind::Article;
  if (std::find(kWorks.begin(), kWorks.end(), type) != kWorks.end()) return SchemaKind::Work;
  return type.ends_with("Page") ? SchemaKind::Page : SchemaKind::Other;
}

std::optional<EntityKind> schema_entity(std::string_view type) {
  type = bare_type(type);
  for (const EntityType& row : kEntityTypes) {
    if (type.ends_with(row.ending)) return row.kind;
  }
  return std::nullopt;
}

}  // namespace khabar
