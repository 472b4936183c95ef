#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "indexer/commands/interrupt.hpp"
#include "indexer/sources/field_map.hpp"
#include "indexer/sources/walk.hpp"
#include "indexer/write/index_writer.hpp"

namespace khabar {

enum class When { Auto, Always, Never };

/// Options of update, rebuild and check --repair.
struct WriteOptions {
  std::string database;
  std::vector<std::string> paths;
  std::vector<std::string> gazetteers;
  std::vector<Format> types;  ///< of files; none: all
  FieldMap map = {};
  unsigned threads = 1;
  std::uint64_t commit_bytes = IndexWriter::kCommitBytes;  ///< of text
  bool wait = false;                                       ///< for another process that writes
  bool dry_run = false;
  bool json = false;
  bool quiet = false;
  bool verbose = false;
  When progress = When::Auto;
};

int run_update(const WriteOptions& options, std::ostream& out, std::ostream& err);

/// The lock, waited for where that is wanted: then `err` is told whose it is.
DatabaseLock lock_for(const WriteOptions& options, const Interrupt& interrupt, std::ostream& err);

}  // namespace khabar
