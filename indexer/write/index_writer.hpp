#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/entities/gazetteer.hpp"
#include "indexer/write/database_lock.hpp"
#include "indexer/write/index_document.hpp"
#include "indexer/write/index_state.hpp"
#include "indexer/write/stories.hpp"

namespace khabar {

/// The only writer: owns the writable database. All of one object's calls come from one thread. All changes between two
/// commits are one transaction: searches see all of them or none, and so does the next run if this one dies. Errors of
/// the database (Xapian::Error, told by `told_of`) may come from every function; what was committed before stays, and
/// what was not is dropped with the object.
class IndexWriter {
 public:
  /// Xapian keeps what is not committed in memory, at about twenty times the text: a run commits after so much of it,
  /// and after so long.
  static constexpr std::uint64_t kCommitBytes = 16u << 20;
  static constexpr auto kCommitTime = std::chrono::seconds(30);

  /// Opens the database at `path` for writing, or makes it. Removes what earlier runs left unfinished. Throws
  /// Error(NoDatabase) for a foreign or older schema, Error(Damaged).
  static IndexWriter open(const std::string& path, DatabaseLock lock, std::uint64_t commit_bytes = kCommitBytes);

  /// A new, empty generation beside the one in use; nobody sees it before `publish`.
  static IndexWriter open_next_generation(const std::string& path, DatabaseLock lock,
                                          std::uint64_t commit_bytes = kCommitBytes);

  /// As it stands with the changes so far.
  IndexState state() const { return IndexState(database_); }

  /// Adds the document to its story (stories.hpp), or replaces the one of the same id. Returns its number and whether
  /// it replaced one.
  struct Put {
    Xapian::docid docid;
    bool replaced;
  };
  Put put(const IndexDocument& document);

  /// Notes that the publisher took the article of this id back, up to `version`, and removes it. True if it was held.
  bool withdraw(const std::string& id, std::uint64_t version);

  /// Stores the names of entities that no table has, where they are not stored yet.
  void name_entities(const std::vector<Entity>& entities);

  /// Removes the document if it still comes from `path` (its id may since have come from another file). True if it did.
  bool remove(Xapian::docid docid, const std::string& path);

  /// Puts a document back with changes, to where it was. Only what was changed is written, provided that no other
  /// document was taken since it was read.
  void replace(Xapian::docid docid, const Xapian::Document& document);

  void set_file(const FileState& file);
  void forget_file(const std::string& path);
  void add_root(const std::string& path);
  void set_field_map(const std::string& written);

  /// What another database kept of an article that was taken back: schema::kWithdrawnPrefix.
  void set_withdrawn(const std::string& key, const std::string& version) { set(key, version); }

  /// Whether articles that removed ones stood for may not have been put back: set by each removal until an update has
  /// looked for them.
  void set_incomplete();
  void set_complete();

  /// Stores the names, so that searches understand every alias without tables beside them.
  void set_gazetteer(const Gazetteer& gazetteer);
  void set_tagged_up_to(std::optional<Xapian::docid> docid);

  bool has_changes() const { return changes_; }
  /// True when so much is in memory, or for so long, that it should be committed.
  bool commit_is_due() const;
  /// Makes all changes durable and visible.
  void commit();

  /// Commits, checks the new generation and swaps it in; ends this writer's use. Throws Error(Damaged) and leaves the
  /// old one if the check fails.
  void publish();

  /// Removes a generation that was not published; ends this writer's use.
  void discard();

 private:
  using Clock = std::chrono::steady_clock;

  IndexWriter(std::string path, std::string generation, DatabaseLock lock, std::uint64_t commit_bytes);
  std::string folder() const { return path_ + "/" + generation_; }
  void erase(Xapian::docid docid);
  void set(const std::string& key, const std::string& value);

  std::string path_;
  std::string generation_;  ///< folder inside path_
  DatabaseLock lock_;
  Xapian::WritableDatabase database_;
  Stories stories_;
  bool changes_ = false;
  std::uint64_t commit_bytes_;
  std::uint64_t pending_bytes_ = 0;  ///< of text in the changes since the last commit
  Clock::time_point committed_ = Clock::now();
};

}  // namespace khabar
