#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/sources/html_page.hpp"

namespace khabar {

/// True when the element says of itself that it is not shown: hidden, display:none, visibility:hidden.
bool is_hidden(const HtmlPage& page, const HtmlPage::Node& node);

/// The text that a browser shows of the subtree at `node`: blocks and <br> part lines, paragraphs are parted by an
/// empty line, runs of blanks are one, <pre> keeps its lines; table cells are parted by blanks, list items stand on
/// lines of their own. Scripts, styles, templates, comments and hidden elements say nothing, nor do fields of forms,
/// the head (but `node` itself may be in it), what stands in for scripts and pictures, and the readings of ruby. Nodes
/// for which `skip` answers true are left out with all below them. Scrubbed UTF-8. Linear.
std::string text_of(const HtmlPage& page, std::uint32_t node = 0,
                    const std::function<bool(std::uint32_t node)>& skip = nullptr);

/// The text of a fragment of HTML, such as feeds carry; text that has no mark-up stays as it is, its references
/// resolved.
std::string text_of_html(std::string_view html);

}  // namespace khabar
