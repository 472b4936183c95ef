#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "common/text/utf8.hpp"
#include "tests/support/khabar.hpp"
#include "tests/support/printed.hpp"

/// What comes from an article, a file's name, a query or a table is harmless in every output: no sign that steers a
/// terminal or a reader, and no line or cell of its own. utf8.hpp says what may stay.
namespace khabar {

using namespace test;

namespace {

/// The line ends come with a word that must never begin a line.
const std::string kEvil =
    "\x1b["
    "31m\x07\x7f\u009b2J\u202Eevil\u2066\u2028FORGED\u2029FORGED\u206A\uFFF9\U000E0041\uFDD0\tTAB\nFORGED\r\nFORGED";

bool steers(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F) ||
         (c >= 0xFFF9 && c <= 0xFFFB) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F) ||
         (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/// What is wrong with an output that may hold the controls `allowed`; empty when nothing is.
std::string wrong_with(const std::string& out, std::string_view allowed) {
  if (!utf8::valid(out)) return "not UTF-8";
  bool at_begin = true;
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t here = at;
    const char32_t c = utf8::next(out, at);
    if (steers(c) && (c >= 0x80 || allowed.find(static_cast<char>(c)) == std::string_view::npos))
      return "U+" + std::to_string(static_cast<std::uint32_t>(c)) + " in " + utf8::scrub(out.substr(0, 300));
    if (at_begin && out.compare(here, 6, "FORGED") == 0) return "a line of its own in " + utf8::scrub(out);
    at_begin = c == U'\n';
  }
  return "";
}

/// Escapes in JSON come back as what they stand for: nothing there either, but for a text's own lines and tabs.
std::string wrong_within(const Json& json, std::string_view allowed = "") {
  if (json.is_string()) {
    std::string text = "x" + json.get<std::string>();
    std::replace_if(
        text.begin(), text.end(), [&](char c) { return allowed.find(c) != std::string_view::npos; }, ' ');
    return wrong_with(text, "");
  }
  if (!json.is_structured()) return "";
  for (const auto& [key, value] : json.items()) {
    if (json.is_object() && steers(static_cast<unsigned char>(key[0]))) return key;
    if (const std::string wrong = wrong_within(value, key == "text" ? "\n\t" : ""); !wrong.empty()) return wrong;
  }
  return "";
}

Results evil_results() {
  Results results;
  results.query = results.suggestion = kEvil;
  results.total = 2;
  Hit hit;
  hit.rank = 1;
  hit.id = hit.path = hit.url = hit.title = hit.lang = hit.date = hit.source = kEvil;
  for (const EntityKind kind : kEntityKinds) hit.entities.push_back({kind, kEvil, kEvil});
  hit.snippet = {{kEvil, false}, {kEvil, true}};
  hit.explanation = hit.duplicates = {kEvil};
  results.hits = {hit};
  results.facets = {{kEvil, {{kEvil, kEvil, 1}}, 2, {{{kEvil, kEvil, 1}, 1, 11.0}}}};
  results.timeline = {{kEvil, 1}};
  results.notes = results.explanation = {kEvil};
  return results;
}

EntityPage evil_page() {
  EntityPage page;
  page.entity = {EntityKind::Company, kEvil, kEvil};
  page.company = page.entity;
  page.aliases = {kEvil};
  page.belongings = page.namesakes = {{page.entity, 1}};
  page.timeline = {{kEvil, 1}};
  page.facets = evil_results().facets;
  Card card;
  card.id = card.path = card.url = card.title = card.date = card.source = kEvil;
  page.latest = {{kEvil, {card}}};
  return page;
}

/// The printers' own colours taken out.
std::string without_colours(std::string text) {
  for (const std::string_view code : {"\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"}) {
    for (std::size_t at; (at = text.find(code)) != std::string::npos;) text.erase(at, code.size());
  }
  return text;
}

void write_evil(const TempDir& dir) {
  dir.write("news/x\x1b[31m\u202E\u2028FORGED\tT\nFORGED.txt", "Needle headline\n\nneedle text \xff " + kEvil);
  dir.write("news/bad\xff\nFORGED.json", "{\"id\": nonsense");
  dir.write("news/bad\xff\nFORGED.txt", std::string(500, '\0'));
  const Json article = {{"id", "i" + kEvil}, {"title", "=needle " + kEvil},
                        {"source", kEvil},   {"url", "javascript:" + kEvil},
                        {"author", kEvil},   {"section", kEvil},
                        {"tags", {kEvil}},   {"text", "needle " + kEvil},
                        {"date", kEvil}};
  dir.write("news/a.jsonl", article.dump() + "\n");
}

}  // namespace

TEST_CASE("output: no printer lets through what steers, or begins a line") {
  const Results results = evil_results();
  const std::vector<std::pair<std::string, std::string>> printed = {
      {"text", text_of(results, {false, 60})},
      {"colour", without_colours(text_of(results, {true, 60}))},
      {"html", html_of(results)},
      {"trec", trec_of(results, kEvil)},
      {"json", json_of(results)},
      {"jsonl", json_hits_of(results)},
      {"batch", json_line_of(results, kEvil)},
      {"page", written([](std::ostream& out) {
         print_text(evil_page(), {false, 60}, out);
       })},
      {"page colour", without_colours(written([](std::ostream& out) {
         print_text(evil_page(), {true, 60}, out);
       }))},
      {"page json", written([](std::ostream& out) { print_json(evil_page(), out); })}};
  for (const auto& [format, out] : printed) {
    CAPTURE(format);
    CHECK(wrong_with(out, "\n") == "");
    if (out[0] == '{') CHECK(wrong_within(Json::parse(out)) == "");
  }
  CHECK(wrong_with(tsv_of(results), "\n\t") == "");
  CHECK(wrong_with("fine\nFORGED", "\n") != "");
  CHECK(wrong_with("a\u202Eb", "\n") != "");
}

TEST_CASE("output: what words need stays, unseen as it is") {
  for (const std::string kept : {"می\u200Cخواهم", "क्\u200Dष", "\u200E-5\u200F", "\u061C٣", "ไทย\u200Bแลนด์",
                                 "Wort\u00ADteil", "👩\u200D💻", "❤\uFE0F", "\u3164", "z\u0301\u0302\u0303"}) {
    CHECK(utf8::scrub(kept) == kept);
    CHECK(utf8::printable(kept) == kept);
  }
  CHECK(utf8::scrub("🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F") == "🏴");
  CHECK(utf8::scrub("a\u2028b\u2029c") == "a\nb\nc");
  CHECK(utf8::printable("a\u2028b\tc\r\nd") == "a b c d");
}

TEST_CASE("tsv: cells stay as they were written, but for tabs and line ends") {
  Results results = sample();
  results.hits.resize(1);
  results.hits[0].title = "=A - b,\t5-3, 'quoted'\n@b.c";
  CHECK(cells(tsv_of(results)).at(5) == "=A - b, 5-3, 'quoted' @b.c");
}

TEST_CASE("trec: no blank of any kind parts an id") {
  Results results = sample();
  results.hits.resize(1);
  results.hits[0].id = "a b\u00A0c\u3000d%e\u2003f";
  CHECK(trec_of(results, "1") == "1 Q0 a%20b%C2%A0c%E3%80%80d%25e%E2%80%83f 1 12.5 khabar\n");
}

TEST_CASE("html: nothing of an article is markup, a script or an address to load") {
  const std::string tricks[] = {"<img src=//evil.example/x>",
                                "</title><script>alert(1)</script>",
                                "\" onload=\"x",
                                "' style='background:url(//evil.example)",
                                "&lt;script&gt;",
                                "javascript:alert(1)",
                                " JavaScript:alert(1)",
                                "data:text/html,x",
                                "http:evil",
                                "//evil.example/x"};
  for (const std::string& trick : tricks) {
    CAPTURE(trick);
    Results results = evil_results();
    results.query = results.hits[0].url = results.hits[0].title = results.hits[0].lang = trick;
    results.facets[0].entries[0].name = results.hits[0].snippet[1].text = trick;
    const std::string html = html_of(results);
    for (const char* forbidden : {"<img", "<script", " onload=\"", "style='", "href=", "src=\"", "url("}) {
      if (std::string_view(forbidden) == "url(" && trick.find("url(") != std::string::npos) continue;  // as text
      CHECK(html.find(forbidden) == std::string::npos);
    }
    CHECK(html.find("default-src 'none'") != std::string::npos);
  }
}

TEST_CASE("programs: whatever an article, a file's name, a query or an argument holds, no output is steered by it") {
  const TempDir dir;
  write_evil(dir);
  const std::string db = dir.path("db");
  const Ended made = index(db, {"update", dir.path("news"), "--json"});
  REQUIRE(made.exit == 0);
  CHECK(wrong_with(made.out + made.err, "\n") == "");
  const Words all = ids(found(db, {"needle"}));
  REQUIRE(all.size() == 2);
  std::vector<Words> asked = {{"needle", "--explain", "--facets", "company,source,lang,topic", "--timeline", "day"},
                              {kEvil},
                              {"needle", "--source", kEvil},
                              {"--entity", kEvil},
                              {"--show", kEvil},
                              {"--similar", all[1]}};
  for (const char* format : {"text", "json", "jsonl", "html", "trec"})
    asked.push_back({"--any", "needle " + kEvil, "--format", format});
  for (const std::string& id : all) {
    asked.push_back({"--show", id, "needle"});
    asked.push_back({"--show", id, "--json"});
  }
  for (const Words& words : asked) {
    CAPTURE(words);
    const Ended ended = search(db, words);
    CHECK(ended.exit <= 1);
    // An article's own text may have lines, and they may be any.
    const bool text = words[0] == "--show" && words[1] != kEvil && words.back() != "--json";
    CHECK(wrong_with(text ? "x" + utf8::printable(ended.out) : ended.out, "\n") == "");
    if (text) CHECK(wrong_with(ended.out, "\n").find("U+") == std::string::npos);
    if (words.back() == "--json") CHECK(wrong_within(Json::parse(ended.out)) == "");
  }
  CHECK(wrong_with(search(db, {"needle", "--format", "tsv"}).out, "\n\t") == "");
}

}  // namespace khabar
