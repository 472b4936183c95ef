#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/html_page.hpp"

namespace khabar {

/// How far a part of a page is about its article.
enum class Zone {
  Article,
  Beside,   ///< in asides, sidebars and forms: may be the article's or another's
  Foreign,  ///< navigation, footers, comments, lists of other articles, scripts
};

/// The zone of each node, by the elements' names and classes. What holds node `headline` (0: unknown) is about the
/// article, whatever it is called. Linear.
std::vector<Zone> zones_of(const HtmlPage& page, std::size_t headline);

/// The class and id of an element in lower case, parted by blanks.
std::string names_of_element(const HtmlPage& page, const HtmlPage::Node& node);

/// The subtree's text on one line, a blank between text nodes; empty when it is longer than `most` bytes, which also
/// bounds the time.
std::string short_text(const HtmlPage& page, std::size_t node, std::size_t most);

}  // namespace khabar
