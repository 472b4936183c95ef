/// Stands between a program and the disk (LD_PRELOAD): everything by which libxapian, libstdc++ and Khabar change files
/// below the folder $KHABAR_DISK_FOLDER comes through here, in one order. All else passes. Were a function missing, the
/// log would not lead to what the program left, which crash_test.cpp compares.
///
///   KHABAR_DISK_LOG=FILE          writes each change to FILE, in the form that disk_log.hpp reads.
///   KHABAR_DISK_FAIL="5 17 once"  the 17th change fails with errno 5.
///   KHABAR_DISK_FAIL="28 17 stays" from the 17th on everything fails that needs room; the first write among them
///                                 still gets half of its bytes down, as on a disk that fills up.
///
/// A call that changes nothing (it fails, or opens what is there) is no change, so that the records of a log number the
/// places where a second run can fail. Calls go to the kernel by number: a sanitizer's own interceptors, which may not
/// be ready yet, are not met.

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

namespace {

struct Change {
  const char* kind;  ///< as in the log
  std::string path;
  off_t offset = 0;  ///< of a write; of a truncation the size that is left
  std::string_view payload = {};
  bool needs_room = false;
};

/// The one thing here that lives as long as the process. It is trivially destroyed: what a program writes at its very
/// end still finds it.
class Disk {
 public:
  static Disk& get() {
    static Disk disk;
    return disk;
  }

  /// The path below the folder; empty for what is not ours.
  std::string below(int folder, const char* name) const {
    if (folder_ == nullptr) return {};
    std::filesystem::path path = name;
    if (path.is_relative())
      path = std::filesystem::path(folder == AT_FDCWD ? link_of("/proc/self/cwd") : path_of(folder)) / path;
    return relative(path.lexically_normal().native());
  }
  std::string below(int file) const { return folder_ == nullptr ? std::string() : relative(path_of(file)); }

  /// `call` does the change and answers as the function does: below 0 when it failed.
  template <class Call>
  auto make(const Change& change, Call&& call) -> decltype(call()) {
    const std::lock_guard lock(mutex_);
    if (is_to_fail(change)) {
      errno = error_;
      return -1;
    }
    const auto done = call();
    const int error = errno;
    if (done >= 0) {
      ++count_;
      record(change);
    }
    errno = error;
    return done;
  }

  /// `call` writes as many of the bytes as it is told.
  template <class Call>
  ssize_t write(const Change& change, std::size_t size, Call&& call) {
    return make(change, [&] {
      const bool is_half = stays_ && count_ + 1 == fails_at_ && size > 1;
      return static_cast<ssize_t>(call(is_half ? size / 2 : size));
    });
  }

 private:
  Disk() : folder_(getenv("KHABAR_DISK_FOLDER")) {
    if (const char* log = getenv("KHABAR_DISK_LOG")) {
      const int file = raw_open(log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC);
      log_ = fcntl(file, F_DUPFD_CLOEXEC, 500);  // out of the way of a program that counts its descriptors
      syscall(SYS_close, file);
    }
    std::array<char, 8> how{};
    if (const char* fail = getenv("KHABAR_DISK_FAIL")) {
      if (sscanf(fail, "%d %ld %7s", &error_, &fails_at_, how.data()) != 3) abort();
      stays_ = how.data() == std::string_view("stays");
    }
  }

  static int raw_open(const char* path, int flags) {
    return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, 0600));
  }

  /// Where an open file stands now, under whatever name.
  static std::string path_of(int file) { return link_of("/proc/self/fd/" + std::to_string(file)); }

  static std::string link_of(const std::string& link) {
    std::array<char, PATH_MAX> path{};
    const ssize_t size = readlink(link.c_str(), path.data(), path.size());
    return size < 0 ? std::string() : std::string(path.data(), static_cast<std::size_t>(size));
  }

  std::string relative(const std::string& path) const {
    const std::size_t length = strlen(folder_);
    if (path.size() <= length + 1 || path.compare(0, length, folder_) != 0 || path[length] != '/') return {};
    const std::size_t end = path.back() == '/' ? path.size() - 1 : path.size();
    return path.substr(length + 1, end - length - 1);
  }

  bool is_to_fail(const Change& change) {
    if (fails_at_ == 0) return false;
    const bool is_first_write = count_ + 1 == fails_at_ && change.payload.size() > 1;  // half of it has room
    if (stays_) return count_ + 1 >= fails_at_ && change.needs_room && !is_first_write;
    if (count_ + 1 != fails_at_) return false;
    ++count_;
    return true;
  }

  void record(const Change& change) const {
    if (log_ < 0) return;
    std::string line = change.kind;
    line +=
        ' ' + std::to_string(change.offset) + ' ' + std::to_string(change.payload.size()) + ' ' + change.path + '\n';
    line.append(change.payload).append("\n");
    if (syscall(SYS_write, log_, line.data(), line.size()) != static_cast<long>(line.size())) abort();
  }

  const char* folder_;
  int log_ = -1;
  int error_ = 0;
  long fails_at_ = 0;  ///< 0: never
  bool stays_ = false;
  long count_ = 0;  ///< of changes so far
  std::mutex mutex_;
};

ssize_t write_at(int file, const void* bytes, std::size_t size, off_t offset) {
  const auto call = [&](std::size_t part) { return syscall(SYS_pwrite64, file, bytes, part, offset); };
  const std::string path = Disk::get().below(file);
  if (path.empty()) return call(size);
  return Disk::get().write({"write", path, offset, {static_cast<const char*>(bytes), size}, true}, size, call);
}

ssize_t write_on(int file, const void* bytes, std::size_t size) {
  const auto call = [&](std::size_t part) { return syscall(SYS_write, file, bytes, part); };
  const std::string path = Disk::get().below(file);
  if (path.empty()) return call(size);
  const bool at_end = (fcntl(file, F_GETFL) & O_APPEND) != 0;
  const off_t offset = lseek(file, 0, at_end ? SEEK_END : SEEK_CUR);
  return Disk::get().write({"write", path, offset, {static_cast<const char*>(bytes), size}, true}, size, call);
}

/// Runs what opens a file, and tells whether that makes it or empties it. `Call` answers below 0 when it fails.
template <class Call>
auto open_changing(int folder, const char* name, bool creates, bool truncates, Call&& call) -> decltype(call()) {
  const std::string path = creates || truncates ? Disk::get().below(folder, name) : std::string();
  struct stat before {};
  const bool is_there = !path.empty() && fstatat(folder, name, &before, 0) == 0;
  if (path.empty() || (is_there && (!truncates || before.st_size == 0))) return call();
  if (is_there) return Disk::get().make({"truncate", path}, call);
  return Disk::get().make({"create", path, 0, {}, true}, call);
}

int open_at(int folder, const char* name, int flags, mode_t mode) {
  return open_changing(folder, name, (flags & O_CREAT) != 0, (flags & O_TRUNC) != 0,
                       [&] { return static_cast<int>(syscall(SYS_openat, folder, name, flags, mode)); });
}

FILE* open_stream(const char* name, const char* mode) {
  FILE* (*next)(const char*, const char*) = nullptr;
  void* const found = dlsym(RTLD_NEXT, "fopen64");
  memcpy(&next, &found, sizeof next);
  FILE* file = nullptr;
  open_changing(AT_FDCWD, name, mode[0] != 'r', mode[0] == 'w', [&] {
    file = next(name, mode);
    return file == nullptr ? -1 : 0;
  });
  return file;
}

int unlink_at(int folder, const char* name, int flags) {
  const auto call = [&] { return static_cast<int>(syscall(SYS_unlinkat, folder, name, flags)); };
  const std::string path = Disk::get().below(folder, name);
  return path.empty() ? call() : Disk::get().make({(flags & AT_REMOVEDIR) != 0 ? "rmdir" : "unlink", path}, call);
}

int sync_file(long number, int file) {
  const auto call = [&] { return static_cast<int>(syscall(number, file)); };
  const std::string path = Disk::get().below(file);
  return path.empty() ? call() : Disk::get().make({"sync", path}, call);
}

int truncate_file(int file, off_t size) {
  const auto call = [&] { return static_cast<int>(syscall(SYS_ftruncate, file, size)); };
  const std::string path = Disk::get().below(file);
  return path.empty() ? call() : Disk::get().make({"truncate", path, size}, call);
}

mode_t mode_of(int flags, va_list rest) {
  return (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
}

}  // namespace

extern "C" {

int open(const char* name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return open_at(AT_FDCWD, name, flags, mode);
}
int openat(int folder, const char* name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return open_at(folder, name, flags, mode);
}
int open64(const char*, int, ...) __attribute__((alias("open")));
FILE* fopen64(const char* name, const char* mode) {
  return open_stream(name, mode);
}

ssize_t write(int file, const void* bytes, size_t size) {
  return write_on(file, bytes, size);
}
ssize_t writev(int file, const iovec* pieces, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all.append(static_cast<const char*>(pieces[i].iov_base), pieces[i].iov_len);
  return write_on(file, all.data(), all.size());
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  return write_at(file, bytes, size, offset);
}
ssize_t pwrite64(int, const void*, size_t, off64_t) __attribute__((alias("pwrite")));
int ftruncate(int file, off_t size) noexcept {
  return truncate_file(file, size);
}

int rename(const char* from, const char* to) noexcept {
  const auto call = [&] { return static_cast<int>(syscall(SYS_rename, from, to)); };
  const std::string path = Disk::get().below(AT_FDCWD, from), target = Disk::get().below(AT_FDCWD, to);
  return path.empty() ? call() : Disk::get().make({"rename", path, 0, target}, call);
}
int unlink(const char* name) noexcept {
  return unlink_at(AT_FDCWD, name, 0);
}
int unlinkat(int folder, const char* name, int flags) noexcept {
  return unlink_at(folder, name, flags);
}
int rmdir(const char* name) noexcept {
  return unlink_at(AT_FDCWD, name, AT_REMOVEDIR);
}
int remove(const char* name) noexcept {
  const int done = unlink_at(AT_FDCWD, name, 0);
  return done < 0 && errno == EISDIR ? unlink_at(AT_FDCWD, name, AT_REMOVEDIR) : done;
}
int mkdir(const char* name, mode_t mode) noexcept {
  const auto call = [&] { return static_cast<int>(syscall(SYS_mkdir, name, mode)); };
  const std::string path = Disk::get().below(AT_FDCWD, name);
  return path.empty() ? call() : Disk::get().make({"mkdir", path, 0, {}, true}, call);
}

int fsync(int file) {
  return sync_file(SYS_fsync, file);
}
int fdatasync(int file) {
  return sync_file(SYS_fdatasync, file);
}

}  // extern "C"
