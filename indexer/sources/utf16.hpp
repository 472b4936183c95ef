#pragma once

#include <string>
#include <string_view>

namespace khabar {

/// UTF-16 that comes in pieces, cut anywhere. Lone surrogates become U+FFFD.
class Utf16Decoder {
 public:
  enum class Order { LittleEndian, BigEndian };

  explicit Utf16Decoder(Order order) : order_(order) {}

  /// Appends as UTF-8 to `out` what `bytes` complete.
  void add(std::string_view bytes, std::string& out);

  /// Appends U+FFFD when the input ended within a character.
  void finish(std::string& out);

 private:
  void add_unit(char32_t unit, std::string& out);

  Order order_;
  bool has_half_ = false;
  unsigned char half_ = 0;
  char32_t lead_ = 0;  ///< a lead surrogate that waits for its trail
};

}  // namespace khabar
