#include "indexer/sources/chunk_reader.hpp"

#include <algorithm>
#include <utility>

namespace khabar {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18;

}  // namespace

ChunkReader::ChunkReader(ByteStream stream) : stream_(std::move(stream)), buffer_(kChunk, '\0') {}

std::string_view ChunkReader::read() {
  // A pipe of decompressed bytes may give few at a time; a mark must not be cut in two.
  std::size_t size = stream_.read(buffer_.data(), buffer_.size());
  while (first_ && size > 0 && size < 4) {
    const std::size_t more = stream_.read(buffer_.data() + size, buffer_.size() - size);
    if (more == 0) break;
    size += more;
  }
  return std::string_view(buffer_).substr(0, size);
}

std::string_view ChunkReader::peek() {
  using namespace std::string_view_literals;
  while (begin_ >= chunk_.size()) {
    std::string_view bytes = read();
    if (first_ && bytes.starts_with("\xef\xbb\xbf")) {
      bytes.remove_prefix(3);
    } else if (first_ && (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))) {
      utf16_.emplace(bytes[0] == '\xff' ? Utf16Decoder::Order::LittleEndian : Utf16Decoder::Order::BigEndian);
      bytes.remove_prefix(2);
    }
    const bool at_end = bytes.empty() && !first_;
    first_ = false;
    begin_ = 0;
    chunk_ = bytes;
    if (utf16_) {
      decoded_.clear();
      utf16_->add(bytes, decoded_);
      if (at_end) utf16_->finish(decoded_);
      chunk_ = decoded_;
    }
    if (at_end && chunk_.empty()) return {};
  }
  return chunk_.substr(begin_);
}

std::size_t ChunkReader::skip_blanks() {
  std::size_t lines = 0;
  for (std::string_view text = peek(); !text.empty(); text = peek()) {
    const std::size_t blanks = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    lines +=
        static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(blanks), '\n'));
    consume(blanks);
    if (blanks < text.size()) break;
  }
  return lines;
}

}  // namespace khabar
