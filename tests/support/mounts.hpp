#pragma once

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <functional>
#include <stdexcept>
#include <string>

namespace khabar::test {

/// File systems that only those processes see which `enter` them: a disk that is soon full, a read-only medium. They
/// live in a mount namespace of their own, with a user namespace where the tests do not run as root, and go with the
/// object. Where neither is allowed `allowed` says so.
class Mounts {
 public:
  Mounts() {
    std::array<int, 2> ready{};
    if (pipe2(ready.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const uid_t user = geteuid();
    const gid_t group = getegid();
    keeper_ = fork();
    if (keeper_ == 0) keep(user, group, ready[1]);
    close(ready[1]);
    char byte = 0;
    allowed_ = keeper_ > 0 && read(ready[0], &byte, 1) == 1;
    close(ready[0]);
    user_ = "/proc/" + std::to_string(keeper_) + "/ns/user";
    mounts_ = "/proc/" + std::to_string(keeper_) + "/ns/mnt";
    is_root_ = user == 0;
  }
  ~Mounts() {
    if (keeper_ <= 0) return;
    kill(keeper_, SIGKILL);
    waitpid(keeper_, nullptr, 0);
  }
  Mounts(const Mounts&) = delete;
  Mounts& operator=(const Mounts&) = delete;

  bool allowed() const { return allowed_; }

  /// An empty disk of so many bytes on the folder.
  void disk(const std::string& folder, std::size_t bytes) const {
    const std::string options = "mode=0700,size=" + std::to_string(bytes);
    run("a disk", [&] { return ::mount("none", folder.c_str(), "tmpfs", 0, options.c_str()); });
  }
  void resize_disk(const std::string& folder, std::size_t bytes) const {
    const std::string options = "size=" + std::to_string(bytes);
    run("a larger disk", [&] { return ::mount("none", folder.c_str(), "tmpfs", MS_REMOUNT, options.c_str()); });
  }
  /// The folder as it is, on a medium that cannot be written.
  void make_read_only(const std::string& folder) const {
    run("a read-only medium", [&] {
      if (::mount(folder.c_str(), folder.c_str(), nullptr, MS_BIND, nullptr) != 0) return -1;
      // A user namespace may not take away what the outer mount has been given.
      constexpr unsigned long kKept = MS_NOSUID | MS_NODEV;
      const unsigned long flags = MS_BIND | MS_REMOUNT | MS_RDONLY;
      if (::mount(nullptr, folder.c_str(), nullptr, flags, nullptr) == 0) return 0;
      return ::mount(nullptr, folder.c_str(), nullptr, flags | kKept, nullptr);
    });
  }

  /// The path under which this process sees what stands at `path` there.
  std::string seen_from_outside(const std::string& path) const {
    return "/proc/" + std::to_string(keeper_) + "/root" + path;
  }

  /// In a child of one thread, before exec: allocates nothing.
  bool enter() const {
    const int user = open(user_.c_str(), O_RDONLY | O_CLOEXEC), mounts = open(mounts_.c_str(), O_RDONLY | O_CLOEXEC);
    return (is_root_ || setns(user, CLONE_NEWUSER) == 0) && setns(mounts, CLONE_NEWNS) == 0;
  }

 private:
  [[noreturn]] static void keep(uid_t user, gid_t group, int ready) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const bool is_root = user == 0;
    bool done = unshare(is_root ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) == 0;
    if (done && !is_root) {
      std::array<char, 64> map{};
      put("/proc/self/setgroups", "deny");
      std::snprintf(map.data(), map.size(), "0 %u 1", user);
      done = put("/proc/self/uid_map", map.data());
      std::snprintf(map.data(), map.size(), "0 %u 1", group);
      done = put("/proc/self/gid_map", map.data()) && done;
    }
    done = done && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    if (done && write(ready, "y", 1) == 1) {
      close(ready);
      while (true) pause();
    }
    _exit(1);
  }

  static bool put(const char* file, const char* text) {
    const int to = open(file, O_WRONLY | O_CLOEXEC);
    const bool done = to >= 0 && write(to, text, std::strlen(text)) >= 0;
    close(to);
    return done;
  }

  void run(const std::string& what, const std::function<int()>& mount) const {
    const pid_t child = fork();
    if (child == 0) _exit(enter() && mount() == 0 ? 0 : errno);
    int status = 0;
    waitpid(child, &status, 0);
    if (status != 0) throw std::runtime_error("cannot mount " + what + ": " + std::strerror(WEXITSTATUS(status)));
  }

  pid_t keeper_ = 0;
  bool allowed_ = false, is_root_ = false;
  std::string user_, mounts_;
};

}  // namespace khabar::test
