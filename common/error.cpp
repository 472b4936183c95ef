#include "common/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <ostream>
#include <string_view>
#include <system_error>

#include "common/text/utf8.hpp"

namespace khabar {

namespace {

struct Refusal {
  int number;
  std::string_view reason;
  std::string_view hint;
};

constexpr std::string_view kMakeRoom = "make room, then run the same again: nothing that was committed is lost";
constexpr std::string_view kNotYours = "are the file and the folders above it yours? See ls -l";
constexpr std::string_view kOtherPath = "name another path (--db for the database)";
constexpr std::string_view kMoreFiles = "raise the limit of open files (ulimit -n)";
constexpr std::string_view kMoreMemory = "raise the limit of memory (ulimit -v); khabar-index takes less with -j 1";

constexpr std::array kRefusals = {
    Refusal{ENOSPC, "the disk is full", kMakeRoom},
    Refusal{EDQUOT, "your share of the disk is full", kMakeRoom},
    Refusal{EFBIG, "a file would grow beyond the limit", "raise the limit of a file's size (ulimit -f)"},
    Refusal{EIO, "the disk cannot be read or written (input/output error)", "is the disk sound? See the system's log"},
    Refusal{EROFS, "it stands on a read-only medium",
            "searches work there; to update, copy the database to a folder that can be written"},
    Refusal{EACCES, "no permission", kNotYours},
    Refusal{EPERM, "no permission", kNotYours},
    Refusal{ENOENT, "there is no such file or folder", kOtherPath},
    Refusal{ENOTDIR, "what should be a folder is none", kOtherPath},
    Refusal{EISDIR, "it is a folder", kOtherPath},
    Refusal{ELOOP, "its links lead in a circle", kOtherPath},
    Refusal{ENAMETOOLONG, "the name is too long", kOtherPath},
    Refusal{EMFILE, "too many open files", kMoreFiles},
    Refusal{ENFILE, "too many open files", kMoreFiles},
    Refusal{ENOMEM, "out of memory", kMoreMemory},
    Refusal{EAGAIN, "no further thread or process can be started",
            "raise the limits of processes and memory (ulimit -u, -v); khabar-index takes fewer threads with -j 1"},
};

}  // namespace

Error system_error(const std::string& what, int number) {
  const auto known =
      std::find_if(kRefusals.begin(), kRefusals.end(), [&](const Refusal& r) { return r.number == number; });
  if (known == kRefusals.end()) return {Exit::System, what + ": " + std::strerror(number)};
  return {Exit::System, what + ": " + std::string(known->reason), std::string(known->hint)};
}

void require_written(std::ostream& out) {
  if (!out.flush()) throw Error(Exit::System, "cannot write the results", "is the disk full?");
}

namespace {

/// Xapian ends the process itself where a second write fails while it tidies up after a first.
[[noreturn]] void on_terminate() {
  const Error named = system_error("the database cannot be written", errno);
  std::fprintf(stderr, "khabar: %s\n  %s\n", named.what(), named.hint.c_str());
  std::_Exit(static_cast<int>(Exit::System));
}

}  // namespace

int report_errors(const std::string& program, std::ostream& err, const std::function<int()>& body) {
  const auto tell = [&](const std::string& message, const std::string& hint) {
    err << program << ": " << utf8::printable(message) << '\n';
    if (!hint.empty()) err << "  " << utf8::printable(hint) << '\n';
  };
  std::signal(SIGXFSZ, SIG_IGN);
  std::set_terminate(on_terminate);
  try {
    return body();
  } catch (const Error& error) {
    tell(error.what(), error.hint);
    return static_cast<int>(error.exit);
  } catch (const std::bad_alloc&) {
    tell("out of memory", std::string(kMoreMemory));
  } catch (const std::system_error& error) {
    const bool says_more = error.what() != error.code().message();
    const Error named = system_error(says_more ? error.what() : "at work", error.code().value());
    tell(named.what(), named.hint);
  } catch (const std::exception& error) {
    tell(error.what(), "");
  }
  return static_cast<int>(Exit::System);
}

}  // namespace khabar
