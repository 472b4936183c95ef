#include "searcher/query/query_compiler.hpp"

#include <algorithm>
#include <utility>

#include "common/entities/name_units.hpp"
#include "common/text/utf8.hpp"
#include "common/text/word_form.hpp"
#include "searcher/query/entity_spans.hpp"
#include "searcher/query/filters.hpp"
#include "searcher/query/query_lexer.hpp"
#include "searcher/query/term_queries.hpp"
#include "searcher/query/token_runs.hpp"
#include "searcher/rank/bm25.hpp"

namespace khabar {

namespace {

using Xq = Xapian::Query;

Query word_query(std::string text) {
  Query query;
  query.kind = Query::Kind::Word;
  query.text = std::move(text);
  return query;
}

class Compiler {
 public:
  Compiler(const IndexReader& reader, Analyzer& analyzer, const WordExpander& expander)
      : reader_(reader), analyzer_(analyzer), expander_(expander), terms_(reader, expander) {}

  CompiledQuery run(const Query& query, Join join) {
    // A question in a script without spaces is one word to the parser.
    join_ = join;
    const bool any_of_its_words = query.kind == Query::Kind::Word && join == Join::Any;
    out_.query = any_of_its_words ? words({query}, Xq::OP_OR, "") : compile(query);
    out_.query = with_extra(out_.query, terms_.made().hints);
    out_.expansions = std::move(terms_.made().expansions);
    for (const std::string& note : terms_.notes()) add_note(out_.notes, note);
    return std::move(out_);
  }

 private:
  Xq compile(const Query& query) {
    switch (query.kind) {
      case Query::Kind::All:
        return Xq(Xq::OP_SCALE_WEIGHT, Xq::MatchAll, 0);
      case Query::Kind::Word:
        return words({query}, Xq::OP_AND, "");
      case Query::Kind::Prefix:
        return prefix(query.text, "");
      case Query::Kind::Phrase:
        return phrase(query.text, "");
      case Query::Kind::Near:
        return near(query);
      case Query::Kind::Field:
        return field(query);
      case Query::Kind::Dates:
        return Xq(Xq::OP_SCALE_WEIGHT, date_filter(query.first_day, query.last_day, reader_), 0);
      case Query::Kind::And:
        return conjunction(query);
      case Query::Kind::Or:
        return alternatives(query);
      case Query::Kind::Not:
        return Xq(Xq::OP_AND_NOT, Xq(Xq::OP_SCALE_WEIGHT, Xq::MatchAll, 0), unrecorded(query.children.front()));
      case Query::Kind::Maybe:
        return maybe(query);
    }
    return Xq::MatchNothing;
  }

  /// What need not match adds to the score. Not to that of what is excluded, which has none: inside an AND there,
  /// Xapian 1.4.22 decides by memory that it has not set what an AND_MAYBE matches.
  Xq with_extra(const Xq& matching, const std::vector<Xq>& extra) const {
    return extra.empty() || excluding_ ? matching : Xq(Xq::OP_AND_MAYBE, matching, combine(Xq::OP_OR, extra));
  }

  Xq maybe(const Query& query) {
    const Xq optional = compile(query.children[1]);
    return with_extra(compile(query.children[0]), {optional});
  }

  /// Words that an OR parts make no name together, and each is whole. With Join::Any they stand side by side.
  Xq alternatives(const Query& query) {
    if (join_ == Join::Any) return combine(Xq::OP_OR, parts_of(query, Xq::OP_OR));
    std::vector<Xq> parts;
    for (const Query& child : query.children) parts.push_back(compile(child));
    return combine(Xq::OP_OR, parts);
  }

  /// Children that are no exclusions, words side by side taken together, as names run over several of them.
  std::vector<Xq> parts_of(const Query& query, Xq::op op) {
    std::vector<Xq> parts;
    for (std::size_t i = 0; i < query.children.size();) {
      std::size_t end = i;
      while (end < query.children.size() && query.children[end].kind == Query::Kind::Word) ++end;
      if (end > i) {
        parts.push_back(words({query.children.begin() + static_cast<std::ptrdiff_t>(i),
                               query.children.begin() + static_cast<std::ptrdiff_t>(end)},
                              op, ""));
        i = end;
      } else {
        if (query.children[i].kind != Query::Kind::Not) parts.push_back(compile(query.children[i]));
        ++i;
      }
    }
    return parts;
  }

  Xq conjunction(const Query& query) {
    std::vector<Xq> excluded;
    for (const Query& child : query.children) {
      if (child.kind == Query::Kind::Not) excluded.push_back(unrecorded(child.children.front()));
    }
    const Xq matching = combine(Xq::OP_AND, parts_of(query, Xq::OP_AND));
    return excluded.empty() ? matching : Xq(Xq::OP_AND_NOT, matching, combine(Xq::OP_OR, excluded));
  }

  /// Excluded words are not marked in snippets.
  Xq unrecorded(const Query& query) {
    const bool outer = std::exchange(excluding_, true);
    TermQueries::Record& made = terms_.made();
    const std::size_t expansions = made.expansions.size();
    const std::size_t hints = made.hints.size();
    const Xq compiled = compile(query);
    excluding_ = outer;
    made.expansions.resize(expansions);
    made.hints.resize(hints);
    return compiled;
  }

  Xq words(const std::vector<Query>& typed, Xq::op op, std::string_view field_prefix) {
    std::string text;
    for (const Query& word : typed) text += (text.empty() ? "" : " ") + word.text;
    const std::vector<Token> tokens = analyzer_.analyze(text, expander_.main_language());
    std::vector<Item> found = terms_.items(text, tokens, field_prefix);
    std::vector<Xq> parts;
    std::vector<Xq> extra;
    if (op == Xq::OP_AND) set_grammar_aside(found, extra);
    for (const Item& item : found) extra.insert(extra.end(), item.extra.begin(), item.extra.end());
    const auto spans =
        expander_.exact() || !field_prefix.empty() ? std::vector<EntitySpan>{} : entity_spans(text, tokens, reader_);
    std::size_t i = 0;
    for (const EntitySpan& span : spans) {
      for (; i < found.size() && found[i].begin < span.begin; ++i) parts.push_back(found[i].must);
      std::vector<Xq> named;
      for (; i < found.size() && found[i].begin < span.end; ++i) named.push_back(found[i].must);
      parts.push_back(name(text.substr(span.begin, span.end - span.begin), combine(op, named), span.entities));
    }
    for (; i < found.size(); ++i) parts.push_back(found[i].must);
    if (parts.empty()) return note_empty(text);
    if (op == Xq::OP_OR) parts.insert(parts.end(), extra.begin(), extra.end());
    const Xq all = combine(op, parts);
    return op == Xq::OP_AND ? with_extra(all, extra) : all;
  }

  /// Of all words that must match, those that only grammar asks for add to the score instead.
  static void set_grammar_aside(std::vector<Item>& items, std::vector<Xq>& extra) {
    const auto is_grammar = [](const Item& item) { return item.grammar; };
    if (std::all_of(items.begin(), items.end(), is_grammar)) return;
    for (const Item& item : items) {
      if (!item.grammar) continue;
      extra.push_back(item.must);
      extra.insert(extra.end(), item.extra.begin(), item.extra.end());
    }
    std::erase_if(items, is_grammar);
  }

  Xq note_empty(const std::string& text) {
    if (!text.empty()) add_note(out_.notes, quoted_for_note(utf8::scrub(text)) + " holds no word and was left out");
    return Xq(Xq::OP_SCALE_WEIGHT, Xq::MatchAll, 0);
  }

  /// Words that name entities: the words themselves, or any article that names one of them in whatever script.
  Xq name(const std::string& typed, const Xq& by_words, const std::vector<NamedEntity>& entities) {
    std::vector<Xq> any = {by_words};
    for (const NamedEntity& entity : entities) any.push_back(terms_.record(expander_.entity(typed, entity)));
    return combine(Xq::OP_OR, any);
  }

  /// Exact words and n-grams in their order. Characters at the end of an unspaced run that no n-gram holds must stand
  /// somewhere. C++ stands as a whole, as its one part is another word.
  Xq phrase(const std::string& text, std::string_view field_prefix) {
    const std::vector<Token> tokens = analyzer_.analyze(text, expander_.main_language());
    std::vector<std::string> terms;
    std::vector<Xq> beside;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::size_t covered = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      const bool whole = token.kind == TokenKind::Compound && end_of_parts(tokens, i) == i + 2;
      if (token.kind == TokenKind::Segment || (token.kind == TokenKind::Compound && !whole)) continue;
      if (whole) ++i;
      const bool held = token.kind == TokenKind::Gram && token.end <= covered;
      if (token.kind == TokenKind::Gram) covered = token.end;
      if (token.kind == TokenKind::Gram && is_short(token)) {
        if (!held)
          beside.push_back(terms_.wildcard(token.exact, std::string(field_prefix) + schema::gram_term(token.exact)));
        continue;
      }
      if (terms.empty()) first = token.position;
      last = token.position;
      terms.push_back(std::string(field_prefix) + positional_term(token));
    }
    if (terms.empty() && beside.empty()) return note_empty(text);
    if (join_ == Join::Any && field_prefix.empty()) add_words_as_hints(text, tokens);
    if (!terms.empty())
      beside.insert(beside.begin(),
                    terms_.in_order(text, terms, std::max<std::size_t>(last - first + 1, terms.size())));
    return combine(Xq::OP_AND, beside);
  }

  /// Of a question with a quotation, what holds the quoted words in another order or form is still a better answer.
  void add_words_as_hints(std::string_view text, const std::vector<Token>& tokens) {
    for (const Token& token : tokens) {
      if (token.kind != TokenKind::Word) continue;
      terms_.hint(expander_.word(text.substr(token.begin, token.end - token.begin), token, ""));
    }
  }

  /// The word before the *. Unspaced scripts have n-grams to complete, others words; of KI-Serv* only the last part is
  /// unfinished, unless it begins a technical name.
  Xq prefix(const std::string& text, std::string_view field_prefix) {
    const std::vector<Token> tokens = analyzer_.analyze(text, expander_.main_language());
    if (tokens.empty()) return note_empty(text);
    if (is_unspaced(tokens.back().script)) return phrase(text, field_prefix);
    const auto beginning = [&](std::string_view typed) {
      return std::string(field_prefix) + word_form(utf8::prefix(typed, kMaxWordBytes), expander_.main_language());
    };
    const Xq whole = terms_.wildcard(text, beginning(text));
    const std::size_t last = tokens.back().begin;
    const auto before = std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) { return t.end <= last; });
    if (before == tokens.end()) return whole;
    const Xq finished = words({word_query(text.substr(0, last))}, Xq::OP_AND, field_prefix);
    return Xq(Xq::OP_OR, whole,
              Xq(Xq::OP_AND, finished, terms_.wildcard(text.substr(last), beginning(text.substr(last)))));
  }

  /// Words near each other: exact forms, as stems have no positions. A phrase stands by its first word, and must match
  /// besides.
  Xq near(const Query& query) {
    std::vector<Xq> terms;
    std::vector<Xq> all;
    for (const Query& child : query.children) {
      const std::vector<Token> tokens = analyzer_.analyze(child.text, expander_.main_language());
      const auto first = std::find_if(tokens.begin(), tokens.end(), [](const Token& t) {
        return t.kind == TokenKind::Word || t.kind == TokenKind::Gram;
      });
      if (first == tokens.end()) continue;
      terms.emplace_back(positional_term(*first));
      all.push_back(phrase(child.text, ""));
    }
    if (terms.empty()) return note_empty(describe(query));
    if (terms.size() > 1) {
      const Xq close(Xq::OP_NEAR, terms.begin(), terms.end(), static_cast<Xapian::termcount>(query.distance + 1));
      all.emplace_back(Xq::OP_SCALE_WEIGHT, close, 0);
    }
    return combine(Xq::OP_AND, all);
  }

  Xq field(const Query& query) {
    if (query.field == "title") {
      const bool one_word = query.text.find(' ') == std::string::npos;
      if (!one_word) return phrase(query.text, schema::kTitle);
      return words({word_query(query.text)}, Xq::OP_AND, schema::kTitle);
    }
    const schema::Field* known = schema::find_field(query.field);
    if (!known) return note_empty(query.field + ":" + query.text);
    std::vector<std::string> unknown;
    const Xq matching = filter(*known, {query.text}, reader_, analyzer_, unknown);
    for (const std::string& value : unknown) add_note(out_.notes, nothing_in(query.field, value));
    if (!known->entity) return Xq(Xq::OP_SCALE_WEIGHT, matching, 0);
    std::vector<Xq> any;
    for (const std::string& id : entity_ids(*known->entity, query.text, reader_, analyzer_))
      any.push_back(terms_.record(expander_.entity(query.text, {*known->entity, id})));
    return combine(Xq::OP_OR, any);
  }

  const IndexReader& reader_;
  Analyzer& analyzer_;
  const WordExpander& expander_;
  Join join_ = Join::All;
  bool excluding_ = false;  ///< below a Not
  TermQueries terms_;
  CompiledQuery out_;
};

}  // namespace

CompiledQuery compile(const Query& query, Join join, const IndexReader& reader, Analyzer& analyzer,
                      const WordExpander& expander) {
  if (typed_without_marks(query)) return Compiler(reader, analyzer, expander).run(query, join);
  const WordExpander as_typed = expander.with_marks();
  return Compiler(reader, analyzer, as_typed).run(query, join);
}

}  // namespace khabar
