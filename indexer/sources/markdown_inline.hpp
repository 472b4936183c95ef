#pragma once

#include <string>
#include <string_view>

namespace khabar {

/// A paragraph of Markdown without the marks within its lines: emphasis, code ticks, links (their text stays), images
/// (their description stays where it has several words), footnote references, comments, tags, backslashes, the common
/// character references. Marks without a partner are text: "5 * 3", "snake_case", "[sic]". Linear.
std::string without_inline_marks(std::string_view paragraph);

}  // namespace khabar
