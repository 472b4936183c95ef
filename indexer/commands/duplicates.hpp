#pragma once

#include <iosfwd>
#include <string>

namespace khabar {

/// Prints the stories of near-duplicate articles (stories.hpp), the largest first, with their articles, oldest first.
/// Reads the cards of these alone. Exit Nothing when there are none.
int run_duplicates(const std::string& database, bool json, std::ostream& out);

}  // namespace khabar
