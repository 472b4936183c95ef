#pragma once

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>

namespace khabar {

/// A file's bytes, decompressed on the way (gzip, zstd, bzip2, xz; told by content, through libarchive), in constant
/// memory.
class ByteStream {
 public:
  /// A file that cannot be opened, or whose compressed form is broken. The run goes on without the file.
  struct ReadError : std::runtime_error {
    using std::runtime_error::runtime_error;
  };

  /// Throws ReadError.
  explicit ByteStream(const std::string& path);
  ~ByteStream();
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  /// Up to `size` bytes; 0 at the end. Throws ReadError.
  std::size_t read(char* buffer, std::size_t size);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace khabar
