#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/entities/alias_index.hpp"
#include "common/store/card.hpp"
#include "common/store/schema.hpp"

namespace khabar {

/// An index as a search sees it: one revision, read-only. Throws Error for a database that is missing, foreign or
/// damaged; Xapian's DatabaseModifiedError passes through to with_fresh_revision.
class IndexReader {
 public:
  explicit IndexReader(const std::string& path);

  const Xapian::Database& database() const { return database_; }
  const std::string& path() const { return path_; }

  /// Articles by language, for every language held.
  const std::map<std::string, double>& languages() const { return languages_; }

  /// Articles by the language that they are stemmed as (stem_code).
  const std::map<std::string, double>& stemmed_as() const { return stemmed_as_; }

  /// Articles stemmed as the language `lang` is; 0 when there are none.
  double articles_in(std::string_view lang) const;

  double documents() const { return documents_; }
  double frequency(const std::string& term) const { return database_.get_termfreq(term); }

  /// The entities that go by the name whose units these are joined (name_key); empty when there are none.
  std::vector<NamedEntity> named(const std::string& key) const;

  /// Canonical name; the id itself when it is not known.
  std::string entity_name(EntityKind kind, std::string_view id) const;
  Entity entity(EntityKind kind, std::string_view id) const;
  /// All that belong to the company: subsidiaries, products, people. Walks the list of entities: 2 ms with 8,000.
  std::vector<Entity> entities_of(std::string_view company) const;
  bool knows_entity(EntityKind kind, std::string_view id) const;

  std::optional<Xapian::docid> find(const std::string& id) const;
  Card card(Xapian::docid docid) const;
  StoredText text(Xapian::docid docid) const;
  std::string value(Xapian::docid docid, unsigned slot) const;

  /// Runs `work` on this reader; when a writer has meanwhile overwritten the revision, moves to the newest and runs it
  /// again.
  template <class Work>
  auto with_fresh_revision(Work&& work) {
    constexpr int kTries = 10;
    for (int i = 1;; ++i) {
      try {
        return work(*this);
      } catch (const Xapian::DatabaseModifiedError& error) {
        if (i == kTries) fail(error);
        reopen();
      } catch (const Xapian::Error& error) {
        fail(error);
      }
    }
  }

 private:
  void reopen();
  void count_languages();
  [[noreturn]] void fail(const Xapian::Error& error) const;

  std::string path_;
  Xapian::Database database_;
  std::map<std::string, double> languages_;
  std::map<std::string, double> stemmed_as_;
  double documents_ = 0;
};

}  // namespace khabar
