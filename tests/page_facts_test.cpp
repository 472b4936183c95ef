#include "indexer/extract/page_facts.hpp"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <random>

#include "common/text/utf8.hpp"
#include "indexer/sources/web_address.hpp"
#include "tests/support/article_fields.hpp"
#include "tests/support/repeated.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

using test::joined;

using test::repeated;

namespace {

constexpr std::string_view kUrl = "https://news.example/tech/1.html";

std::string field_of(const PageFacts& facts, const std::string& name) {
  if (name == "title") return facts.title;
  if (name == "date") return facts.date ? to_iso(*facts.date) : "";
  if (name == "date_source") return facts.date_source;
  if (name == "lang") return facts.lang;
  if (name == "source") return facts.source;
  if (name == "url") return facts.url;
  if (name == "section") return facts.section;
  if (name == "authors") return joined(facts.authors);
  if (name == "topics") return joined(facts.topics);
  throw std::runtime_error("no field " + name);
}

std::string date_of(std::string_view address) {
  const std::optional<Date> date = date_of_address(address);
  return date ? to_iso(*date) : "";
}

}  // namespace

TEST_CASE("page facts: what pages say of their articles") {
  for (const auto& row : test::read_table("page_facts.tsv", 2)) {
    CAPTURE(row.line);
    const PageFacts facts = page_facts(parse_html(row.cells[0]), kUrl);
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
      const std::size_t sign = row.cells[i].find('=');
      const std::string name = row.cells[i].substr(0, sign);
      CAPTURE(name);
      CHECK(field_of(facts, name) == row.cells[i].substr(sign + 1));
    }
  }
}

TEST_CASE("page facts: without an address") {
  const PageFacts facts = page_facts(parse_html("<link rel=canonical href=/a><title>T</title>"), "");
  CHECK(facts.url.empty());
  CHECK(facts.title == "T");
  CHECK(page_facts(parse_html("<link rel=canonical href=https://a.example/2026/01/07/x><p>x"), "").date_source ==
        "url");
}

TEST_CASE("page facts: the date of an address") {
  CHECK(date_of("https://a.example/2026/01/07/chips.html") == "2026-01-07");
  CHECK(date_of("https://a.example/news/2026-01-07-chips") == "2026-01-07");
  CHECK(date_of("https://a.example/20260107/chips") == "2026-01-07");
  CHECK(date_of("https://a.example/2026/jan/07/chips") == "2026-01-07");
  CHECK(date_of("https://a.example/2026/01/chips") == "2026-01");
  CHECK(date_of("https://a.example/2026/01/2026-01-07-chips") == "2026-01-07");
  // an archive's own date is none of the page
  CHECK(date_of("https://web.example/20200101000000/http://a.example/2026/01/07/x") == "2026-01-07");
  CHECK(date_of("https://web.example/20200101000000/http://a.example/x").empty());
  for (const char* none :
       {"", "https://a.example/", "https://a.example/2026/13/07/x", "https://a.example/1234/56/78",
        "https://a.example/12026/01/07", "https://a.example/2026-01", "https://a.example/x?d=2026/01/07",
        "https://2026/01/07", "2026/01/07", "https://a.example/2026/02/30/x", "https://a.example/20261307/"}) {
    CAPTURE(none);
    CHECK(date_of(none).empty());
  }
}

TEST_CASE("page facts: addresses are resolved as RFC 3986 says") {
  const auto resolved = [](std::string_view reference) { return resolved_address("http://a/b/c/d;p?q", reference); };
  CHECK(resolved("g") == "http://a/b/c/g");
  CHECK(resolved("./g") == "http://a/b/c/g");
  CHECK(resolved("g/") == "http://a/b/c/g/");
  CHECK(resolved("/g") == "http://a/g");
  CHECK(resolved("//g") == "http://g");
  CHECK(resolved("?y") == "http://a/b/c/d;p?y");
  CHECK(resolved("g?y/./x") == "http://a/b/c/g?y/./x");
  CHECK(resolved("g#s") == "http://a/b/c/g");
  CHECK(resolved("..") == "http://a/b/");
  CHECK(resolved("../g") == "http://a/b/g");
  CHECK(resolved("../../../g") == "http://a/g");
  CHECK(resolved("/./g") == "http://a/g");
  CHECK(resolved("mailto:x").empty());
  CHECK(resolved_address("", "g").empty());
  CHECK(resolved_address("file:///x", "g").empty());
  CHECK(resolved_address("", " HTTPS://a.example/x\n") == "HTTPS://a.example/x");
}

TEST_CASE("page facts: soups of tags are read without harm") {
  const unsigned seed = test::seed();
  std::mt19937 random(seed);
  constexpr std::array<const char*, 30> kPieces = {"<h1>",
                                                   "</h1>",
                                                   "<title>",
                                                   "</title>",
                                                   "<meta property=og:title content='",
                                                   "'>",
                                                   "<meta name=date content=2026-01-07>",
                                                   "<time datetime=",
                                                   "2026-01-07",
                                                   "<div class=date>",
                                                   "</div>",
                                                   "<a href=/>",
                                                   "</a>",
                                                   "<link rel=canonical href='",
                                                   "../",
                                                   "//",
                                                   "https://",
                                                   ":",
                                                   " - ",
                                                   "|",
                                                   "Wire",
                                                   "&amp;",
                                                   "<script type=application/ld+json>",
                                                   "</script>",
                                                   "{\"@type\":\"Article\",\"headline\":\"",
                                                   "\"}",
                                                   "<span itemprop=author>",
                                                   "7. Januar 2026",
                                                   "\xc3\xa9",
                                                   "\xff"};
  for (int round = 0; round < 3000; ++round) {
    CAPTURE(seed);
    CAPTURE(round);
    std::string soup;
    for (std::size_t i = random() % 40; i > 0; --i) soup += kPieces[random() % kPieces.size()];
    const PageFacts facts = page_facts(parse_html(soup), round % 2 == 0 ? kUrl : soup);
    for (const std::string& text : {facts.title, facts.source, facts.url, facts.section, joined(facts.authors)}) {
      CHECK(utf8::scrub(text) == text);
    }
    CHECK(facts.date.has_value() == !facts.date_source.empty());
  }
}

TEST_CASE("page facts: hostile pages are read in linear time") {
  constexpr std::size_t kMany = 50'000;
  const std::vector<std::string> inputs = {
      repeated("<h1>a</h1>", kMany),
      repeated("<h1><a href=/>Wire</a></h1>", kMany),
      repeated("<h1>", kMany),
      repeated("<div class=date>1. Mai 2020", kMany),
      repeated("<time datetime=2020-01-01>", kMany),
      repeated("<span class='author byline date'>7 January 2026 a - b</span>", kMany),
      repeated("<p>7 January 2026</p>", kMany),
      repeated("<meta property=og:title content='a - b - c - d'>", kMany),
      repeated("<script type=application/ld+json>{\"@type\":\"Article\"}</script>", kMany),
      repeated("<link rel=canonical href=/>", kMany),
      "<title>" + repeated("a - ", kMany) + "</title><h1>" + repeated("a - ", 100) + "</h1>",
      "<link rel=canonical href=" + repeated("../", kMany) + ">",
      "<meta name=keywords content='" + repeated("a,", kMany) + "'>",
      "<div class='" + repeated("comment ", kMany) + "'>",
      "<div class='" + repeated("x ", kMany) + "'>" + repeated("<b>", kMany)};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    CAPTURE(i);
    const HtmlPage page = parse_html(inputs[i]);
    const auto begin = std::chrono::steady_clock::now();
    page_facts(page, kUrl);
    CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < 5);
  }
}
