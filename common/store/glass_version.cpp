#include "common/store/glass_version.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "common/store/packing.hpp"
#include "common/store/small_file.hpp"

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

/// Whether the table holds something. Xapian packs numbers and strings as we do.
bool read_table(Unpacker& unpacker) {
  unpacker.number();  // the root's block
  const std::uint64_t level = unpacker.number(), entries = unpacker.number(), block = unpacker.number();
  unpacker.number();  // from which size on it compresses
  unpacker.text();    // the list of free blocks
  const bool is_power = block != 0 && (block & (block - 1)) == 0;
  if (!is_power || block > kMostBlockUnits || level >> 2 >= kMostLevels) throw Error(Exit::Damaged, "no table");
  return entries > 0;
}

/// Throws Error(Damaged) when the bytes are no such file.
GlassVersion parse(std::string_view bytes) {
  const std::size_t head = kMagic.size() + kFormat.size() + kUuid;
  if (!bytes.starts_with(kMagic) || bytes.size() < head) throw Error(Exit::Damaged, "no version");
  Unpacker unpacker(bytes.substr(head));
  GlassVersion version{unpacker.number(), {}};
  for (const char* table : kTables) {
    if (read_table(unpacker)) version.tables.emplace_back(table);
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
  try {
    return parse(*bytes);
  } catch (const Error&) {
    fail(name + " is damaged");
  }
}

}  // namespace

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
