#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/sources/walk.hpp"
#include "indexer/write/index_writer.hpp"

namespace khabar {

/// Which files an update reads and which it drops.
struct UpdatePlan {
  std::vector<SourceFile> read;        ///< new, or of another size or time than when last read
  std::vector<FileState> gone;         ///< known, below a folder of this walk, and not there any more
  std::vector<std::string> unchanged;  ///< paths of files that are as they were
};

/// Compares what is on disk with what was read before. Files that the walk could not look at are left as they are.
UpdatePlan plan_update(const Walk& walk, const std::map<std::string, FileState>& known);

}  // namespace khabar
