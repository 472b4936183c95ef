#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/text/analyzer.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/rank/index_reader.hpp"
#include "searcher/rank/ranking.hpp"
#include "searcher/rank/timeline.hpp"
#include "searcher/show/results.hpp"

namespace khabar {

/// All that a user may ask of one search.
struct Request {
  std::string query;
  std::size_t count = 10;
  std::size_t offset = 0;
  Join join = Join::All;
  bool exact = false;
  std::string query_lang;                                   ///< empty: found out
  std::map<std::string, std::vector<std::string>> filters;  ///< by field name: one field ORed, fields ANDed
  std::optional<int> first_day;                             ///< day numbers
  std::optional<int> last_day;
  SortOrder sort = SortOrder::Relevance;
  bool fold = false;                                   ///< near-duplicates under the best of them
  std::vector<std::string> facets;                     ///< field names
  std::size_t facet_values = 10;                       ///< how many of each facet
  std::map<std::string, std::size_t> values_of_facet;  ///< by field name: how many of those, instead
  std::string facet_match;     ///< only values that go by a name with words that begin so (name_prefix.hpp)
  bool count_stories = false;  ///< facets count near-duplicates once
  bool significant = false;    ///< values over-represented among the matches, too
  std::optional<Period> timeline;
  std::string similar_to;  ///< id of an article: search for its like
  bool snippets = true;
  bool cards = true;  ///< false: ids and scores alone
  bool explain = false;
  int today = 0;  ///< day number, for relative dates
};

/// One search, from what was typed to what is shown. Reads one revision of the index.
Results search(IndexReader& reader, Analyzer& analyzer, const Request& request);

}  // namespace khabar
