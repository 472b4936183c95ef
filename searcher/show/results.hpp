#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/store/card.hpp"

namespace khabar {

/// A stretch of an article's text, as written; joined, a snippet's segments are text of the article.
struct Segment {
  std::string text;
  bool match = false;
};

struct EntityName {
  EntityKind kind;
  std::string id;
  std::string name;
};

/// A card with what this search says of it.
struct Hit : Card {
  int rank = 0;  ///< 1-based, counted from the first hit of all
  double score = 0;
  std::vector<EntityName> entities;     ///< most mentioned first
  std::vector<std::string> duplicates;  ///< ids of the near-duplicates that match, too, best first; when folded
  std::vector<Segment> snippet;
  std::vector<std::string> explanation;  ///< a line a part of the score; only with --explain
};

struct FacetEntry {
  std::string name;  ///< as shown: canonical name, language code, source
  std::string id;    ///< entity id; same as name for languages and sources
  std::size_t count = 0;
};

/// A value that is more frequent here than in the whole archive.
struct SignificantEntry : FacetEntry {
  std::size_t everywhere = 0;  ///< articles of the whole archive that hold it
  double score = 0;            ///< how sure that is (significance.hpp)
};

struct Facet {
  std::string kind;                                ///< "company", "lang", ...
  std::vector<FacetEntry> entries;                 ///< most frequent first, ties by name
  std::size_t distinct = 0;                        ///< how many values there are in all
  std::vector<SignificantEntry> significant = {};  ///< surest first; only when asked for
};

struct TimelineBucket {
  std::string label;  ///< "2026-01-07", "2026-W02", "2026-01", "2026"
  std::size_t count = 0;
};

/// All that one search found, ready for a printer.
struct Results {
  std::string query;  ///< as typed
  std::size_t total = 0;
  bool total_exact = true;
  std::optional<std::size_t> stories;  ///< hits that there are in all, when near-duplicates are folded
  double took_ms = 0;
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  std::vector<TimelineBucket> timeline;  ///< oldest first, empty buckets between two full ones included
  std::vector<std::string> notes;
  std::string suggestion;                ///< "did you mean"; empty when there is none
  std::vector<std::string> explanation;  ///< the parsed query and its expansions; only with --explain
};

}  // namespace khabar
