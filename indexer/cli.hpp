#pragma once

#include <iosfwd>

namespace khabar {

/// The program khabar-index: reads the command line, runs one command, returns the exit code (common/error.hpp).
/// Results go to `out`, everything else to `err`.
int run_indexer(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

}  // namespace khabar
