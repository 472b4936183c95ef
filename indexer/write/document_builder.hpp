#pragma once

#include "common/entities/matcher.hpp"
#include "common/store/article.hpp"
#include "common/store/card.hpp"
#include "common/store/content_hash.hpp"
#include "common/text/analyzer.hpp"
#include "indexer/write/index_document.hpp"

namespace khabar {

/// An entity that an article names, with the places where it does.
struct TaggedEntity {
  std::uint32_t entity;           ///< index into Gazetteer::entities
  std::vector<Mention> mentions;  ///< byte offsets into title + "\n" + text
};

/// What the index holds of the entities of an article. Everything else of a document stands without them.
struct EntityRecord {
  std::vector<Entity> names = {};                        ///< those that no table has
  std::vector<Posting> terms;                            ///< by field, then most mentioned first
  std::vector<std::pair<unsigned, std::string>> values;  ///< the facets' slots, those that are not empty
  std::vector<StoredMention> mentions;                   ///< in text order
};

/// Turns articles into documents. The only place that knows which terms, values and data an article becomes. A function
/// of its arguments: the analyzer inside only remembers words. Not thread-safe: one a thread.
class DocumentBuilder {
 public:
  /// Keeps references.
  DocumentBuilder(const Gazetteer& gazetteer, const Matcher& matcher) : gazetteer_(gazetteer), matcher_(matcher) {}

  /// The gazetteer's entities in the article, most mentioned first (ties by first mention); those that only its record
  /// names come last, without mentions.
  std::vector<TaggedEntity> tag(const Article& article);

  /// All places that read like names, accepted or refused, with the reasons; offsets as in `tag`.
  std::vector<Candidate> candidates(const Article& article);

  /// The part of `build` that the names decide. Needs title, title_derived, text, entities and lang only.
  EntityRecord entities_of(const Article& article);

  /// `hash` tells the record's next version from this one; `file` is what it was read from: the article's path, or the
  /// archive that holds it.
  IndexDocument build(const Article& article, const ContentHash& hash, std::string_view file);

 private:
  const Gazetteer& gazetteer_;
  const Matcher& matcher_;
  Analyzer analyzer_;
};

}  // namespace khabar
