#pragma once

#include <variant>

#include "common/store/article.hpp"
#include "indexer/sources/field_map.hpp"
#include "indexer/sources/record.hpp"

namespace khabar {

/// What the record says of its article: given fields only, scrubbed, text decoded. No language is guessed, no headline
/// made, nothing cut from the text: indexer/extract/ does that, and reads the pages of HTML. `map`
/// is for JSON. Pure; safe to call on many
/// threads.
std::variant<Article, Rejection> read_article(const Record& record, const FieldMap& map = {});

/// Gives an article that was read from the record its path, and an id where it has none. One without any text and title
/// becomes a Rejection, unless it takes back what has an id.
std::variant<Article, Rejection> identified(std::variant<Article, Rejection> result, const Record& record);

}  // namespace khabar
