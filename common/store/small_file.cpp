#include "common/store/small_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "common/error.hpp"

namespace khabar {

std::optional<std::string> read_small_file(const std::string& name) {
  constexpr std::size_t kMost = 64u << 10;
  const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw system_error("cannot read " + name, errno);
  }
  std::string bytes(kMost, '\0');
  std::size_t size = 0;
  ssize_t got = 0;
  while (size < kMost && (got = ::read(file, bytes.data() + size, kMost - size)) > 0)
    size += static_cast<std::size_t>(got);
  const int number = errno;
  ::close(file);
  if (got < 0) throw system_error("cannot read " + name, number);
  bytes.resize(size);
  return bytes;
}

}  // namespace khabar
