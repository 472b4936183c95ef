#pragma once

#include <cstdint>
#include <vector>

#include "indexer/extract/page_blocks.hpp"
#include "indexer/extract/page_part.hpp"
#include "indexer/sources/html_page.hpp"

namespace khabar {

/// For each block, the part of the page around the article that it belongs to; Unknown for what may be the article's.
/// An element that holds a good share of the page's prose is no part, whatever its class says. Linear.
std::vector<PagePart> parts_of_blocks(const HtmlPage& page, const PageBlocks& blocks);

/// The element that holds the article's text: the one whose prose most outweighs its links and labels (after Pasternack
/// and Roth, Extracting Article Text from the Web with Maximum Subsequence Segmentation, WWW 2009, with elements in the
/// place of subsequences), or, where they hold most of that, an element that says of itself to be an article's body.
/// `parts` as parts_of_blocks gives them. Linear.
std::uint32_t find_article_body(const HtmlPage& page, const PageBlocks& blocks, const std::vector<PagePart>& parts);

}  // namespace khabar
