#include "searcher/query/query.hpp"

#include <algorithm>
#include <string>

#include "common/text/date.hpp"
#include "fuzz/target.hpp"
#include "searcher/query/query_parser.hpp"

namespace khabar::fuzz {
namespace {

using Kind = Query::Kind;

/// The promises of query.hpp, below `parent`; answers how many leaves there are.
int require_promises(const Query& query, const Query* parent, int depth) {
  const std::size_t count = query.children.size();
  const bool in_and = parent != nullptr && parent->kind == Kind::And;
  require(depth <= kMaxQueryDepth, "a query is flat");
  require(query.kind != Kind::Not || (in_and && count == 1), "a Not has one child and stands in an And");
  const bool joins = query.kind == Kind::And || query.kind == Kind::Or;
  require(!(joins || query.kind == Kind::Near) || count >= 2, "And, Or and Near have two children");
  require(!joins || parent == nullptr || parent->kind != query.kind, "none of their own kind");
  require(query.kind != Kind::And || std::any_of(query.children.begin(), query.children.end(),
                                                 [](const Query& child) { return child.kind != Kind::Not; }),
          "an And does not only exclude");
  require(query.kind != Kind::Maybe || count == 2, "a Maybe has two children");
  require(utf8::valid(query.text) && query.text.find_first_of("\r\n\t") == std::string::npos, "a text is one line");
  int leaves = count == 0 && query.kind != Kind::All ? 1 : 0;
  for (const Query& child : query.children) leaves += require_promises(child, &query, depth + 1);
  return leaves;
}

}  // namespace
}  // namespace khabar::fuzz

KHABAR_FUZZ_TARGET(query) {
  using namespace khabar;
  const int today = day_number(2026, 1, 15);
  for (const Join join : {Join::All, Join::Any}) {
    const ParsedQuery parsed = parse_query(fuzz::as_text(data, size), join, today);
    fuzz::require(fuzz::require_promises(parsed.query, nullptr, 0) <= kMaxQueryWords, "a query has 256 words at most");
    for (const std::string& note : parsed.notes) fuzz::require(utf8::valid(note), "a note is UTF-8");
    fuzz::require(parse_query(describe(parsed.query), join, today + 400).query == parsed.query,
                  "it reads as described");
  }
  return 0;
}
