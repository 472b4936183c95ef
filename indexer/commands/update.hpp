#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "indexer/sources/field_map.hpp"
#include "indexer/sources/walk.hpp"

namespace khabar {

enum class When { Auto, Always, Never };

/// Options of update and rebuild.
struct WriteOptions {
  std::string database;
  std::vector<std::string> paths;
  std::vector<std::string> gazetteers;
  std::vector<Format> types;  ///< of files; none: all
  FieldMap map = {};
  unsigned threads = 1;
  bool dry_run = false;
  bool json = false;
  bool quiet = false;
  bool verbose = false;
  When progress = When::Auto;
};

int run_update(const WriteOptions& options, std::ostream& out, std::ostream& err);

/// Without paths it takes the sources of the last time, and their map.
int run_rebuild(WriteOptions options, std::ostream& out, std::ostream& err);

}  // namespace khabar
