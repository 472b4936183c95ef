#include "searcher/search.hpp"

#include <algorithm>
#include <chrono>

#include "common/error.hpp"
#include "common/text/fold.hpp"
#include "common/text/script.hpp"
#include "searcher/query/filters.hpp"
#include "searcher/query/literal_candidates.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/rank/explanation.hpp"
#include "searcher/rank/facets.hpp"
#include "searcher/rank/folding.hpp"
#include "searcher/rank/literal_decider.hpp"
#include "searcher/rank/name_prefix.hpp"
#include "searcher/rank/significance.hpp"
#include "searcher/rank/similar.hpp"
#include "searcher/rank/spelling.hpp"
#include "searcher/show/snippet.hpp"

namespace khabar {

namespace {

using Xq = Xapian::Query;

/// Three lines of a terminal of 80 columns.
constexpr int kSnippetColumns = 240;

/// A correction takes some milliseconds, and who misspells more words than these does not mean words.
constexpr int kMostCorrections = 8;

/// The query and its filters, kept apart: a facet is counted without the filter on its own field.
struct Search {
  CompiledQuery compiled;
  bool whole_archive = false;  ///< the query alone matches every article
  std::map<std::string, Xq> filters;
  std::optional<Xq> dates;

  Xq without(std::string_view field) const {
    std::vector<Xq> all;
    for (const auto& [name, filter] : filters) {
      if (name != field) all.push_back(filter);
    }
    if (dates) all.push_back(*dates);
    if (all.empty()) return compiled.query;
    return {Xq::OP_FILTER, compiled.query, Xq(Xq::OP_AND, all.begin(), all.end())};
  }
  Xq whole() const { return without(""); }
  bool is_everything() const { return whole_archive && filters.empty() && !dates; }
};

class Searcher {
 public:
  Searcher(const IndexReader& reader, Analyzer& analyzer, const Request& request)
      : reader_(reader), analyzer_(analyzer), request_(request) {}

  Results run() {
    const auto started = std::chrono::steady_clock::now();
    results_.query = request_.query;
    const ParsedQuery parsed = parse_query(request_.query, request_.join, request_.today);
    results_.notes = parsed.notes;
    const Search search = compile_all(parsed.query);
    if (request_.exact) decider_.emplace(parsed.query, reader_, analyzer_);
    const Ranking ranking =
        rank(reader_.database(), search.whole(), request_.sort, request_.offset, request_.count, decider(), folds());
    results_.total = ranking.total;
    results_.total_exact = ranking.total_exact;
    const MatchedTerms terms(search.compiled.expansions);
    for (const Scored& scored : ranking.hits) results_.hits.push_back(hit(scored, search, terms));
    count_all(search);
    if (request_.explain) {
      results_.explanation =
          explain_query(reader_, parsed.query, languages_, search.compiled, search.whole().get_description());
    }
    suggest(parsed.query);
    results_.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count();
    return std::move(results_);
  }

 private:
  Search compile_all(const Query& query) {
    std::vector<LanguageShare> languages;
    if (request_.query_lang.empty())
      languages = guess_query_languages(reader_, analyzer_, words_of(query));
    else
      languages = {{&language(request_.query_lang), 1, typed_without_marks(words_of(query))}};
    const WordExpander expander(reader_, analyzer_, languages, request_.exact);
    languages_ = expander.languages();
    Search search;
    search.compiled = request_.exact ? compile_candidates(query, request_.join, reader_, analyzer_, languages_)
                                     : compile(query, request_.join, reader_, analyzer_, expander);
    search.whole_archive = query.kind == Query::Kind::All && request_.similar_to.empty();
    if (!request_.similar_to.empty()) search.compiled.query = similar();
    for (std::string& note : search.compiled.notes) results_.notes.push_back(std::move(note));
    for (const auto& [name, values] : request_.filters) {
      std::vector<std::string> unknown;
      search.filters[name] = filter(*schema::find_field(name), values, reader_, analyzer_, unknown);
      for (const std::string& value : unknown) results_.notes.push_back(nothing_in(name, value));
    }
    if (request_.first_day || request_.last_day)
      search.dates = date_filter(request_.first_day, request_.last_day, reader_);
    return search;
  }

  const LiteralDecider* decider() const { return decider_ ? &*decider_ : nullptr; }

  Xq similar() const {
    const auto docid = reader_.find(request_.similar_to);
    if (!docid)
      throw Error(Exit::Nothing, "no article has the id \"" + request_.similar_to + "\"",
                  "ids stand in the output of --json");
    return similar_to(reader_, *docid);
  }

  Hit hit(const Scored& scored, const Search& search, const MatchedTerms& terms) {
    Hit hit;
    hit.rank = static_cast<int>(request_.offset + results_.hits.size() + 1);
    hit.score = scored.score;
    const std::string card_bytes = reader_.value(scored.docid, schema::kCardSlot);
    if (!request_.cards) {
      hit.id = decode_card_id(card_bytes);
      return hit;
    }
    static_cast<Card&>(hit) = decode_card(card_bytes);
    if (folds()) hit.duplicates = folded_ids(scored.docid, search);
    for (const schema::Field& field : schema::kFields) {
      if (!field.entity) continue;
      const std::string packed = reader_.value(scored.docid, field.slot);
      for (const std::string_view id : decode_list(packed)) {
        hit.entities.push_back({*field.entity, std::string(id), reader_.entity_name(*field.entity, id)});
      }
    }
    if (request_.snippets)
      hit.snippet = make_snippet(reader_.text(scored.docid), hit.lang, terms, analyzer_, kSnippetColumns);
    if (request_.explain) hit.explanation = explain_score(reader_, scored.docid, search.compiled);
    return hit;
  }

  /// Whether near-duplicates are folded, and there are any.
  bool folds() const { return request_.fold && reader_.database().get_value_freq(schema::kStorySlot) > 0; }

  std::vector<std::string> folded_ids(Xapian::docid docid, const Search& search) const {
    std::vector<std::string> ids;
    for (const Xapian::docid other : folded_under(reader_, docid, search.whole(), request_.sort, decider()))
      ids.emplace_back(decode_card_id(reader_.value(other, schema::kCardSlot)));
    return ids;
  }

  void count_all(const Search& search) {
    std::map<std::string, std::vector<Xapian::docid>> matches;  // by the filter that is left out
    const auto matches_without = [&](const std::string& field) -> const std::vector<Xapian::docid>& {
      const auto known = matches.find(field);
      if (known != matches.end()) return known->second;
      return matches[field] = all_matches(reader_.database(), search.without(field), decider());
    };
    // Fields whose counts are over the same matches are counted in one walk.
    std::map<std::string, std::vector<const schema::Field*>> walks;
    std::map<std::string, ValueCounts> counts;
    for (const std::string& name : request_.facets) {
      const schema::Field& field = *schema::find_field(name);
      if (search.is_everything() && !request_.count_stories)
        counts.emplace(name, count_values_of_all(reader_, field));
      else
        walks[search.filters.contains(name) ? name : ""].push_back(&field);
    }
    for (const auto& [left_out, fields] : walks) {
      const auto count = request_.count_stories ? count_values_of_stories : count_values;
      for (ValueCounts& values : count(reader_, fields, matches_without(left_out)))
        counts.emplace(values.field->name, std::move(values));
    }
    list_facets(std::move(counts));
    if (folds()) matches_without("");  // the ranking cannot tell how many were folded
    if (request_.timeline) results_.timeline = count_timeline(reader_, *request_.timeline, matches_without(""));
    if (const auto counted = matches.find(""); counted != matches.end()) {
      results_.total = counted->second.size();
      results_.total_exact = true;
      if (folds()) results_.stories = count_stories(reader_, counted->second);
    }
  }

  /// In the order that they were asked for.
  void list_facets(std::map<std::string, ValueCounts> counts) {
    std::optional<NamePrefix> wanted;
    if (!request_.facet_match.empty() && !counts.empty()) wanted.emplace(request_.facet_match, reader_, analyzer_);
    for (const std::string& name : request_.facets) {
      ValueCounts& values = counts.at(name);
      if (wanted) wanted->keep_matching(values);
      const auto own = request_.values_of_facet.find(name);
      const std::size_t most = own == request_.values_of_facet.end() ? request_.facet_values : own->second;
      Facet& facet = results_.facets.emplace_back(most_frequent(reader_, values, most));
      if (request_.significant) facet.significant = significant_values(reader_, values, most);
    }
  }

  /// A word of the query as it was typed.
  struct TypedWord {
    std::size_t begin;  ///< byte offsets into the query
    std::size_t end;
    std::string folded;
    bool is_wrong;
  };

  /// A corrected query, when a word of it stands in no article.
  void suggest(const Query& query) {
    if (!request_.similar_to.empty() || request_.exact) return;
    std::string better;
    std::size_t copied = 0;
    int tries = 0;
    for (const std::vector<TypedWord>& run : runs_of(query)) {
      std::vector<std::string> words;
      for (const TypedWord& word : run) words.push_back(word.folded);
      for (std::size_t i = 0; i < run.size(); ++i) {
        if (!run[i].is_wrong || ++tries > kMostCorrections) continue;
        const Correction correction = corrected(reader_, words, i);
        const std::size_t begin = run[correction.first].begin;
        if (correction.text.empty() || begin < copied) continue;
        better.append(request_.query, copied, begin - copied).append(correction.text);
        i = correction.first + correction.count - 1;
        copied = run[i].end;
      }
    }
    if (copied > 0) results_.suggestion = better.append(request_.query, copied);
  }

  /// The query's words, those together that have but a blank between them and may make a name.
  std::vector<std::vector<TypedWord>> runs_of(const Query& query) {
    std::vector<std::vector<TypedWord>> runs;
    std::size_t from = 0;  // the words stand in the query's order, and one may be part of another
    const auto add = [&](std::string_view typed, const std::string& folded, bool is_wrong) {
      const std::size_t begin = request_.query.find(typed, from);
      if (begin == std::string::npos) return;
      const bool goes_on = begin > 0 && begin == from + 1 && request_.query[from] == ' ';
      from = begin + typed.size();
      if (!goes_on || runs.empty()) runs.emplace_back();
      runs.back().push_back({begin, from, folded, is_wrong});
    };
    for (const std::string& text : words_of(query)) {
      // Where words have no blanks between them nobody knows which one is wrong, only that something is.
      if (is_unspaced(main_script(text))) add(text, fold(text, language("und")), results_.total == 0);
      for (const Token& token : analyzer_.analyze(text, language("und"))) {
        const std::string_view typed = std::string_view(text).substr(token.begin, token.end - token.begin);
        if (token.kind == TokenKind::Word) add(typed, token.exact, !stands_somewhere(token, text));
      }
    }
    return runs;
  }

  /// In any of the forms that a search would find it by.
  bool stands_somewhere(const Token& token, std::string_view text) const {
    if (!reader_.named(token.exact).empty()) return true;
    const std::string_view typed = text.substr(token.begin, token.end - token.begin);
    const Expansion word = WordExpander(reader_, analyzer_, languages_, false).word(typed, token, "");
    return std::any_of(word.leaves.begin(), word.leaves.end(),
                       [&](const Leaf& leaf) { return reader_.frequency(leaf.term) > 0; });
  }

  const IndexReader& reader_;
  Analyzer& analyzer_;
  const Request& request_;
  std::vector<LanguageShare> languages_;
  std::optional<LiteralDecider> decider_;  // with --exact
  Results results_;
};

}  // namespace

Results search(IndexReader& reader, Analyzer& analyzer, const Request& request) {
  return reader.with_fresh_revision([&](IndexReader& fresh) { return Searcher(fresh, analyzer, request).run(); });
}

}  // namespace khabar
