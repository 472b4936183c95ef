#pragma once

#include <iosfwd>
#include <string>

#include "searcher/search.hpp"
#include "searcher/show/text_printer.hpp"

namespace khabar {

/// Prints the whole article of an id, with the words of the request's query marked; as text or as a JSON object.
/// Returns the exit code: 1, with a word on `out`, when there is no such article.
int show_article(IndexReader& reader, const std::string& id, const Request& request, bool json, const TextStyle& style,
                 std::ostream& out);

}  // namespace khabar
