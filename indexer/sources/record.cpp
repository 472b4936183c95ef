#include "indexer/sources/record.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/store/content_hash.hpp"
#include "indexer/sources/archive_cutter.hpp"
#include "indexer/sources/json_cutter.hpp"
#include "indexer/sources/warc.hpp"
#include "indexer/sources/xml_cutter.hpp"

namespace khabar {
namespace {

/// The file's bytes; false when they are more than a record may have.
bool read_whole(const SourceFile& file, ByteStream& stream, std::string& bytes) {
  // The size on disk is a hint only: the file may be compressed, or still growing.
  bytes.reserve(std::min<std::uint64_t>(file.size, kMaxRecordBytes) + 1);
  constexpr std::size_t kStep = std::size_t{1} << 16;
  for (std::size_t size = 0;;) {
    bytes.resize(size < bytes.capacity() ? bytes.capacity() : 2 * size + kStep);
    const std::size_t count = stream.read(bytes.data() + size, bytes.size() - size);
    size += count;
    if (size > kMaxRecordBytes) return false;
    if (count == 0) {
      bytes.resize(size);
      bytes.shrink_to_fit();
      return true;
    }
  }
}

void cut_whole(const SourceFile& file, ByteStream stream, const std::function<bool(Record)>& take,
               const std::function<void(Rejection)>& reject) {
  try {
    std::string bytes;
    if (!read_whole(file, stream, bytes)) return reject({file.path, 0, "larger than 64 MiB"});
    take(make_record(file.path, 0, file.format, std::move(bytes)));
  } catch (const ByteStream::ReadError& error) {
    reject({file.path, 0, error.what()});
  }
}

}  // namespace

Record make_record(std::string path, std::size_t line, Format format, std::string bytes) {
  const RecordHash hash = content_hash(bytes);
  return {std::move(path), line, format, std::move(bytes), hash, {}};
}

void for_each_record(const SourceFile& file, const std::function<bool(Record)>& take,
                     const std::function<void(Rejection)>& reject) {
  if (file.format == Format::Warc) {
    read_warc(file, {}, take, reject);
  } else if (file.format == Format::Archive) {
    cut_archive(file, take, reject);
  } else {
    std::optional<ByteStream> stream;
    try {
      stream.emplace(file.path);
    } catch (const ByteStream::ReadError& error) {
      return reject({file.path, 0, error.what()});
    }
    for_each_record(file, std::move(*stream), take, reject);
  }
}

void for_each_record(const SourceFile& file, ByteStream stream, const std::function<bool(Record)>& take,
                     const std::function<void(Rejection)>& reject) {
  switch (file.format) {
    case Format::Text:
    case Format::Markdown:
    case Format::Html:
      return cut_whole(file, std::move(stream), take, reject);
    case Format::Json:
    case Format::JsonLines:
      return cut_json(file, std::move(stream), take, reject);
    case Format::Xml:
      return cut_xml(file, std::move(stream), take, reject);
    case Format::Warc:
      return read_warc(file.path, std::move(stream), take, reject);
    case Format::Archive:
    case Format::FeedItem:
    case Format::Nitf:
    case Format::NewsMl:
      break;
  }
  reject({file.path, 0, "an archive in an archive is not read"});
}

}  // namespace khabar
