#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>

#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/walk.hpp"

namespace khabar {

/// 128 bits over a record's bytes: equal means unchanged.
using RecordHash = std::array<char, 16>;

/// What the file that carries a record says of it: a WARC's and HTTP's headers. Empty strings: nothing.
struct Carriage {
  std::string url;      ///< that it was fetched from
  std::string charset;  ///< as HTTP's Content-Type names it
  std::string fetched;  ///< when, ISO 8601
};

/// One article's bytes, cut out of its file but not yet read: cheap to make, so that one thread can feed many.
struct Record {
  std::string path;
  std::size_t line = 0;  ///< 1-based: of JSON Lines the line, else the place in the file; 0: the file is one record
  Format format = Format::Text;
  std::string bytes;
  RecordHash hash{};
  Carriage carriage{};
};

constexpr std::size_t kMaxRecordBytes = 64u << 20;

/// With the hash of its bytes.
Record make_record(std::string path, std::size_t line, Format format, std::string bytes);

/// Hands each record of the file to `take`, in order. Reads in constant memory beside the record at hand. Empty lines
/// are no records. What cannot be cut out (a line over kMaxRecordBytes, a torn compressed stream, JSON that ends
/// early) goes to `reject`, and reading goes on behind it where there is a behind. Each format is cut by a function of
/// its own (cut_json, cut_xml ...). Stops early when `take` returns false.
void for_each_record(const SourceFile& file, const std::function<bool(Record)>& take,
                     const std::function<void(Rejection)>& reject);

/// The same of a member of an archive, whose bytes `stream` gives; `file` only names it and tells its format. An
/// archive is a Rejection.
void for_each_record(const SourceFile& file, ByteStream stream, const std::function<bool(Record)>& take,
                     const std::function<void(Rejection)>& reject);

}  // namespace khabar
