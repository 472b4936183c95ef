#include "indexer/sources/archive_cutter.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/store/content_hash.hpp"
#include "common/text/utf8.hpp"
#include "indexer/sources/archive_reader.hpp"
#include "indexer/sources/byte_stream.hpp"

namespace khabar {
namespace {

constexpr std::size_t kMaxMembers = 1'000'000;
constexpr std::uint64_t kMaxUnpacked = std::uint64_t{64} << 30;
constexpr std::uint64_t kTrustedBytes = std::uint64_t{1} << 30;
constexpr std::uint64_t kMaxRatio = 1000;

/// What a member's name is good for: no way out of the archive, no controls. Nothing for hidden members, as a walk
/// leaves out hidden files: macOS puts "__MACOSX/._x.txt" beside each x.txt.
std::optional<std::string> label_of(std::string_view name) {
  std::string label;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of("/\\"), name.size());  // some zips have Windows' separators
    const std::string_view part = name.substr(0, end);
    name.remove_prefix(std::min(end + 1, name.size()));
    if (part.empty() || part == "." || part == "..") continue;
    if (part.starts_with('.')) return std::nullopt;
    if (!label.empty()) label += '/';
    label += part;
  }
  label = utf8::scrub(label);
  std::replace_if(
      label.begin(), label.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  if (label.empty()) return std::nullopt;
  return label;
}

/// How many bytes are unpacked of an archive, told by its size alone.
std::uint64_t allowance_of(std::uint64_t size) {
  return std::clamp(std::min(size, kMaxUnpacked) * kMaxRatio, kTrustedBytes, kMaxUnpacked);
}

class ArchiveCutter {
 public:
  ArchiveCutter(const SourceFile& file, const std::function<bool(Record)>& take,
                const std::function<void(Rejection)>& reject)
      : file_(file), take_(take), reject_(reject), packed_left_(allowance_of(file.size)), left_(packed_left_) {}

  void run() {
    try {
      ArchiveReader reader(file_.path);
      std::size_t members = 0;
      while (std::optional<ArchiveReader::Member> member = reader.next()) {
        if (++members > kMaxMembers) return reject_({file_.path, 0, "has over 1,000,000 members: not read further"});
        cut_member(reader, *member);
        if (stopped_) return;
        if (left_ == 0 || packed_left_ == 0)
          return reject_({file_.path, 0, "unfolds to more than is read of an archive: not read further"});
      }
    } catch (const ReadError& error) {
      reject_({file_.path, 0, error.what()});
    }
  }

 private:
  void cut_member(ArchiveReader& reader, const ArchiveReader::Member& member) {
    if (!member.is_file) return;
    const std::optional<std::string> label = label_of(member.name);
    std::optional<Format> format;
    if (label) format = format_of(*label);
    SourceFile file{file_.path + (label ? '/' + *label : ""), format.value_or(Format::Text), 0, file_.mtime_ns};
    if (!member.refusal.empty() && (format || member.name.empty())) return reject_({file.path, 0, member.refusal});
    if (!format) return;
    if (format == Format::Archive) return reject_({file.path, 0, "an archive in an archive is not read"});
    try {
      for_each_record(
          file, stream_of(reader), [&](Record record) { return take(std::move(record)); }, reject_);
    } catch (const ReadError& error) {
      reject_({file.path, 0, error.what()});
    }
  }

  bool take(Record record) {
    record.hash = content_hash(std::string(record.hash.data(), record.hash.size()) + record.path);
    stopped_ = !take_(std::move(record));
    return !stopped_;
  }

  /// A member may be compressed once more: both what the archive and what the member unfolds to is counted.
  ByteStream stream_of(ArchiveReader& reader) {
    const auto source = [this, &reader](char* buffer, std::size_t size) {
      const std::size_t count = reader.read(buffer, size);
      packed_left_ -= std::min<std::uint64_t>(packed_left_, count);
      if (packed_left_ == 0) throw ReadError("the archive unfolds to too much");
      return count;
    };
    return ByteStream(source, left_);
  }

  const SourceFile& file_;
  const std::function<bool(Record)>& take_;
  const std::function<void(Rejection)>& reject_;
  std::uint64_t packed_left_;  ///< bytes that may still come out of the archive
  std::uint64_t left_;         ///< and out of its members
  bool stopped_ = false;
};

}  // namespace

void cut_archive(const SourceFile& file, const std::function<bool(Record)>& take,
                 const std::function<void(Rejection)>& reject) {
  ArchiveCutter(file, take, reject).run();
}

}  // namespace khabar
