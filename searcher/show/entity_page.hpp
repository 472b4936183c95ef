#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.hpp"
#include "searcher/rank/index_reader.hpp"
#include "searcher/rank/timeline.hpp"
#include "searcher/show/results.hpp"

namespace khabar {

/// An entity, and how many articles name it.
struct CountedEntity : EntityName {
  std::size_t articles = 0;
};

/// The newest articles of one language.
struct LatestArticles {
  std::string lang;
  std::vector<Card> cards;  ///< newest first, undated ones last
};

/// All that an archive knows of one entity, ready for a printer.
struct EntityPage {
  EntityName entity;
  std::vector<std::string> aliases;   ///< as names are compared: folded; without the canonical name
  std::optional<EntityName> company;  ///< that it belongs to: Facebook's is Meta
  std::size_t articles = 0;
  std::vector<TimelineBucket> timeline;
  std::vector<Facet> facets;           ///< languages and sources, then what is mentioned together with the entity
  std::vector<LatestArticles> latest;  ///< the languages of most articles first
  std::vector<CountedEntity> belongings = {};  ///< what belongs to it and stands in articles, most of them first
  std::vector<CountedEntity> namesakes = {};   ///< other entities of that name, most articles first
};

/// The page of the entity that goes by `named`: any alias in any script, or its id, perhaps behind its kind and a colon
/// ("company:Lenovo"). Of several entities of that name, the one with most articles; the others are its namesakes. Each
/// facet lists `values` values, and so does what belongs to it; without a period the timeline is by months up to three
/// years, then by years. Throws Error(Nothing), with a suggestion, for a name that is not known. Walks the index's list
/// of names once and the stored values of the entity's articles: 7 ms with 13,000 names, and about 5 µs an article.
EntityPage entity_page(const IndexReader& reader, Analyzer& analyzer, std::string_view named,
                       std::optional<Period> period, std::size_t values);

}  // namespace khabar
