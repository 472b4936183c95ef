#include "searcher/query/literal_match.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "searcher/search.hpp"
#include "tests/support/literally.hpp"
#include "tests/support/small_index.hpp"

namespace khabar {

using test::article;
using test::SmallIndex;
using test::stands_literally;

TEST_CASE("literal match: words stand as typed, but for case and width") {
  struct Row {
    const char* query;
    const char* text;
    bool matches;
  };
  const Row rows[] = {
      {"telefónica", "La Telefónica de hoy", true},
      {"telefonica", "La Telefónica de hoy", false},
      {"TELEFÓNICA", "la telefónica", true},
      {"AI", "ＡＩ の時代", true},   // full width
      {"chip", "the chips", false},  // no stems: a word ends where it ends
      {"chip*", "the chips", true},
      {"KI-Serv*", "neue KI-Server", true},
      {"KI-Serv*", "neue KI und Server", false},
      {"輝達", "輝達發表", true},
      {"輝達", "辉达发布", false},  // no simplification
      {"輝達", "輝。達", false},
      {"车", "风车转", true},         // a character wherever a dictionary cuts
      {"अमेज़न", "अमेजन ने कहा", false},  // no folding of the nukta
      {"कंपन", "कंपनी", false},         // a vowel sign belongs to the word
      {"AI", "AI는 온다", true},      // a border between scripts is one, as in the index
      {"एनवीडिया", "एनवीडियाfabryki", true},
      {"GPT-4o", "das GPT-4o kam", true},
      {"GPT-4o", "das gpt4o kam", false},
      {"\"alpha bravo\"", "alpha. Bravo!", true},  // signs between words, as in the index
      {"\"alpha bravo\"", "alpha kilo bravo", false},
      {"\"&\"", "the AT & T Company", true},  // signs alone
      {"\"%\"", "the AT & T Company", false},
      {"", "anything", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CAPTURE(row.text);
    CHECK(stands_literally(row.query, row.text) == row.matches);
  }
}

TEST_CASE("literal match: the whole tree is held against the article") {
  struct Row {
    const char* query;
    bool matches;
  };
  const Row rows[] = {
      {"alpha OR cafe", true},       {"alpha café", true},         {"alpha cafe", false},
      {"alpha -café", false},        {"alpha -cafe", true},  // what is excluded is so as typed
      {"lang:yes alpha", true},      {"lang:no alpha", false},     {"-lang:no", true},
      {"-lang:yes", false},          {"cafe OR lang:yes", true},   {"cafe OR lang:no", false},
      {"-date:2022", true},          {"title:news", true},         {"title:alpha", false},
      {"-title:alpha", true},        {"\"news alpha\"", false},  // a phrase does not reach out of the title
      {"alpha NEAR/2 café", true},   {"alpha NEAR/1 café", false}, {"alpha NEAR/2 cafe", false},
      {"alpha NEAR/5 alpha", false},  // each side is another place
      {"news NEAR/9 alpha", false},  {"alpha NEAR/2 %", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(stands_literally(row.query, "alpha bravo Café", "News") == row.matches);
  }
}

TEST_CASE("are close: each side has a place of its own") {
  CHECK(are_close({{1, 5}, {5}}, 4));
  CHECK_FALSE(are_close({{1, 5}, {5}}, 3));
  CHECK_FALSE(are_close({{5}, {5}}, 9));
  CHECK(are_close({{5, 6, 7}, {5, 6}, {5}}, 2));  // only one way around
  CHECK_FALSE(are_close({{5, 6}, {5, 6}, {5, 6}}, 9));
  CHECK_FALSE(are_close({{5}, {}}, 9));
  CHECK(are_close({{0xFFFFFFF0U}, {0xFFFFFFF1U}}, 1000));
}

TEST_CASE("search: --exact finds what stands so in articles of any language, and excludes no more than that") {
  SmallIndex index({article("vi", "vi", "T", "Trường Hoá học 1,000"), article("de", "de", "T", "Hoá 1,000 GPT-4o"),
                    article("en", "en", "T", "Hoa 1,000 gpt4o", "2022-02-16"),
                    article("zh", "zh", "T", "我们的风车转动", "2022-01-15")});
  const auto found = [&](std::string query, std::string lang) {
    Request request;
    request.query = std::move(query);
    request.query_lang = std::move(lang);
    request.exact = true;
    std::vector<std::string> ids = index.ids(request);
    std::sort(ids.begin(), ids.end());
    std::string all;
    for (const std::string& id : ids) all += (all.empty() ? "" : " ") + id;
    return all;
  };
  for (const std::string lang : {"vi", "de", "en", "zh", ""}) {
    CAPTURE(lang);
    CHECK(found("hoá", lang) == "de vi");
    CHECK(found("\"hoá 1,000\"", lang) == "de");
    CHECK(found("1,000", lang) == "de en vi");
    CHECK(found("-GPT-4o", lang) == "en vi zh");
    CHECK(found("-hoá", lang) == "en zh");
    CHECK(found("-date:2022-02..", lang) == "de vi zh");
    CHECK(found("zzz OR date:2022", lang) == "en zh");
    CHECK(found("ho*", lang) == "de en vi");  // hoá stands in the index as hóa
    CHECK(found("车", lang) == "zh");
    CHECK(found("-车", lang) == "de en vi");
    CHECK(found("-title:hoá", lang) == "de en vi zh");
  }
}

}  // namespace khabar
