#include "indexer/write/database_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "common/error.hpp"

namespace khabar {

DatabaseLock::DatabaseLock(const std::string& database) {
  const auto fail = [&](const std::string& what) {
    throw Error(Exit::System, what + ": " + std::strerror(errno), "name another folder with --db");
  };
  // A slash at the end would make the folder its own parent.
  std::filesystem::path folder = std::filesystem::path(database).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  std::error_code error;
  if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path(), error);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail("cannot make " + database);
  const std::string name = database + "/lock";
  file_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) fail("cannot open " + name);
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    ::close(file_);
    throw Error(Exit::Busy, database + " is being written by another process", "wait until it ends, then try again");
  }
}

DatabaseLock::~DatabaseLock() {
  if (file_ >= 0) ::close(file_);
}

DatabaseLock::DatabaseLock(DatabaseLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

}  // namespace khabar
