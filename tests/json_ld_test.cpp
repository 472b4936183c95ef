#include "indexer/extract/json_ld.hpp"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <random>

#include "common/text/utf8.hpp"
#include "indexer/extract/json_mending.hpp"
#include "tests/support/article_fields.hpp"
#include "tests/support/repeated.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

using test::joined;

using test::repeated;

namespace {

std::string field_of(const PageFacts& facts, const std::string& name) {
  if (name == "title") return facts.title;
  if (name == "date") return facts.date ? to_iso(*facts.date) : "";
  if (name == "lang") return facts.lang;
  if (name == "source") return facts.source;
  if (name == "url") return facts.url;
  if (name == "section") return facts.section;
  if (name == "authors") return joined(facts.authors);
  if (name == "topics") return joined(facts.topics);
  if (name == "body") return std::to_string(facts.body.size());
  std::vector<std::string> entities;
  for (const GivenEntity& entity : facts.entities) {
    entities.push_back(std::string(name_of(entity.kind)) + ":" + entity.name);
  }
  if (name == "entities") return joined(entities);
  throw std::runtime_error("no field " + name);
}

std::vector<std::string> blocks_of(const std::string& cell) {
  const std::string mark = " ### ";
  std::vector<std::string> blocks = {cell};
  for (std::size_t at; (at = blocks.back().find(mark)) != std::string::npos;) {
    blocks.push_back(blocks.back().substr(at + mark.size()));
    blocks[blocks.size() - 2].resize(at);
  }
  return blocks;
}

PageFacts facts_of(const std::vector<std::string>& blocks) {
  const std::vector<std::string_view> views(blocks.begin(), blocks.end());
  return json_ld_facts(views, "https://a.example/1");
}

}  // namespace

TEST_CASE("json-ld: what blocks say, sound and broken") {
  for (const auto& row : test::read_table("json_ld.tsv", 2)) {
    CAPTURE(row.line);
    const PageFacts facts = facts_of(blocks_of(row.cells[0]));
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
      const std::size_t sign = row.cells[i].find('=');
      const std::string name = row.cells[i].substr(0, sign);
      const std::string value = row.cells[i].substr(sign + 1);
      CAPTURE(name);
      if (name == "warn") {
        CHECK(facts.warnings.empty() == value.empty());
        CHECK(joined(facts.warnings).find(value) != std::string::npos);
      } else {
        CHECK(field_of(facts, name) == value);
      }
    }
  }
}

TEST_CASE("json-ld: the article's text is taken where there is all of it") {
  const std::string body = repeated("A sentence of the text. ", 30);
  CHECK(facts_of({R"({"@type":"Article","articleBody":")" + body + "\"}"}).body == body.substr(0, body.size() - 1));
  CHECK(facts_of({R"({"@type":"Article","articleBody":"Only the lead."})"}).body.empty());
  CHECK(facts_of({R"({"@type":"WebPage","articleBody":")" + body + "\"}"}).body.empty());
  CHECK(
      facts_of({R"({"@type":"Article","articleBody":"<p>)" + body + "</p><p>End.</p>\"}"}).body.ends_with("\n\nEnd."));
}

TEST_CASE("json mending: sound JSON stays as it is") {
  for (const std::string json : {R"({"a":"b","c":["d",{"e":1.5e3}],"f":null,"g":"","h":"x\"y\\","i":[]})",
                                 R"(["a, b","c: d","e] f",-1,true])", R"({"a" : "b" , "c" : [ 1 , 2 ] })"}) {
    CHECK(mended_json(json) == json);
  }
}

TEST_CASE("json-ld: soups of JSON are read without harm") {
  const unsigned seed = test::seed();
  std::mt19937 random(seed);
  constexpr std::array<const char*, 40> kPieces = {"{",
                                                   "}",
                                                   "[",
                                                   "]",
                                                   ":",
                                                   ",",
                                                   "\"",
                                                   "\\",
                                                   "\\u12",
                                                   "\\ud83d",
                                                   "\"@type\":",
                                                   "\"Article\"",
                                                   "\"headline\":",
                                                   "\"@graph\":[",
                                                   "\"@id\":\"a\"",
                                                   "\"author\":",
                                                   "\"name\":",
                                                   "{\"@id\":\"a\"}",
                                                   "null",
                                                   "1e999",
                                                   "-",
                                                   "true",
                                                   "\"about\":",
                                                   "\"Person\"",
                                                   "//",
                                                   "/*",
                                                   "*/",
                                                   "<!--",
                                                   "]]>",
                                                   "&quot;",
                                                   "&#",
                                                   "\n",
                                                   "\x01",
                                                   "\xff",
                                                   "é",
                                                   "\"mainEntity\":",
                                                   "\"datePublished\":\"2026-01-07\"",
                                                   "\"keywords\":\"a,b\"",
                                                   "<p>",
                                                   "\"x\""};
  for (int round = 0; round < 4000; ++round) {
    CAPTURE(seed);
    CAPTURE(round);
    std::string soup = round % 2 == 0 ? "{\"@type\":\"Article\"," : "";
    for (std::size_t i = random() % 40; i > 0; --i) soup += kPieces[random() % kPieces.size()];
    const PageFacts facts = facts_of({soup, soup.substr(soup.size() / 2)});
    for (const std::string& text : {facts.title, facts.source, joined(facts.authors), joined(facts.topics)}) {
      CHECK(utf8::scrub(text) == text);
    }
  }
}

TEST_CASE("json-ld: hostile data is read in linear time") {
  constexpr std::size_t kMany = 100'000;
  const std::string article = R"({"@type":"Article","author":)";
  const std::string loop = repeated(R"({"@id":"#a"},)", kMany) + "1]";
  const std::vector<std::string> inputs = {
      repeated("[", kMany), repeated("{\"a\":", kMany), repeated("\"", kMany), repeated("\" ", kMany),
      repeated("\",", kMany), repeated("/*", kMany), repeated("//\n", kMany), repeated(",", kMany),
      "{" + repeated("\"headline\"", kMany),
      "[" + repeated("{\"@type\":\"Article\",\"url\":\"https://a.example/1\"},", kMany) + "1]",
      // references that refer to lists of themselves
      R"({"@graph":[)" + article + "[" + loop + R"(},{"@id":"#a","name":[)" + loop + R"(,"x":1}]})",
      article + "[" + repeated("\"Jane Doe\",", kMany) + "1]}", article + "\"" + repeated("a,b and ", kMany) + "\"}",
      R"({"@type":"Article","keywords":")" + repeated(",", kMany) + "\"}",
      R"({"@type":"Article","headline":")" + repeated("&lt;", kMany) + "</" + repeated("<b>", kMany) + "\"}"};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    CAPTURE(i);
    const auto begin = std::chrono::steady_clock::now();
    facts_of({inputs[i]});
    CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < 5);
  }
}
