#pragma once

#include <variant>

#include "common/store/article.hpp"
#include "indexer/sources/field_map.hpp"
#include "indexer/sources/record.hpp"

namespace khabar {

/// The whole way from a record's bytes to an article that is ready to be indexed: read, brought into shape, language
/// settled, a title made where none was given. Pure; safe to call on many threads.
std::variant<Article, Rejection> make_article(const Record& record, const FieldMap& map = {});

}  // namespace khabar
