#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "searcher/show/results.hpp"

namespace khabar {

struct TextStyle {
  bool color = false;
  int width = 80;
  std::size_t facet_values = 10;  ///< at most so many of each facet
};

/// For eyes: hits with snippets, facets and timeline as bars, notes, and a closing line. Aligned by display width.
void print_text(const Results& results, const TextStyle& style, std::ostream& out);

/// "3 of 41 articles, 4 ms"
std::string closing_line(const Results& results);

}  // namespace khabar
