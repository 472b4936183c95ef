#include <doctest/doctest.h>

#include <chrono>

#include "indexer/sources/front_matter.hpp"
#include "indexer/sources/markdown_article.hpp"
#include "indexer/sources/markdown_inline.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ";") + text;
  return out;
}

}  // namespace

TEST_CASE("markdown: marks within lines") {
  for (const auto& row : test::read_table("markdown_inline.tsv", 2)) {
    CAPTURE(row.line);
    CHECK(without_inline_marks(row.cells[0]) == row.cells[1]);
  }
}

TEST_CASE("markdown: title and text of a page") {
  for (const auto& row : test::read_table("markdown_pages.tsv", 3)) {
    CAPTURE(row.line);
    const Article article = read_markdown_article(row.cells[0]);
    CHECK(article.title == row.cells[1]);
    CHECK(article.text == row.cells[2]);
  }
}

TEST_CASE("markdown: all fields of the front matter") {
  const Article article = read_markdown_article(
      "---\n# a comment\nTitle: \"Chips: \\\"more\\\" of them\"\ndate: 2026-01-07 # Wednesday\nlang: german\n"
      "source: 'Wire''s'\nauthors: [Jane Doe, \"Roe, John\"]\nurl: https://a.example/x?y=1#z\nid: m-1\ncategory: tech\n"
      "unknown: x\nempty:\n---\nBody.\n");
  CHECK(article.title == "Chips: \"more\" of them");
  CHECK(to_iso(article.date.value()) == "2026-01-07");
  CHECK(article.date_source == "front matter");
  CHECK(article.lang == "de");
  CHECK(article.source == "Wire's");
  CHECK(joined(article.authors) == "Jane Doe;Roe, John");
  CHECK(article.url == "https://a.example/x?y=1#z");
  CHECK(article.id == "m-1");
  CHECK(article.section == "tech");
  CHECK(article.text == "Body.");
  CHECK(article.warnings.empty());
}

TEST_CASE("markdown: lists of authors in lines, and one line of several") {
  CHECK(joined(read_markdown_article("---\nauthors:\n  - Jane Doe\n  - name: 'Li Wei'\n    mail: x\n---\nx").authors) ==
        "Jane Doe;Li Wei");
  CHECK(joined(read_markdown_article("---\nauthor: Jane Doe and Li Wei\n---\nx").authors) == "Jane Doe;Li Wei");
}

TEST_CASE("markdown: TOML's front matter, and a date that is none") {
  CHECK(read_markdown_article("+++\ntitle = 'T'\n+++\nx").title == "T");
  const Article article = read_markdown_article("---\ndate: soon\n---\nx");
  CHECK_FALSE(article.date.has_value());
  CHECK(joined(article.warnings) == "the date is not understood: soon");
}

TEST_CASE("markdown: hostile texts are read in linear time") {
  const auto repeat = [](std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
  };
  constexpr std::size_t kMany = 200'000;
  const std::vector<std::string> inputs = {repeat("[", kMany),
                                           repeat("![", kMany) + repeat("](x)", kMany),
                                           repeat("[", kMany) + repeat("](", kMany) + repeat(")", kMany),
                                           repeat("*a ", kMany),
                                           repeat("_a_ **b ", kMany),
                                           repeat("`a``", kMany),
                                           repeat("<!--", kMany),
                                           repeat("<a <", kMany),
                                           repeat("<a ", kMany) + ">",
                                           repeat("\\", kMany),
                                           repeat("> ", kMany),
                                           repeat("- ", kMany),
                                           repeat("# \n", kMany),
                                           repeat("a\n=\n", kMany),
                                           std::string(3'000'000, 'a') + "\n" + repeat("b\n", kMany),
                                           "---\n" + repeat("a: b\n", kMany),
                                           "---\na: [" + repeat("\"x, ", kMany) + "]\n---\n",
                                           repeat("~~~\n", kMany),
                                           repeat("`", kMany),
                                           repeat("a `", kMany)};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    CAPTURE(i);
    const auto begin = std::chrono::steady_clock::now();
    read_markdown_article(inputs[i]);
    CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < 5);
  }
}
