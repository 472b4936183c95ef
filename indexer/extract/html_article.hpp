#pragma once

#include <variant>

#include "common/store/article.hpp"
#include "indexer/sources/record.hpp"

namespace khabar {

/// The article of an HTML page: its facts (page_facts.hpp) and its main text (main_text.hpp), decoded as browsers do.
/// What was left out is told in its warnings. Without a title and text where the page has none; a page that is no HTML
/// at all (a PDF, an image) is a Rejection.
std::variant<Article, Rejection> read_html_article(const Record& record);

}  // namespace khabar
