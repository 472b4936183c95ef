#include "indexer/write/database_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <optional>
#include <thread>
#include <utility>

#include "common/error.hpp"

namespace khabar {

namespace {

[[noreturn]] void fail(const std::string& what) {
  throw system_error(what, errno);
}

void make_folder(const std::string& database) {
  // A slash at the end would make the folder its own parent.
  std::filesystem::path folder = std::filesystem::path(database).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  std::error_code error;
  if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path(), error);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail("cannot make " + database);
}

std::string own_name() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  std::array<char, 32> time{};
  localtime_r(&now, &local);
  const std::size_t size = std::strftime(time.data(), time.size(), "%Y-%m-%d %H:%M:%S", &local);
  return "process " + std::to_string(::getpid()) + ", since " + std::string(time.data(), size);
}

}  // namespace

DatabaseLock::DatabaseLock(const std::string& database) {
  const std::optional<std::string> holder = take(database);
  if (!holder) return;
  throw Error(Exit::Busy, database + " is being written by another process" + *holder,
              "wait until it ends and try again, or let --wait do so");
}

DatabaseLock DatabaseLock::wait(const std::string& database, const std::atomic<bool>& stop,
                                const std::function<void(const std::string&)>& waiting) {
  DatabaseLock lock;
  bool told = false;
  while (const std::optional<std::string> holder = lock.take(database)) {
    if (stop) throw Error(Exit::Interrupted, "interrupted while another process wrote " + database);
    if (!std::exchange(told, true)) waiting(*holder);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return lock;
}

std::optional<std::string> DatabaseLock::take(const std::string& database) {
  make_folder(database);
  const std::string path = database + "/lock";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) fail("cannot open " + path);
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) {
    file_ = file;
    const std::string name = own_name();
    // A disk too full for the name is no reason not to hold the lock.
    if (::ftruncate(file, 0) == 0 && ::pwrite(file, name.data(), name.size(), 0) < 0) errno = 0;
    return std::nullopt;
  }
  const int reason = errno;
  std::array<char, 200> name{};
  const ssize_t size = ::pread(file, name.data(), name.size(), 0);
  ::close(file);
  errno = reason;
  if (reason != EWOULDBLOCK && reason != EINTR) fail("cannot lock " + path);
  return size > 0 ? " (" + std::string(name.data(), static_cast<std::size_t>(size)) + ")" : "";
}

DatabaseLock::~DatabaseLock() {
  if (file_ < 0) return;
  if (::ftruncate(file_, 0) != 0) errno = 0;  // the name goes stale with the lock; the next holder writes its own
  ::close(file_);
}

DatabaseLock::DatabaseLock(DatabaseLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

}  // namespace khabar
