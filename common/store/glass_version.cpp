#include "common/store/glass_version.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <vector>

#include "common/error.hpp"

namespace khabar {

namespace {

/// Xapian 1.4's "glass" of 2016-03-14: magic, format, 16 bytes of UUID, revision, six tables, statistics.
constexpr std::string_view kMagic = "\x0F\x0DXapian Glass";
constexpr std::string_view kFormat = "\x04\x6E";
constexpr std::size_t kUuid = 16;
constexpr std::array<const char*, 6> kTables = {"postlist", "docdata", "termlist", "position", "spelling", "synonym"};

/// What Xapian has room for: BTREE_CURSOR_LEVELS, and blocks of 2 to 64 KiB.
constexpr std::uint64_t kMostLevels = 10;
constexpr std::uint64_t kBlockUnit = 2048;
constexpr std::uint64_t kMostBlockUnits = 32;

struct GlassVersion {
  std::uint64_t revision = 0;
  std::vector<std::string> tables;  ///< that hold something
};

/// Reads Xapian's numbers: 7 bits a byte, the lowest first, the high bit on all but the last.
class Numbers {
 public:
  explicit Numbers(std::string_view bytes) : rest_(bytes) {}

  std::optional<std::uint64_t> next() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 63 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    return std::nullopt;
  }

  bool skip(std::uint64_t bytes) {
    if (bytes > rest_.size()) return false;
    rest_.remove_prefix(bytes);
    return true;
  }

 private:
  std::string_view rest_;
};

/// Whether the table holds something; absent when its numbers make no sense.
std::optional<bool> read_table(Numbers& numbers) {
  const auto root = numbers.next(), level = numbers.next(), entries = numbers.next(), block = numbers.next(),
             compress = numbers.next(), free = numbers.next();
  if (!root || !level || !entries || !compress || !free || !numbers.skip(*free)) return std::nullopt;
  const bool is_power = block && (*block & (*block - 1)) == 0;
  if (!is_power || *block == 0 || *block > kMostBlockUnits || *level >> 2 >= kMostLevels) return std::nullopt;
  return *entries > 0;
}

/// Absent when the bytes are no such file.
std::optional<GlassVersion> parse(std::string_view bytes) {
  if (bytes.size() < kMagic.size() + kFormat.size() + kUuid) return std::nullopt;
  Numbers numbers(bytes.substr(kMagic.size() + kFormat.size() + kUuid));
  const auto revision = numbers.next();
  if (!bytes.starts_with(kMagic) || !revision) return std::nullopt;
  GlassVersion version{*revision, {}};
  for (const char* table : kTables) {
    const auto holds_something = read_table(numbers);
    if (!holds_something) return std::nullopt;
    if (*holds_something) version.tables.emplace_back(table);
  }
  return version;
}

[[noreturn]] void fail(const std::string& what) {
  throw Error(Exit::Damaged, what, "run khabar-index check, then khabar-index rebuild");
}

GlassVersion read_version(const std::string& folder) {
  const std::string name = folder + "/iamglass";
  const auto bytes = read_small_file(name);
  if (!bytes) fail(name + " is missing");
  if (bytes->starts_with(kMagic) && !std::string_view(*bytes).substr(kMagic.size()).starts_with(kFormat))
    fail(name + " is of another format of Xapian's");
  auto version = parse(*bytes);
  if (!version) fail(name + " is damaged");
  return std::move(*version);
}

}  // namespace

std::optional<std::string> read_small_file(const std::string& name) {
  constexpr std::size_t kMost = 64u << 10;
  const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw system_error("cannot read " + name, errno);
  }
  std::string bytes(kMost, '\0');
  std::size_t size = 0;
  ssize_t got = 0;
  while (size < kMost && (got = ::read(file, bytes.data() + size, kMost - size)) > 0)
    size += static_cast<std::size_t>(got);
  const int number = errno;
  ::close(file);
  if (got < 0) throw system_error("cannot read " + name, number);
  bytes.resize(size);
  return bytes;
}

std::uint64_t revision_of(const std::string& folder) {
  return read_version(folder).revision;
}

std::uint64_t require_tables(const std::string& folder) {
  const GlassVersion version = read_version(folder);
  for (const std::string& table : version.tables) {
    const std::string name = folder + "/" + table + ".glass";
    const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 && (errno == ENOENT || errno == ENOTDIR)) fail(name + " is missing");
    if (file < 0) throw system_error("cannot read " + name, errno);
    ::close(file);
  }
  return version.revision;
}

}  // namespace khabar
