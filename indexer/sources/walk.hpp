#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/store/article.hpp"

namespace khabar {

/// What a file or a record holds. Of files it is told by the name without compression endings.
enum class Format {
  Text,
  Markdown,
  JsonLines,
  Json,
  Html,
  Xml,       ///< a file: a feed, NITF, NewsML-G2 or XHTML, told by its root element
  FeedItem,  ///< a record: one item of a feed
  Nitf,      ///< a record
  NewsMl,    ///< a record: one newsItem
  Warc,      ///< a file
  Archive,   ///< a file: zip, tar
};

/// A file that may hold articles.
struct SourceFile {
  std::string
      path;  ///< absolute, lexically normal, UTF-8 (bytes that are not are replaced when shown, never when opened)
  Format format = Format::Text;
  std::uint64_t size = 0;     ///< bytes on disk
  std::int64_t mtime_ns = 0;  ///< nanoseconds since 1970
};

struct Walk {
  std::vector<SourceFile> files;      ///< sorted by path, each once, whatever links lead to it
  std::vector<std::string> roots;     ///< the absolute paths that were asked for and exist
  std::vector<Rejection> rejections;  ///< unreadable files and folders, fifos, sockets, devices, broken links
  std::size_t ignored = 0;            ///< files of other types, not named one by one
  std::vector<std::string> left_out;  ///< files of types that were not asked for
};

/// What a file of this name holds, whatever folder it is in; compression endings do not count. Absent: nothing that is
/// read.
std::optional<Format> format_of(std::string_view path);

/// All article files below `paths`, folders recursively. Hidden files and folders below a folder are left out, as are
/// files of other types (a file named by itself is taken, as text when its ending says nothing). Symbolic links are
/// followed; loops are met by remembering each folder's device and inode. Throws Error(Usage) for a path that does not
/// exist and Error(System) for one that cannot be read.
/// Only files of `types` are taken, of all types when there are none.
Walk walk(const std::vector<std::string>& paths, const std::vector<Format>& types = {});

/// What a user calls the types of files, for --types.
const std::map<std::string, Format>& types_by_name();

}  // namespace khabar
