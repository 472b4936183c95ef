#include "searcher/query/literal_match.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "common/text/fold.hpp"
#include "common/text/grapheme.hpp"
#include "common/text/script.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

bool is_word_character(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char32_t c = utf8::next(text, at);
  const Script script = script_of(c);
  return (script != Script::Common && !is_unspaced(script)) || (c >= U'0' && c <= U'9');
}

std::size_t previous(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

/// A border is needed only where the word itself begins or ends with a letter of a spaced script.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end, bool open_end) {
  const bool inside_before =
      begin > 0 && is_word_character(text, begin) && is_word_character(text, previous(text, begin));
  const bool inside_after = !open_end && is_word_character(text, previous(text, end)) && is_word_character(text, end);
  return !inside_before && !inside_after && (open_end || grapheme_end(text, end) == end);
}

/// Past blanks and signs to the next word; kTextBorder stops it.
std::size_t skip_signs(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != kTextBorder) {
    std::size_t next = at;
    if (script_of(utf8::next(text, next)) != Script::Common || is_word_character(text, at)) break;
    at = next;
  }
  return at;
}

/// What stands between blanks. Signs alone are no word where there are others: they may stand between any two.
std::vector<std::string> words_of_typed(std::string_view typed) {
  std::vector<std::string> words;
  std::vector<std::string> signs;
  std::istringstream blanks(casefold(typed));
  for (std::string word; blanks >> word;) (skip_signs(word, 0) == word.size() ? signs : words).push_back(word);
  if (words.empty() && !signs.empty()) words.push_back(signs.front());
  return words;
}

/// The words one behind the other, with nothing but signs between them. Linear: signs are passed over once for each
/// word of the query that stands before them.
bool stands_in(std::string_view text, std::string_view typed, bool open_end) {
  const std::vector<std::string> words = words_of_typed(typed);
  if (words.empty()) return true;
  for (std::size_t at = text.find(words[0]); at != std::string_view::npos; at = text.find(words[0], at + 1)) {
    std::size_t end = at;
    std::size_t found = 0;
    for (; found < words.size(); ++found) {
      const std::size_t begin = found == 0 ? at : skip_signs(text, end);
      if (!text.substr(begin).starts_with(words[found])) break;
      end = begin + words[found].size();
      if (!stands_alone(text, begin, end, open_end && found + 1 == words.size())) break;
    }
    if (found == words.size()) return true;
  }
  return false;
}

}  // namespace

bool matches_literally(const Query& query, std::string_view casefolded) {
  const auto holds = [&](const Query& child) { return matches_literally(child, casefolded); };
  const auto& children = query.children;
  switch (query.kind) {
    case Query::Kind::Word:
    case Query::Kind::Phrase:
      return stands_in(casefolded, query.text, false);
    case Query::Kind::Prefix:
      return stands_in(casefolded, query.text, true);
    case Query::Kind::Field:
      return query.field != "title" || stands_in(casefolded, query.text, false);
    case Query::Kind::And:
    case Query::Kind::Near:
      return std::all_of(children.begin(), children.end(), holds);
    case Query::Kind::Or:
      return std::any_of(children.begin(), children.end(), holds);
    case Query::Kind::Not:
      return !holds(children.front());
    case Query::Kind::Maybe:
      return holds(children.front());
    case Query::Kind::All:
    case Query::Kind::Dates:
      return true;
  }
  return true;
}

}  // namespace khabar
