#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace khabar {

/// The members of a zip or a tar (the tar compressed or not), one after the other, through libarchive, in constant
/// memory: nothing is ever written to disk. A zip is read by its directory, which may have up to 128 MiB.
class ArchiveReader {
 public:
  struct Member {
    std::string name;     ///< as the archive has it, UTF-8 where it says so; empty when it cannot be read
    bool is_file = true;  ///< else a folder, a link or a device
    std::string refusal;  ///< why it cannot be read; else empty
  };

  /// Throws ReadError (byte_stream.hpp).
  explicit ArchiveReader(const std::string& path);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  /// The next one, whatever was read of the last; nothing at the end. Throws ReadError where there is no going on.
  std::optional<Member> next();

  /// Up to `size` bytes of the member at hand; 0 at its end. Throws ReadError.
  std::size_t read(char* buffer, std::size_t size);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace khabar
