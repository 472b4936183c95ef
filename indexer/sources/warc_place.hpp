#pragma once

#include <cstdint>

#include "common/store/content_hash.hpp"
#include "indexer/sources/input_file.hpp"
#include "indexer/sources/walk.hpp"

namespace khabar {

/// A place between two records of a WARC, where the reading of one that has grown goes on. In a file that is one gzip
/// member there is none but the beginning.
struct WarcPlace {
  std::uint64_t offset = 0;   ///< bytes on disk before the next record, or the gzip member that it begins
  std::uint64_t records = 0;  ///< that stand before it, of any kind
  ContentHash before{};       ///< over the first and the last 64 KiB before it

  bool operator==(const WarcPlace&) const = default;
};

/// What `before` is at `offset`. Constant time. Throws ReadError.
ContentHash hash_before(const InputFile& file, std::uint64_t offset);

/// Whether the file is still the same up to the place: told by `before`. Constant time. Throws ReadError.
bool stands_before(const SourceFile& file, const WarcPlace& place);

}  // namespace khabar
