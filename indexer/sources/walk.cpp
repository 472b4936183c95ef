#include "indexer/sources/walk.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "common/error.hpp"

namespace khabar {
namespace {

namespace fs = std::filesystem;

bool take_ending(std::string& name, std::string_view ending) {
  if (name.size() <= ending.size() || !name.ends_with(ending)) return false;
  name.resize(name.size() - ending.size());
  return true;
}

std::string reason_of(int error) {
  return std::generic_category().message(error);
}

std::string_view name_of_kind(mode_t mode) {
  if (S_ISFIFO(mode)) return "a named pipe, not a file";
  if (S_ISSOCK(mode)) return "a socket, not a file";
  return "a device, not a file";
}

/// Goes through folders without recursion, so that no depth of them can exhaust the stack. Links wait until all that
/// is reached without them has been seen: a file keeps its own path when a link leads to it as well.
class Walker {
 public:
  Walker(Walk& walk, const std::vector<Format>& types) : walk_(walk), types_(types) {}

  void add_root_file(const std::string& path, const struct stat& info) {
    add_file(path, info, format_of(path).value_or(Format::Text));
  }

  void add_folder(const std::string& path, const struct stat& info) {
    if (seen_.insert(identity(info)).second) folders_.push_back(path);
  }

  void run() {
    while (!folders_.empty() || !links_.empty()) {
      if (!folders_.empty()) {
        const std::string folder = std::move(folders_.back());
        folders_.pop_back();
        list(folder);
      } else {
        const std::string link = std::move(links_.front());
        links_.pop_front();
        follow(link);
      }
    }
  }

 private:
  using Identity = std::pair<dev_t, ino_t>;
  static Identity identity(const struct stat& info) { return {info.st_dev, info.st_ino}; }

  void reject(const std::string& path, std::string reason) { walk_.rejections.push_back({path, 0, std::move(reason)}); }

  void list(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      const std::string name = at->path().filename().native();
      if (!name.starts_with('.')) names.push_back(name);
    }
    if (error) reject(folder, "cannot be listed: " + error.message());
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) visit((fs::path(folder) / name).native());
  }

  void visit(const std::string& path) {
    struct stat info {};
    if (lstat(path.c_str(), &info) != 0) {
      reject(path, "cannot be looked at: " + reason_of(errno));
    } else if (S_ISLNK(info.st_mode)) {
      links_.push_back(path);
    } else {
      sort_in(path, info);
    }
  }

  void follow(const std::string& link) {
    struct stat info {};
    if (stat(link.c_str(), &info) != 0) {
      reject(link, "a link that leads nowhere: " + reason_of(errno));
    } else {
      sort_in(link, info);
    }
  }

  void sort_in(const std::string& path, const struct stat& info) {
    if (S_ISDIR(info.st_mode)) {
      add_folder(path, info);
    } else if (!S_ISREG(info.st_mode)) {
      reject(path, std::string(name_of_kind(info.st_mode)));
    } else if (const std::optional<Format> format = format_of(path)) {
      add_file(path, info, *format);
    } else if (seen_.insert(identity(info)).second) {
      ++walk_.ignored;
    }
  }

  void add_file(const std::string& path, const struct stat& info, Format format) {
    if (!seen_.insert(identity(info)).second) return;
    if (!types_.empty() && std::find(types_.begin(), types_.end(), format) == types_.end())
      return walk_.left_out.push_back(path);
    if (access(path.c_str(), R_OK) != 0) return reject(path, "cannot be read: " + reason_of(errno));
    const std::int64_t mtime = static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec;
    walk_.files.push_back({path, format, static_cast<std::uint64_t>(info.st_size), mtime});
  }

  Walk& walk_;
  const std::vector<Format>& types_;
  std::set<Identity> seen_;
  std::vector<std::string> folders_;
  std::deque<std::string> links_;
};

struct Root {
  std::string path;
  struct stat info {};
  bool link = false;
};

Root root_of(const std::string& given) {
  std::error_code error;
  std::string path = fs::absolute(given.empty() ? "." : given, error).lexically_normal().native();
  if (error) throw Error(Exit::System, given + ": " + error.message());
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  Root root{path};
  if (lstat(path.c_str(), &root.info) == 0) root.link = S_ISLNK(root.info.st_mode);
  if (stat(path.c_str(), &root.info) != 0) {
    const int reason = errno;
    const bool absent = reason == ENOENT || reason == ENOTDIR || reason == ELOOP;
    throw Error(absent ? Exit::Usage : Exit::System, given + ": " + reason_of(reason),
                absent ? "give a file or a folder that exists" : "");
  }
  const int rights = S_ISDIR(root.info.st_mode) ? R_OK | X_OK : R_OK;
  if (access(path.c_str(), rights) != 0) throw Error(Exit::System, given + ": " + reason_of(errno));
  return root;
}

}  // namespace

std::optional<Format> format_of(std::string_view path) {
  constexpr std::array<std::string_view, 5> kCompressed = {".gz", ".zst", ".zstd", ".bz2", ".xz"};
  // clang-format off
  constexpr auto kEndings = std::to_array<std::pair<std::string_view, Format>>({
      {".txt", Format::Text}, {".text", Format::Text}, {".md", Format::Markdown}, {".markdown", Format::Markdown},
      {".jsonl", Format::JsonLines}, {".ndjson", Format::JsonLines}, {".jsonlines", Format::JsonLines},
      {".json", Format::Json}, {".html", Format::Html}, {".htm", Format::Html}, {".xhtml", Format::Html},
      {".shtml", Format::Html}, {".xml", Format::Xml}, {".rss", Format::Xml}, {".atom", Format::Xml},
      {".rdf", Format::Xml}, {".nitf", Format::Xml}, {".newsml", Format::Xml}, {".warc", Format::Warc},
      {".zip", Format::Archive}, {".tar", Format::Archive}, {".tgz", Format::Archive}, {".tbz2", Format::Archive},
      {".txz", Format::Archive},
  });
  // clang-format on
  std::string name(path.substr(path.rfind('/') + 1));
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (std::string_view ending : kCompressed) {
    if (take_ending(name, ending)) break;
  }
  for (const auto& [ending, format] : kEndings) {
    if (take_ending(name, ending)) return format;
  }
  return std::nullopt;
}

const std::map<std::string, Format>& types_by_name() {
  static const std::map<std::string, Format> kTypes = {{"text", Format::Text},       {"markdown", Format::Markdown},
                                                       {"jsonl", Format::JsonLines}, {"json", Format::Json},
                                                       {"html", Format::Html},       {"xml", Format::Xml},
                                                       {"warc", Format::Warc},       {"archive", Format::Archive}};
  return kTypes;
}

Walk walk(const std::vector<std::string>& paths, const std::vector<Format>& types) {
  std::vector<Root> roots;
  for (const std::string& path : paths) roots.push_back(root_of(path));
  // Files first: one that was named is taken whatever its ending, so no folder may put it aside before.
  std::stable_sort(roots.begin(), roots.end(), [](const Root& a, const Root& b) {
    return std::pair(S_ISDIR(a.info.st_mode), a.link) < std::pair(S_ISDIR(b.info.st_mode), b.link);
  });
  Walk result;
  Walker walker(result, types);
  for (const Root& root : roots) {
    if (S_ISREG(root.info.st_mode)) {
      walker.add_root_file(root.path, root.info);
    } else if (S_ISDIR(root.info.st_mode)) {
      walker.add_folder(root.path, root.info);
    } else {
      result.rejections.push_back({root.path, 0, std::string(name_of_kind(root.info.st_mode))});
    }
    result.roots.push_back(root.path);
  }
  walker.run();
  std::sort(result.files.begin(), result.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  std::sort(result.roots.begin(), result.roots.end());
  result.roots.erase(std::unique(result.roots.begin(), result.roots.end()), result.roots.end());
  return result;
}

}  // namespace khabar
