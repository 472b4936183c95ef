#pragma once

#include <array>
#include <string>
#include <string_view>

namespace khabar {

/// 128 bits over some bytes: equal means unchanged.
using ContentHash = std::array<char, 16>;

/// MurmurHash3 (x64, 128 bits, seed 0; Appleby, in the public domain): fast and well spread, but not cryptographic. It
/// tells changed records from unchanged ones; whoever forges a collision only hides a change of their own article.
ContentHash content_hash(std::string_view bytes);

/// The first `digits` (at most 32) hexadecimal digits.
std::string hex(const ContentHash& hash, std::size_t digits);

}  // namespace khabar
