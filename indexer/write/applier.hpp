#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "indexer/sources/record.hpp"
#include "indexer/write/document_builder.hpp"
#include "indexer/write/index_writer.hpp"
#include "indexer/write/update.hpp"

namespace khabar {

struct Analysed {
  IndexDocument document;
  bool is_withdrawn = false;  ///< the document is that of an article that its publisher took back
  std::vector<std::string> warnings;
};

struct FileEnd {
  bool whole;  ///< read to its end without a fault
  std::int64_t read_at_ns;
  bool is_resumed = false;  ///< read from `FileState::place` on
  WarcPlace place = {};     ///< behind what was read
};

/// What became of a record, or of a file at its end.
struct Result {
  std::size_t file;  ///< index into the pass's files
  Xapian::docid known = 0;
  std::uint64_t bytes = 0;
  std::size_t line = 0;
  std::variant<Analysed, Record, Rejection, FileEnd> what;  ///< Record: unchanged
};

/// From the bytes of a record of the file to the document that the index will hold, or why there is none.
std::variant<Analysed, Rejection> analyse(const Record& record, const std::string& file, const FieldMap& map,
                                          DocumentBuilder& builder);

/// Files that are read in one go.
struct Pass {
  std::vector<SourceFile> files;
  std::vector<IndexState::KnownRecords> known;  ///< what the index holds of each
  std::vector<FileState> states;                ///< as they were; without a path where nothing was known
  bool only_missing =
      false;  ///< files that were read before, for the articles that others stood for: reports these only
};

/// The writing side of a pass: takes the results in order, puts and removes documents, and keeps the report's counts.
class Applier {
 public:
  /// Keeps references.
  Applier(IndexWriter& writer, const Pass& pass, const FieldMap& map, DocumentBuilder& builder, Report& report)
      : writer_(writer), pass_(pass), map_(map), builder_(builder), report_(report) {}

  void apply(Result result);

  /// Articles met so far.
  std::size_t articles() const { return fates_.size(); }

  /// Makes durable what came since the last commit, by time and volume.
  void commit_when_due();

 private:
  enum class Fate { Added, Updated, Unchanged };

  void reject(Rejection rejection);
  void put(Analysed& analysed, const std::string& path, std::size_t line, Fate fate_of_replaced);
  std::optional<Held> other_that_stands(const Analysed& analysed) const;
  bool take_back(const Analysed& analysed);
  void keep(Xapian::docid docid, const Record& record, const std::string& path);
  bool settle(Xapian::docid docid, Fate fate);
  std::size_t& count(Fate fate);
  void set_unfinished(std::size_t file);
  void end_file(std::size_t file, const FileEnd& end);

  IndexWriter& writer_;
  const Pass& pass_;
  const FieldMap& map_;
  DocumentBuilder& builder_;
  Report& report_;
  std::unordered_map<Xapian::docid, Fate> fates_;
  std::optional<std::size_t> unfinished_;      ///< the file at hand
  std::unordered_set<Xapian::docid> in_file_;  ///< the articles of the file at hand
  std::size_t counted_before_ = 0;
};

}  // namespace khabar
