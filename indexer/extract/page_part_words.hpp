#pragma once

#include <span>
#include <string_view>

#include "indexer/extract/page_part.hpp"

namespace khabar {

/// Words that stand in classes and ids of a part of a page, in lower case and between blanks. A word is found as a
/// whole name or as a piece of one; "=" before it: only as a whole name; "*" behind it: as the beginning of a piece.
struct PartWords {
  PagePart part;
  std::string_view words;
};

/// In the order in which they count.
std::span<const PartWords> part_words();

/// Whole names that bodies of articles have, between blanks.
std::string_view body_words();

}  // namespace khabar
