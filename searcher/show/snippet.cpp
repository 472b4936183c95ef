#include "searcher/show/snippet.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "common/store/schema.hpp"
#include "common/text/grapheme.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

constexpr std::string_view kEllipsis = "…";

/// A stretch of the text that matches a word of the query.
struct Match {
  std::size_t begin;
  std::size_t end;
  int word;
};

/// Behind the first `count` code points from `begin`.
std::size_t behind(std::string_view text, std::size_t begin, std::size_t count) {
  for (; count > 0 && begin < text.size(); --count) utf8::next(text, begin);
  return begin;
}

/// Adds the matches of text[begin, end). An n-gram that is but part of a word counts where others stand beside it.
void add_matches(std::string_view text, std::size_t begin, std::size_t end, std::string_view lang,
                 const MatchedTerms& terms, Analyzer& analyzer, std::vector<Match>& matches) {
  const std::vector<Token> tokens = analyzer.analyze(text.substr(begin, end - begin), language(lang));
  std::vector<std::pair<const Token*, MatchedTerms::Found>> parts;
  const auto add = [&](const Token& token, const MatchedTerms::Found& found) {
    const std::size_t last =
        found.characters == 0 ? token.end : behind(text, begin + token.begin, found.characters) - begin;
    matches.push_back(
        {grapheme_begin(text, begin + token.begin), grapheme_end(text, begin + std::min(last, token.end)), found.word});
  };
  for (const Token& token : tokens) {
    const MatchedTerms::Found found = terms.find(token, lang);
    if (found.word == MatchedTerms::kNone) continue;
    if (token.kind == TokenKind::Gram)
      parts.emplace_back(&token, found);
    else
      add(token, found);
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& [token, found] = parts[i];
    const bool joined = (i > 0 && parts[i - 1].first->end > token->begin) ||
                        (i + 1 < parts.size() && parts[i + 1].first->begin < token->end);
    if (joined || !found.part) add(*token, found);
  }
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.begin < b.begin; });
}

/// Reads the text in stretches and ends behind the first that holds a match: a hit list shows where an article begins
/// to speak of the matter, and the whole of a long manual takes longer to read than the search took.
constexpr std::size_t kStretch = 8 << 10;

std::vector<Match> first_matches(std::string_view text, std::string_view lang, const MatchedTerms& terms,
                                 Analyzer& analyzer) {
  std::vector<Match> matches;
  for (std::size_t begin = 0; begin < text.size() && matches.empty() && !terms.empty();) {
    std::size_t end = begin + utf8::prefix(text.substr(begin), kStretch).size();
    const std::size_t line = end < text.size() ? text.rfind('\n', end) : std::string_view::npos;
    if (line != std::string_view::npos && line > begin) end = line + 1;
    add_matches(text, begin, end, lang, terms, analyzer, matches);
    begin = end;
  }
  return matches;
}

/// Mentions of the query's entities in the text, which stands behind title + "\n".
void add_mentions(const StoredText& article, std::size_t text_size, const MatchedTerms& terms,
                  std::vector<Match>& matches) {
  const std::size_t offset = article.title.size() + 1;
  for (const StoredMention& mention : article.mentions) {
    if (mention.begin < offset || mention.end > offset + text_size) continue;
    const int word = terms.word_of(mention);
    if (word == MatchedTerms::kNone) continue;
    const std::string_view text = article.text;
    matches.push_back({grapheme_begin(text, mention.begin - offset), grapheme_end(text, mention.end - offset), word});
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.begin < b.begin; });
}

int columns_of(char32_t c) {
  if (c < 0x300) return 1;
  const auto point = static_cast<UChar32>(c);
  if ((U_MASK(u_charType(point)) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// The byte that is `columns` columns behind `at`, or the end; sooner in a heap of marks, which take none.
std::size_t advance(std::string_view text, std::size_t at, int columns) {
  constexpr int kPointsAColumn = 3;
  for (int points = columns * kPointsAColumn; at < text.size() && columns > 0 && points > 0; --points) {
    columns -= columns_of(utf8::next(text, at));
  }
  return at;
}

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
  double value = 0;
};

/// The window of `columns` columns worth most: its distinct words by rarity, repetitions a little. Two ends that only
/// move forward.
Window best_window(std::string_view text, const std::vector<Match>& matches, const MatchedTerms& terms, int columns) {
  constexpr double kRepetition = 0.05;
  Window best;
  std::unordered_map<int, int> inside;
  std::size_t next = 0;
  std::size_t reach = 0;
  std::size_t reach_from = 0;
  double value = 0;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (i == 0 || matches[i].begin != reach_from) reach = advance(text, matches[i].begin, columns);
    reach_from = matches[i].begin;
    for (; next < matches.size() && (matches[next].end <= reach || next == i); ++next) {
      value += (inside[matches[next].word]++ == 0 ? 1 : kRepetition) * terms.weight(matches[next].word);
    }
    if (value > best.value + 1e-9) best = {matches[i].begin, matches[next - 1].end, value};
    value -= (--inside[matches[i].word] == 0 ? 1 : kRepetition) * terms.weight(matches[i].word);
  }
  return best;
}

template <std::size_t kCount>
bool ends_with_any(std::string_view text, const std::array<std::string_view, kCount>& signs) {
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return text.ends_with(sign); });
}

/// True when the last sign before `at`, or before quotes and brackets that end there, closes a sentence.
bool is_closed(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 10> kSigns = {".", "!", "?", "。", "！", "？", "।", "؟", "۔", "…"};
  constexpr std::array<std::string_view, 11> kClosers = {"\"", "'", ")", "]", "”", "’", "“", "»", "」", "』", "）"};
  std::string_view before = text.substr(0, at);
  for (const std::string_view closer : kClosers) {
    if (before.ends_with(closer)) before.remove_suffix(closer.size());
  }
  return ends_with_any(before, kSigns);
}

/// True when a sentence may begin at `at`.
bool begins_sentence(std::string_view text, std::size_t at) {
  if (at < text.size() && grapheme_begin(text, at) != at) return false;
  if (at == 0 || text[at - 1] == '\n') return true;
  // U.S. markets: no sentence begins in lower case.
  if (text[at - 1] == ' ') return is_closed(text, at - 1) && !(at < text.size() && text[at] >= 'a' && text[at] <= 'z');
  return static_cast<unsigned char>(text[at - 1]) >= 0x80 && is_closed(text, at);  // no blank behind 。 and ！
}

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

/// True behind a blank or a comma of a script without blanks.
bool begins_clause(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 4> kCommas = {"，", "、", "；", "："};
  return is_blank(text[at - 1]) || ends_with_any(text.substr(0, at), kCommas);
}

/// Goes back from `begin` to where a sentence begins, at most `columns` columns; else to where a word or clause does,
/// and where there is neither, as far as it may.
std::size_t sentence_begin(std::string_view text, std::size_t begin, int columns) {
  std::optional<std::size_t> clause;
  for (std::size_t at = begin;;) {
    if (begins_sentence(text, at)) return at;
    if (begins_clause(text, at)) clause = at;
    if (columns <= 0) return clause.value_or(at);
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    std::size_t next = at;
    columns -= std::max(1, columns_of(utf8::next(text, next)));
  }
}

/// The last sentence end in (from, to], else the last blank, else `to`.
std::size_t good_end(std::string_view text, std::size_t from, std::size_t to) {
  if (to >= text.size()) return text.size();
  std::size_t blank = to;
  for (std::size_t at = to; at > from; --at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    if (begins_sentence(text, at)) return at;
    if (blank == to && is_blank(text[at])) blank = at;
  }
  if (blank == to && is_blank(text[from])) blank = from;
  return std::max(grapheme_begin(text, blank), from);
}

void append(std::vector<Segment>& segments, std::string_view text, bool match) {
  if (text.empty()) return;
  if (!segments.empty() && segments.back().match == match)
    segments.back().text += text;
  else
    segments.push_back({std::string(text), match});
}

/// text[begin, end) in segments; overlapping and touching matches become one.
void append_marked(std::vector<Segment>& segments, std::string_view text, std::size_t begin, std::size_t end,
                   const std::vector<Match>& matches) {
  std::size_t at = begin;
  for (const Match& match : matches) {
    const std::size_t from = std::max(match.begin, at);
    const std::size_t to = std::min(match.end, end);
    if (match.end <= at || from >= to) continue;
    append(segments, text.substr(at, from - at), false);
    append(segments, text.substr(from, to - from), true);
    at = to;
  }
  append(segments, text.substr(at, end - at), false);
}

/// Where the snippet is cut: the window, led in by as much as half of the room that it leaves, and filled up behind.
Window framed(std::string_view text, const Window& window, int columns) {
  int used = 0;
  for (std::size_t at = window.begin; at < window.end;) used += columns_of(utf8::next(text, at));
  const int room = std::max(0, columns - used);
  Window frame;
  frame.begin = grapheme_begin(text, sentence_begin(text, window.begin, room / 2));
  frame.end = std::max(window.end, advance(text, frame.begin, columns));
  frame.end = good_end(text, window.end, frame.end);
  while (frame.end > window.end && is_blank(text[frame.end - 1]) &&
         grapheme_begin(text, frame.end - 1) == frame.end - 1) {
    --frame.end;
  }
  return frame;
}

}  // namespace

MatchedTerms::MatchedTerms(const std::vector<Expansion>& expansions) {
  const auto without_title = [](const std::string& term) {
    return term.starts_with(schema::kTitle) ? term.substr(1) : term;
  };
  for (const Expansion& expansion : expansions) {
    const int word = static_cast<int>(weights_.size());
    weights_.push_back(std::max(expansion.weight, 0.01));
    for (const Leaf& leaf : expansion.leaves) {
      const std::string term = without_title(leaf.term);
      words_.emplace(term, word);
      if (leaf.why != "n-gram") wholes_.insert(term.starts_with(schema::kGram) ? term : schema::gram_term(term));
    }
    if (!expansion.prefix.empty()) prefixes_.emplace_back(without_title(expansion.prefix), word);
  }
}

MatchedTerms::Found MatchedTerms::find(const std::string& term) const {
  if (const auto found = words_.find(term); found != words_.end()) {
    return {found->second, 0, term.starts_with(schema::kGram) && !wholes_.contains(term)};
  }
  for (const auto& [prefix, word] : prefixes_) {
    if (!term.starts_with(prefix)) continue;
    const bool is_gram = prefix.starts_with(schema::kGram);
    return {word, is_gram ? utf8::length(prefix) - schema::kGram.size() : 0, false};
  }
  return {};
}

MatchedTerms::Found MatchedTerms::find(const Token& token, std::string_view lang) const {
  if (token.kind == TokenKind::Gram) return find(schema::gram_term(token.exact));
  Found found = find(token.exact);
  if (found.word == kNone && !token.stem.empty()) found = find(schema::stem_term(lang, token.stem));
  if (found.word == kNone && !token.light_stem.empty()) found = find(schema::stem_term(lang, token.light_stem));
  if (found.word == kNone && !token.unmarked.empty())
    found = find(schema::language_term(schema::kUnmarked, lang, token.unmarked));
  return found;
}

int MatchedTerms::word_of(const StoredMention& mention) const {
  return find(schema::field_term(schema::field_of(mention.kind), mention.id)).word;
}

std::vector<Segment> make_snippet(const StoredText& article, std::string_view lang, const MatchedTerms& terms,
                                  Analyzer& analyzer, int columns) {
  const std::string_view text = utf8::prefix(article.text, kSnippetBytes);
  std::vector<Match> matches = first_matches(text, lang, terms, analyzer);
  if (!terms.empty()) add_mentions(article, text.size(), terms, matches);
  const int for_matches = columns - columns / 4;  // the rest leads in to the first
  const Window frame = framed(text, best_window(text, matches, terms, for_matches), columns);
  std::vector<Segment> segments;
  if (!begins_sentence(text, frame.begin)) append(segments, kEllipsis, false);
  append_marked(segments, text, frame.begin, frame.end, matches);
  if (frame.end < article.text.size() && !is_closed(text, frame.end)) append(segments, kEllipsis, false);
  return segments;
}

std::vector<Segment> mark(const StoredText& article, std::string_view lang, const MatchedTerms& terms,
                          Analyzer& analyzer) {
  const std::string_view text = article.text;
  std::vector<Segment> segments;
  std::vector<Match> matches;
  if (!terms.empty()) {
    add_matches(text, 0, text.size(), lang, terms, analyzer, matches);
    add_mentions(article, text.size(), terms, matches);
  }
  append_marked(segments, text, 0, text.size(), matches);
  return segments;
}

}  // namespace khabar
