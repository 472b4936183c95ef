#include "indexer/sources/json_cutter.hpp"

#include <doctest/doctest.h>

#include <random>

#include "indexer/sources/article_reader.hpp"
#include "tests/support/article_fields.hpp"
#include "tests/support/cut_file.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/temp_dir.hpp"

using namespace khabar;
using namespace khabar::test;

namespace {

CutFile cut(const std::string& json) {
  const TempDir dir;
  return cut_file(dir.write("f.json", json), Format::Json);
}

/// "1:{...}|2:{...}|!2"
std::string told(const std::string& json) {
  std::string out;
  const CutFile file = cut(json);
  for (const Record& record : file.records)
    out += (out.empty() ? "" : "|") + std::to_string(record.line) + ":" + record.bytes;
  for (const Rejection& rejection : file.rejections) out += (out.empty() ? "!" : "|!") + std::to_string(rejection.line);
  return out;
}

}  // namespace

TEST_CASE("json cutter: the list in an envelope is cut into its members") {
  for (const char* name : {"items", "articles", "results", "data", "docs", "hits"}) {
    CHECK(told(std::string("{\"status\":\"ok\", \"") + name + "\" : [ {\"a\":1}, {\"b\":[{}]} ], \"more\":[{}]}") ==
          "1:{\"a\":1}|2:{\"b\":[{}]}");
  }
  CHECK(told(R"({"responseHeader":{"status":0},"response":{"numFound":2,"docs":[{"a":1},{"b":2}]}})") ==
        "1:{\"a\":1}|2:{\"b\":2}");
  CHECK(told(R"({"took":1,"hits":{"total":{"value":2},"hits":[{"_source":{"a":1}}]}})") == "1:{\"_source\":{\"a\":1}}");
  CHECK(told("{\"items\":[{\"a\":1},7,\"x\",{\"b\":2}]}") == "1:{\"a\":1}|2:7|3:\"x\"|4:{\"b\":2}");
}

TEST_CASE("json cutter: an article is no envelope, whatever lists it has") {
  for (const char* json : {R"({"text":"t","items":[{"a":1}]})", R"({"items":["a","b"],"text":"t"})", R"({"items":[]})",
                           R"({"items":{"a":[{}]}})", R"({"x":"items","y":[{}]})", R"({"x":{"y":{"items":[{}]}}})",
                           R"({"items":[[{}]]})", R"({"comments":[{"items":[{}]}]})", "{\"it\\u0065ms\":[{}]}"}) {
    CHECK(told(json) == std::string("0:") + json);
  }
}

TEST_CASE("json cutter: an envelope that ends early gives what came before") {
  CHECK(told(R"({"items":[{"a":1},{"b":)") == "1:{\"a\":1}|!2");
  CHECK(told(R"({"items":[{"a":1})") == "1:{\"a\":1}|!1");
  CHECK(told(R"({"items":[{"a":1}], "x":)") == "1:{\"a\":1}|!1");
  CHECK(told(R"({"items":[{"a":1}]}{"b":2})") == "1:{\"a\":1}|2:{\"b\":2}");
}

TEST_CASE("json cutter: the border of the read buffer may lie anywhere in an envelope") {
  // A mebibyte of pieces whose sizes share no factor with the buffer's.
  std::string items;
  for (int i = 0; i < 4001; ++i) items += (i == 0 ? "" : ", ") + ("{\"id\":\"" + std::string(257, 'x') + "\"}");
  for (const std::size_t filling : {262120u, 262128u, 262130u, 262133u, 262136u}) {
    const CutFile got = cut("{\"filling\":\"" + std::string(filling, 'y') + "\",\"items\":[" + items + "]}");
    CHECK(got.records.size() == 4001);
    CHECK(got.rejections.empty());
  }
}

TEST_CASE("json cutter: a JSON Feed") {
  const CutFile feed = cut(R"({"version":"https://jsonfeed.org/version/1.1","title":"Quay","language":"de","items":[
    {"id":"1","url":"https://q.example/1","title":"Kran","content_html":"Der <b>Kran</b>.<p>Neu.</p>",
     "date_published":"2026-01-07T09:05:00+01:00","authors":[{"name":"Ana Lima"},{"name":"Ben Oh"}],"tags":["Hafen","hafen"]},
    {"id":2,"content_text":"a < b","language":"en","date_modified":"2026-01-08"}]})");
  REQUIRE(feed.records.size() == 2);
  const Row first{0,
                  {"", "id=1", "url=https://q.example/1", "title=Kran", "text=Der Kran.\n\nNeu.", "lang=de",
                   "date=2026-01-07T09:05:00+01:00", "authors=Ana Lima;Ben Oh", "topics=Hafen", "source=Quay"}};
  const Row second{0, {"", "id=2", "text=a < b", "lang=en", "date=2026-01-08", "source=Quay"}};
  CHECK(differences(read_article(feed.records[0]), first) == "");
  CHECK(differences(read_article(feed.records[1]), second) == "");
}

TEST_CASE("json cutter: HTML in a field of text becomes text, and what is none stays") {
  const auto field_of = [](const std::string& json, const char* name) {
    return field(read_article(make_record("/f.json", 0, Format::Json, json)), name);
  };
  CHECK(field_of(R"({"content":"<p>One.</p>\n<p>Two &amp; three.</p>"})", "text") == "One.\n\nTwo & three.");
  CHECK(field_of(R"({"content":"a < b, and <p> is a tag"})", "text") == "a < b, and <p> is a tag");
  CHECK(field_of(R"({"content":"< 5 > 3"})", "text") == "< 5 > 3");
  CHECK(field_of(R"({"text":"t","keywords":"chips, R&D , Chips"})", "topics") == "chips;R&D");
  CHECK(field_of(R"({"text":"t","tags":[{"name":"a, b"},"c"]})", "topics") == "a, b;c");
}

TEST_CASE("json cutter: random envelopes are cut or rejected, and end") {
  std::mt19937 random(seed());
  const TempDir dir;
  const std::vector<std::string> pieces = {"{",  "}", "[", "]", "\"", ":", ",",          "\\",       "\"items\":[",
                                           "\n", " ", "1", "a", "{}", "]", "\"data\":{", "\"hits\"", "\"text\":\""};
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(seed());
    CAPTURE(round);
    std::string bytes = "{";
    for (std::size_t i = random() % 30; i > 0; --i) bytes += pieces[random() % pieces.size()];
    std::size_t total = 0;
    for (const Record& record : cut_file(dir.write("f", bytes), Format::Json).records) total += record.bytes.size();
    CHECK(total <= bytes.size());
  }
}
