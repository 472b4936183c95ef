#include "indexer/sources/byte_stream.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace khabar {
namespace {

/// A compressed file may unfold to this much before anyone asks how small it was.
constexpr std::uint64_t kTrustedBytes = std::uint64_t{1} << 30;
constexpr std::uint64_t kMaxRatio = 1000;
constexpr std::size_t kInputBlock = std::size_t{1} << 17;

bool compressed(std::string_view head) {
  using namespace std::string_view_literals;
  // bzip2's mark alone ("BZh9") could begin a text; what follows it in every bzip2 file is pi, or its end mark.
  const bool bzip2 =
      head.size() >= 10 && head.starts_with("BZh") &&
      (head.substr(4, 6) == "\x31\x41\x59\x26\x53\x59"sv || head.substr(4, 6) == "\x17\x72\x45\x38\x50\x90"sv);
  return bzip2 || head.starts_with("\x1f\x8b\x08"sv) || head.starts_with("\x28\xb5\x2f\xfd"sv) ||
         head.starts_with("\xfd\x37zXZ\0"sv);
}

std::string last_error() {
  return std::generic_category().message(errno);
}

}  // namespace

struct ByteStream::State {
  int file = -1;
  archive* unpacker = nullptr;
  bool at_end = false;
  std::uint64_t unpacked = 0;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (unpacker != nullptr) archive_read_free(unpacker);
    if (file >= 0) close(file);
  }

  void open_plain(const std::string& path) {
    // Without O_NONBLOCK a pipe that took the file's place since the walk would hold the run up for ever.
    file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) throw ReadError("cannot be opened: " + last_error());
    struct stat info {};
    if (fstat(file, &info) != 0) throw ReadError("cannot be read: " + last_error());
    if (!S_ISREG(info.st_mode)) throw ReadError("is not a file");
  }

  std::string head() const {
    std::array<char, 16> bytes{};
    const ssize_t count = pread(file, bytes.data(), bytes.size(), 0);
    return {bytes.data(), count < 0 ? 0 : static_cast<std::size_t>(count)};
  }

  [[noreturn]] void fail() const {
    const char* why = archive_error_string(unpacker);
    throw ReadError(std::string("cannot be decompressed: ") + (why == nullptr ? "unknown error" : why));
  }

  void open_unpacker() {
    unpacker = archive_read_new();
    if (unpacker == nullptr) throw ReadError("cannot be decompressed: out of memory");
    archive_read_support_filter_gzip(unpacker);
    archive_read_support_filter_zstd(unpacker);
    archive_read_support_filter_bzip2(unpacker);
    archive_read_support_filter_xz(unpacker);
    archive_read_support_format_raw(unpacker);
    archive_read_support_format_empty(unpacker);
    if (archive_read_open_fd(unpacker, file, kInputBlock) < ARCHIVE_WARN) fail();
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(unpacker, &entry);
    if (result == ARCHIVE_EOF) {
      at_end = true;
    } else if (result < ARCHIVE_WARN) {
      fail();
    }
  }

  std::size_t unpack(char* buffer, std::size_t size) {
    if (at_end) return 0;
    la_ssize_t count = ARCHIVE_RETRY;
    while (count == ARCHIVE_RETRY) count = archive_read_data(unpacker, buffer, size);
    if (count < 0) fail();
    at_end = count == 0;
    unpacked += static_cast<std::uint64_t>(count);
    const std::int64_t packed = archive_filter_bytes(unpacker, -1);
    if (unpacked > kTrustedBytes && unpacked / kMaxRatio > static_cast<std::uint64_t>(packed < 1 ? 1 : packed)) {
      throw ReadError("unfolds to over " + std::to_string(kMaxRatio) + " times its size: not read further");
    }
    return static_cast<std::size_t>(count);
  }
};

ByteStream::ByteStream(const std::string& path) : state_(std::make_unique<State>()) {
  state_->open_plain(path);
  if (compressed(state_->head())) state_->open_unpacker();
}

ByteStream::~ByteStream() = default;

std::size_t ByteStream::read(char* buffer, std::size_t size) {
  if (state_->unpacker != nullptr) return state_->unpack(buffer, size);
  ssize_t count = -1;
  do {
    count = ::read(state_->file, buffer, size);
  } while (count < 0 && errno == EINTR);
  if (count < 0) throw ReadError("cannot be read: " + last_error());
  return static_cast<std::size_t>(count);
}

}  // namespace khabar
