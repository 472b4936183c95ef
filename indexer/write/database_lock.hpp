#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>

namespace khabar {

/// One writer at a time: an advisory lock on <database>/lock, gone with the process however it ends. The file tells who
/// has it, for the message that another writer gets.
class DatabaseLock {
 public:
  /// Makes the folder (mode 0700: an index tells nearly all of its articles) and takes the lock. Throws Error(Busy)
  /// that names the process that has it, Error(System) when the folder cannot be made.
  explicit DatabaseLock(const std::string& database);

  /// The same, but waits until the other process ends. `waiting` is told once who that is. Throws Error(Interrupted)
  /// when `stop` is set meanwhile, within a tenth of a second.
  static DatabaseLock wait(const std::string& database, const std::atomic<bool>& stop,
                           const std::function<void(const std::string& holder)>& waiting);

  ~DatabaseLock();
  DatabaseLock(DatabaseLock&& other) noexcept;
  DatabaseLock& operator=(DatabaseLock&&) = delete;

 private:
  DatabaseLock() = default;
  /// Absent when it was taken; else who has it: " (process 4711, since 2026-11-22 08:01:15)", or nothing.
  std::optional<std::string> take(const std::string& database);

  int file_ = -1;
};

}  // namespace khabar
