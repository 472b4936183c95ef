#include "indexer/sources/xml_cutter.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <random>
#include <sstream>

#include "indexer/sources/article_reader.hpp"
#include "tests/support/article_fields.hpp"
#include "tests/support/compress.hpp"
#include "tests/support/cut_file.hpp"
#include "tests/support/repeated.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/temp_dir.hpp"

using namespace khabar;
using namespace khabar::test;

using test::repeated;

namespace {

const std::string kData = std::string(KHABAR_SOURCE_DIR) + "/tests/data/xml/";

CutFile cut(const std::string& bytes, std::size_t most = 1'000'000'000) {
  const TempDir dir;
  return cut_file(dir.write("f.xml", bytes), Format::Xml, most);
}

std::string feed(const std::string& items, const std::string& head = "<title>F</title>") {
  return "<rss version=\"2.0\"><channel>" + head + items + "</channel></rss>";
}

/// One field of each article of a file, joined by "|".
std::string all(const CutFile& file, const std::string& name) {
  std::string out;
  for (const Record& record : file.records) out += (out.empty() ? "" : "|") + field(read_article(record), name);
  return out;
}

double seconds_for(const std::string& bytes) {
  const auto begin = std::chrono::steady_clock::now();
  for (const Record& record : cut(bytes).records) read_article(record);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("xml cutter: an item of a feed is a record, told by the root element") {
  const auto titles = [](const char* name) { return all(cut_file(kData + name, Format::Xml), "title"); };
  CHECK(titles("rss-0.91.xml") == "Zähler für Wärme & Strom");
  CHECK(titles("rss-1.0.rdf") == "新工厂在苏州开工|第二条");
  CHECK(titles("rss-2.0.xml") ==
        "Cranes & robots: a port without drivers|Why a < b matters & how|Without anything that names it");
  CHECK(titles("atom.xml") == "उपग्रह कक्षा में पहुँचा|قمر صناعي <جديد>|Video");
  CHECK(cut_file(kData + "atom.xml", Format::Xml).places() == "1 2 3");
}

TEST_CASE("xml cutter: an item keeps what its feed says for all items") {
  const CutFile rss = cut_file(kData + "rss-0.91.xml", Format::Xml);
  CHECK(all(rss, "lang") == "de");
  CHECK(all(rss, "source") == "Neckar Technik");
  CHECK(all(rss, "url") == "https://neckar.example/2026/zaehler");
  const CutFile rdf = cut_file(kData + "rss-1.0.rdf", Format::Xml);
  CHECK(all(rdf, "source") == "芯片日报|芯片日报");
  CHECK(all(rdf, "lang") == "zh|zh");
  CHECK(all(rdf, "authors") == "王小明|");
  const CutFile atom = cut_file(kData + "atom.xml", Format::Xml);
  CHECK(all(atom, "lang") == "hi|ar|hi");
  CHECK(all(atom, "source") == "तरंग समाचार|तरंग समाचार|Elsewhere");
  CHECK(all(atom, "authors") == "तरंग डेस्क|ليلى حسن;Omar Said|तरंग डेस्क");
  CHECK(all(atom, "url") == "https://tarang.example/hindi/one.html|https://tarang.example/ar/2|");
}

TEST_CASE("xml cutter: a record changes with its item alone") {
  const std::string item = "<item><title>t</title></item>";
  const std::string head = "<title>F</title><language>en</language>";
  const Record one = cut(feed(item, head)).records.at(0);
  CHECK(cut(feed(item, head + "<lastBuildDate>Wed, 07 Jan 2026 09:05:00 GMT</lastBuildDate>")).records.at(0).bytes ==
        one.bytes);
  CHECK(cut(feed("<item><title>new</title></item>\n" + item, head + "<!-- x -->")).records.at(1).bytes == one.bytes);
  CHECK(cut(feed(item, "<title>G</title>")).records.at(0).bytes != one.bytes);
}

TEST_CASE("xml cutter: a document of NITF is a record, an item of NewsML-G2 is one") {
  const CutFile nitf = cut_file(kData + "nitf.xml", Format::Xml);
  CHECK(nitf.places() == "0");
  CHECK(all(nitf, "entities") ==
        "company:Beispiel Solar AG;person:Erika Muster;place:Musterstadt;event:Sonnenmesse 2026;product:Modul M4;"
        "person:Otto Normal");
  CHECK(all(nitf, "authors") == "Jan Beispiel");
  CHECK(all(nitf, "topics") == "Photovoltaik;Energie;Wirtschaft;Solar");
  const CutFile g2 = cut_file(kData + "newsml-g2.xml", Format::Xml);
  CHECK(g2.places() == "1 2 3 4 5");
  CHECK(all(g2, "version") == "1|2|4|(rejected)|0");
  CHECK(all(g2, "withdrawn") == "no|no|yes|(rejected)|no");
  CHECK(all(g2, "text") == "First draft.\n\nMore & more.|From Example Motors.||(rejected)|سطر أول\n\nسطر ثان");
  CHECK(cut("<newsItem guid='g'/>").places() == "0");
}

TEST_CASE("xml cutter: a page is one record of all its bytes, other roots are rejected by name") {
  const std::string page = "<?xml version='1.0'?><!DOCTYPE html><html><body/></html>\n";
  const CutFile html = cut(page);
  REQUIRE(html.records.size() == 1);
  CHECK(html.records[0].format == Format::Html);
  CHECK(html.records[0].bytes == page);
  const auto reason = [](const std::string& bytes) { return cut(bytes).rejections.at(0).reason; };
  CHECK(reason("<urlset><url/></urlset>") == "a sitemap: it lists pages and holds none");
  CHECK(reason("<s:sitemapindex/>") == "a sitemap: it lists pages and holds none");
  CHECK(reason("<opml version='2.0'/>") == "a list of feeds (OPML): it holds no articles");
  CHECK(reason("<svg/>") == "an XML file of <svg>: no feed, NITF, NewsML-G2 or XHTML");
  CHECK(reason("") == "empty");
  CHECK(reason("no <") == "no XML: it has no element");
  CHECK(cut("<rss><channel><title>F</title></channel></rss>").places() == "");
}

TEST_CASE("xml cutter: of a broken feed what is whole goes in, the rest is rejected with its place") {
  const CutFile broken = cut_file(kData + "broken.rss", Format::Xml);
  CHECK(broken.places() == "1 3 !2 !4");
  CHECK(all(broken, "title") == "AT&T\u00A0grows|Quote open");
  CHECK(all(broken, "text") == "Fish &chips; & more bold|");
  CHECK(all(broken, "source") == "R&D Weekly|R&D Weekly");
  CHECK(all(cut_file(kData + "wrong-encoding.rss", Format::Xml), "title") == "Grüße aus Köln, schöne Grüße");
  const std::string item = "<item><title>t</title></item>";
  CHECK(cut("\xef\xbb\xbf\n <?xml version='1.0'?>" + feed(item)).places() == "1");
  CHECK(cut("<rss><channel>" + item).places() == "1 !1");
  CHECK(cut("<rss><channel>" + item + "<item").places() == "1 !2");
  CHECK(cut("<rss><channel><item><title>t</channel></rss>").places() == "!1");
  CHECK(cut(feed("</p></item>" + item + "<x><y></x>" + item)).places() == "1 2");
  CHECK(cut(feed(item) + feed(item)).places() == "1 2");
}

TEST_CASE("xml cutter: what only looks like a tag cuts nothing") {
  CHECK(all(cut(feed("<item><guid><![CDATA[</item><item>]]> t</guid><title>t</title><!-- </item> --></item>")), "id") ==
        "</item><item> t");
  CHECK(all(cut(feed("<item><title b=\"a > b\">t</title></item>")), "title") == "t");
  CHECK(all(cut(feed("<item><title a='\">'>t</title></item>")), "title") == "t");
  CHECK(cut(feed("<items><title>t</title></items><image><title>i</title></image><item/>")).places() == "1");
}

TEST_CASE("xml cutter: a torn compressed feed gives its whole items and a rejection with its place") {
  std::string items;
  for (int i = 0; i < 20000; ++i) items += "<item><guid>" + std::to_string(i * 7919 % 99991) + "</guid></item>";
  const std::string packed = compressed(feed(items), "zstd");
  const CutFile torn = cut(packed.substr(0, packed.size() / 2));
  REQUIRE_FALSE(torn.records.empty());
  REQUIRE(torn.rejections.size() == 1);
  CHECK(torn.rejections[0].line + 1 >= torn.records.back().line);
  CHECK(torn.rejections[0].line <= torn.records.back().line + 1);
}

TEST_CASE("xml cutter: borders of the read buffer cut nothing in two") {
  std::string items;
  for (std::size_t i = 0; i < 3000; ++i) {
    const std::string filling = repeated("ü", i % 397);
    items += "<item><!-- " + filling + " --><title><![CDATA[" + filling + "]]>" + std::to_string(i) + "</title></item>";
  }
  for (const std::string& bytes : {feed(items), compressed(feed(items), "gzip")}) {
    const CutFile got = cut(bytes);
    CHECK(got.rejections.empty());
    REQUIRE(got.records.size() == 3000);
    for (std::size_t i = 0; i < 3000; ++i) {
      const std::string title = field(read_article(got.records[i]), "title");
      REQUIRE(title == repeated("ü", i % 397) + std::to_string(i));
    }
  }
}

TEST_CASE("xml cutter: stops when it is told to") {
  CHECK(cut(feed(repeated("<item/>", 5)), 2).places() == "1 2");
}

TEST_CASE("xml cutter: entities neither expand nor fetch") {
  std::string laughs = "<!DOCTYPE rss [<!ENTITY l0 \"lol\">";
  for (int i = 1; i < 10; ++i) {
    laughs += "<!ENTITY l" + std::to_string(i) + " \"" + repeated("&l" + std::to_string(i - 1) + ";", 10) + "\">";
  }
  const std::string item = "<item><title>a &l9; b</title><description>&l9;</description></item>";
  CHECK(all(cut(laughs + "]>" + feed(item)), "title") == "a &l9; b");

  const TempDir dir;
  const std::string secret = dir.write("secret.txt", "the secret");
  for (const std::string& root :
       {feed("<item><title>a &e; b</title></item>"), std::string("<nitf><head><title>a &e; b</title></head></nitf>")}) {
    const std::string file =
        dir.write("f.xml", "<?xml version='1.0'?><!DOCTYPE r SYSTEM '" + secret + "' [<!ENTITY e SYSTEM 'file://" +
                               secret + "'><!ENTITY % p SYSTEM '" + secret + "'>%p;]>" + root);
    CHECK(all(cut_file(file, Format::Xml), "title") == "a &e; b");
  }
}

TEST_CASE("xml cutter: nests, tags, quotes and names without end take no more than linear time") {
  const std::string deep = repeated("<a>", 200'000) + "core" + repeated("</a>", 200'000);
  const CutFile nested = cut(feed("<item><title>t</title><description>" + deep + "</description></item>"));
  CHECK(all(nested, "text") == "core");
  CHECK(cut("<rss>" + repeated("<a>", 200'000)).places() == "!0");
  std::string attributes = "<item><title";
  for (int i = 0; i < 200'000; ++i)
    attributes += " a" + std::to_string(i) + "='x' xmlns:n" + std::to_string(i) + "='u'";
  const std::vector<std::string> inputs = {
      feed(attributes + ">" + repeated("<n1:b/>", 200'000) + "</title></item>"),
      feed("<item>" + repeated("<a b=\"", 500'000)),
      feed("<item>" + repeated("<", 1'000'000)),
      feed("<!-- " + repeated("--x", 1'000'000)),
      feed("<item><![CDATA[" + repeated("]]x", 1'000'000)),
      "<!DOCTYPE a [" + repeated("<!ENTITY a 'b>", 300'000),
      feed(repeated("<item>", 200'000)),
      feed("<item>" + repeated("</a>", 500'000) + "</item>"),
      feed("<item>" + repeated("<author>a@b</author><category>c</category>", 50'000) + "</item>"),
      "<nitf><body><body.content>" + repeated("<person>a", 200'000) + "</body.content></body></nitf>",
      "<newsItem><contentMeta>" + repeated("<subject><name>a</name></subject>", 100'000) + "</contentMeta></newsItem>",
  };
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    CAPTURE(i);
    CHECK(seconds_for(inputs[i]) < 10);
  }
}

TEST_CASE("xml cutter: what is too large is skipped and reading goes on behind it") {
  const std::string item = "<item><title>t</title></item>";
  const std::string large = "<item><description>" + std::string(kMaxRecordBytes, 'x') + "</description></item>";
  CHECK(cut(feed(item + large + item)).places() == "1 3 !2");
}

TEST_CASE("xml cutter: mutated files give harmless articles or rejections") {
  std::mt19937 random(seed());
  const TempDir dir;
  for (const char* name : {"rss-0.91.xml", "rss-1.0.rdf", "rss-2.0.xml", "atom.xml", "nitf.xml", "newsml-g2.xml",
                           "broken.rss", "wrong-encoding.rss"}) {
    std::ifstream in(kData + name, std::ios::binary);
    std::ostringstream whole;
    whole << in.rdbuf();
    for (int round = 0; round < 60; ++round) {
      CAPTURE(seed());
      CAPTURE(name);
      CAPTURE(round);
      std::string bytes = whole.str();
      for (std::size_t i = 0; i < 1 + random() % 12; ++i) {
        const std::size_t at = random() % bytes.size();
        switch (random() % 4) {
          case 0:
            bytes.erase(at, random() % 20);
            break;
          case 1:
            bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 60));
            break;
          case 2:
            bytes[at] = static_cast<char>(random());
            break;
          default:
            bytes.insert(at, 1, "<>&\"'/![]-?;= "[random() % 14]);
        }
        if (bytes.empty()) bytes = "<";
      }
      const CutFile got = cut_file(dir.write("f.xml", bytes), Format::Xml);
      CHECK(got.records.size() + got.rejections.size() < 100);
      for (const Record& record : got.records) {
        const auto read = read_article(record);
        if (const auto* article = std::get_if<Article>(&read)) CHECK(harmless(*article));
      }
    }
  }
}
