#pragma once

#include <variant>

#include "common/store/article.hpp"
#include "indexer/sources/record.hpp"

namespace khabar {

/// What the record says of its article: given fields only, scrubbed, text decoded. No language is guessed, no headline
/// made, nothing cut from the text: indexer/extract/ does that. A record without any text and title is a Rejection.
/// Pure; safe to call on many threads.
std::variant<Article, Rejection> read_article(const Record& record);

}  // namespace khabar
