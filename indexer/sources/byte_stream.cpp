#include "indexer/sources/byte_stream.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <utility>

namespace khabar {
namespace {

/// A compressed file may unfold to this much before anyone asks how small it was.
constexpr std::uint64_t kTrustedBytes = std::uint64_t{1} << 30;
constexpr std::uint64_t kMaxRatio = 1000;
constexpr std::size_t kInputBlock = std::size_t{1} << 17;

ByteStream::Source file_source(const std::string& path) {
  return [file = std::make_shared<InputFile>(path), offset = std::uint64_t{0}](char* buffer, std::size_t size) mutable {
    const std::size_t count = file->read_at(offset, buffer, size);
    offset += count;
    return count;
  };
}

}  // namespace

struct ByteStream::State {
  Source source;
  std::uint64_t* allowance;  ///< null: none is kept to
  std::string head{};        ///< read to see whether the bytes are compressed, and not yet given
  archive* unpacker = nullptr;
  std::string block{};  ///< what the unpacker reads from
  std::exception_ptr failure{};
  std::uint64_t packed = 0;
  std::uint64_t given = 0;
  bool at_end = false;

  State(Source bytes, std::uint64_t* left) : source(std::move(bytes)), allowance(left) {
    std::array<char, kHead> begin{};
    while (head.size() < begin.size()) {
      const std::size_t count = source(begin.data(), begin.size() - head.size());
      if (count == 0) break;
      head.append(begin.data(), count);
    }
    if (!compressed(head)) return;
    try {
      open_unpacker();
    } catch (...) {  // without it a constructor that throws would leak: there is no destructor to come
      archive_read_free(unpacker);
      throw;
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (unpacker != nullptr) archive_read_free(unpacker);
  }

  /// libarchive asks for compressed bytes. No exception may pass through it.
  static la_ssize_t give_packed(archive* unpacker, void* self, const void** bytes) {
    State& state = *static_cast<State*>(self);
    try {
      *bytes = state.block.data();
      const std::size_t count = state.read_source(state.block.data(), state.block.size());
      state.packed += count;
      return static_cast<la_ssize_t>(count);
    } catch (...) {
      state.failure = std::current_exception();
      archive_set_error(unpacker, EIO, "cannot be read");
      return ARCHIVE_FATAL;
    }
  }

  [[noreturn]] void fail() const {
    if (failure) std::rethrow_exception(failure);
    const char* why = archive_error_string(unpacker);
    throw ReadError(std::string("cannot be decompressed: ") + (why == nullptr ? "unknown error" : why));
  }

  void open_unpacker() {
    unpacker = archive_read_new();
    if (unpacker == nullptr) throw ReadError("cannot be decompressed: out of memory");
    block.resize(kInputBlock);
    archive_read_support_filter_gzip(unpacker);
    archive_read_support_filter_zstd(unpacker);
    archive_read_support_filter_bzip2(unpacker);
    archive_read_support_filter_xz(unpacker);
    archive_read_support_format_raw(unpacker);
    archive_read_support_format_empty(unpacker);
    if (archive_read_open(unpacker, this, nullptr, give_packed, nullptr) < ARCHIVE_WARN) fail();
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(unpacker, &entry);
    if (result == ARCHIVE_EOF) {
      at_end = true;
    } else if (result < ARCHIVE_WARN) {
      fail();
    }
  }

  std::size_t read_source(char* buffer, std::size_t size) {
    if (head.empty()) return source(buffer, size);
    const std::size_t count = std::min(size, head.size());
    std::copy_n(head.begin(), count, buffer);
    head.erase(0, count);
    return count;
  }

  std::size_t unpack(char* buffer, std::size_t size) {
    if (at_end) return 0;
    la_ssize_t count = ARCHIVE_RETRY;
    while (count == ARCHIVE_RETRY) count = archive_read_data(unpacker, buffer, size);
    if (count < 0) fail();
    at_end = count == 0;
    const std::uint64_t unpacked = given + static_cast<std::uint64_t>(count);
    if (unpacked > kTrustedBytes && unpacked / kMaxRatio > packed) {
      throw ReadError("unfolds to over " + std::to_string(kMaxRatio) + " times its size: not read further");
    }
    return static_cast<std::size_t>(count);
  }

  std::size_t read(char* buffer, std::size_t size) {
    const std::size_t count = unpacker == nullptr ? read_source(buffer, size) : unpack(buffer, size);
    given += count;
    if (allowance == nullptr) return count;
    if (std::exchange(*allowance, *allowance - std::min<std::uint64_t>(*allowance, count)) < count) {
      throw ReadError("unfolds to more than is read of an archive: not read further");
    }
    return count;
  }
};

bool ByteStream::compressed(std::string_view head) {
  using namespace std::string_view_literals;
  // bzip2's mark alone ("BZh9") could begin a text; what follows it in every bzip2 file is pi, or its end mark.
  const bool bzip2 =
      head.size() >= 10 && head.starts_with("BZh") &&
      (head.substr(4, 6) == "\x31\x41\x59\x26\x53\x59"sv || head.substr(4, 6) == "\x17\x72\x45\x38\x50\x90"sv);
  return bzip2 || head.starts_with("\x1f\x8b\x08"sv) || head.starts_with("\x28\xb5\x2f\xfd"sv) ||
         head.starts_with("\xfd\x37zXZ\0"sv);
}

ByteStream::ByteStream(const std::string& path) : state_(std::make_unique<State>(file_source(path), nullptr)) {}

ByteStream::ByteStream(Source source, std::uint64_t& allowance)
    : state_(std::make_unique<State>(std::move(source), &allowance)) {}

ByteStream::~ByteStream() = default;
ByteStream::ByteStream(ByteStream&&) noexcept = default;

std::size_t ByteStream::read(char* buffer, std::size_t size) {
  return state_->read(buffer, size);
}

}  // namespace khabar
