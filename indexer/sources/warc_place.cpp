#include "indexer/sources/warc_place.hpp"

#include <algorithm>
#include <string>

namespace khabar {
namespace {

constexpr std::uint64_t kHashedBytes = std::uint64_t{1} << 16;

}  // namespace

ContentHash hash_before(const InputFile& file, std::uint64_t offset) {
  const std::uint64_t size = std::min(offset, kHashedBytes);
  std::string bytes(2 * static_cast<std::size_t>(size), '\0');
  const std::size_t half = bytes.size() / 2;
  const std::size_t first = file.read_at(0, bytes.data(), half);
  const std::size_t last = file.read_at(offset - size, bytes.data() + first, half);
  bytes.resize(first + last);
  return content_hash(bytes);
}

bool stands_before(const SourceFile& file, const WarcPlace& place) {
  const InputFile input(file.path);
  return input.size() >= place.offset && hash_before(input, place.offset) == place.before;
}

}  // namespace khabar
