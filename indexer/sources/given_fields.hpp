#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/store/article.hpp"

namespace khabar {

/// What several formats of news do with the fields that a record gives.

/// The date is the first of `given` that reads as one, in the article's language; `source` is where it comes from.
/// Warns when something was given and nothing of it is a date.
void set_date(Article& article, const std::vector<std::string>& given, std::string_view source);

/// Adds it once, whatever its case, unless it is empty, too long to be one, or one too many. ASCII case only.
void add_topic(Article& article, std::string topic);
void add_entity(Article& article, EntityKind kind, std::string name);

}  // namespace khabar
