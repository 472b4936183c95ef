#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "searcher/show/terminal.hpp"
#include "tests/support/printed.hpp"

namespace khabar {

using namespace test;

namespace {

Results with_facets() {
  Results results = sample();
  results.hits.clear();
  results.facets = {{"company", {{"Lenovo", "Q234021", 40}, {"联想控股", "Q1", 10}, {"Intel", "Q248", 1}}, 57}};
  results.timeline = {{"2026-01", 30}, {"2026-02", 0}, {"2026-03", 11}};
  results.notes = {"no field \"compnay\"; did you mean company:?"};
  results.suggestion = "lenovo servers";
  return results;
}

}  // namespace

TEST_CASE("text: hits, one closing line") {
  CHECK(text_of(sample()) == R"(1. Lenovo stellt neue Server vor
   heise.de · 2026-01-07 · de · Lenovo, Intel
   Der Hersteller Lenovo zeigt in Berlin einen Server mit Flüssigkühlung für
   Rechenzentren, der schon im Frühjahr zu haben sein soll.
   de-17

2. 联想发布新服务器
   zh
   联想今天发布。
   zh/联想 1.txt

2 of 41 articles, 4 ms
)");
}

TEST_CASE("text: in colour the title is bold, the words too, what is about it dim") {
  TextStyle style;
  style.color = true;
  Results results = sample();
  results.hits.erase(results.hits.begin());
  results.hits[0].rank = 10;
  results.total_exact = false;
  CHECK(text_of(results, style) ==
        "10. \x1b[1m联想发布新服务器\x1b[0m\n    \x1b[2mzh\x1b[0m\n    \x1b[1m联想\x1b[0m今天发布。\n"
        "    \x1b[2mzh/联想 1.txt\x1b[0m\n\n10 to 10 of about 41 articles, 4 ms\n");
}

TEST_CASE("text: a match that a line end divides is bold on both lines") {
  Results results;
  results.total = 1;
  Hit hit;
  hit.rank = 1;
  hit.title = hit.id = "t";
  hit.snippet = {{"one ", false}, {"time to first token", true}, {" two", false}};
  results.hits = {hit};
  CHECK(text_of(results, {true, 20}) ==
        "1. \x1b[1mt\x1b[0m\n   one \x1b[1mtime to first\x1b[0m\n   \x1b[1mtoken\x1b[0m two\n   \x1b[2mt\x1b[0m\n\n"
        "1 of 1 article, less than 1 ms\n");
}

TEST_CASE("text: facets and timeline are bars in line, whatever the script") {
  Results results = with_facets();
  results.facets[0].entries.pop_back();
  CHECK(text_of(results, {false, 40}) == R"(company
  Lenovo   40 ██████████████████████████
  联想控股 10 ██████▌
  and 55 more

timeline
  2026-01 30 ███████████████████████████
  2026-02  0
  2026-03 11 █████████▉

note: no field "compnay"; did you mean company:?
did you mean: lenovo servers
0 of 41 articles, 4 ms
)");
}

TEST_CASE("text: significant values stand on a line of their own, as many as there is room for") {
  Results results;
  results.total = 50;
  results.facets = {
      {"company",
       {{"Lenovo", "Q234021", 40}},
       1,
       {{{"Moore Threads", "m", 5}, 6, 80.5}, {{"联想控股", "Q1", 10}, 40, 20}, {{"Intel", "i", 1}, 9, 11}}}};
  const auto line = [&](int width) {
    const std::string text = text_of(results, {false, width});
    const std::size_t begin = text.find("  significant");
    return begin == std::string::npos ? "" : text.substr(begin, text.find('\n', begin) - begin);
  };
  CHECK(line(80) == "  significant: Moore Threads 5 of 6, 联想控股 10 of 40, Intel 1 of 9");
  CHECK(line(68) == "  significant: Moore Threads 5 of 6, 联想控股 10 of 40, Intel 1 of 9");
  CHECK(line(67) == "  significant: Moore Threads 5 of 6, 联想控股 10 of 40");
  CHECK(line(40) == "  significant: Moore Threads 5 of 6");
  CHECK(line(20) == "");
  results.facets[0].significant.clear();
  CHECK(line(80) == "");
}

TEST_CASE("text: no line but an id is wider than the terminal") {
  Results results = with_facets();
  results.hits = sample().hits;
  results.notes.clear();
  results.suggestion.clear();
  results.hits[0].source = "a very long name of a source that goes on and on";
  for (int i = 0; i < 50; ++i) results.hits[0].title += " und 联想 noch mehr";
  results.facets[0].entries[0].name = "eine Gesellschaft mit beschränkter Haftung 有限公司";
  for (const int width : {20, 21, 33, 40, 80, 200}) {
    CAPTURE(width);
    std::istringstream lines(text_of(results, {false, width}));
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      if (line.find("articles") == std::string::npos) CHECK(display_width(line) <= width);
    }
  }
}

TEST_CASE("text: explanations stand before the hits and under each") {
  Results results;
  results.total = 1;
  results.explanation = {"query: lenovo"};
  Hit hit;
  hit.rank = 1;
  hit.id = "x";
  hit.explanation = {"1.5 lenovo"};
  results.hits = {hit};
  CHECK(text_of(results) == "query: lenovo\n\n1. x\n   1.5 lenovo\n\n1 of 1 article, less than 1 ms\n");
}

TEST_CASE("text: nothing found says so") {
  Results results;
  results.took_ms = 2;
  CHECK(text_of(results) == "no articles, 2 ms\n");
}

TEST_CASE("json: one line a query is the object of the contract, qid first") {
  Results results = sample();
  results.facets = with_facets().facets;
  results.facets[0].entries.resize(1);
  results.hits[0].snippet.resize(2);
  results.notes = {"a note"};
  const std::string hits =
      R"({"rank":1,"score":12.5,"id":"de-17","path":"de/17.txt","url":"https://heise.de/17",)"
      R"("title":"Lenovo stellt neue Server vor","lang":"de","date":"2026-01-07","source":"heise.de",)"
      R"("companies":["Lenovo","Intel"],"people":[],"places":["Berlin"],"products":[],"events":[],"duplicates":[],)"
      R"("snippet":[{"text":"Der Hersteller ","match":false},{"text":"Lenovo","match":true}]})"
      "\n"
      R"({"rank":2,"score":0.1,"id":"zh/联想 1.txt","path":"zh/联想 1.txt","url":"","title":"联想发布新服务器","lang":"zh",)"
      R"("date":null,"source":"","companies":[],"people":[],"places":[],"products":[],"events":[],"duplicates":[],)"
      R"("snippet":[{"text":"联想","match":true},{"text":"今天发布。","match":false}]})"
      "\n";
  CHECK(json_hits_of(results) == hits);
  std::string list = hits.substr(0, hits.size() - 1);
  list.replace(list.find('\n'), 1, ",");
  const std::string rest =
      R"("format_version":1,"query":"lenovo server","total":{"value":41,"exact":true},"took_ms":4.25,"hits":[)" + list +
      R"(],"facets":{"company":[{"name":"Lenovo","id":"Q234021","count":40}]},"notes":["a note"],"suggestion":null})"
      "\n";
  CHECK(json_line_of(results, "q1") == R"({"qid":"q1",)" + rest);
  CHECK(json_line_of(results, "") == '{' + rest);
  CHECK(nlohmann::ordered_json::parse(json_of(results)) == nlohmann::ordered_json::parse('{' + rest));
  CHECK(json_of(results).starts_with("{\n  \"format_version\": 1,\n"));
}

TEST_CASE("json: timeline, explanation and suggestion are there when asked for") {
  Results results = with_facets();
  results.explanation = {"query: x"};
  results.hits = sample().hits;
  results.hits[0].explanation = {"1.5 x"};
  const auto json = nlohmann::json::parse(json_of(results));
  CHECK(json["timeline"].dump() ==
        R"([{"count":30,"label":"2026-01"},{"count":0,"label":"2026-02"},{"count":11,"label":"2026-03"}])");
  CHECK(json["explanation"].dump() == R"(["query: x"])");
  CHECK(json["hits"][0]["explanation"].dump() == R"(["1.5 x"])");
  CHECK_FALSE(json["hits"][1].contains("explanation"));
  CHECK(json["suggestion"] == "lenovo servers");
  const auto plain = nlohmann::json::parse(json_of(sample()));
  CHECK_FALSE(plain.contains("timeline"));
  CHECK_FALSE(plain.contains("explanation"));
  CHECK(plain["facets"].dump() == "{}");
}

TEST_CASE("json: significant values are a list beside the facets, there when there are any") {
  Results results = with_facets();
  results.facets[0].significant = {{{"Lenovo", "Q234021", 40}, 50, 123.456}};
  results.facets.push_back({"lang", {}, 0});
  const auto json = nlohmann::json::parse(json_of(results));
  CHECK(json["significant"].dump() ==
        R"({"company":[{"count":40,"everywhere":50,"id":"Q234021","name":"Lenovo","score":123.46}]})");
  CHECK(json["facets"]["company"].size() == 3);
  CHECK(json["facets"]["company"][0].dump() == R"({"count":40,"id":"Q234021","name":"Lenovo"})");
  CHECK_FALSE(nlohmann::json::parse(json_of(with_facets())).contains("significant"));
}

TEST_CASE("tsv and trec: a hit a line") {
  CHECK(tsv_of(sample()) ==
        "de-17\t12.5\t2026-01-07\tde\theise.de\tLenovo stellt neue Server vor\tDer Hersteller Lenovo zeigt in Berlin "
        "einen Server mit Flüssigkühlung für Rechenzentren, der schon im Frühjahr zu haben sein soll.\n"
        "zh/联想 1.txt\t0.1\t\tzh\t\t联想发布新服务器\t联想今天发布。\n");
  CHECK(trec_of(sample(), "q 1") == "q%201 Q0 de-17 1 12.5 khabar\nq%201 Q0 zh/联想%201.txt 2 0.1 khabar\n");
  CHECK(trec_of(sample(), "") == "0 Q0 de-17 1 12.5 khabar\n0 Q0 zh/联想%201.txt 2 0.1 khabar\n");
}

}  // namespace khabar
