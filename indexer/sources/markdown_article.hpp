#pragma once

#include <string_view>

#include "common/store/article.hpp"

namespace khabar {

/// The article of a Markdown file: fields of its front matter (between lines of --- or +++; `key: value` or
/// `key = value`, lists as [a, b] or as lines that begin with a dash), the first heading as its title where the front
/// matter has none, and the text without marks. Never fails.
Article read_markdown_article(std::string_view bytes);

}  // namespace khabar
