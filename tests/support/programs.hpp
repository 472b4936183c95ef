#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/mounts.hpp"

extern char** environ;

namespace khabar::test {

struct ProgramOptions {
  std::chrono::seconds timeout{60};
  std::map<std::string, std::string> environment;  ///< on top of the test's own, without what the programs listen to
  std::string input;
  std::size_t max_file_bytes = 0;     ///< writing beyond it fails, as on a full disk; 0: no limit
  std::map<int, std::size_t> limits;  ///< by RLIMIT_NOFILE, RLIMIT_AS (not in a sanitized build) ...
  const Mounts* mounts = nullptr;     ///< the file systems that it sees
  bool bound_by_modes = false;        ///< though root: may not what the files' modes do not allow
  bool terminal = false;              ///< standard output is one
  std::string output_to;              ///< standard output goes to this file
};

/// What a program left behind. A signal's end is 128 + its number, a run out of time -1.
struct Ended {
  int exit;
  std::string out;
  std::string err;
  long peak_mib;  ///< resident memory
};

/// A program of KHABAR_BIN_DIR at work, started without a shell: every argument arrives as it is.
class Program {
 public:
  Program(const std::string& name, const std::vector<std::string>& arguments, const ProgramOptions& options = {})
      : timeout_(options.timeout), in_(scratch()), out_(scratch()), err_(scratch()) {
    if (write(in_, options.input.data(), options.input.size()) < 0) throw std::runtime_error("no input");
    lseek(in_, 0, SEEK_SET);
    if (options.terminal) open_terminal();
    const std::string path = std::string(KHABAR_BIN_DIR) + "/" + name;
    std::vector<std::string> words = {path};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> settings = settings_of(options.environment);
    const std::vector<char*> argv = pointers(words), envp = pointers(settings);
    const int file = options.output_to.empty() ? -1 : open(options.output_to.c_str(), O_WRONLY | O_CLOEXEC);
    process_ = fork();
    if (process_ < 0) throw std::runtime_error("cannot fork");
    if (process_ == 0) become(path, argv, envp, options, file);
    if (file >= 0) close(file);
    if (terminal_ >= 0) close(out_);
  }
  ~Program() {
    if (process_ > 0) end(SIGKILL);
    for (const int file : {in_, err_, terminal_ >= 0 ? terminal_ : out_}) close(file);
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  void send(int signal) const { kill(process_, signal); }
  bool runs() { return process_ > 0 && !reaped(); }

  Ended wait() {
    const auto until = std::chrono::steady_clock::now() + timeout_;
    while (!reaped()) {
      if (std::chrono::steady_clock::now() > until) {
        end(SIGKILL);
        exit_ = -1;
        break;
      }
      drain();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    drain();
    return {exit_, terminal_ >= 0 ? from_terminal_ : contents(out_), contents(err_), peak_mib_};
  }

 private:
  static int scratch() {
    const int file = memfd_create("khabar-test", MFD_CLOEXEC);
    if (file < 0) throw std::runtime_error("no scratch file");
    return file;
  }

  static std::string contents(int file) {
    std::string all(static_cast<std::size_t>(lseek(file, 0, SEEK_END)), '\0');
    if (pread(file, all.data(), all.size(), 0) != static_cast<ssize_t>(all.size()))
      throw std::runtime_error("no output");
    return all;
  }

  static std::vector<std::string> settings_of(const std::map<std::string, std::string>& environment) {
    std::map<std::string, std::string> all;
    for (char** at = environ; *at != nullptr; ++at) {
      const std::string setting = *at;
      all[setting.substr(0, setting.find('='))] = setting.substr(setting.find('=') + 1);
    }
    for (const char* name : {"KHABAR_DB", "XDG_DATA_HOME", "NO_COLOR", "COLUMNS", "TERM"}) all.erase(name);
    all["XDG_CONFIG_HOME"] = "/dev/null";  // nobody's own names
    // For a sanitized build: see __asan_default_options in database_test.cpp.
    all.try_emplace("ASAN_OPTIONS", "new_delete_type_mismatch=0");
    for (const auto& [name, value] : environment) all[name] = value;
    std::vector<std::string> settings;
    for (const auto& [name, value] : all) settings.push_back(name + "=" + value);
    return settings;
  }

  static std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
  }

  void open_terminal() {
    terminal_ = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    std::array<char, 256> name{};
    if (terminal_ < 0 || grantpt(terminal_) != 0 || unlockpt(terminal_) != 0 ||
        ptsname_r(terminal_, name.data(), name.size()) != 0) {
      throw std::runtime_error("no terminal");
    }
    close(out_);
    out_ = open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
  }

  /// In the child: nothing here may allocate.
  [[noreturn]] void become(const std::string& path, const std::vector<char*>& argv, const std::vector<char*>& envp,
                           const ProgramOptions& options, int file) const {
    dup2(in_, STDIN_FILENO);
    dup2(file >= 0 ? file : out_, STDOUT_FILENO);
    dup2(err_, STDERR_FILENO);
    if (options.max_file_bytes > 0) {
      const rlimit limit{options.max_file_bytes, options.max_file_bytes};
      setrlimit(RLIMIT_FSIZE, &limit);
      signal(SIGXFSZ, SIG_IGN);
    }
    if (options.mounts && !options.mounts->enter()) _exit(126);
    if (options.bound_by_modes && geteuid() == 0 && prctl(PR_SET_SECUREBITS, kNoRoot) != 0) _exit(126);
    for (const auto& [which, most] : options.limits) {
      const rlimit limit{most, most};
      setrlimit(static_cast<__rlimit_resource>(which), &limit);
    }
    execve(path.c_str(), argv.data(), envp.data());
    _exit(127);
  }

  static constexpr unsigned long kNoRoot = 1;  // SECBIT_NOROOT of linux/securebits.h

  void drain() {
    std::array<char, 4096> piece{};
    for (ssize_t got = 0; terminal_ >= 0 && (got = read(terminal_, piece.data(), piece.size())) > 0;) {
      from_terminal_.append(piece.data(), static_cast<std::size_t>(got));
    }
  }

  bool reaped() {
    int status = 0;
    if (process_ <= 0) return true;
    rusage used{};
    if (wait4(process_, &status, WNOHANG, &used) != process_) return false;
    process_ = 0;
    peak_mib_ = used.ru_maxrss / 1024;
    exit_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return true;
  }

  void end(int signal) {
    kill(process_, signal);
    while (!reaped()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

  std::chrono::seconds timeout_;
  int in_, out_, err_, terminal_ = -1, exit_ = -1;
  pid_t process_ = 0;
  long peak_mib_ = 0;
  std::string from_terminal_;
};

inline Ended run_program(const std::string& name, const std::vector<std::string>& arguments,
                         const ProgramOptions& options = {}) {
  return Program(name, arguments, options).wait();
}

}  // namespace khabar::test
