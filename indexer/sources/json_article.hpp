#pragma once

#include <variant>

#include "common/store/article.hpp"
#include "indexer/sources/field_map.hpp"
#include "indexer/sources/record.hpp"

namespace khabar {

/// The article that one JSON object describes, under the names of `map` and the usual ones of news dumps.
/// `path` and a missing `id` are left to the caller. What is no JSON, or no object, is a Rejection.
std::variant<Article, Rejection> read_json_article(const Record& record, const FieldMap& map = {});

}  // namespace khabar
