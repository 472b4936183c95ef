#pragma once

#include <iosfwd>
#include <string>

#include "searcher/show/entity_page.hpp"
#include "searcher/show/results.hpp"

namespace khabar {

struct TextStyle {
  bool color = false;
  int width = 80;
  bool closing_line = true;
};

/// For eyes: hits with snippets, facets and timeline as bars, notes, and a closing line. Aligned by display width.
void print_text(const Results& results, const TextStyle& style, std::ostream& out);

/// The same for the page of an entity: its names, bars, and the latest articles by language.
void print_text(const EntityPage& page, const TextStyle& style, std::ostream& out);

/// "3 of 41 articles, 4 ms"
std::string closing_line(const Results& results);

}  // namespace khabar
