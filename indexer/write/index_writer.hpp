#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "common/entities/gazetteer.hpp"
#include "common/store/content_hash.hpp"
#include "indexer/sources/warc_place.hpp"
#include "indexer/write/database_lock.hpp"
#include "indexer/write/index_document.hpp"
#include "indexer/write/stories.hpp"

namespace khabar {

/// What was known of a file when it was last read to its end.
struct FileState {
  std::string path;
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::uint64_t articles = 0;  ///< that stood in it, each id once
  WarcPlace place = {};        ///< of a WARC: where reading goes on when it has grown

  bool operator==(const FileState&) const = default;
};

/// The only writer: owns the writable database. All of one object's calls come from one thread. Every function may
/// throw Error (System for a full disk, Damaged); what was committed before stays. Nothing is visible to searches
/// before commit().
class IndexWriter {
 public:
  /// Opens the database at `path` for writing, or makes it. Throws Error(Busy) when another process writes,
  /// Error(NoDatabase) for a foreign or older schema.
  static IndexWriter open(const std::string& path, DatabaseLock lock);

  /// A new, empty generation beside the one in use; nobody sees it before `publish`.
  static IndexWriter open_next_generation(const std::string& path, DatabaseLock lock);

  bool is_new() const { return is_new_; }
  std::uint64_t documents() const { return database_.get_doccount(); }

  /// Adds the document to its story (stories.hpp), or replaces the one of the same id. Returns its number and whether
  /// it replaced one.
  struct Put {
    Xapian::docid docid;
    bool replaced;
  };
  Put put(const IndexDocument& document);

  /// The version of the article of this id that is held; absent when none is.
  std::optional<std::uint64_t> version_of(const std::string& id) const;

  /// Notes that the publisher took the article of this id back, up to `version`, and removes it. True if it was held.
  bool withdraw(const std::string& id, std::uint64_t version);
  /// True when this version of the article was taken back.
  bool is_withdrawn(const std::string& id, std::uint64_t version) const;

  /// Stores the names of entities that no table has, where they are not stored yet.
  void name_entities(const std::vector<Entity>& entities);

  /// Removes the document if it still comes from `path` (its id may since have come from another file). True if it did.
  bool remove(Xapian::docid docid, const std::string& path);

  /// The documents that came from a file, by their records' hashes.
  using KnownRecords = std::unordered_map<std::string, Xapian::docid>;
  KnownRecords records_of(const std::string& path) const;

  /// How many documents come from a file: fewer than stood in it when other files held the same ids later.
  std::uint64_t documents_of(const std::string& path) const;
  bool holds(const std::string& id) const;

  std::map<std::string, FileState> files() const;  ///< by path
  void set_file(const FileState& file);
  void forget_file(const std::string& path);

  std::vector<std::string> roots() const;
  void add_root(const std::string& path);

  /// The numbers of all documents above `last`, ascending.
  std::vector<Xapian::docid> documents_after(Xapian::docid last) const;

  /// A document as it stands, and with changes back to where it was. Only what was changed is written, provided that
  /// no other document was taken between the two.
  Xapian::Document document(Xapian::docid docid) const;
  void replace(Xapian::docid docid, const Xapian::Document& document);

  /// The map of JSON's field names that the articles were read with (FieldMap::written).
  std::string field_map() const;
  void set_field_map(const std::string& written);

  /// Whose names are stored, by their fingerprint; empty in a new database.
  std::string gazetteer() const;
  /// Stores the names, so that searches understand every alias without tables beside them.
  void set_gazetteer(const Gazetteer& gazetteer);

  /// The last document that was tagged with these names, as long as there are others behind it (retag.hpp).
  std::optional<Xapian::docid> tagged_up_to() const;
  void set_tagged_up_to(std::optional<Xapian::docid> docid);

  /// Xapian keeps what is not committed in memory, at about twenty times the text: a run commits after so much of it,
  /// and after so long.
  static constexpr std::uint64_t kCommitBytes = 16u << 20;
  static constexpr auto kCommitTime = std::chrono::seconds(30);

  bool has_changes() const { return changes_; }
  /// Makes all changes durable and visible.
  void commit();

  /// Commits, checks the new generation and swaps it in. Throws Error(Damaged) and leaves the old one if the check
  /// fails.
  void publish();

  /// Removes a generation that was not published; ends this writer's use.
  void discard();

 private:
  IndexWriter(std::string path, std::string generation, DatabaseLock lock);
  Xapian::docid docid_of(const std::string& id) const;  ///< 0 when it is not held
  void set(const std::string& key, const std::string& value);

  std::string path_;
  std::string generation_;  ///< folder inside path_
  DatabaseLock lock_;
  Xapian::WritableDatabase database_;
  Stories stories_;
  bool is_new_ = false;
  bool changes_ = false;
};

}  // namespace khabar
