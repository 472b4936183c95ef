#include "common/store/content_hash.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace khabar {
namespace {

constexpr std::uint64_t kFirst = 0x87c37b91114253d5;
constexpr std::uint64_t kSecond = 0x4cf5ad432745937f;

std::uint64_t mix_first(std::uint64_t word) {
  return std::rotl(word * kFirst, 31) * kSecond;
}
std::uint64_t mix_second(std::uint64_t word) {
  return std::rotl(word * kSecond, 33) * kFirst;
}

/// Spreads every bit of the input over all of the output.
std::uint64_t finish(std::uint64_t word) {
  word = (word ^ (word >> 33)) * 0xff51afd7ed558ccd;
  word = (word ^ (word >> 33)) * 0xc4ceb9fe1a85ec53;
  return word ^ (word >> 33);
}

struct Block {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
};

/// Up to 16 bytes; what is missing is zero.
Block load(std::string_view bytes) {
  static_assert(std::endian::native == std::endian::little, "the words would have to be swapped");
  Block block;
  std::memcpy(&block, bytes.data(), bytes.size());
  return block;
}

}  // namespace

ContentHash content_hash(std::string_view bytes) {
  const std::uint64_t length = bytes.size();
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  for (; bytes.size() >= sizeof(Block); bytes.remove_prefix(sizeof(Block))) {
    const Block block = load(bytes.substr(0, sizeof(Block)));
    a = (std::rotl(a ^ mix_first(block.first), 27) + b) * 5 + 0x52dce729;
    b = (std::rotl(b ^ mix_second(block.second), 31) + a) * 5 + 0x38495ab5;
  }
  if (!bytes.empty()) {
    const Block block = load(bytes);
    a ^= mix_first(block.first);
    b ^= mix_second(block.second);
  }
  a ^= length;
  b ^= length;
  a += b;
  b += a;
  a = finish(a);
  b = finish(b);
  a += b;
  b += a;
  ContentHash hash{};
  // Most significant byte first, as digests are written.
  for (std::size_t i = 0; i < 8; ++i) {
    hash[i] = static_cast<char>(a >> (56 - 8 * i));
    hash[8 + i] = static_cast<char>(b >> (56 - 8 * i));
  }
  return hash;
}

std::string hex(const ContentHash& hash, std::size_t digits) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < digits && i < 2 * hash.size(); ++i) {
    const unsigned byte = static_cast<unsigned char>(hash[i / 2]);
    out += kDigits[i % 2 == 0 ? byte >> 4 : byte & 15];
  }
  return out;
}

}  // namespace khabar
