#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "indexer/sources/field_map.hpp"
#include "indexer/sources/walk.hpp"

namespace khabar {

struct InspectOptions {
  std::vector<std::string> paths;
  std::vector<std::string> gazetteers;
  std::vector<Format> types;  ///< of files; none: all
  FieldMap map = {};
  bool verbose = false;  ///< with "candidates": every place that reads like a name, and why it is one or none
};

/// Prints one JSON object a line for each article that the files hold; indexes nothing. What would be skipped is told
/// on `err`. Exit 1 when nothing was found.
int run_inspect(const InspectOptions& options, std::ostream& out, std::ostream& err);

}  // namespace khabar
