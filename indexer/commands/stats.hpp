#pragma once

#include <iosfwd>
#include <string>

namespace khabar {

/// Prints what the database holds: articles by language, dates, terms, entities, sources, size, version.
int run_stats(const std::string& database, bool json, std::ostream& out);

}  // namespace khabar
