#include "indexer/sources/utf16.hpp"

#include "common/text/utf8.hpp"

namespace khabar {

void Utf16Decoder::add(std::string_view bytes, std::string& out) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (!has_half_) {
      half_ = byte;
    } else {
      const char32_t first = half_;
      const char32_t second = byte;
      add_unit(order_ == Order::LittleEndian ? first | (second << 8) : (first << 8) | second, out);
    }
    has_half_ = !has_half_;
  }
}

void Utf16Decoder::add_unit(char32_t unit, std::string& out) {
  const bool trail = unit >= 0xDC00 && unit < 0xE000;
  if (lead_ != 0 && trail) {
    utf8::append(out, 0x10000 + ((lead_ - 0xD800) << 10) + (unit - 0xDC00));
    lead_ = 0;
    return;
  }
  if (lead_ != 0) utf8::append(out, utf8::kReplacement);
  lead_ = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
  if (lead_ == 0) utf8::append(out, trail ? utf8::kReplacement : unit);
}

void Utf16Decoder::finish(std::string& out) {
  if (has_half_ || lead_ != 0) utf8::append(out, utf8::kReplacement);
  has_half_ = false;
  lead_ = 0;
}

}  // namespace khabar
