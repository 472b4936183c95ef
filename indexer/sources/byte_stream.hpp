#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/sources/input_file.hpp"

namespace khabar {

/// A file's or an archive member's bytes, decompressed on the way (gzip, zstd, bzip2, xz; told by content, through
/// libarchive), in constant memory.
class ByteStream {
 public:
  using ReadError = khabar::ReadError;

  /// Gives up to `size` bytes; 0 at the end. May throw ReadError.
  using Source = std::function<std::size_t(char* buffer, std::size_t size)>;

  /// Throws ReadError.
  explicit ByteStream(const std::string& path);

  /// What `source` gives. Takes what it gives itself off `allowance`, which must outlive it; when that is not enough,
  /// it becomes 0 and there is a ReadError. Throws ReadError.
  ByteStream(Source source, std::uint64_t& allowance);

  ~ByteStream();
  ByteStream(ByteStream&&) noexcept;
  ByteStream& operator=(ByteStream&&) = delete;

  /// Whether a file that begins so (kHead bytes) is one to decompress.
  static bool compressed(std::string_view head);
  static constexpr std::size_t kHead = 10;

  /// Up to `size` bytes; 0 at the end. Throws ReadError.
  std::size_t read(char* buffer, std::size_t size);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace khabar
