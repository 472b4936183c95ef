#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/sources/html_page.hpp"

namespace khabar {

/// The authors whom the page names by mark-up: itemprop=author, rel=author, then what classes call an author or a
/// byline; of these the one nearest to the headline (node `headline`, 0 when unknown). Linear.
std::vector<std::string> find_byline(const HtmlPage& page, std::size_t headline);

/// Whom the page's microdata names as its publisher; empty when nobody. Linear.
std::string find_publisher(const HtmlPage& page);

}  // namespace khabar
