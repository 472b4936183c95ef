#pragma once

#include <string>
#include <string_view>

#include "common/text/language.hpp"
#include "searcher/query/literal_match.hpp"
#include "searcher/query/query_parser.hpp"

namespace khabar::test {

/// --exact on an article that has a title and a text; of fields, it has lang:yes alone, and no date.
inline bool stands_literally(std::string_view query, std::string_view text, std::string_view title = {},
                             std::string_view lang = "und") {
  const Query parsed = parse_query(query, Join::All, 0).query;
  return LiteralMatch(parsed)(title, text, language(lang),
                              [](const Query& condition) { return condition.text == "yes"; });
}

}  // namespace khabar::test
