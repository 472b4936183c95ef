#include <doctest/doctest.h>

#include "tests/support/formats_folder.hpp"
#include "tests/support/table.hpp"

/// End to end: files of every format that were made to do harm, each beside one that was not.

using namespace khabar;
using namespace khabar::test;

namespace {

/// Stands in a file that no article may be made of.
const std::string kSecret = "Geheimwort";

struct HostileFile {
  std::string what;
  std::string name;
  std::string bytes;
  std::string said;  ///< in the reason for which it is skipped; empty: it is not
  int articles = 0;  ///< that it gives, and "needle" finds
};

std::string times(std::size_t count, const std::string& text) {
  std::string all;
  all.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string article_page(const std::string& text) {
  return "<!DOCTYPE html><html lang=\"en\"><head><title>Needle</title></head><body><article><h1>Needle</h1><p>" + text +
         "</p></article></body></html>";
}

std::string rss(const std::string& items, const std::string& before = "") {
  return "<?xml version=\"1.0\"?>" + before + "<rss version=\"2.0\"><channel><title>Feed</title>" + items +
         "</channel></rss>";
}

std::string billion_laughs() {
  std::string type = "<!DOCTYPE rss [<!ENTITY l0 \"lol\">";
  for (int i = 1; i < 12; ++i) {
    type += "<!ENTITY l" + std::to_string(i) + " \"" + times(10, "&l" + std::to_string(i - 1) + ";") + "\">";
  }
  return type + "]>";
}

std::string one_member(const std::string& name, const std::string& bytes, const std::string& options = "") {
  return packed("zip", {{name, bytes}}, options);
}

std::string lying_warc(const std::string& length) {
  const std::string fields =
      "WARC-Target-URI: https://lies.example/" + length + "\r\nContent-Type: application/http; msgtype=response\r\n";
  const std::string body = kHtmlHead + "\r\n" + article_page("The lying needle " + times(40, "says more words and "));
  return warc_record("response", fields, body, length) +
         concatenated(crawled("https://honest.example/" + length, article_page("The honest needle of a record.")));
}

std::string dated(const std::string& year) {
  return rss("<item><title>Year " + year + "</title><guid>year-" + year + "</guid><pubDate>Mon, 01 Jan " + year +
             " 00:00:00 GMT</pubDate><description>The needle of that year.</description></item>");
}

std::vector<HostileFile> text_files(const std::string& secret_path) {
  const std::string external = "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file://" + secret_path +
                               "\"><!ENTITY % p SYSTEM \"file://" + secret_path + "\"> %p;]>";
  const std::string include =
      "<item><title>Include</title><guid>include</guid><description>needle <xi:include "
      "xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\"file://" +
      secret_path + "\"/></description></item>";
  return {
      {"billion laughs", "laughs.rss",
       rss("<item><title>Laughs</title><guid>l</guid><description>needle &l11;</description></item>", billion_laughs()),
       "", 1},
      {"external entity", "external.rss",
       rss("<item><title>External</title><guid>x</guid><description>needle &x;</description></item>", external), "", 1},
      {"an inclusion", "include.rss", rss(include), "", 1},
      {"nested HTML", "deep.html", times(200'000, "<div>") + "<p>The needle at the bottom of a deep page.</p>", "", 1},
      {"nested XML", "deep.xml",
       rss("<item><title>Deep</title><guid>deep</guid><description>needle" + times(200'000, "<b>") + "</item>"), "", 1},
      {"a nested root", "deeper.xml", times(200'000, "<a>"), "an XML file of <a>", 0},
      {"nested JSON", "deep.json",
       "{\"items\":[{\"id\":\"j\",\"content_text\":" + times(200'000, "[") + "\"needle\"" + times(200'000, "]") + "}]}",
       "broken JSON", 0},
      {"no ids", "anonymous.rss",
       rss("<item><title>One</title><description>The first needle without a name.</description></item>"
           "<item><title>Two</title><description>The second needle without a name.</description></item>"),
       "", 2},
      {"year 0", "year0.rss", dated("0000"), "", 1},
      {"year 9999", "year9999.rss", dated("9999"), "", 1},
      {"a PDF", "paper.html", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj needle", "a PDF", 0},
      {"an empty page", "empty.html", "", "neither a text nor a title", 0},
      {"a page of tags alone", "blank.html", "<html><body></body></html>", "neither a text nor a title", 0},
      {"a binary", "binary.xml", std::string("\x7F\x45\x4C\x46\x02\x01\0\0needle", 14) + times(5000, "\xFF\x01"),
       "no XML", 0},
      {"lying lengths", "lies.warc", lying_warc("7") + lying_warc("99999999") + lying_warc("-1"),
       "its Content-Length is wrong", 3},
  };
}

std::vector<HostileFile> packed_files() {
  const std::string good = article_page("The needle in a package that was closed properly.");
  const std::string compressed_feed =
      gzip(rss("<item><title>Torn</title><guid>t</guid><description>needle</description></item>"));
  return {
      {"a gzip bomb", "bomb.html.gz", compressed(std::string(1 << 20, '\0'), "gzip", 1024), "larger than 64 MiB", 0},
      {"a bomb of blanks", "bomb.rss.gz", compressed(std::string(1 << 20, ' '), "gzip", 1024), "no XML", 0},
      {"a zip bomb", "bomb.zip", packed("zip", {{"a.html", std::string(1 << 20, ' '), 3000}, {"b.html", good}}),
       "bomb.zip/a.html: larger than 64 MiB", 1},
      {"names out of the folder", "names.zip",
       packed("zip", {{"../../escape.html", good}, {"/tmp/absolute-khabar.html", good}, {"c\x1b[31m.html", good}}), "",
       3},
      {"an encrypted zip", "secret.zip", one_member("a.html", good, "zip:encryption=zipcrypt"), "encrypted", 0},
      {"a zip in a zip", "outer.zip", packed("zip", {{"inner.zip", one_member("a.html", good)}, {"b.html", good}}),
       "an archive in an archive", 1},
      {"a torn gzip", "torn.rss.gz", compressed_feed.substr(0, compressed_feed.size() / 2), "cannot be decompressed",
       0},
      {"a torn zip", "torn.zip", one_member("a.html", good).substr(0, 60), "cannot be unpacked", 0},
      {"a page of 65 MB", "large.html", article_page(times((65u << 20) / 7, "needle ")), "larger than 64 MiB", 0},
  };
}

/// Everything that is on disk below a folder but its database.
std::set<std::string> names_below(const std::string& folder, const std::string& database) {
  std::set<std::string> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && !entry.path().native().starts_with(database)) all.insert(entry.path().native());
  return all;
}

/// Most memory, in MiB, that any program of this test's has taken so far.
/// What the report says of the file at `path`, or of what stands in it.
std::string reasons(const Json& report, const std::string& path) {
  std::string all;
  for (const Json& rejection : report["rejections"]) {
    if (rejection["path"].get<std::string>().starts_with(path))
      all += rejection["path"].get<std::string>() + ": " + rejection["reason"].get<std::string>() + "\n";
  }
  return all;
}

/// How many articles of the file at `path`, or of what stands in it, a word finds.
int found_of(const FormatsFolder& folder, const std::string& word, const std::string& path) {
  int articles = 0;
  for (const Json& hit : hits_of(folder.database(), {word, "--duplicates", "show", "-n", "100"}))
    articles += hit["path"].get<std::string>().starts_with(path) ? 1 : 0;
  return articles;
}

}  // namespace

TEST_CASE("formats: hostile files cost little, are indexed or skipped with a reason, and leave the good ones found") {
  const TempDir outside;
  FormatsFolder folder;
  fill(folder);
  folder.update();
  std::vector<HostileFile> files = text_files(outside.write("secret.txt", kSecret));
  for (HostileFile& file : packed_files()) files.push_back(std::move(file));
  int expected = 0;
  for (const HostileFile& file : files) {
    folder.write("hostile/" + file.name, file.bytes);
    expected += file.articles;
  }
  const std::set<std::string> before = names_below(folder.path(), folder.database());
  const Ended updated = index(folder.database(), {"update", folder.news(), "--json"});
  CHECK(updated.peak_mib < 1500);  // of a sanitized program, which keeps what was freed for a while: about 1,000
  const Json report = json_of(updated.out);
  CHECK(report["added"] == expected);
  CHECK(harmful(report.dump()) == "");
  for (const HostileFile& file : files) {
    CAPTURE(file.what);
    const std::string path = folder.news("hostile/" + file.name), said = reasons(report, path);
    CHECK(said.empty() == file.said.empty());
    CHECK_MESSAGE(said.find(file.said) != std::string::npos, said);
    CHECK(found_of(folder, "needle", path) == file.articles);
  }
  CHECK_FALSE(folder.finds(kSecret));
  CHECK(names_below(folder.path(), folder.database()) == before);
  CHECK_FALSE(std::filesystem::exists("/tmp/absolute-khabar.html"));
  for (const Row& row : read_table("formats.tsv", 9)) {
    CAPTURE(row.line);
    CHECK(folder.finds(row.cells[7]));
  }
  CHECK(index(folder.database(), {"check"}).exit == 0);
}

TEST_CASE("formats: no control character of a page, a feed or an archive comes out in any format") {
  const std::string bad =
      "needle \x1b[31mred \xC2\x9B"
      "1m \xE2\x80\xAE over \xE2\x81\xA6 \x07 &#27;[5m &#155; &#8238;";
  const std::string escaped = R"(needle \u001b[31m \u009b \u202e \u2066 \u0007)";
  const TempDir dir;
  dir.write("news/a.html", "<html><head><title>" + bad +
                               "</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
                               "\"headline\":\"" +
                               escaped + "\",\"publisher\":{\"name\":\"" + escaped + "\"},\"author\":{\"name\":\"" +
                               escaped + "\"},\"keywords\":[\"" + escaped + "\"],\"url\":\"https://x.example/" +
                               escaped + "\"}</script></head><body><article><h1>" + bad + "</h1><p>" + bad +
                               " and words enough that this is a text.</p></article></body></html>");
  dir.write("news/b.rss", rss("<item><title><![CDATA[" + bad + "]]></title><guid>g" + bad + "</guid><link>https://x/" +
                              bad + "</link><author>" + bad + "</author><category>" + bad + "</category><description>" +
                              bad + "</description></item>"));
  dir.write("news/c.json", "{\"items\":[{\"id\":\"i" + escaped + "\",\"title\":\"" + escaped +
                               "\",\"content_text\":\"" + escaped + "\",\"url\":\"" + escaped + "\"}]}");
  dir.write("news/d.xml", "<nitf><head><docdata><doc-id id-string=\"n" + bad +
                              "\"/></docdata></head><body><body.head>"
                              "<hedline><hl1>" +
                              bad + "</hl1></hedline></body.head><body.content><p>" + bad +
                              "</p></body.content></body></nitf>");
  dir.write("news/e.zip", packed("zip", {{"\x1b[31m\xC2\x9B\xE2\x80\xAE.txt", "Zip\n\n" + bad}}));
  dir.write("news/f.warc", concatenated(crawled("https://x.example/\x1b[31m\xE2\x80\xAE", article_page(bad))));
  const std::string database = dir.path("db");
  const Ended made = index(database, {"update", dir.path("news"), "-v"});
  CHECK(made.exit == 0);
  CHECK(harmful(made.out + made.err) == "");
  const Json all = found(database, {"needle", "--duplicates", "show"});
  CHECK(all["total"]["value"] == 6);
  for (const char* format : {"text", "json", "jsonl", "tsv", "html", "trec"}) {
    CAPTURE(format);
    const Ended ended = search(database, {"needle", "--format", format, "--explain", "--facets", "source,lang"});
    CHECK(ended.exit == 0);
    CHECK(harmful(ended.out + ended.err) == "");
  }
  for (const std::string& id : ids(all)) {
    for (const char* format : {"text", "json"})
      CHECK(harmful(search(database, {"--show", id, "--format", format}).out) == "");
  }
  for (const Words& words : {Words{"stats"}, Words{"duplicates"}, Words{"duplicates", "--json"}, Words{"check"},
                             Words{"inspect", dir.path("news")}}) {
    const Ended ended = index(database, words);
    CHECK(harmful(ended.out + ended.err) == "");
  }
}
