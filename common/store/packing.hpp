#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace khabar {

/// Writes numbers (LEB128) and strings (length first) one behind the other into bytes.
class Packer {
 public:
  Packer& add(std::uint64_t number);
  Packer& add(std::string_view text);
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads them back in the same order. Throws Error(Damaged) where the bytes end early or a length lies.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}
  std::uint64_t number();
  std::string_view text();  ///< a view into the given bytes
  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace khabar
