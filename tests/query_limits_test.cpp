#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/filters.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/query/query_languages.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/query/term_queries.hpp"
#include "tests/support/literally.hpp"
#include "tests/support/repeated.hpp"
#include "tests/support/small_index.hpp"

/// What a query may cost: each limit of docs/query-language.md holds, and a note names its number.
namespace khabar {

using namespace test;

namespace {

ParsedQuery parsed(const std::string& text) {
  return parse_query(text, Join::All, 0);
}

/// The note that holds the words; empty when there is none.
std::string note_with(const std::vector<std::string>& notes, const std::string& words) {
  const auto found = std::find_if(notes.begin(), notes.end(),
                                  [&](const std::string& note) { return note.find(words) != std::string::npos; });
  return found == notes.end() ? "" : *found;
}

std::size_t bytes_of(const Query& query) {
  std::size_t bytes = query.text.size();
  for (const Query& child : query.children) bytes += bytes_of(child);
  return bytes;
}

/// 400 words that begin with each letter, "ba" to "kpj".
SmallIndex& many_words() {
  static SmallIndex index = [] {
    std::string text;
    for (char letter = 'b'; letter <= 'k'; ++letter) {
      for (int i = 0; i < 400; ++i) {
        text += letter;
        for (const int digit : {i / 20, i % 20}) text += static_cast<char>('a' + digit);
        text += ' ';
      }
    }
    return SmallIndex({article("one", "en", "Headline", text)});
  }();
  return index;
}

std::size_t terms_of(const std::string& query, std::vector<std::string>& notes) {
  SmallIndex& index = many_words();
  const Query read = parsed(query).query;
  const WordExpander expander(index.reader(), index.analyzer(),
                              guess_query_languages(index.reader(), index.analyzer(), words_of(read)), false);
  const CompiledQuery compiled = compile(read, Join::All, index.reader(), index.analyzer(), expander);
  notes = compiled.notes;
  return static_cast<std::size_t>(std::distance(compiled.query.get_terms_begin(), compiled.query.get_terms_end()));
}

}  // namespace

TEST_CASE("query limits: four characters without blanks count as a word") {
  // 330 characters of three bytes are less than the bytes of a word.
  const std::string word = repeated("芯片", 165);
  const ParsedQuery three = parsed(word + " " + word + " " + word);
  CHECK(three.notes.empty());
  CHECK(bytes_of(three.query) == 3 * word.size());
  const ParsedQuery four = parsed(word + " " + word + " " + word + " " + word);
  CHECK(note_with(four.notes, "only the first 256 words") != "");
  CHECK(bytes_of(four.query) == 3 * word.size() + 3 * 4 * static_cast<std::size_t>(kMaxQueryWords - 3 * 83));
  CHECK(parsed(describe(four.query)).query == four.query);
  for (const char* letters : {"ไก่", "ញ្ញ", "カタ", "ລາວ"}) {
    CAPTURE(letters);
    const ParsedQuery many = parsed(repeated(repeated(letters, 50) + " ", 100));
    CHECK(note_with(many.notes, "256") != "");
    CHECK(bytes_of(many.query) < 4 * 1024);
    CHECK(parsed(describe(many.query)).query == many.query);
  }
  CHECK(parsed(repeated("반도체시장 ", 256)).notes.empty());  // Korean has blanks
}

TEST_CASE("query limits: a long word is cut, a long query is not read to its end") {
  const ParsedQuery word = parsed(std::string(1001, 'x') + " y");
  CHECK(note_with(word.notes, "1000 bytes") != "");
  CHECK(word.query.children.at(0).text == std::string(1000, 'x'));
  CHECK(word.query.children.at(1).text == "y");
  const ParsedQuery prefix = parsed(std::string(1001, 'x') + "*");
  CHECK(prefix.query.kind == Query::Kind::Word);
  const std::string at_most = std::string(kMaxQueryBytes - 4, ' ') + "last";
  CHECK(parsed(at_most).notes.empty());
  CHECK(parsed(at_most).query.text == "last");
  const ParsedQuery longer = parsed(at_most + "word");
  CHECK(note_with(longer.notes, "only the first 256000 bytes") != "");
  CHECK(longer.query.text == "last");
}

TEST_CASE("query limits: NEAR joins 16 words, and the others must be there") {
  CHECK(parsed("a" + repeated(" NEAR/1000 a", 15)).notes.empty());
  const ParsedQuery chain = parsed("a" + repeated(" NEAR/1000 a", 17));
  CHECK(note_with(chain.notes, "16 words") != "");
  REQUIRE(chain.query.kind == Query::Kind::And);
  CHECK(chain.query.children.size() == 3);
  CHECK(chain.query.children[0].children.size() == kMaxNearWords);
  CHECK(parsed(describe(chain.query)).query == chain.query);
}

TEST_CASE("query limits: prefixes stand for so many words, one alone and all together") {
  std::vector<std::string> notes;
  CHECK(terms_of("b*", notes) == kMaxPrefixTerms);
  CHECK(notes.empty());
  CHECK(terms_of("ba*", notes) == 20);
  std::string all = "b*";
  for (const char letter : std::string("cdefghijk")) all += std::string(" OR ") + letter + "*";
  // Six times 300, the 200 that are left, and 20 for each of the last three.
  CHECK(terms_of(all, notes) == kMaxTermsOfPrefixes + 3 * kFewestPrefixTerms);
  CHECK(note_with(notes, "2000") != "");
  CHECK(terms_of("zzz*", notes) == 1);
  for (const Join join : {Join::All, Join::Any}) {
    Request request;
    request.query = "b* c* d* e* f* g* h* i* j* k*";
    request.join = join;
    const Results results = many_words().search(request);
    CHECK(results.total == 1);
    CHECK(note_with(results.notes, "20 each") != "");
  }
}

TEST_CASE("query limits: a filter takes 256 values") {
  SmallIndex& index = many_words();
  std::vector<std::string> unknown;
  const auto with = [&](std::size_t count) {
    filter(*schema::find_field("topic"), std::vector<std::string>(count, "x"), index.reader(), index.analyzer(),
           unknown);
  };
  CHECK_NOTHROW(with(kMaxFilterValues));
  try {
    with(kMaxFilterValues + 1);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.exit == Exit::Usage);
    CHECK(std::string(error.what()) == "a filter takes 256 values, and --topic has 257");
  }
}

TEST_CASE("query limits: notes are few and short, whatever the query") {
  std::string query;
  for (int i = 0; i < 256; ++i) query += " source:" + std::string(300, 's') + std::to_string(i);
  query += " " + repeated("😀", 200);
  std::vector<std::string> notes;
  terms_of(query, notes);
  CHECK(!notes.empty());
  CHECK(notes.size() <= 20);
  for (const std::string& note : notes) CHECK(note.size() < 200);
}

TEST_CASE("query limits: an explanation reads an article once, and finds what it did") {
  Request request;
  request.query = "baa bab zzz*";
  request.join = Join::Any;
  request.explain = true;
  const Results results = many_words().search(request);
  REQUIRE(results.hits.size() == 1);
  const auto& lines = results.hits[0].explanation;
  CHECK(note_with(lines, "baa: baa (exact), 1x") != "");
  CHECK(note_with(lines, "bab: bab (exact), 1x") != "");
  CHECK(note_with(lines, "zzz") == "");
}

TEST_CASE("literal match: signs between blanks are no words of their own") {
  const std::string_view text = "The AT & T Company - and -- others";
  CHECK(test::stands_literally("\"AT & T\"", text));
  CHECK(test::stands_literally("\"company - and\"", text));
  CHECK(test::stands_literally("\"& T\"", text));
  CHECK_FALSE(test::stands_literally("\"AT & Company\"", text));
  CHECK(test::stands_literally("\"&\"", text));
  CHECK_FALSE(test::stands_literally("\"%\"", text));
}

}  // namespace khabar
