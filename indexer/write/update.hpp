#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "common/entities/gazetteer.hpp"
#include "indexer/sources/field_map.hpp"
#include "indexer/sources/walk.hpp"
#include "indexer/write/index_writer.hpp"

namespace khabar {

/// What a run did, in articles unless it says files.
struct Report {
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t removed = 0;
  std::size_t unchanged = 0;
  std::size_t skipped = 0;
  std::size_t retagged = 0;            ///< of those that stood in the index, tagged with new names
  std::size_t retagged_otherwise = 0;  ///< of these, came out with other entities or places than before
  std::size_t kept = 0;                ///< by a rebuild, from their stored texts
  std::size_t files = 0;               ///< met
  std::size_t files_read = 0;
  std::size_t files_ignored = 0;  ///< of other types
  std::uint64_t bytes = 0;        ///< of the records read, decompressed
  double seconds = 0;
  bool interrupted = false;
  std::vector<Rejection> rejections;  ///< the first kMaxTold of those skipped
  std::vector<std::string> warnings;  ///< the first kMaxTold

  static constexpr std::size_t kMaxTold = 1000;
  void reject(Rejection rejection);
  void warn(std::string warning);
};

struct UpdateOptions {
  unsigned threads = 1;
  FieldMap map = {};  ///< empty: that of the last time
};

/// Told now and then while a run goes on.
struct Progress {
  std::size_t articles = 0;
  std::size_t files_done = 0;
  std::size_t files_to_read = 0;
  std::uint64_t bytes = 0;           ///< of text so far
  std::uint64_t bytes_expected = 0;  ///< on disk: compressed files hold more
};

/// Brings the index up to date with the names (retag.hpp), then with the walked files: unchanged files are not read,
/// unchanged records of a changed file not analysed. Records are read on one thread, analysed on `threads`, written by
/// the calling one; the result does not depend on how many. Commits by time and volume; a file counts as read only with
/// the commit that holds all of it. `stop` ends the run after the record at hand, with what is whole committed. Throws
/// what IndexWriter throws.
Report update(IndexWriter& writer, const Walk& walk, const Gazetteer& gazetteer, const UpdateOptions& options,
              const std::atomic<bool>& stop, const std::function<void(const Progress&)>& progress);

}  // namespace khabar
