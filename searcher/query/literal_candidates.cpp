#include "searcher/query/literal_candidates.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>

#include "searcher/query/query_lexer.hpp"

namespace khabar {

namespace {

Query candidates(const Query& query, const Language& language);

/// What is found and matches for sure, and so is safe to exclude; nothing where words are to decide.
std::optional<Query> certain(const Query& query, const Language& language) {
  if (query.kind == Query::Kind::All || is_condition(query)) return query;
  if (query.kind == Query::Kind::Maybe) return certain(query.children.front(), language);
  Query out = query;
  if (query.kind == Query::Kind::Not) {
    out.children.front() = candidates(query.children.front(), language);
    return out;
  }
  if (query.kind != Query::Kind::And && query.kind != Query::Kind::Or) return std::nullopt;
  out.children.clear();
  for (const Query& child : query.children) {
    if (std::optional<Query> here = certain(child, language))
      out.children.push_back(std::move(*here));
    else if (query.kind == Query::Kind::And)
      return std::nullopt;
  }
  return out.children.empty() ? std::nullopt : std::optional(std::move(out));
}

/// In Vietnamese, where hoá stands as hóa, what is typed as ho may end in any of the five tones.
Query with_tones(const Query& prefix) {
  Query any;
  any.kind = Query::Kind::Or;
  any.children = {prefix};
  if (prefix.text.find_last_of("oOuU") + 1 != prefix.text.size()) return prefix;
  for (const std::string_view tone : {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}) {
    any.children.push_back(prefix);
    any.children.back().text += tone;
  }
  return any;
}

/// The tree that finds at least what the query does. What is typed as one word stands in a row, as a phrase does.
Query candidates(const Query& query, const Language& language) {
  if (query.kind == Query::Kind::Near) return query;
  if (query.kind == Query::Kind::Prefix && language.marks == Marks::Keep) return with_tones(query);
  Query out = query;
  if (query.kind == Query::Kind::Word) out.kind = Query::Kind::Phrase;
  if (query.kind == Query::Kind::Not) {
    std::optional<Query> excluded = certain(query.children.front(), language);
    if (!excluded) return {};  // everything
    out.children.front() = std::move(*excluded);
    return out;
  }
  for (Query& child : out.children) child = candidates(child, language);
  return out;
}

/// All words as a language's rules read them.
void append_reading(std::string& reading, const Query& query, Analyzer& analyzer, const Language& language) {
  for (const Query& child : query.children) append_reading(reading, child, analyzer, language);
  if (query.text.empty() || is_condition(query)) return;
  if (query.kind == Query::Kind::Prefix && language.marks == Marks::Keep) reading += "with tones\n";
  for (const Token& token : analyzer.analyze(query.text, language))
    reading.append(std::to_string(token.position)).append(1, ' ').append(token.exact).append(1, '\n');
}

/// That of the query first, then those of articles, one for each way to read the query.
std::vector<const Language*> readers_of(const Query& query, const IndexReader& reader, Analyzer& analyzer,
                                        const Language& own) {
  std::vector<const Language*> readers;
  std::set<std::string> readings;
  const auto add = [&](const Language& language) {
    std::string reading;
    append_reading(reading, query, analyzer, language);
    if (readings.insert(std::move(reading)).second) readers.push_back(&language);
  };
  add(own);
  add(language("und"));
  for (const Language& each : languages()) {
    if (reader.articles_in(each.code) > 0) add(each);
  }
  return readers;
}

}  // namespace

CompiledQuery compile_candidates(const Query& query, Join join, const IndexReader& reader, Analyzer& analyzer,
                                 const std::vector<LanguageShare>& languages) {
  const Language& own = languages.empty() ? language("und") : *languages.front().language;
  CompiledQuery out;
  std::vector<Xapian::Query> any;
  for (const Language* each : readers_of(query, reader, analyzer, own)) {
    std::vector<LanguageShare> read_as = languages;
    if (each != &own) read_as.insert(read_as.begin(), {each, 0, false});
    CompiledQuery compiled =
        compile(candidates(query, *each), join, reader, analyzer, WordExpander(reader, analyzer, read_as, true));
    any.push_back(std::move(compiled.query));
    std::move(compiled.expansions.begin(), compiled.expansions.end(), std::back_inserter(out.expansions));
    for (std::string& note : compiled.notes) add_note(out.notes, std::move(note));
  }
  out.query = Xapian::Query(Xapian::Query::OP_MAX, any.begin(), any.end());
  return out;
}

}  // namespace khabar
