#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace khabar {

/// A file that cannot be opened or read, or whose compressed form is broken. The run goes on without it.
struct ReadError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A regular file, open for reading anywhere.
class InputFile {
 public:
  /// Throws ReadError, also for what is no regular file.
  explicit InputFile(const std::string& path);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// Up to `size` bytes from byte `offset` on; 0 at or behind the end. Throws ReadError.
  std::size_t read_at(std::uint64_t offset, char* buffer, std::size_t size) const;

  /// Bytes, as they were when it was opened: it may be growing.
  std::uint64_t size() const { return size_; }

 private:
  int file_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace khabar
