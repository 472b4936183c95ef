#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/html_page.hpp"

namespace khabar {

struct MainText {
  std::string text;               ///< scrubbed; paragraphs, headings and list items parted by line feeds
  std::vector<std::string> cuts;  ///< what was left out, with how much: "navigation: 45 words"; at most kMaxCuts
};

constexpr std::size_t kMaxCuts = 20;

/// The text of the article that a page is about, without its headline `title` (empty: not known) and without what
/// stands around it: navigation, comments, links to other articles, captions that are no sentences, notices, forms,
/// advertisements, author's boxes, hidden elements. Works in any language; `lang` may be empty.
MainText main_text(const HtmlPage& page, std::string_view title, std::string_view lang);

}  // namespace khabar
