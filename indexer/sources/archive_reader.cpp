#include "indexer/sources/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <string_view>

#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/input_file.hpp"

namespace khabar {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kBlock = std::size_t{1} << 17;
constexpr std::uint64_t kMaxDirectory = std::uint64_t{128} << 20;

bool begins_zip(const InputFile& file) {
  std::array<char, 4> bytes{};
  const std::string_view head(bytes.data(), file.read_at(0, bytes.data(), bytes.size()));
  return head == "PK\x03\x04"sv || head == "PK\x05\x06"sv;
}

/// A zip's other methods (lzma, xz, ppmd) may take gigabytes of memory at an archive's word.
bool known_method(std::string_view format_name) {
  return !format_name.starts_with("ZIP") || format_name.find("(uncompressed)") != std::string_view::npos ||
         format_name.find("(deflation") != std::string_view::npos ||
         format_name.find("(bzip") != std::string_view::npos || format_name.find("(zstd") != std::string_view::npos;
}

}  // namespace

struct ArchiveReader::State {
  std::optional<InputFile> zip;
  std::uint64_t offset = 0;  ///< in the zip
  std::optional<ByteStream> tar;
  std::string block = std::string(kBlock, '\0');
  std::uint64_t bytes_read = 0;
  bool in_directory = false;  ///< of a zip
  std::exception_ptr failure{};
  archive* reader = nullptr;

  explicit State(const std::string& path) {
    zip.emplace(path);
    if (!begins_zip(*zip)) {
      zip.reset();
      tar.emplace(path);
    }
    reader = archive_read_new();
    if (reader == nullptr) throw ReadError("cannot be unpacked: out of memory");
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { archive_read_free(reader); }

  void open() {
    archive_read_set_callback_data(reader, this);
    archive_read_set_read_callback(reader, give);
    if (zip) {
      in_directory = true;
      archive_read_set_skip_callback(reader, skip);
      archive_read_set_seek_callback(reader, seek);
      archive_read_support_format_zip(reader);
    } else {
      archive_read_support_format_tar(reader);
    }
    if (archive_read_open1(reader) < ARCHIVE_WARN) fail();
  }

  [[noreturn]] void fail() const {
    if (failure) std::rethrow_exception(failure);
    throw ReadError("cannot be unpacked: " + reason());
  }

  std::string reason() const {
    const char* why = archive_error_string(reader);
    return why == nullptr ? "unknown error" : why;
  }

  // libarchive asks for bytes through these. No exception may pass through it.

  static la_ssize_t give(archive* reader, void* self, const void** bytes) {
    State& state = *static_cast<State*>(self);
    try {
      *bytes = state.block.data();
      return static_cast<la_ssize_t>(state.read_block());
    } catch (...) {
      state.failure = std::current_exception();
      archive_set_error(reader, EIO, "cannot be read");
      return ARCHIVE_FATAL;
    }
  }

  static la_int64_t skip(archive*, void* self, la_int64_t count) {
    State& state = *static_cast<State*>(self);
    const std::uint64_t size = state.zip->size();
    const std::uint64_t some =
        std::min(static_cast<std::uint64_t>(std::max<la_int64_t>(count, 0)), size - std::min(size, state.offset));
    state.offset += some;
    return static_cast<la_int64_t>(some);
  }

  static la_int64_t seek(archive*, void* self, la_int64_t by, int whence) {
    State& state = *static_cast<State*>(self);
    const auto size = static_cast<la_int64_t>(state.zip->size());
    const la_int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_END ? size : static_cast<la_int64_t>(state.offset);
    la_int64_t target = 0;
    if (__builtin_add_overflow(base, by, &target)) return ARCHIVE_FATAL;
    target = std::clamp<la_int64_t>(target, 0, size);
    state.offset = static_cast<std::uint64_t>(target);
    return target;
  }

  std::size_t read_block() {
    if (tar) return tar->read(block.data(), block.size());
    const std::size_t count = zip->read_at(offset, block.data(), block.size());
    offset += count;
    bytes_read += count;
    if (in_directory && bytes_read > kMaxDirectory) throw ReadError("its directory is larger than 128 MiB");
    return count;
  }
};

ArchiveReader::ArchiveReader(const std::string& path) : state_(std::make_unique<State>(path)) {
  state_->open();
}

ArchiveReader::~ArchiveReader() = default;

std::optional<ArchiveReader::Member> ArchiveReader::next() {
  archive_entry* entry = nullptr;
  const int result = archive_read_next_header(state_->reader, &entry);
  state_->in_directory = false;
  if (result == ARCHIVE_EOF) return std::nullopt;
  if (result == ARCHIVE_FATAL) state_->fail();
  Member member;
  if (result < ARCHIVE_WARN) {
    member.refusal = "cannot be unpacked: " + state_->reason();
    return member;
  }
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  if (name != nullptr) member.name = name;
  member.is_file = archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
  const char* format = archive_format_name(state_->reader);
  if (archive_entry_is_encrypted(entry) != 0) {
    member.refusal = "is encrypted";
  } else if (!known_method(format == nullptr ? "" : format)) {
    member.refusal = "is packed in a way that is not read";
  }
  return member;
}

std::size_t ArchiveReader::read(char* buffer, std::size_t size) {
  la_ssize_t count = ARCHIVE_RETRY;
  while (count == ARCHIVE_RETRY) count = archive_read_data(state_->reader, buffer, size);
  if (count < 0) state_->fail();
  return static_cast<std::size_t>(count);
}

}  // namespace khabar
