#pragma once

#include <optional>
#include <string>
#include <vector>

namespace khabar {

/// What the user meant: a tree that knows no index, no language and no analysis. Values in, values out.
///
/// Every parsed tree keeps these promises, so that who reads it needs no special cases:
///   - a Not stands only as a child of an And, and that And has at least one child that is no Not;
///     a query of exclusions only is And(All, Not ...), the one place where an All stands in an And;
///   - And and Or have at least two children, none of their own kind;
///   - texts are well-formed UTF-8 of one line, blanks trimmed and single.
struct Query {
  enum class Kind {
    All,     ///< matches every article (an empty query)
    Word,    ///< text: one word as typed ("C++", "Infrastrukturen", "联想")
    Prefix,  ///< text: the letters before the *
    Phrase,  ///< text: what stood between the quotes
    Near,    ///< children: words or phrases, within `distance` words of each other, any order
    Field,   ///< field:text, such as company:"Moore Threads"; title:word too
    Dates,   ///< articles published in [first_day, last_day]
    And,     ///< children, in order
    Or,
    Not,    ///< one child
    Maybe,  ///< two children: the first decides what matches, the second only adds to the score ("+word" with
            ///< Join::Any)
  };

  Kind kind = Kind::All;
  std::string text;
  std::string field;  ///< "title", "lang", "company", "person", "place", "product", "event", "source", "topic"
  int distance = 0;
  std::optional<int> first_day;  ///< day numbers (common/text/date.hpp); absent: open
  std::optional<int> last_day;
  std::vector<Query> children;

  bool operator==(const Query&) const = default;
};

/// True for a leaf that narrows and does not rank: dates, and fields but for title:.
inline bool is_condition(const Query& query) {
  return query.kind == Query::Kind::Dates || (query.kind == Query::Kind::Field && query.field != "title");
}

/// Canonical text: one line, fully parenthesised, parse(describe(q)) == q for every parsed query, with either Join.
/// (AND lenovo "time to first token" (NOT company:"Moore Threads") (DATE 2026-01-01..2026-01-31))
/// All is *, and is left out where exclusions imply it; a word that would be read as an operator is word:"OR".
std::string describe(const Query& query);

}  // namespace khabar
