#include "indexer/sources/nitf_article.hpp"

#include <doctest/doctest.h>

#include "tests/support/article_fields.hpp"

using namespace khabar;

namespace {

std::variant<Article, Rejection> read(const std::string& xml) {
  return read_nitf_article({"/n.xml", 0, Format::Nitf, xml, {}, {}});
}

}  // namespace

TEST_CASE("nitf: what agencies write in which elements") {
  for (const auto& row : test::read_table("nitf_articles.tsv", 2)) {
    CAPTURE(row.line);
    CHECK(test::differences(read(row.cells[0]), row) == "");
  }
}

TEST_CASE("nitf: paragraphs, lists and tables are text, blocks part them") {
  const auto article = read(
      "<nitf><body><body.content><block><p>One,\n two.</p><hl2>Between</hl2><ul><li>a</li><li>b</li></ul>"
      "<table><tr><td>1</td><td>2</td></tr></table><bq><block><p>Said.</p></block></bq></block></body.content></body>"
      "</nitf>");
  CHECK(test::field(article, "text") == "One, two.\n\nBetween\n\na\nb\n\n1 2\n\nSaid.");
}

TEST_CASE("nitf: no more names than a text has room for, each of a name's length") {
  std::string text = "<nitf><body><body.content><p>t</p>";
  for (int i = 0; i < 5000; ++i) text += "<org>Company " + std::to_string(i) + "</org>";
  const auto article = read(text + "<org>" + std::string(1000, 'x') + "</org></body.content></body></nitf>");
  CHECK(std::get<Article>(article).entities.size() == 200);
  CHECK(std::get<Article>(read("<nitf><body><body.content><p>t</p><org>" + std::string(1000, 'x') +
                               "</org></body.content></body></nitf>"))
            .entities.empty());
}
