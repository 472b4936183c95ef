#pragma once

#include <string>

namespace khabar {

/// One writer at a time: an advisory lock on <database>/lock, gone with the process however it ends.
class DatabaseLock {
 public:
  /// Makes the folder (mode 0700: an index tells nearly all of its articles) and takes the lock. Throws Error(Busy)
  /// when another process has it, Error(System) when the folder cannot be made.
  explicit DatabaseLock(const std::string& database);
  ~DatabaseLock();
  DatabaseLock(DatabaseLock&& other) noexcept;
  DatabaseLock& operator=(DatabaseLock&&) = delete;

 private:
  int file_;
};

}  // namespace khabar
