#include "searcher/show/html_printer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "common/text/utf8.hpp"
#include "tests/support/printed.hpp"

namespace khabar {

using namespace test;

namespace {

/// Every field of every part holds this.
using namespace std::string_literals;
const std::string kHostile =
    "\x1b[31m<script>alert(\"x\")</script>\r\n\t'&\u009b2J\u202Etxt\u2066\u2028\x9b\xff\x00 end"s;

Results hostile() {
  const std::string text = kHostile;
  Results results;
  results.query = results.suggestion = text;
  results.total = 1;
  results.total_exact = false;
  results.took_ms = std::numeric_limits<double>::infinity();
  Hit hit;
  hit.rank = 1;
  hit.score = std::numeric_limits<double>::quiet_NaN();
  hit.id = hit.path = hit.url = hit.title = hit.lang = hit.date = hit.source = text;
  for (const EntityKind kind : kEntityKinds) hit.entities.push_back({kind, text, text});
  hit.snippet = {{text, false}, {text, true}};
  hit.explanation = {text};
  results.hits = {hit};
  results.facets = {{text, {{text, text, 1}}, 1}};
  results.timeline = {{text, 1}};
  results.notes = {text};
  results.explanation = {text};
  return results;
}

/// The first character that no printer may let through; 0 when there is none.
char32_t first_forbidden(const std::string& text, const std::string& allowed) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (c < 0x80 && allowed.find(static_cast<char>(c)) != std::string::npos) continue;
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return c;
  }
  return 0;
}

std::size_t count_of(const std::string& text, char c) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
}

}  // namespace

TEST_CASE("html: the body is as expected") {
  Results results = sample();
  results.hits[0].snippet.resize(2);
  results.facets = {{"company", {{"Lenovo & Co", "Q1", 40}, {"Intel", "Q248", 10}}, 2}};
  results.suggestion = "lenovo <servers>";
  const std::string page = html_of(results);
  CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"));
  CHECK(page.find("<title>lenovo server · Khabar</title>\n<style>") != std::string::npos);
  CHECK(page.substr(page.find("<body>")) == R"(<body>
<h1 dir="auto">lenovo server</h1>
<p class="suggestion">Did you mean: <b dir="auto">lenovo &lt;servers&gt;</b></p>
<ol>
<li value="1">
<h2 dir="auto" lang="de"><a href="https://heise.de/17" rel="noopener noreferrer">Lenovo stellt neue Server vor</a></h2>
<p class="about">heise.de · 2026-01-07 · de · Lenovo · Intel</p>
<p dir="auto" lang="de">Der Hersteller <mark>Lenovo</mark></p>
<p class="id">de-17</p>
</li>
<li value="2">
<h2 dir="auto" lang="zh">联想发布新服务器</h2>
<p class="about">zh</p>
<p dir="auto" lang="zh"><mark>联想</mark>今天发布。</p>
<p class="id">zh/联想 1.txt</p>
</li>
</ol>
<h3>company</h3>
<table>
<tr><td dir="auto">Lenovo &amp; Co</td><td class="count">40</td><td class="bar"><div style="width:100%"></div></td></tr>
<tr><td dir="auto">Intel</td><td class="count">10</td><td class="bar"><div style="width:25%"></div></td></tr>
</table>
<footer>2 of 41 articles, 4 ms</footer>
</body>
</html>
)");
}

TEST_CASE("html: only web addresses become links") {
  for (const std::string url : {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " http://x", ""}) {
    CAPTURE(url);
    Results results = sample();
    for (Hit& hit : results.hits) hit.url = url;
    CHECK(html_of(results).find("<a ") == std::string::npos);
  }
  Results results = sample();
  results.hits[0].url = "HTTPS://x/\" onclick=\"y";
  CHECK(html_of(results).find("<a href=\"HTTPS://x/&quot; onclick=&quot;y\" rel=") != std::string::npos);
}

TEST_CASE("every format: nothing hostile of an article comes through") {
  const Results results = hostile();
  for (const bool color : {false, true}) {
    std::string text = text_of(results, {color, 60});
    CHECK(utf8::valid(text));
    CHECK(first_forbidden(text, color ? "\n\x1b" : "\n") == 0);
    if (color) {  // the only escapes are the printer's own
      for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b', at + 1)) {
        const std::string code = text.substr(at + 1, text.find('m', at) - at);
        CHECK((code == "[0m" || code == "[1m" || code == "[2m" || code == "[36m"));
      }
    }
  }
  for (const std::string& json : {json_line_of(results, kHostile), json_hits_of(results)}) {
    CHECK(utf8::valid(json));
    CHECK(count_of(json, '\n') == 1);
    CHECK(first_forbidden(json, "\n") == 0);
    CHECK(first_forbidden(nlohmann::json::parse(json).dump(), "") == 0);
    CHECK(json.find("\\u00") == std::string::npos);  // nor escaped ones
    CHECK(json.find("\\n") == std::string::npos);
    CHECK(json.find("\\t") == std::string::npos);
  }
  CHECK(nlohmann::json::parse(json_of(results))["hits"][0]["score"] == 0);
  const std::string tsv = tsv_of(results);
  CHECK(utf8::valid(tsv));
  CHECK(count_of(tsv, '\n') == 1);
  CHECK(count_of(tsv, '\t') == 6);
  CHECK(first_forbidden(tsv, "\n\t") == 0);
  const std::string trec = trec_of(results, kHostile);
  CHECK(count_of(trec, '\n') == 1);
  CHECK(count_of(trec, ' ') == 5);
  CHECK(first_forbidden(trec, "\n") == 0);
  const std::string html = html_of(results);
  CHECK(utf8::valid(html));
  CHECK(first_forbidden(html, "\n") == 0);
  CHECK(html.find(" end</h1>") != std::string::npos);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("alert(\"") == std::string::npos);
  CHECK(html.find("&lt;script&gt;alert(&quot;x&quot;)") != std::string::npos);
}

}  // namespace khabar
