#pragma once

#include <variant>

#include "common/store/article.hpp"
#include "indexer/sources/record.hpp"

namespace khabar {

/// The article of one item of a feed (RSS 0.9 to 2.0, RSS 1.0, Atom 0.3 and 1.0), within the feed's start tags as
/// cut_xml leaves it. The whole text is taken before a summary, the day of publication before that of an update; what
/// the item does not say (language, author, source) is taken from its feed. `path` and a missing `id` are left to the
/// caller. XML without an item is a Rejection.
std::variant<Article, Rejection> read_feed_item(const Record& record);

}  // namespace khabar
