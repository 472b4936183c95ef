#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace khabar {

enum class When { Auto, Always, Never };

/// Options of update and rebuild.
struct WriteOptions {
  std::string database;
  std::vector<std::string> paths;
  std::vector<std::string> gazetteers;
  unsigned threads = 1;
  bool dry_run = false;
  bool json = false;
  bool quiet = false;
  bool verbose = false;
  When progress = When::Auto;
};

int run_update(const WriteOptions& options, std::ostream& out, std::ostream& err);

/// Without paths it takes the sources of the last time.
int run_rebuild(const WriteOptions& options, std::ostream& out, std::ostream& err);

}  // namespace khabar
