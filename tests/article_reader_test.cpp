#include "indexer/sources/article_reader.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <random>

#include "common/store/content_hash.hpp"
#include "common/text/utf8.hpp"
#include "indexer/extract/plain_text.hpp"
#include "tests/support/article_fields.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

using test::field;
using test::harmless;

namespace {

Record record(std::string bytes, Format format, std::size_t line = 1) {
  return {"/news.jsonl", line, format, std::move(bytes), {}};
}

template <typename Do>
double seconds(Do work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("article reader: JSON records") {
  for (const auto& row : test::read_table("json_records.tsv", 2)) {
    CAPTURE(row.line);
    CAPTURE(row.cells[0]);
    const auto read = read_article(record(row.cells[0], Format::JsonLines));
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
      const std::size_t at = row.cells[i].find('=');
      REQUIRE(at != std::string::npos);
      const std::string name = row.cells[i].substr(0, at);
      const std::string want = row.cells[i].substr(at + 1);
      const std::string got = field(read, name);
      CAPTURE(name);
      const bool part = name == "reject" || (name == "warn" && !want.empty());
      CHECK((part ? got.substr(std::min(got.find(want), got.size()), want.size()) : got) == want);
    }
  }
}

TEST_CASE("article reader: a text is its bytes as text; the path is its id") {
  const auto read = read_article(record("\xef\xbb\xbf\n Head\r\n\r\nBody \x1b[31m\n\n", Format::Text, 0));
  CHECK(field(read, "text") == "Head\n\nBody [31m");
  CHECK(field(read, "title").empty());
  CHECK(field(read, "id") == "/news.jsonl");
  CHECK(std::get<Article>(read).path == "/news.jsonl");
}

TEST_CASE("article reader: a record of many is named by its bytes, not its place") {
  Record one = record("{\"text\":\"a\"}", Format::JsonLines, 1);
  one.hash = content_hash(one.bytes);
  Record moved = one;
  moved.line = 9;
  CHECK(field(read_article(one), "id") == "/news.jsonl#" + hex(one.hash, 12));
  CHECK(field(read_article(one), "id") == field(read_article(moved), "id"));
  one.line = 0;
  CHECK(field(read_article(one), "id") == "/news.jsonl");
}

TEST_CASE("article reader: no text and no title is a rejection, with its place") {
  for (const Format format : {Format::Text, Format::Markdown}) {
    for (const char* bytes : {"", " \n\t\r\n", "\xef\xbb\xbf"}) {
      CHECK(field(read_article(record(bytes, format)), "reject") == "neither a text nor a title");
    }
  }
  CHECK(std::get<Rejection>(read_article(record("{", Format::JsonLines, 7))).line == 7);
}

TEST_CASE("article reader: a path that is no UTF-8 is shown with replacements") {
  Record odd = record("text", Format::Text, 0);
  odd.path = "/caf\xe9.txt";
  CHECK(field(read_article(odd), "id") == "/caf\uFFFD.txt");
}

TEST_CASE("article reader: deep and wide JSON ends in time") {
  std::string wide = "{";
  for (int i = 0; i < 200'000; ++i) wide += "\"k" + std::to_string(i) + "\":null,";
  std::string names = "{\"authors\":\"";
  for (int i = 0; i < 500'000; ++i) names += "a b and ";
  const std::vector<std::string> inputs = {
      std::string(1'000'000, '['), "{\"text\":" + std::string(500, '[') + "\"x\"" + std::string(500, ']') + "}",
      wide + "\"text\":\"x\"}", names + "\",\"text\":\"x\"}", "{\"text\":\"" + std::string(3'000'000, 'x') + "\"}"};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    CAPTURE(i);
    CHECK(seconds([&] { read_article(record(inputs[i], Format::Json)); }) < 5);
  }
}

TEST_CASE("article reader: random bytes through every reader and the shaping give harmless articles or rejections") {
  constexpr unsigned kSeed = 20260107;
  std::mt19937 random(kSeed);
  const std::vector<std::string> pieces = {"{",   "}",      "[",     "]",       "\"",         ":",      ",",     "\n",
                                           "\\u", "d83d",   "title", "text",    "date",       "---",    "# ",    "*",
                                           "_",   "`",      "](",    "![",      "<b",         ">",      "NaN",   "1",
                                           " ",   "\xff",   "\xc3",  "\xa9",    "नमस्ते",       "TOPICS", "Reply", "• x",
                                           "\0",  "\x1b$B", "&amp;", "Foto: x", "2026-01-07", ". ",     "~~~",   "|"};
  for (int round = 0; round < 3000; ++round) {
    CAPTURE(kSeed);
    CAPTURE(round);
    std::string bytes;
    const std::size_t count = random() % 40;
    for (std::size_t i = 0; i < count; ++i) {
      bytes += random() % 4 == 0 ? std::string(1, static_cast<char>(random())) : pieces[random() % pieces.size()];
    }
    if (random() % 2 == 0)
      bytes = "{\"title\":\"" + bytes + "\",\"date\":\"" + bytes + "\",\"text\":[\"" + bytes + "\"]}";
    for (const Format format : {Format::Text, Format::Markdown, Format::JsonLines, Format::Json}) {
      auto read = read_article(record(bytes, format));
      auto* article = std::get_if<Article>(&read);
      if (article == nullptr) continue;
      CHECK(harmless(*article));
      CHECK_FALSE((article->title.empty() && article->text.empty()));
      shape_plain_text(*article);
      CHECK(harmless(*article));
      CHECK_FALSE(article->title.empty());
    }
  }
}
