#include "indexer/write/update_plan.hpp"

#include <algorithm>
#include <set>

namespace khabar {

namespace {

bool is_below(const std::string& path, const std::string& folder) {
  return path == folder || folder == "/" || (path.starts_with(folder) && path[folder.size()] == '/');
}

}  // namespace

UpdatePlan plan_update(const Walk& walk, const std::map<std::string, FileState>& known, bool read_all) {
  UpdatePlan plan;
  std::set<std::string> present;
  for (const SourceFile& file : walk.files) {
    present.insert(file.path);
    const auto state = known.find(file.path);
    const bool same = state != known.end() && state->second.size == file.size && state->second.mtime_ns == file.mtime_ns;
    if (!same || read_all) {
      plan.read.push_back(file);
    } else {
      ++plan.unchanged_files;
      plan.unchanged_articles += state->second.articles;
    }
  }
  for (const auto& [path, state] : known) {
    const auto holds = [&](const std::string& folder) { return is_below(path, folder); };
    const bool asked_for = std::any_of(walk.roots.begin(), walk.roots.end(), holds);
    const bool unseen = std::any_of(walk.rejections.begin(), walk.rejections.end(),
                                    [&](const Rejection& rejection) { return holds(rejection.path); });
    if (asked_for && !unseen && !present.contains(path)) plan.gone.push_back(state);
  }
  return plan;
}

}  // namespace khabar
