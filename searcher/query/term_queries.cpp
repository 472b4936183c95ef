#include "searcher/query/term_queries.hpp"

#include <algorithm>
#include <tuple>

#include "common/text/utf8.hpp"
#include "searcher/query/query_lexer.hpp"
#include "searcher/query/token_runs.hpp"

namespace khabar {

using Xq = Xapian::Query;

std::vector<std::string> PrefixTerms::beginning_with(const std::string& beginning) {
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const auto end = database_.allterms_end(beginning);
  auto at = database_.allterms_begin(beginning);
  for (; at != end && (walked_ < kMaxTermsWalked || found.size() < kFewestWalked); ++at, ++walked_)
    found.emplace_back(at.get_termfreq(), *at);
  const std::size_t left = kMaxTermsOfPrefixes - std::min(kMaxTermsOfPrefixes, taken_);
  const std::size_t most = std::min({found.size(), kMaxPrefixTerms, std::max(left, kFewestPrefixTerms)});
  if (at != end)
    add_note(notes_, "so many words begin as those with *: the first " + std::to_string(kMaxTermsWalked) +
                         " of them are looked at, and of the last ones " + std::to_string(kFewestWalked) + " each");
  if (most < std::min(found.size(), kMaxPrefixTerms))
    add_note(notes_, "words with * stand for " + std::to_string(kMaxTermsOfPrefixes) +
                         " words together; the last ones for " + std::to_string(kFewestPrefixTerms) + " each");
  std::partial_sort(
      found.begin(), found.begin() + static_cast<std::ptrdiff_t>(most), found.end(),
      [](const auto& a, const auto& b) { return std::tie(b.first, a.second) < std::tie(a.first, b.second); });
  taken_ += most;
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < most; ++i) terms.push_back(std::move(found[i].second));
  if (terms.empty()) terms.push_back(beginning);
  return terms;
}

Xq combine(Xq::op op, const std::vector<Xq>& queries) {
  if (queries.empty()) return Xq::MatchNothing;
  return Xq(op, queries.begin(), queries.end());
}

Xq TermQueries::record(Expansion expansion) {
  const Xq any = any_of(expansion.leaves);
  if (!expansion.hints.empty()) record_.hints.push_back(any_of(expansion.hints));
  record_.expansions.push_back(std::move(expansion));
  return any;
}

/// The analysed words one by one: technical names with their parts, dictionary words with their n-grams.
std::vector<Item> TermQueries::items(std::string_view text, const std::vector<Token>& tokens,
                                     std::string_view field_prefix) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < tokens.size();) {
    const Token& token = tokens[i];
    const std::string_view typed = text.substr(token.begin, token.end - token.begin);
    std::size_t next = i + 1;
    if (token.kind == TokenKind::Compound) {
      next = end_of_parts(tokens, i);
      items.push_back(compound(typed, tokens, i, next, field_prefix));
    } else if (token.kind == TokenKind::Word) {
      items.push_back({record(expander_.word(typed, token, field_prefix)),
                       {},
                       token.begin,
                       token.end,
                       is_elided(text, token, expander_.main_language())});
    } else if (token.kind == TokenKind::Segment) {
      next = end_of_grams(tokens, i);
      if (is_pair(tokens, i, next)) {
        items.push_back(pair(text, tokens[i + 1], field_prefix));
        next = end_of_grams(tokens, next);
      } else {
        items.push_back(segment(typed, tokens, i, next, field_prefix));
        items.back().grammar = is_inflection(text, tokens, i);
      }
    }
    i = next;
  }
  return items;
}

/// GPT-4o: the whole, or its parts as a phrase. C++: the whole alone, as its one part is another word.
Item TermQueries::compound(std::string_view typed, const std::vector<Token>& tokens, std::size_t first,
                           std::size_t next, std::string_view field_prefix) {
  std::vector<Xq> any = {record(expander_.whole(typed, tokens[first].exact, field_prefix))};
  std::vector<std::string> parts;
  for (std::size_t i = first + 1; i < next; ++i) {
    if (tokens[i].kind == TokenKind::Word) parts.push_back(std::string(field_prefix) + tokens[i].exact);
  }
  if (parts.size() > 1) any.push_back(in_order(typed, parts, parts.size()));
  return {combine(Xq::OP_OR, any), {}, tokens[first].begin, tokens[first].end};
}

/// 芯片 is two words to the dictionary, which does not know it; what was typed is one.
Item TermQueries::pair(std::string_view text, const Token& gram, std::string_view field_prefix) {
  const std::string_view typed = text.substr(gram.begin, gram.end - gram.begin);
  return {record(expander_.whole(typed, schema::gram_term(gram.exact), field_prefix)), {}, gram.begin, gram.end};
}

/// A word that the dictionary cut: as a word, or as its characters in order wherever the article's own cut lies.
Item TermQueries::segment(std::string_view typed, const std::vector<Token>& tokens, std::size_t first, std::size_t next,
                          std::string_view field_prefix) {
  const Token& word = tokens[first];
  std::vector<std::string> grams;
  std::vector<Xq> extra;
  for (std::size_t i = first + 1; i < next; ++i) {
    if (is_short(tokens[i])) continue;
    if (tokens[i].end <= word.end) grams.push_back(std::string(field_prefix) + schema::gram_term(tokens[i].exact));
    extra.push_back(record(expander_.gram(tokens[i].exact, field_prefix)));
  }
  std::vector<Xq> any = {record(expander_.whole(typed, word.exact, field_prefix))};
  if (!grams.empty()) {
    any.emplace_back(Xq::OP_SCALE_WEIGHT,
                     Xq(Xq::OP_PHRASE, grams.begin(), grams.end(), static_cast<Xapian::termcount>(grams.size())), 0);
  } else if (expander_.exact() || !is_word_of_two_letters(word)) {
    any.push_back(wildcard(typed, std::string(field_prefix) + schema::gram_term(word.exact)));
  }
  return {combine(Xq::OP_OR, any), std::move(extra), word.begin, word.end};
}

/// รถ (car) is a word to the dictionary, and two letters of สามารถ (can). A Chinese character is a word wherever it
/// stands.
bool TermQueries::is_word_of_two_letters(const Token& word) const {
  return gram_length(word.script) > 2 && utf8::length(word.exact) > 1 && reader_.frequency(word.exact) > 0;
}

Xq TermQueries::in_order(std::string_view typed, const std::vector<std::string>& terms, std::size_t window) {
  if (terms.size() == 1) return record(expander_.whole(typed, terms.front(), ""));
  double weight = 0;
  for (const std::string& term : terms) weight += expander_.whole(typed, term, "").weight;
  Expansion expansion{std::string(typed), weight / static_cast<double>(terms.size())};
  for (const std::string& term : terms) expansion.leaves.push_back({term, expansion.weight, "in order"});
  const Xq phrase(Xq::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(window));
  const Xq scaled(Xq::OP_SCALE_WEIGHT, phrase, expansion.weight);
  record_.expansions.push_back(std::move(expansion));
  return scaled;
}

Xq TermQueries::wildcard(std::string_view typed, const std::string& beginning) {
  record_.expansions.push_back({std::string(typed), 1, {}, beginning});
  std::vector<std::string> terms = prefixes_.beginning_with(beginning);
  return Xq(Xq::OP_SYNONYM, terms.begin(), terms.end());
}

void TermQueries::hint(Expansion expansion) {
  expansion.hints = std::move(expansion.leaves);
  expansion.leaves.clear();
  record_.hints.push_back(any_of(expansion.hints));
  record_.expansions.push_back(std::move(expansion));
}

}  // namespace khabar
