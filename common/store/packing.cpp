#include "common/store/packing.hpp"

#include "common/error.hpp"

namespace khabar {

namespace {

[[noreturn]] void damaged() {
  throw Error(Exit::Damaged, "a stored article cannot be read", "run khabar-index check, then khabar-index rebuild");
}

}  // namespace

Packer& Packer::add(std::uint64_t number) {
  while (number >= 0x80) {
    bytes_ += static_cast<char>(number | 0x80);
    number >>= 7;
  }
  bytes_ += static_cast<char>(number);
  return *this;
}

Packer& Packer::add(std::string_view text) {
  add(std::uint64_t{text.size()});
  bytes_ += text;
  return *this;
}

std::uint64_t Unpacker::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) damaged();
    const auto byte = static_cast<unsigned char>(rest_[0]);
    rest_.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return value;
  }
  damaged();
}

std::string_view Unpacker::text() {
  const std::uint64_t size = number();
  if (size > rest_.size()) damaged();
  const std::string_view text = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return text;
}

}  // namespace khabar
