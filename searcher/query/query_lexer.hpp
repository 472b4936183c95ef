#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// One piece of a query. Parentheses are always balanced and never deeper than the parser can go.
struct QueryToken {
  enum class Kind {
    Word,
    Prefix,
    Phrase,
    Star,     ///< a * by itself: everything
    Field,    ///< field:text
    FieldOf,  ///< field: before an Open
    Open,
    Close,
    Minus,
    Plus,
    And,
    Or,
    Not,
    Near,     ///< NEAR/distance
    Nothing,  ///< something that was left out, such as "": what stood before it must not reach what comes next
  };

  Kind kind = Kind::Nothing;
  std::string text;     ///< as typed; operators too, should they turn out to be words
  std::string field;    ///< lower case
  bool quoted = false;  ///< came as field:"text" or word:text: surely no operator
  int distance = 0;
};

struct LexedQuery {
  std::vector<QueryToken> tokens;
  std::vector<std::string> notes;
};

/// The query's text as tokens: quotes of many scripts, full-width operators, fields, and what only looks like an
/// operator (lip-bu, C++, 14", ארה"ב, http://x) told apart from what is one. Linear; any bytes will do.
LexedQuery lex_query(std::string_view text);

/// The word as a message may show it: quoted and not too long.
std::string quoted_for_note(std::string_view text);

/// Adds the note unless it is there already or there are more than anybody reads.
void add_note(std::vector<std::string>& notes, std::string note);

constexpr int kDefaultNear = 10;
constexpr int kMaxNear = 1000;

}  // namespace khabar
