#include "indexer/sources/newsml_article.hpp"

#include <doctest/doctest.h>

#include "indexer/sources/article_reader.hpp"
#include "tests/support/article_fields.hpp"

using namespace khabar;

namespace {

Record record(std::string xml) {
  return make_record("/n.xml", 1, Format::NewsMl, std::move(xml));
}

}  // namespace

TEST_CASE("newsml: what agencies write in which elements") {
  for (const auto& row : test::read_table("newsml_articles.tsv", 2)) {
    CAPTURE(row.line);
    CHECK(test::differences(read_newsml_article(record(row.cells[0])), row) == "");
  }
}

TEST_CASE("newsml: what is taken back needs neither text nor title, but an id") {
  const std::string taken_back = "<itemMeta><pubStatus qcode='stat:canceled'/></itemMeta></newsItem>";
  const auto read = read_article(record("<newsItem guid='g' version='2'>" + taken_back));
  CHECK(test::field(read, "id") == "g");
  CHECK(test::field(read, "version") == "2");
  CHECK(test::field(read, "withdrawn") == "yes");
  CHECK(test::field(read_article(record("<newsItem>" + taken_back)), "reject") == "neither a text nor a title");
  CHECK(test::field(read_article(record("<newsItem guid='g'/>")), "reject") == "neither a text nor a title");
}
