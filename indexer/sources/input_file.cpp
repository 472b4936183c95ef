#include "indexer/sources/input_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <limits>
#include <system_error>

namespace khabar {
namespace {

std::string last_error() {
  return std::generic_category().message(errno);
}

}  // namespace

InputFile::InputFile(const std::string& path) {
  // Without O_NONBLOCK a pipe that took the file's place since the walk would hold the run up for ever.
  file_ = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file_ < 0) throw ReadError("cannot be opened: " + last_error());
  struct stat info {};
  std::string fault;
  if (fstat(file_, &info) != 0) {
    fault = "cannot be read: " + last_error();
  } else if (!S_ISREG(info.st_mode)) {
    fault = "is not a file";
  }
  if (!fault.empty()) {
    close(file_);
    throw ReadError(fault);
  }
  size_ = static_cast<std::uint64_t>(info.st_size);
}

InputFile::~InputFile() {
  close(file_);
}

std::size_t InputFile::read_at(std::uint64_t offset, char* buffer, std::size_t size) const {
  if (offset > static_cast<std::uint64_t>(std::numeric_limits<off_t>::max())) return 0;
  ssize_t count = -1;
  do {
    count = pread(file_, buffer, size, static_cast<off_t>(offset));
  } while (count < 0 && errno == EINTR);
  if (count < 0) throw ReadError("cannot be read: " + last_error());
  return static_cast<std::size_t>(count);
}

}  // namespace khabar
