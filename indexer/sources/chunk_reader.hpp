#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/utf16.hpp"

namespace khabar {

/// A stream as a row of pieces of UTF-8 text: a byte order mark is taken off, and with it UTF-16 is turned into UTF-8
/// (some systems write their JSON so). Bytes without a mark pass as they are.
class ChunkReader {
 public:
  explicit ChunkReader(ByteStream stream);

  /// The bytes at hand that are not consumed yet; reads on when there are none. Empty at the end. Valid until the next
  /// call. Throws ByteStream::ReadError.
  std::string_view peek();
  void consume(std::size_t count) { begin_ += count; }

  /// Consumes blanks and line ends, and answers how many line feeds were among them.
  std::size_t skip_blanks();

 private:
  std::string_view read();

  ByteStream stream_;
  std::string buffer_;   ///< as read
  std::string decoded_;  ///< used with UTF-16 only
  std::optional<Utf16Decoder> utf16_;
  std::string_view chunk_;
  std::size_t begin_ = 0;
  bool first_ = true;
};

}  // namespace khabar
