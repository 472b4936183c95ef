#pragma once

#include <variant>

#include "common/store/article.hpp"
#include "indexer/sources/record.hpp"

namespace khabar {

/// The article of one newsItem of NewsML-G2 (IPTC), with its version; canceled and withheld ones are withdrawn.
/// Subjects that are persons, organisations, places, events or objects become entities, others topics, under their
/// names in the article's language where they have several. `path` and a missing `id` are left to the caller. Packages,
/// concepts and other items without an article are a Rejection that names them.
std::variant<Article, Rejection> read_newsml_article(const Record& record);

}  // namespace khabar
