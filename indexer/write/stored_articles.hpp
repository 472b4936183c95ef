#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/store/article.hpp"
#include "common/store/card.hpp"
#include "common/store/content_hash.hpp"
#include "indexer/write/index_state.hpp"

namespace khabar {

/// An article as a database holds it: enough to index it anew without its source.
struct StoredArticle {
  Article article;
  ContentHash hash{};  ///< of its record; zeros where that is lost: an update reads the record again
  std::string file;    ///< what it was read from
};

/// Reads the articles of a generation back, of this schema or of an earlier released one, whatever of it is damaged:
/// what a card tells is taken from the terms where the card is lost; an article without its text is passed over.
class StoredArticles {
 public:
  /// `folder` is a generation. Throws Error(NoDatabase) for a foreign schema or a newer one, Error(Damaged) when
  /// nothing of it can be read.
  explicit StoredArticles(const std::string& folder);

  /// The next one; absent at the end.
  std::optional<StoredArticle> next();

  /// How many articles there should be, by the database's own count.
  std::size_t expected() const { return expected_; }

  /// The files that the articles were read from. Of another schema only the paths are taken over, so that the next
  /// update reads the files.
  const std::map<std::string, FileState>& files() const { return files_; }
  const std::vector<std::string>& roots() const { return roots_; }
  const std::string& field_map() const { return field_map_; }
  /// What publishers took back: metadata keys with their values.
  const std::map<std::string, std::string>& withdrawn() const { return withdrawn_; }

 private:
  void read_metadata();
  std::optional<StoredArticle> read(Xapian::docid docid) const;

  Xapian::Database database_;
  TextForm form_ = TextForm::Current;
  std::size_t expected_ = 0;
  Xapian::docid next_ = 1;
  std::map<std::string, FileState> files_;
  std::map<std::string, std::string> paths_;  ///< by the terms of files
  std::vector<std::string> roots_;
  std::string field_map_;
  std::map<std::string, std::string> withdrawn_;
};

}  // namespace khabar
