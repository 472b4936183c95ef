#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "searcher/show/results.hpp"

namespace khabar {

/// One self-contained page: no script, nothing loaded, light and dark. Everything that comes from an article or the
/// user is escaped; only http and https addresses become links.
void print_html(const Results& results, std::ostream& out);

/// For text and for attributes between double quotes: utf8::printable(), and & < > " ' as entities.
std::string escape_html(std::string_view text);

}  // namespace khabar
