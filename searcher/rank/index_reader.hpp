#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/entities/alias_index.hpp"
#include "common/store/card.hpp"
#include "common/store/database.hpp"
#include "common/store/schema.hpp"

namespace khabar {

/// An index as a search sees it. Throws Error for a database that is missing, foreign or damaged.
///
/// Every answer comes from one revision, the newest when it began: all reads of an answer lie inside one call of
/// `with_fresh_revision`. A reader that lives on, as --batch does, so sees each commit and rebuild with its next
/// answer; to look for one costs 20 us.
class IndexReader {
 public:
  explicit IndexReader(const std::string& path);

  const Xapian::Database& database() const { return reader_.database(); }
  const std::string& path() const { return path_; }

  /// Articles by language, for every language held.
  const std::map<std::string, double>& languages() const { return languages_; }

  /// Articles by the language that they are stemmed as (stem_code).
  const std::map<std::string, double>& stemmed_as() const { return stemmed_as_; }

  /// Articles stemmed as the language `lang` is; 0 when there are none.
  double articles_in(std::string_view lang) const;

  double documents() const { return documents_; }
  double frequency(const std::string& term) const { return database().get_termfreq(term); }

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

  /// Answers `work`, a function of this reader, from the newest revision; again from the next one when a writer has
  /// committed meanwhile. What holds for DatabaseReader::read holds here: `work` prints nothing, and leaves nothing
  /// behind but what it returns.
  template <class Work>
  auto with_fresh_revision(Work&& work) {
    return reader_.read([&] {
      if (counted_ != reader_.revision()) count_languages();
      return work(*this);
    });
  }

 private:
  void count_languages();

  std::string path_;
  DatabaseReader reader_;
  Revision counted_;  ///< whose figures follow
  std::map<std::string, double> languages_;
  std::map<std::string, double> stemmed_as_;
  double documents_ = 0;
};

}  // namespace khabar
