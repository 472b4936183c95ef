#include "indexer/sources/feed_item.hpp"

#include <doctest/doctest.h>

#include "tests/support/article_fields.hpp"

using namespace khabar;

namespace {

std::variant<Article, Rejection> read(const std::string& xml) {
  const bool rss = xml.find("Atom") == std::string::npos;
  return read_feed_item(
      {"/f.xml", 1, Format::FeedItem, rss ? "<rss><channel>" + xml + "</channel></rss>" : xml, {}, {}});
}

}  // namespace

TEST_CASE("feed item: what feeds write in which elements") {
  for (const auto& row : test::read_table("feed_items.tsv", 2)) {
    CAPTURE(row.line);
    CHECK(test::differences(read(row.cells[0]), row) == "");
  }
}

TEST_CASE("feed item: bytes in the encoding that is declared, in UTF-8 against it, and in neither") {
  const auto title = [](const std::string& declared, const std::string& bytes) {
    const std::string xml =
        "<?xml version=\"1.0\" encoding=\"" + declared + "\"?><rss><item><title>" + bytes + "</title></item></rss>";
    return test::field(read_feed_item({"/f.xml", 1, Format::FeedItem, xml, {}, {}}), "title");
  };
  CHECK(title("windows-1251", "\xcd\xee\xe2\xee\xf1\xf2\xe8") == "Новости");
  CHECK(title("GB2312", "\xd0\xc2\xce\xc5") == "新闻");
  CHECK(title("iso-8859-1",
              "Stra\xc3\x9f"
              "e") == "Straße");
  CHECK(title("utf-8",
              "Stra\xdf"
              "e in K\xf6ln ist gr\xfcn") == "Straße in Köln ist grün");
  CHECK(title("no-such-encoding", "Köln") == "Köln");
}
