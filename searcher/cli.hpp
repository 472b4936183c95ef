#pragma once

#include <iosfwd>

namespace khabar {

/// The program khabar-search: reads the command line, searches, prints, returns the exit code (common/error.hpp).
/// Results go to `out`, everything else to `err`; `in` is read for --batch -.
int run_searcher(int argc, const char* const* argv, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace khabar
