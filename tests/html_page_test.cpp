#include <doctest/doctest.h>

#include <chrono>
#include <random>
#include <string>
#include <utility>

#include "common/text/utf8.hpp"
#include "indexer/sources/html_page.hpp"
#include "indexer/sources/html_text.hpp"
#include "tests/support/repeated.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

using test::repeated;

namespace {

/// "p('a'b('c'))": elements with what they hold.
std::string outline(const HtmlPage& page, std::uint32_t node = 0) {
  std::string inside;
  const auto& nodes = page.nodes();
  for (std::uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
    inside += nodes[i].is_text() ? "'" + std::string(nodes[i].text) + "'" : outline(page, i);
  }
  if (node == 0) return inside;
  return std::string(nodes[node].name) + (inside.empty() ? "" : "(" + inside + ")");
}

/// Parents and ends agree, and nothing stands deeper than promised.
bool well_formed(const HtmlPage& page) {
  const auto& nodes = page.nodes();
  std::vector<std::size_t> depths{0};
  for (std::uint32_t i = 1; i < nodes.size(); ++i) {
    const HtmlPage::Node& node = nodes[i];
    if (node.parent >= i || node.end <= i || node.end > nodes[node.parent].end) return false;
    if (nodes[node.parent].is_text() || (node.is_text() && node.end != i + 1)) return false;
    depths.push_back(depths[node.parent] + 1);
    if (depths.back() > 258) return false;  // a script in the 256th element, and its text
  }
  return nodes[0].end == nodes.size();
}

}  // namespace

TEST_CASE("html page: which elements hold which, and what they show") {
  for (const auto& row : test::read_table("html_page.tsv", 3)) {
    CAPTURE(row.line);
    CHECK(outline(parse_html(row.cells[0])) == row.cells[1]);
    CHECK(text_of_html(row.cells[0]) == row.cells[2]);
  }
}

TEST_CASE("html page: attributes, the first of a name, references resolved") {
  const HtmlPage page =
      parse_html("<A HREF='?a=1&amp;b=2&copy=3' Href=no data-x checked title = \"&quot;\" =y=z c=d/e>x</a>");
  const HtmlPage::Node& link = page.nodes()[1];
  CHECK(page.attribute(link, "href") == "?a=1&b=2&copy=3");
  CHECK(page.attribute(link, "title") == "\"");
  CHECK(page.attribute(link, "c") == "d/e");
  CHECK(page.attribute(link, "=y") == "z");
  CHECK(page.attribute(link, "data-x").empty());
  CHECK(page.has_attribute(link, "data-x"));
  CHECK(page.has_attribute(link, "checked"));
  CHECK_FALSE(page.has_attribute(link, "HREF"));
  CHECK_FALSE(page.has_attribute(page.nodes()[2], "href"));
  CHECK(link.attribute_count == 6);
}

TEST_CASE("html page: a page that is moved keeps its strings") {
  HtmlPage page = parse_html("<p title=t>a");
  const HtmlPage moved = std::move(page);
  CHECK(outline(moved) == "p('a')");
  CHECK(moved.attribute(moved.nodes()[1], "title") == "t");
}

TEST_CASE("html page: the text of a script is in its element too") {
  const HtmlPage page = parse_html("<script type=a>{\"b\": 1}</script><script></script>");
  CHECK(page.nodes()[1].text == "{\"b\": 1}");
  CHECK(page.nodes()[3].text.empty());
}

TEST_CASE("html page: empty and void pages") {
  for (const std::string_view html : {"", "<", "</", "<!", "<!--", "<a", "<a b", "<a b=", "<a b='", "&", "&#"}) {
    CAPTURE(html);
    CHECK(well_formed(parse_html(html)));
  }
  CHECK(parse_html("").nodes().size() == 1);
}

TEST_CASE("html text: a subtree, and what is left out of it") {
  const HtmlPage page = parse_html("<title>t</title><div>a<p>b<b>c</b></p>d</div>e");
  const auto bold = [&](std::uint32_t i) { return page.nodes()[i].name == "b"; };
  CHECK(text_of(page) == "a\n\nbc\n\nd\ne");
  CHECK(text_of(page, 3) == "a\n\nbc\n\nd");
  CHECK(text_of(page, 3, bold) == "a\n\nb\n\nd");
  CHECK(text_of(page, 1) == "t");
  CHECK(text_of(page, 2) == "t");
}

TEST_CASE("html text: no mark-up, no change but for references") {
  CHECK(text_of_html("a  b\n\n\n c &amp; d") == "a  b\n\n\n c & d");
  CHECK(text_of_html("a  <b>b</b>\n\n\n c") == "a b c");
  CHECK(text_of_html("a\r\nb\x01 \xFF") == "a\nb \xEF\xBF\xBD");
}

TEST_CASE("html page: what is nested too deeply lies flat") {
  const HtmlPage page = parse_html(repeated("<div>", 300) + "a<script>b</script>" + repeated("</div>", 300) + "<p>c");
  CHECK(well_formed(page));
  CHECK(text_of(page) == "a\n\nc");
  CHECK(page.nodes().back().text == "c");
  CHECK(page.nodes()[page.nodes().back().parent].parent == 0);
}

TEST_CASE("html page: nodes and attributes have limits") {
  CHECK(parse_html(repeated("<br>", kMaxNodes + 10)).nodes().size() == kMaxNodes);
  std::string many = "<a";
  for (int i = 0; i < 1000; ++i) many += " a" + std::to_string(i) + "=1";
  CHECK(parse_html(many + ">").nodes()[1].attribute_count == 64);
}

TEST_CASE("html page: linear time on pages made to be slow") {
  constexpr std::size_t kMany = 200'000;
  const std::string attacks[] = {repeated("<div>", kMany),
                                 repeated("<b>", kMany) + repeated("</i>", kMany),
                                 repeated("<a href=x>y", kMany),
                                 std::string(10'000'000, '<'),
                                 repeated("</p>", kMany),
                                 repeated("<!-- ", kMany),
                                 repeated("<script>", kMany),
                                 repeated("<script><!--<script></script>", kMany),
                                 "<a" + repeated(" b", kMany) + ">",
                                 repeated("<a b=\"", kMany),
                                 repeated("&#38;&zz;&", kMany),
                                 repeated("<table><tr><td>", kMany),
                                 repeated("<li><div>", kMany),
                                 repeated("<svg/><svg>", kMany),
                                 repeated("&", 10'000'000),
                                 repeated("<div>", 255) + repeated("<p>", kMany),
                                 repeated("<p style='display:none'>", kMany)};
  for (const std::string& html : attacks) {
    CAPTURE(html.substr(0, 30));
    const auto start = std::chrono::steady_clock::now();
    const HtmlPage page = parse_html(html);
    text_of(page);
    // A hundred times what the slowest takes; quadratic time would be minutes.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
  }
}

TEST_CASE("html page: any bytes and any soup of tags give a tree and scrubbed text") {
  const char* pieces[] = {
      "<p>",      "</p>",     "<div>",     "</div>",   "<a href='x'>", "</a>",    "<table>",  "<tr>",       "<td>",
      "</table>", "<script>", "</script>", "<!--",     "-->",          "<b>",     "</b>",     "<ul>",       "<li>",
      "</ul>",    "text ",    "&amp;",     "&#x202e;", "<svg>",        "</svg>",  "<h1>",     "</h2>",      "<br/>",
      "<body>",   "</html>",  "<head>",    "<title>",  "\xFF",         "<select", " hidden",  ">",          "<button>",
      "</td>",    "<pre>",    "</pre>",    "漢字",     "\xE2\x80",     "&#",      "<option>", "<template>", "'",
      "\"",       "=",        "\r\n"};
  constexpr unsigned kSeed = 20'260'107;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 3000; ++round) {
    std::string html;
    const std::size_t length = random() % 60;
    for (std::size_t i = 0; i < length; ++i) {
      html += round % 3 == 0 ? std::string(1, static_cast<char>(random() % 256)) : pieces[random() % std::size(pieces)];
    }
    CAPTURE(kSeed);
    CAPTURE(round);
    const HtmlPage page = parse_html(html);
    CHECK(well_formed(page));
    const std::string text = text_of(page);
    CHECK(text == utf8::scrub(text));
    const std::string fragment = text_of_html(html);
    CHECK(fragment == utf8::scrub(fragment));
  }
}
