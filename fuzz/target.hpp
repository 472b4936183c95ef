#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "common/text/utf8.hpp"

/// Begins the body of a fuzz target, which has `data` and `size` and returns 0. Under libFuzzer there is one a program;
/// the tests link them all, so that each has a name of its own.
#ifdef KHABAR_FUZZ
#define KHABAR_FUZZ_TARGET(name) extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
#else
#define KHABAR_FUZZ_TARGET(name) extern "C" int khabar_fuzz_##name(const std::uint8_t* data, std::size_t size)
#endif

namespace khabar::fuzz {

/// Throws when a promise is broken: libFuzzer takes what nobody catches for a crash, and the tests show it. No
/// ReadError, which the code under test catches.
inline void require(bool holds, const std::string& promise) {
  if (!holds) throw std::logic_error("broken: " + promise);
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The first line, without its line feed, and what stands behind it: most inputs say in their first line how the rest
/// is to be read.
inline std::pair<std::string_view, std::string_view> first_line(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return {bytes, {}};
  return {bytes.substr(0, end), bytes.substr(end + 1)};
}

inline void require_scrubbed(std::string_view text, const std::string& what) {
  require(utf8::scrub(text) == text, what + " is not scrubbed");
}

/// No input makes out of a byte more than a few: what grows without bound would be a bomb.
inline void require_bounded(std::size_t out, std::size_t in, const std::string& what) {
  constexpr std::size_t kFactor = 4;
  constexpr std::size_t kSlack = 256;
  require(out <= kFactor * in + kSlack, what + " is too large: " + std::to_string(out) + " of " + std::to_string(in));
}

}  // namespace khabar::fuzz
