#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

/// What a program did to a folder, change by change (tests/faults/disk.cpp records it), and what is left of it when the
/// program or the machine stops after any of the changes. One run is recorded, all its crashes are replayed: Pillai et
/// al., "All File Systems Are Not Created Equal" (ALICE), OSDI 2014; Mohan et al., "Finding Crash-Consistency Bugs with
/// Bounded Black-Box Crash Testing" (CrashMonkey), OSDI 2018.
namespace khabar::test {

/// A folder's files by path, with their bytes; a folder has none.
using DiskState = std::map<std::string, std::optional<std::string>>;

inline std::string file_bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.native());
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

inline DiskState read_state(const std::string& folder) {
  DiskState state;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().lexically_relative(folder).native();
    state[path] = entry.is_directory() ? std::nullopt : std::optional(file_bytes(entry.path()));
  }
  return state;
}

/// Makes `folder` hold this and nothing else.
inline void write_state(const DiskState& state, const std::string& folder) {
  std::filesystem::create_directories(folder);  // and stays: it may be where a disk is mounted
  for (const auto& entry : std::filesystem::directory_iterator(folder)) std::filesystem::remove_all(entry.path());
  for (const auto& [path, bytes] : state) {  // a folder comes before what is in it
    const std::filesystem::path target = std::filesystem::path(folder) / path;
    if (bytes) {
      std::ofstream out(target, std::ios::binary);
      if (!(out << *bytes).flush()) throw std::runtime_error("cannot write " + target.native());
    } else {
      std::filesystem::create_directory(target);
    }
  }
}

struct DiskChange {
  std::string kind;  ///< create, write, truncate, rename, unlink, mkdir, rmdir, sync
  std::string path;
  std::uint64_t offset = 0;  ///< of a write; of a truncation the size that is left
  std::string payload;       ///< the bytes of a write; the new name of a rename

  /// As a write that was broken off.
  DiskChange half() const {
    DiskChange change = *this;
    if (kind == "write") change.payload.resize(payload.size() / 2);
    return change;
  }
};

inline std::vector<DiskChange> read_disk_log(const std::string& file) {
  std::istringstream in(file_bytes(file));
  std::vector<DiskChange> changes;
  DiskChange change;
  for (std::size_t size = 0; in >> change.kind >> change.offset >> size;) {
    in.get();
    std::getline(in, change.path);
    change.payload.resize(size);
    in.read(change.payload.data(), static_cast<std::streamsize>(size));
    if (in.get() != '\n') throw std::runtime_error(file + " is no log of a disk");
    changes.push_back(change);
  }
  return changes;
}

/// What a power cut does to that which was not synced.
enum class PowerCut {
  LosesAll,   ///< nothing of it reached the disk
  LosesData,  ///< all names did, no bytes: the well-known empty file under its final name
  Random,     ///< of the names of each folder the first few, of the bytes any, writes also by half
};
inline constexpr std::array kPowerCuts = {PowerCut::LosesAll, PowerCut::LosesData, PowerCut::Random};

/// A disk below a program: what the program sees, and what has surely reached the medium.
///
/// The model: fsync and fdatasync of a file make all its bytes and its size durable, with the name that it has now, and
/// its folders' names (ext4, xfs and btrfs do that for a new file). fsync of a folder makes all its names durable.
/// Without these, changes of names reach the medium in the order in which they were made within a folder (a journal),
/// but no sooner than they like, and independently of the bytes of any file and of other folders' names; a rename is
/// atomic. Writes of a file reach it in any order, and by halves.
class RecordedDisk {
 public:
  /// All of `start` is durable.
  explicit RecordedDisk(const DiskState& start) {
    nodes_.emplace_back();
    for (const auto& [path, bytes] : start) {
      const auto [folder, name] = place_of(path);
      nodes_[folder].names[name] = nodes_[folder].durable_names[name] = nodes_.size();
      nodes_.push_back({!bytes, {}, {}, bytes.value_or(""), {}});
    }
  }

  void apply(const DiskChange& change) {
    const auto [folder, name] = place_of(change.path);
    if (change.kind == "sync") {
      sync(change.path);
    } else if (change.kind == "write" || change.kind == "truncate") {
      nodes_[node_of(change.path)].pending.push_back(change);
    } else if (change.kind == "create" || change.kind == "mkdir") {
      nodes_.push_back({change.kind == "mkdir", {}, {}, "", {}});
      rename({folder, name, nodes_.size() - 1, folder, name});
    } else if (change.kind == "rename") {
      const auto [to_folder, to_name] = place_of(change.payload);
      rename({to_folder, to_name, node_of(change.path), folder, name});
    } else {
      rename({folder, name, kNothing, folder, name});
    }
  }

  /// What is there when the program is killed: all of it.
  DiskState after_kill() const {
    DiskState state;
    std::vector<Names> names;
    for (const Node& node : nodes_) names.push_back(node.names);
    collect(
        0, "", names, [](const DiskChange& change) { return std::optional(change); }, state);
    return state;
  }

  DiskState after_power_cut(PowerCut how, std::mt19937& random) const {
    std::vector<Names> names;
    for (const Node& node : nodes_) names.push_back(node.durable_names);
    std::map<std::size_t, std::size_t> kept, waiting;  // by folder: how many changes of names
    for (const NameChange& change : pending_names_) ++waiting[change.folder];
    for (const auto& [folder, count] : waiting) {
      kept[folder] = how == PowerCut::LosesAll ? 0 : how == PowerCut::LosesData ? count : random() % (count + 1);
    }
    for (const NameChange& change : pending_names_) {
      if (kept[change.folder] == 0) continue;
      --kept[change.folder];
      apply_to(names, change);
    }
    const auto survives = [&](const DiskChange& change) -> std::optional<DiskChange> {
      const auto fate = how == PowerCut::Random ? random() % 5 : 0;
      if (fate < 2) return std::nullopt;
      return fate == 2 ? change.half() : change;
    };
    DiskState state;
    collect(0, "", names, survives, state);
    return state;
  }

 private:
  static constexpr std::size_t kNothing = static_cast<std::size_t>(-1);
  using Names = std::map<std::string, std::size_t>;  ///< nodes by name

  struct Node {
    bool is_folder = true;
    Names names = {};
    Names durable_names = {};
    std::string bytes = {};                ///< durable
    std::vector<DiskChange> pending = {};  ///< writes and truncations that are not
  };

  /// `node` (kNothing for a removal) gets this name and loses the other.
  struct NameChange {
    std::size_t folder;
    std::string name;
    std::size_t node;
    std::size_t from_folder;
    std::string from_name;
  };

  std::size_t node_of(const std::string& path) const {
    std::size_t node = 0;
    for (const std::filesystem::path& name : std::filesystem::path(path)) node = nodes_[node].names.at(name.native());
    return node;
  }

  std::pair<std::size_t, std::string> place_of(const std::string& path) const {
    const std::filesystem::path parts(path);
    return {node_of(parts.parent_path().native()), parts.filename().native()};
  }

  void rename(NameChange change) {
    nodes_[change.from_folder].names.erase(change.from_name);
    if (change.node != kNothing) nodes_[change.folder].names[change.name] = change.node;
    pending_names_.push_back(std::move(change));
  }

  static void apply_to(std::vector<Names>& names, const NameChange& change) {
    names[change.from_folder].erase(change.from_name);
    if (change.node != kNothing) names[change.folder][change.name] = change.node;
  }

  void sync(const std::string& path) {
    std::size_t folder = 0;
    for (const std::filesystem::path& name : std::filesystem::path(path)) {
      std::size_t upto = 0;
      for (std::size_t i = 0; i < pending_names_.size(); ++i) {
        if (pending_names_[i].folder == folder && pending_names_[i].name == name.native()) upto = i + 1;
      }
      sync_names(folder, upto);
      folder = nodes_[folder].names.at(name.native());
    }
    Node& node = nodes_[folder];
    if (node.is_folder) return sync_names(folder, pending_names_.size());
    for (const DiskChange& change : node.pending) write(node.bytes, change);
    node.pending.clear();
  }

  /// Makes those of the first `upto` changes of names durable that are of this folder.
  void sync_names(std::size_t folder, std::size_t upto) {
    std::vector<NameChange> rest;
    for (std::size_t i = 0; i < pending_names_.size(); ++i) {
      const NameChange& change = pending_names_[i];
      if (i >= upto || change.folder != folder) {
        rest.push_back(change);
        continue;
      }
      nodes_[change.from_folder].durable_names.erase(change.from_name);
      if (change.node != kNothing) nodes_[folder].durable_names[change.name] = change.node;
    }
    pending_names_ = std::move(rest);
  }

  static void write(std::string& bytes, const DiskChange& change) {
    if (change.kind == "truncate") return bytes.resize(change.offset);
    if (bytes.size() < change.offset + change.payload.size()) bytes.resize(change.offset + change.payload.size());
    bytes.replace(change.offset, change.payload.size(), change.payload);
  }

  /// What stands below a folder; `survives` gives of a change that is not durable what there is of it.
  template <class Survives>
  void collect(std::size_t folder, const std::string& prefix, const std::vector<Names>& names, Survives&& survives,
               DiskState& state) const {
    for (const auto& [name, at] : names[folder]) {
      const Node& node = nodes_[at];
      if (node.is_folder) {
        state[prefix + name] = std::nullopt;
        collect(at, prefix + name + "/", names, survives, state);
        continue;
      }
      std::string bytes = node.bytes;
      for (const DiskChange& change : node.pending) {
        if (const std::optional<DiskChange> left = survives(change)) write(bytes, *left);
      }
      state[prefix + name] = std::move(bytes);
    }
  }

  std::vector<Node> nodes_;  ///< the first is the folder itself
  std::vector<NameChange> pending_names_;
};

}  // namespace khabar::test
