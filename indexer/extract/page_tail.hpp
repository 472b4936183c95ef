#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "indexer/extract/boilerplate.hpp"

namespace khabar {

/// One line of a page, blank lines left out.
struct PageLine {
  std::string_view text;
  Cue cue = Cue::None;
};

/// Where the article ends and the page goes on.
struct PageTail {
  std::size_t begin = 0;  ///< number of lines that belong to the article
  Cue cue = Cue::None;    ///< what follows; None when nothing does
  std::string author;     ///< whom an author's box in the tail names; may be empty
};

/// Looks for topic lists, author's boxes, related articles and readers' comments below an article. Losing text is worse
/// than keeping boilerplate: a cue must stand in the last 60 % of the lines or have comments below, and after it (but
/// before the comments) there may be no more prose than its kind has. The first line is never part of the tail. Linear.
PageTail find_page_tail(std::span<const PageLine> lines);

}  // namespace khabar
