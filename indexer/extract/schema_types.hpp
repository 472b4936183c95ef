#pragma once

#include <optional>
#include <string_view>

#include "common/entities/entity.hpp"

namespace khabar {

/// How near a type of schema.org comes to a news article; the later the nearer.
enum class SchemaKind {
  Other,    ///< says nothing of the page's article
  Page,     ///< WebPage and its kin: name and date may be the site's
  Work,     ///< recipe, video, podcast: what a page may be about in an article's place
  Article,  ///< NewsArticle and its kin, BlogPosting, Report, LiveBlogPosting
};

/// Of a type's name, with or without "http://schema.org/" or "schema:" before it.
SchemaKind schema_kind(std::string_view type);

/// What kind of entity things of the type are: Corporation, City, SoftwareApplication.
std::optional<EntityKind> schema_entity(std::string_view type);

}  // namespace khabar
