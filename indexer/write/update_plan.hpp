#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/sources/walk.hpp"
#include "indexer/write/index_writer.hpp"

namespace khabar {

/// Which files an update reads and which it drops.
struct UpdatePlan {
  std::vector<SourceFile> read;  ///< new, of another size or time than when last read, or tagged with other names
  std::vector<FileState> gone;   ///< known, below a folder of this walk, and not there any more
  std::size_t unchanged_files = 0;
  std::size_t unchanged_articles = 0;
};

/// Compares what is on disk with what was read before. Files that the walk could not look at are left as they are.
/// `names` is the fingerprint of the gazetteer that the articles are to be tagged with.
UpdatePlan plan_update(const Walk& walk, const std::map<std::string, FileState>& known, const std::string& names);

}  // namespace khabar
