#include "searcher/query/query_parser.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <string_view>

#include "common/text/date.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/query_lexer.hpp"
#include "tests/support/table.hpp"

namespace khabar {
namespace {

using Kind = Query::Kind;
using Random = std::mt19937;

const int kToday = day_number(2026, 1, 15);

std::string joined(const std::vector<std::string>& notes) {
  std::string out;
  for (const std::string& note : notes) out += (out.empty() ? "" : "; ") + note;
  return out;
}

/// What is wrong with the tree, by the promises of query.hpp; empty when nothing is.
std::string broken_promise(const Query& query, const Query* parent) {
  const std::size_t count = query.children.size();
  const bool in_and = parent != nullptr && parent->kind == Kind::And;
  if (query.kind == Kind::Not && !in_and) return "a Not outside And";
  if (in_and && query.kind == Kind::All && parent->children[1].kind != Kind::Not) return "an All that says nothing";
  if (parent != nullptr && parent->kind == query.kind && (query.kind == Kind::And || query.kind == Kind::Or)) {
    return "a nested And or Or";
  }
  if ((query.kind == Kind::And || query.kind == Kind::Or || query.kind == Kind::Near) && count < 2) return "too few";
  if (query.kind == Kind::Not && count != 1) return "a Not of several";
  if (query.kind == Kind::Maybe && count != 2) return "a Maybe of not two";
  if (query.kind <= Kind::Phrase && query.kind != Kind::All && query.text.empty()) return "no text";
  if (!utf8::valid(query.text)) return "bad UTF-8";
  if (query.kind == Kind::Dates && !query.first_day && !query.last_day) return "a date without ends";
  bool positive = query.kind != Kind::And;
  for (const Query& child : query.children) {
    if (std::string broken = broken_promise(child, &query); !broken.empty()) return broken;
    positive = positive || child.kind != Kind::Not;
  }
  return positive ? "" : "only exclusions";
}

int leaves(const Query& query) {
  int count = query.children.empty() && query.kind != Kind::All ? 1 : 0;
  for (const Query& child : query.children) count += leaves(child);
  return count;
}

int levels(const Query& query) {
  int below = 0;
  for (const Query& child : query.children) below = std::max(below, levels(child) + 1);
  return below;
}

void check_properties(const std::string& text) {
  for (const Join join : {Join::All, Join::Any}) {
    const ParsedQuery parsed = parse_query(text, join, kToday);
    const std::string canonical = describe(parsed.query);
    CAPTURE(text);
    CAPTURE(canonical);
    REQUIRE(broken_promise(parsed.query, nullptr) == "");
    REQUIRE(canonical.find_first_of("\n\r\t") == std::string::npos);
    REQUIRE(leaves(parsed.query) <= kMaxQueryWords);
    REQUIRE(levels(parsed.query) <= kMaxQueryDepth);
    REQUIRE(std::set<std::string>(parsed.notes.begin(), parsed.notes.end()).size() == parsed.notes.size());
    for (const Join again : {Join::All, Join::Any}) {
      const ParsedQuery reparsed = parse_query(canonical, again, kToday + 400);
      REQUIRE_MESSAGE(reparsed.query == parsed.query, "read again: ", describe(reparsed.query));
    }
  }
}

std::string random_soup(Random& random) {
  static constexpr std::array<std::string_view, 60> kPieces = {
      "AND",      "OR",    "NOT",    "NEAR",   "NEAR/5",   "NEAR/0",   "MAYBE",     "DATE", "(",         ")",
      "(",        ")",     "-",      "+",      "*",        "\"",       "“",         "”",    "„",         "«",
      "»",        "「",    "」",     "：",     "（",       "）",       "＊",        "－",   "\\",        "\\\"",
      "/",        ":",     "title:", "lang:",  "company:", "date:",    "word:",     "2026", "2026-01..", "..",
      "7d",       "today", "a",      "lenovo", "联想",     "C++",      "14",        "א",    "י",         "foo:",
      "compnay:", "Date:", "\t",     "\n",     "\xff",     "\xe2\x80", "date:2026", "*\"",  "(AND ",     "(OR "};
  std::string out;
  const std::size_t count = random() % 24;
  for (std::size_t i = 0; i < count; ++i) {
    out += kPieces[random() % kPieces.size()];
    if (random() % 2 == 0) out += ' ';
  }
  return out;
}

std::string random_text(Random& random) {
  std::string out;
  const std::size_t count = random() % 40;
  for (std::size_t i = 0; i < count; ++i) {
    constexpr std::array<char32_t, 6> kTops = {0x7F, 0x7F, 0x7F, 0x7FF, 0xFFFF, 0x10FFFF};
    auto c = static_cast<char32_t>(random() % (kTops[random() % kTops.size()] + 1));
    if (random() % 40 == 0) {
      out += static_cast<char>(random());
    } else {
      utf8::append(out, c >= 0xD800 && c <= 0xDFFF ? U' ' : c);
    }
  }
  return out;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

}  // namespace

TEST_CASE("query parser: reads the table of queries as it says") {
  const auto rows = test::read_table("queries.tsv", 4);
  REQUIRE(rows.size() >= 90);
  for (const test::Row& row : rows) {
    CAPTURE(row.line);
    const Join join = row.cells[3] == "any" ? Join::Any : Join::All;
    const ParsedQuery parsed = parse_query(row.cells[0], join, kToday);
    CHECK(describe(parsed.query) == row.cells[1]);
    CHECK(joined(parsed.notes) == row.cells[2]);
    check_properties(row.cells[0]);
  }
}

TEST_CASE("query parser: builds the tree that it describes") {
  const Query query = parse_query("C++ -company:\"Moore Threads\" date:2026-01..", Join::All, kToday).query;
  REQUIRE(query.kind == Kind::And);
  REQUIRE(query.children.size() == 3);
  CHECK(query.children[0].kind == Kind::Word);
  CHECK(query.children[0].text == "C++");
  REQUIRE(query.children[1].kind == Kind::Not);
  const Query& company = query.children[1].children.at(0);
  CHECK(company.kind == Kind::Field);
  CHECK(company.field == "company");
  CHECK(company.text == "Moore Threads");
  CHECK(query.children[2].kind == Kind::Dates);
  CHECK(query.children[2].first_day == day_number(2026, 1, 1));
  CHECK_FALSE(query.children[2].last_day.has_value());

  const Query near = parse_query("\"a b\" NEAR/7 infra", Join::All, kToday).query;
  REQUIRE(near.kind == Kind::Near);
  CHECK(near.distance == 7);
  CHECK(near.children.at(0).kind == Kind::Phrase);

  const Query nothing = parse_query("  ", Join::All, kToday).query;
  CHECK(nothing == Query{});
  const Query all_but = parse_query("-dell", Join::All, kToday).query;
  REQUIRE(all_but.kind == Kind::And);
  CHECK(all_but.children.at(0).kind == Kind::All);
  CHECK(all_but.children.at(1).kind == Kind::Not);
}

TEST_CASE("query parser: any operators in any order are read, and read again the same") {
  for (std::uint32_t seed = 1; seed <= 4000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    check_properties(random_soup(random));
  }
}

TEST_CASE("query parser: any bytes are read, and read again the same") {
  for (std::uint32_t seed = 1; seed <= 4000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    check_properties(random_text(random));
  }
}

TEST_CASE("query parser: 256 words are kept, more are noted") {
  const ParsedQuery exact = parse_query(repeated("a ", 512), Join::All, kToday);
  CHECK(leaves(exact.query) == kMaxQueryWords);
  CHECK(exact.notes.empty());
  const ParsedQuery more = parse_query(repeated("a ", 514), Join::All, kToday);
  CHECK(leaves(more.query) == kMaxQueryWords);
  CHECK(joined(more.notes) == "only the first 256 words of the query are searched");
  const ParsedQuery phrase = parse_query('"' + repeated("a ", 600) + "\" b", Join::All, kToday);
  CHECK(phrase.query.kind == Kind::Phrase);
  CHECK(phrase.query.text.size() == 511);
  CHECK(phrase.notes.size() == 1);
}

TEST_CASE("query parser: nesting is followed to 32 levels, deeper is flattened with a note") {
  const auto nested = [](int levels_wanted) {
    std::string out;
    for (int i = 0; i < levels_wanted; ++i) out += i % 2 == 0 ? "(a " : "(b OR ";
    return out + "c" + std::string(static_cast<std::size_t>(levels_wanted), ')');
  };
  const ParsedQuery kept = parse_query(nested(kMaxQueryDepth), Join::All, kToday);
  CHECK(levels(kept.query) == kMaxQueryDepth);
  CHECK(kept.notes.empty());
  const ParsedQuery flat = parse_query(nested(kMaxQueryDepth + 1), Join::All, kToday);
  CHECK(levels(flat.query) == 1);
  CHECK(leaves(flat.query) == kMaxQueryDepth + 2);
  CHECK(flat.notes.size() == 1);
  check_properties(nested(33));
  check_properties(nested(200));
}

TEST_CASE("query parser: long and hostile queries come to an end, and read back as they were") {
  constexpr std::array<std::string_view, 24> kPieces = {
      "a", "a ", "\"", "\" ",     "(",        ")", "()", "-",       "-a ",    "+a OR ", "NOT ",     "* ",
      "*", "a:", ":",  "title:(", "title:\"", "“", "「", "a NEAR ", "(a OR ", "\\\"",   "date:7d ", "\xff"};
  for (const std::string_view piece : kPieces) {
    CAPTURE(piece);
    const std::string text = repeated(piece, 100'000);
    const ParsedQuery parsed = parse_query(text, Join::All, kToday);
    CHECK(parse_query(describe(parsed.query), Join::All, kToday).query == parsed.query);
  }
}

}  // namespace khabar
