#pragma once

#include <iosfwd>
#include <string>

namespace khabar {

/// Verifies the database: Xapian's own check of its tables, then that articles, values and filter terms agree. Prints
/// what is wrong; exit 0 sound, 5 damaged.
int run_check(const std::string& database, std::ostream& out);

}  // namespace khabar
