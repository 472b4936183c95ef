#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "indexer/sources/walk.hpp"

namespace khabar::fuzz {

/// A regular file that is on no disk, for what reads files by their path. Linux only.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : file_(memfd_create("khabar-fuzz", MFD_CLOEXEC)), size_(bytes.size()) {
    if (file_ < 0) throw std::runtime_error("no file in memory");
    while (!bytes.empty()) {
      const ssize_t count = write(file_, bytes.data(), bytes.size());
      if (count <= 0) throw std::runtime_error("cannot write a file in memory");
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  ~MemoryFile() { close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  SourceFile source(Format format) const { return {"/proc/self/fd/" + std::to_string(file_), format, size_, 0}; }

 private:
  int file_;
  std::size_t size_;
};

}  // namespace khabar::fuzz
