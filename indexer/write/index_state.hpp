#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/sources/warc_place.hpp"

namespace khabar {

/// What was known of a file when it was last read to its end.
struct FileState {
  std::string path;
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;   ///< 0: to be read at the next update, whatever its time
  std::uint64_t articles = 0;  ///< that stood in it, each id once
  WarcPlace place = {};        ///< of a WARC: where reading goes on when it has grown

  bool operator==(const FileState&) const = default;
};

std::string encode(const FileState& file);
FileState decode_file_state(std::string_view bytes);

/// The article that is held of an id.
struct Held {
  Xapian::docid docid;
  std::string path;       ///< where it came from: its card's
  std::uint64_t version;  ///< Article::version
};

/// The first of the document's terms that begin with `prefix`, without it; empty when there is none.
std::string rest_of_term(const Xapian::Document& document, std::string_view prefix);

/// What an index knows of itself and of the files that it was made from, as it stands, uncommitted changes of the same
/// process included. Xapian's exceptions pass through.
class IndexState {
 public:
  explicit IndexState(Xapian::Database database) : database_(std::move(database)) {}

  std::uint64_t documents() const { return database_.get_doccount(); }
  std::optional<Held> held(const std::string& id) const;
  /// True when this version of the article was taken back.
  bool is_withdrawn(const std::string& id, std::uint64_t version) const;

  /// The documents that came from a file, by their records' hashes.
  using KnownRecords = std::unordered_map<std::string, Xapian::docid>;
  KnownRecords records_of(const std::string& path) const;

  /// How many documents come from a file: fewer than stood in it when other files' articles stand for theirs.
  std::uint64_t documents_of(const std::string& path) const;
  bool comes_from(Xapian::docid docid, const std::string& path) const;

  std::map<std::string, FileState> files() const;  ///< by path
  std::vector<std::string> roots() const;          ///< paths that update was given

  /// True while articles that a removed one stood for may not have been put back.
  bool may_miss_articles() const;

  /// The map of JSON's field names that the articles were read with (FieldMap::written).
  std::string field_map() const;

  /// Whose names are stored, by their fingerprint; empty in a new database.
  std::string gazetteer() const;

  /// The last document that was tagged with these names, as long as there are others behind it (retag.hpp).
  std::optional<Xapian::docid> tagged_up_to() const;

  /// The numbers of all documents above `last`, ascending.
  std::vector<Xapian::docid> documents_after(Xapian::docid last) const;
  Xapian::Document document(Xapian::docid docid) const { return database_.get_document(docid); }

 private:
  std::string metadata(std::string_view key) const { return database_.get_metadata(std::string(key)); }
  Xapian::docid docid_of(const std::string& id) const;  ///< 0 when it is not held

  Xapian::Database database_;
};

}  // namespace khabar
