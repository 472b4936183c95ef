#pragma once

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/input_file.hpp"

namespace khabar {

/// A file as its gzip members (RFC 1952), one after the other, with their places on disk. A file that is not compressed
/// is one member, and so is what ByteStream decompresses. Constant memory.
class MemberStream {
 public:
  /// A gzip member that cannot be inflated, or bytes between members: recover() goes on behind them.
  struct Broken : ReadError {
    using ReadError::ReadError;
  };

  /// Begins at byte `offset` of the file, in its first member. Throws ReadError.
  MemberStream(const std::string& path, std::uint64_t offset);
  explicit MemberStream(ByteStream stream);
  ~MemberStream();
  MemberStream(const MemberStream&) = delete;
  MemberStream& operator=(const MemberStream&) = delete;

  /// The bytes at hand; reads on while they are fewer than `least` (at most 1024) and the member has more. Empty only
  /// at the member's end, and then its checksum was right. Valid until the next call. Throws ReadError.
  std::string_view peek(std::size_t least = 1);
  void consume(std::size_t count) { begin_ += count; }

  /// Consumes some of the next `count` bytes, or none at the member's end, and answers how many. Those of a plain file
  /// are not read.
  std::uint64_t skip(std::uint64_t count);

  /// From a member's end to the next member; false when there is none. Throws ReadError.
  bool next_member();

  /// From a broken member to the next one that begins with `mark`; false when there is none. Goes back for it into what
  /// the broken one had swallowed, as long as all such goings-back together read no more than the file twice.
  bool recover(std::string_view mark);

  /// Where on disk the position is; nothing within a gzip member and in what ByteStream gives.
  std::optional<std::uint64_t> offset() const;

  /// In a plain file, within the bound that recover() has: goes to a byte. False where that is not to be had.
  bool go_back(std::uint64_t offset);

 private:
  enum class Kind { Stream, Plain, Gzip };

  bool read_more();
  bool inflate_more();
  bool load(std::uint64_t offset);
  bool may_reread() const;
  void begin_member();
  bool member_at(std::uint64_t offset, std::string_view mark);

  std::optional<InputFile> file_;
  std::optional<ByteStream> stream_;
  Kind kind_ = Kind::Stream;
  bool at_member_end_ = false;

  std::string buffer_;  ///< what peek() shows: [begin_, end_)
  std::size_t begin_ = 0;
  std::size_t end_ = 0;

  std::string packed_;  ///< gzip: bytes of the file from packed_offset_ on, those before packed_at_ are used
  std::size_t packed_at_ = 0;
  std::uint64_t packed_offset_ = 0;
  std::uint64_t next_read_ = 0;  ///< plain: the byte of the file that comes behind buffer_
  std::uint64_t loaded_ = 0;     ///< read from disk so far, counting twice what was read twice
  std::uint64_t member_start_ = 0;
  std::uint64_t member_bytes_ = 0;  ///< inflated of this member
  z_stream zlib_{};
};

}  // namespace khabar
