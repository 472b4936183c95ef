#include "indexer/write/update_plan.hpp"

#include <set>
#include <string_view>

namespace khabar {

namespace {

using Paths = std::set<std::string, std::less<>>;

/// Whether the path itself or a folder above it is among `paths`.
bool stands_below(const Paths& paths, std::string_view path) {
  if (paths.contains("/")) return true;
  while (!path.empty()) {
    if (paths.contains(path)) return true;
    path = path.substr(0, path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/'));
  }
  return false;
}

}  // namespace

UpdatePlan plan_update(const Walk& walk, const std::map<std::string, FileState>& known) {
  UpdatePlan plan;
  Paths present, unseen;
  for (const SourceFile& file : walk.files) {
    present.insert(file.path);
    const auto at = known.find(file.path);
    const bool same = at != known.end() && at->second.size == file.size && at->second.mtime_ns == file.mtime_ns;
    if (!same) {
      plan.read.push_back(file);
    } else {
      plan.unchanged.push_back(file.path);
    }
  }
  present.insert(walk.left_out.begin(), walk.left_out.end());
  for (const Rejection& rejection : walk.rejections) unseen.insert(rejection.path);
  const Paths roots(walk.roots.begin(), walk.roots.end());
  for (const auto& [path, state] : known) {
    if (present.contains(path) || !stands_below(roots, path) || stands_below(unseen, path)) continue;
    plan.gone.push_back(state);
  }
  return plan;
}

}  // namespace khabar
