#pragma once

#include <cstdint>
#include <string>

namespace khabar {

/// The number of the revision that stands in a Xapian database's folder. Throws Error(Damaged) unless its file
/// `iamglass` makes sense, Error(System) when it cannot be read: Xapian believes any number in that file.
std::uint64_t revision_of(const std::string& folder);

/// The same, and throws unless each table can be opened that holds something: Xapian takes one that it cannot open for
/// empty. The tables' blocks are not read.
std::uint64_t require_tables(const std::string& folder);

}  // namespace khabar
