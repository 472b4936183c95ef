#include "searcher/query/query_parser.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "common/text/script.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/date_range.hpp"
#include "searcher/query/query_lexer.hpp"
#include "searcher/query/query_tree.hpp"

namespace khabar {
namespace {

using Kind = Query::Kind;
using TokenKind = QueryToken::Kind;

/// The first `words` words of a text whose blanks are single, and how many it has.
std::pair<std::string_view, std::size_t> first_words(std::string_view text, std::size_t words) {
  std::size_t count = 1;
  std::size_t unspaced = 0;  // characters since the last blank
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = utf8::next(text, i);
    const bool begins_word =
        c == U' ' || (is_unspaced(script_of(c)) && unspaced++ > 0 && unspaced % kCharactersOfWord == 1);
    if (begins_word && ++count > words) return {text.substr(0, begin), words};
    if (c == U' ') unspaced = 0;
  }
  return {text, count};
}

/// Recursive descent; from loose to tight: words side by side, OR, AND, NEAR, one of + - NOT, and what they stand
/// before.
class Parser {
 public:
  Parser(LexedQuery lexed, Join join, int today)
      : tokens_(std::move(lexed.tokens)), notes_(std::move(lexed.notes)), join_(join), today_(today) {}

  ParsedQuery run() {
    auto query = join_operands(read_operands(), join_);
    Query tree = query ? positive(std::move(*query)) : Query{};
    if (height(tree) > kMaxQueryDepth) {
      note("the query is nested deeper than " + std::to_string(kMaxQueryDepth) + "; its words are taken side by side");
      tree = flattened(tree, join_ == Join::All ? Kind::And : Kind::Or);
    }
    return {std::move(tree), std::move(notes_)};
  }

 private:
  using Read = std::optional<Operand> (Parser::*)();
  using Make = Query (*)(std::vector<Query>);

  void note(std::string text) { add_note(notes_, std::move(text)); }

  bool is(TokenKind kind, std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].kind == kind;
  }
  bool is_bare_word(std::string_view text) const {
    return is(TokenKind::Word) && !tokens_[at_].quoted && tokens_[at_].text == text;
  }
  bool at_end(std::size_t ahead = 0) const { return at_ + ahead >= tokens_.size() || is(TokenKind::Close, ahead); }

  /// An operator counts only if something to operate on follows.
  bool take_operator(TokenKind kind) {
    if (!is(kind) || at_end(1)) return false;
    ++at_;
    return true;
  }

  /// All that stands side by side up to the closing parenthesis (which stays) or the end.
  std::vector<Operand> read_operands() {
    std::vector<Operand> operands;
    while (!at_end()) {
      if (auto operand = read_or()) operands.push_back(std::move(*operand));
    }
    return operands;
  }

  std::optional<Operand> read_or() { return read_infix(TokenKind::Or, &Parser::read_and, make_or); }
  std::optional<Operand> read_and() { return read_infix(TokenKind::And, &Parser::read_near, make_and); }

  /// A + before an operand of OR or AND has no sense of its own; the result has none.
  std::optional<Operand> read_infix(TokenKind infix, Read read, Make make) {
    auto first = (this->*read)();
    if (!take_operator(infix)) return first;
    std::vector<Query> parts;
    if (first) parts.push_back(std::move(first->query));
    do {
      if (auto next = (this->*read)()) parts.push_back(std::move(next->query));
    } while (take_operator(infix));
    if (parts.empty()) return std::nullopt;
    return Operand{make(std::move(parts))};
  }

  std::optional<Operand> read_near() {
    auto first = read_unary();
    std::vector<Query> parts;
    int distance = 0;
    while (is(TokenKind::Near) && !at_end(1)) {
      // One distance for a chain: a node has but one, and the words must not be searched twice.
      distance = std::max(distance, tokens_[at_++].distance);
      auto next = read_unary();
      if (next) parts.push_back(std::move(next->query));
    }
    if (distance == 0 || parts.empty()) return first;
    if (first) parts.insert(parts.begin(), std::move(first->query));
    return Operand{near(std::move(parts), distance)};
  }

  Query near(std::vector<Query> parts, int distance) {
    if (parts.size() < 2) return make_and(std::move(parts));
    if (std::ranges::all_of(parts, can_be_near)) return near_words(std::move(parts), distance);
    note("NEAR needs words or phrases on both sides; it is read as AND");
    return make_and(std::move(parts));
  }

  Query near_words(std::vector<Query> parts, int distance) {
    if (parts.size() <= kMaxNearWords) return make_near(std::move(parts), distance);
    note("NEAR joins " + std::to_string(kMaxNearWords) + " words; those behind them may stand anywhere");
    const auto rest = parts.begin() + static_cast<std::ptrdiff_t>(kMaxNearWords);
    std::vector<Query> all(rest, parts.end());
    parts.erase(rest, parts.end());
    all.insert(all.begin(), make_near(std::move(parts), distance));
    return make_and(std::move(all));
  }

  std::optional<Operand> read_unary() {
    bool excluded = false;
    bool must = false;
    for (; !at_end(); ++at_) {
      if (is(TokenKind::Plus)) {
        must = true;
      } else if (is(TokenKind::Minus) || (is(TokenKind::Not) && !at_end(1))) {
        excluded = !excluded;
      } else {
        break;
      }
    }
    if (at_end()) return std::nullopt;
    auto query = read_primary();
    if (!query) return std::nullopt;
    if (excluded) return Operand{make_not(std::move(*query))};
    return Operand{std::move(*query), must};
  }

  std::optional<Query> read_primary() {
    if (auto dates = read_dates_group()) return dates;
    const QueryToken& token = tokens_[at_++];
    switch (token.kind) {
      case TokenKind::Open:
        return read_group();
      case TokenKind::Word:
        return leaf(Kind::Word, token);
      case TokenKind::Prefix:
        return leaf(Kind::Prefix, token);
      case TokenKind::Phrase:
        return leaf(Kind::Phrase, token);
      case TokenKind::Field:
        return field_leaf(token.field, token.text);
      case TokenKind::FieldOf:
        return read_field_group(token.field);
      case TokenKind::Star:
        return without_text({});
      case TokenKind::Nothing:
        return std::nullopt;
      default:
        note(quoted_for_note(token.text) + " has nothing to join; it is searched as a word");
        return leaf(Kind::Word, token);
    }
  }

  /// describe() writes dates as (DATE first..last).
  std::optional<Query> read_dates_group() {
    if (!is(TokenKind::Open) || !is(TokenKind::Word, 1) || tokens_[at_ + 1].quoted || tokens_[at_ + 1].text != "DATE" ||
        !is(TokenKind::Word, 2) || !is(TokenKind::Close, 3)) {
      return std::nullopt;
    }
    if (!parse_date_range(tokens_[at_ + 2].text, today_)) return std::nullopt;
    at_ += 4;
    return field_leaf("date", tokens_[at_ - 2].text);
  }

  /// Behind an Open: what stands side by side, or (OR a b c) with the operator first, as describe() writes it.
  std::optional<Query> read_group() {
    const QueryToken head = at_end() || at_end(1) ? QueryToken{} : tokens_[at_];
    const bool maybe = !at_end() && is_bare_word("MAYBE") && !at_end(2);
    const bool prefix =
        maybe || head.kind == TokenKind::And || head.kind == TokenKind::Or || head.kind == TokenKind::Near;
    if (prefix) ++at_;
    std::vector<Operand> operands = read_operands();
    if (at_ < tokens_.size()) ++at_;
    if (!prefix) return join_operands(std::move(operands), join_);
    std::vector<Query> parts;
    for (Operand& operand : operands) parts.push_back(std::move(operand.query));
    if (parts.empty()) return std::nullopt;
    if (head.kind == TokenKind::And) return make_and(std::move(parts));
    if (head.kind == TokenKind::Or) return make_or(std::move(parts));
    if (head.kind == TokenKind::Near) return near(std::move(parts), head.distance);
    if (parts.size() == 1) return std::move(parts[0]);
    Query required = std::move(parts[0]);
    parts.erase(parts.begin());
    return make_maybe(std::move(required), make_or(std::move(parts)));
  }

  /// title:(a OR b) means title:a OR title:b.
  std::optional<Query> read_field_group(const std::string& field) {
    const std::string outer = std::exchange(field_, field == "word" ? std::string() : field);
    auto query = read_primary();
    field_ = outer;
    return query;
  }

  std::optional<Query> leaf(Kind kind, const QueryToken& token) {
    if (!field_.empty()) {
      if (kind == Kind::Prefix) note("a * does not work in " + field_ + ":; it is ignored");
      return field_leaf(field_, token.text);
    }
    return text_leaf(kind, {}, token.text);
  }

  std::optional<Query> field_leaf(const std::string& field, const std::string& text) {
    if (field != "date") return text_leaf(Kind::Field, field, text);
    const auto range = parse_date_range(text, today_);
    if (!range) {
      note(quoted_for_note(text) + " is no date such as 2026-01-07, 2026-01..2026-03 or 7d; it is searched as words");
      return text_leaf(text.find(' ') == std::string::npos ? Kind::Word : Kind::Phrase, {}, text);
    }
    if (range->backwards) note(quoted_for_note(text) + " ends before it begins; it is read the other way round");
    Query out;
    out.kind = Kind::Dates;
    out.first_day = range->first;
    out.last_day = range->last;
    return without_text(std::move(out));
  }

  std::optional<Query> text_leaf(Kind kind, const std::string& field, std::string_view text) {
    if (!has_room()) return std::nullopt;
    std::string_view whole = utf8::prefix(text, kMaxTextBytes);
    const bool too_long = whole.size() < text.size();
    if (too_long) whole = whole.substr(0, whole.find_last_not_of(' ') + 1);
    const auto [kept, words] = first_words(whole, static_cast<std::size_t>(words_left_));
    const bool too_many = kept.size() < whole.size();
    if (too_many)
      note_too_many();
    else if (too_long)
      note("a word or phrase of more than " + std::to_string(kMaxTextBytes) + " bytes is cut");
    words_left_ -= static_cast<int>(words);
    Query out;
    out.kind = kind == Kind::Prefix && (too_many || too_long) ? Kind::Word : kind;
    out.field = field;
    out.text = kept;
    return out;
  }

  void note_too_many() {
    note("only the first " + std::to_string(kMaxQueryWords) + " words of the query are searched");
  }

  bool has_room() {
    if (words_left_ == 0) note_too_many();
    return words_left_ > 0;
  }

  std::optional<Query> without_text(Query query) {
    if (!has_room()) return std::nullopt;
    --words_left_;
    return query;
  }

  std::vector<QueryToken> tokens_;
  std::vector<std::string> notes_;
  Join join_;
  int today_;
  std::size_t at_ = 0;
  int words_left_ = kMaxQueryWords;
  std::string field_;  ///< the field whose group is being read
};

}  // namespace

ParsedQuery parse_query(std::string_view text, Join join, int today) {
  const std::string_view read = utf8::prefix(text, kMaxQueryBytes);
  LexedQuery lexed = lex_query(read);
  if (read.size() < text.size())
    add_note(lexed.notes, "only the first " + std::to_string(kMaxQueryBytes) + " bytes of the query are read");
  return Parser(std::move(lexed), join, today).run();
}

}  // namespace khabar
