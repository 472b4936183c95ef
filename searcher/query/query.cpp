#include "searcher/query/query.hpp"

#include <string_view>

#include "common/text/date.hpp"
#include "searcher/query/query_lexer.hpp"

namespace khabar {
namespace {

/// Between quotes, with a backslash before all that would end it.
std::string quoted(std::string_view text) {
  constexpr std::string_view kClosers[] = {"\\", "\"", "“", "”", "‟", "＂"};
  std::string out = "\"";
  while (!text.empty()) {
    std::size_t length = 1;
    for (const std::string_view closer : kClosers) {
      if (!text.starts_with(closer)) continue;
      out += '\\';
      length = closer.size();
    }
    out += text.substr(0, length);
    text.remove_prefix(length);
  }
  return out + '"';
}

/// True when the text, written plainly, is read as just this one token.
bool reads_as(const std::string& plain, QueryToken::Kind kind, const Query& query) {
  const LexedQuery lexed = lex_query(plain);
  return lexed.tokens.size() == 1 && lexed.tokens[0].kind == kind && lexed.tokens[0].text == query.text &&
         lexed.tokens[0].field == query.field;
}

std::string describe_word(const Query& query) {
  return reads_as(query.text, QueryToken::Kind::Word, query) ? query.text : "word:" + quoted(query.text);
}

std::string describe_field(const Query& query) {
  const std::string plain = query.field + ':' + query.text;
  return reads_as(plain, QueryToken::Kind::Field, query) ? plain : query.field + ':' + quoted(query.text);
}

std::string describe_dates(const Query& query) {
  std::string out = "(DATE ";
  if (query.first_day) out += to_iso(date_of_day_number(*query.first_day));
  out += "..";
  if (query.last_day) out += to_iso(date_of_day_number(*query.last_day));
  return out + ')';
}

std::string describe_group(const std::string& head, const std::vector<Query>& children) {
  // Exclusions alone imply what they exclude from.
  const std::size_t implied = head == "AND" && !children.empty() && children[0].kind == Query::Kind::All ? 1 : 0;
  if (implied == 1 && children.size() == 2) return describe(children[1]);
  std::string out = '(' + head;
  for (std::size_t i = implied; i < children.size(); ++i) out += ' ' + describe(children[i]);
  return out + ')';
}

}  // namespace

std::string describe(const Query& query) {
  switch (query.kind) {
    case Query::Kind::All:
      return "*";
    case Query::Kind::Word:
      return describe_word(query);
    case Query::Kind::Prefix:
      return query.text + '*';
    case Query::Kind::Phrase:
      return quoted(query.text);
    case Query::Kind::Near:
      return describe_group("NEAR/" + std::to_string(query.distance), query.children);
    case Query::Kind::Field:
      return describe_field(query);
    case Query::Kind::Dates:
      return describe_dates(query);
    case Query::Kind::And:
      return describe_group("AND", query.children);
    case Query::Kind::Or:
      return describe_group("OR", query.children);
    case Query::Kind::Not:
      return describe_group("NOT", query.children);
    case Query::Kind::Maybe:
      return describe_group("MAYBE", query.children);
  }
  return "*";
}

}  // namespace khabar
