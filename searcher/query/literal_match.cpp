#include "searcher/query/literal_match.hpp"

#include <algorithm>

#include "common/text/fold.hpp"

namespace khabar {

namespace {

using Form = LiteralWords::Form;

}  // namespace

struct LiteralMatch::Article {
  const Reader& reader;
  std::string_view title;
  std::string_view text;
  LiteralWords::Places in_title;
  LiteralWords::Places in_text;
  const Condition& condition;
};

void LiteralMatch::add_leaves(const Query& query, Reader& reader) {
  const auto add = [&](const std::string& typed, Form form) {
    Leaf& leaf = reader.leaves[&query];
    LiteralWords::Pattern pattern = reader.words.pattern(typed, form);
    if (pattern.empty())
      leaf.signs.push_back(casefold(typed));
    else
      leaf.patterns.push_back(std::move(pattern));
  };
  if (query.kind == Query::Kind::Near) {
    for (const Query& side : query.children) add(side.text, Form::Parts);
    return;
  }
  for (const Query& child : query.children) add_leaves(child, reader);
  if (query.text.empty() || is_condition(query)) return;
  const bool is_word = query.kind == Query::Kind::Word ||
                       (query.kind == Query::Kind::Field && query.text.find(' ') == std::string::npos);
  const bool is_prefix = query.kind == Query::Kind::Prefix;
  add(query.text, is_word ? Form::Whole : is_prefix ? Form::Open : Form::Parts);
  Leaf& leaf = reader.leaves[&query];
  if (is_prefix && leaf.signs.empty()) leaf.patterns.push_back(reader.words.beginning(query.text));
}

LiteralMatch::Reader& LiteralMatch::reader_of(const Language& language) {
  const auto known = readers_.find(language.code);
  if (known != readers_.end()) return known->second;
  Reader& reader = readers_.emplace(language.code, Reader{LiteralWords(tokenizer_, language)}).first->second;
  add_leaves(query_, reader);
  return reader;
}

bool LiteralMatch::operator()(std::string_view title, std::string_view text, const Language& language,
                              const Condition& condition) {
  Reader& reader = reader_of(language);
  return holds(query_, {reader, title, text, reader.words.places(title), reader.words.places(text), condition});
}

bool LiteralMatch::holds(const Query& query, const Article& article) {
  const auto child_holds = [&](const Query& child) { return holds(child, article); };
  const auto& children = query.children;
  switch (query.kind) {
    case Query::Kind::All:
      return true;
    case Query::Kind::Word:
    case Query::Kind::Prefix:
    case Query::Kind::Phrase:
    case Query::Kind::Near:
      return stands(query, article);
    case Query::Kind::Field:
    case Query::Kind::Dates:
      return is_condition(query) ? article.condition(query) : stands(query, article);
    case Query::Kind::And:
      return std::all_of(children.begin(), children.end(), child_holds);
    case Query::Kind::Or:
      return std::any_of(children.begin(), children.end(), child_holds);
    case Query::Kind::Not:
      return !child_holds(children.front());
    case Query::Kind::Maybe:
      return child_holds(children.front());
  }
  return true;
}

bool LiteralMatch::have_signs(const Leaf& leaf, bool in_text, const Article& article) {
  return std::all_of(leaf.signs.begin(), leaf.signs.end(), [&](const std::string& signs) {
    return casefold(article.title).find(signs) != std::string::npos ||
           (in_text && casefold(article.text).find(signs) != std::string::npos);
  });
}

bool LiteralMatch::stands(const Query& query, const Article& article) {
  const auto found = article.reader.leaves.find(&query);
  if (found == article.reader.leaves.end()) return true;
  const Leaf& leaf = found->second;
  const bool in_text = query.kind != Query::Kind::Field;
  if (!have_signs(leaf, in_text, article)) return false;
  if (leaf.patterns.empty()) return true;
  if (query.kind == Query::Kind::Near) return near(leaf, query.distance, article);
  return std::any_of(leaf.patterns.begin(), leaf.patterns.end(), [&](const LiteralWords::Pattern& pattern) {
    return !begins(pattern, article.in_title).empty() || (in_text && !begins(pattern, article.in_text).empty());
  });
}

bool LiteralMatch::near(const Leaf& leaf, int distance, const Article& article) {
  const auto close_in = [&](const LiteralWords::Places& places) {
    std::vector<std::vector<std::uint32_t>> sides;
    for (const LiteralWords::Pattern& side : leaf.patterns) {
      sides.push_back(begins(side, places));
      if (sides.back().empty()) return false;
    }
    return are_close(sides, static_cast<std::uint32_t>(distance));
  };
  return close_in(article.in_title) || close_in(article.in_text);
}

}  // namespace khabar
