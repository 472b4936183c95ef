#include <doctest/doctest.h>

#include "tests/support/formats_folder.hpp"
#include "tests/support/table.hpp"

/// End to end: what each format of news says of itself arrives, and what changes in it is followed.

using namespace khabar;
using namespace khabar::test;

namespace {

/// A filled folder and its index, made once; tests that change it make their own.
const FormatsFolder& all_formats() {
  static FormatsFolder folder;
  static const Json report = [] {
    fill(folder);
    return folder.update();
  }();
  REQUIRE_MESSAGE(report["skipped"] == 0, report.dump());
  return folder;
}

/// A row of formats.tsv.
struct Expected {
  std::string file, id, title, date, lang, source, companies, word, other_word;
  std::string path;
};

std::vector<Expected> expected(const FormatsFolder& folder) {
  std::vector<Expected> all;
  for (const Row& row : read_table("formats.tsv", 9)) {
    const Words& c = row.cells;
    const std::string path = place_of(folder, c[0]);
    all.push_back({c[0], c[1] == "-" ? path : c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], path});
  }
  return all;
}

bool is_meant(const Json& hit, const Expected& row) {
  return row.id == "#" ? hit["title"] == row.title && hit["id"].get<std::string>().starts_with(row.path + "#")
                       : hit["id"] == row.id;
}

/// The article among those that a word finds; null when it does not find it.
Json hit_of(const FormatsFolder& folder, const std::string& word, const Expected& row) {
  for (const Json& hit : hits_of(folder.database(), {"--duplicates", "show", "-n", "100", word}))
    if (is_meant(hit, row)) return hit;
  return nullptr;
}

Words parts(const std::string& list) {
  Words all;
  std::istringstream in(list);
  for (std::string part; std::getline(in, part, ',');) all.push_back(part);
  return all;
}

std::map<std::string, int> facet(const Json& results, const char* kind) {
  std::map<std::string, int> all;
  for (const Json& value : results["facets"][kind]) all[value["name"]] = value["count"];
  return all;
}

/// All that searches answer which does not depend on the time they take.
Words answers(const FormatsFolder& folder) {
  Words all;
  const auto ask = [&](Words words) {
    Json answer = found(folder.database(), words);
    answer.erase("took_ms");
    all.push_back(answer.dump());
  };
  for (const Row& row : read_table("formats.tsv", 9)) ask({row.cells[7], "--facets"});
  ask({"--facets", "--company", "nvidia"});
  return all;
}

}  // namespace

TEST_CASE("formats: every file gives its articles, and they say what it says") {
  const FormatsFolder& folder = all_formats();
  for (const Expected& row : expected(folder)) {
    CAPTURE(row.file);
    CAPTURE(row.word);
    const std::string bytes = format_file(row.file);
    const Json hit = hit_of(folder, row.word, row);
    CHECK(bytes.find(row.word) != std::string::npos);
    CHECK_FALSE(hit.is_null());
    if (hit.is_null()) continue;
    CHECK(hit["path"] == row.path);
    CHECK(hit["title"] == row.title);
    CHECK(hit["date"] == row.date);
    CHECK(hit["lang"] == row.lang);
    CHECK(hit["source"] == row.source);
    const Words companies = hit["companies"];
    for (const std::string& company : parts(row.companies)) {
      CAPTURE(company);
      CHECK(std::find(companies.begin(), companies.end(), company) != companies.end());
    }
  }
}

TEST_CASE("formats: what stands around an article does not find it") {
  const FormatsFolder& folder = all_formats();
  for (const Expected& row : expected(folder)) {
    CAPTURE(row.file);
    CAPTURE(row.other_word);
    const std::string bytes = format_file(row.file);
    REQUIRE(bytes.find(row.other_word) != std::string::npos);  // else it could not be found anyway
    CHECK(hit_of(folder, row.other_word, row).is_null());
  }
  CHECK_FALSE(folder.finds("Plazet"));  // of the lower version
}

TEST_CASE("formats: facets and filters count across all of them") {
  const FormatsFolder& folder = all_formats();
  std::map<std::string, std::set<std::string>> languages, companies;
  for (const Expected& row : expected(folder)) {
    languages[row.lang].insert(row.id + row.title);
    for (const std::string& company : parts(row.companies)) companies[company].insert(row.id + row.title);
  }
  const Json all = found(folder.database(), {"--facets", "lang:100,company:500", "--duplicates", "show"});
  const std::map<std::string, int> by_language = facet(all, "lang"), by_company = facet(all, "company");
  CHECK(by_language.size() == languages.size());
  for (const auto& [lang, articles] : languages) {
    CAPTURE(lang);
    REQUIRE(by_language.contains(lang));
    CHECK(by_language.at(lang) == static_cast<int>(articles.size()));
  }
  for (const auto& [company, articles] : companies) {
    CAPTURE(company);
    REQUIRE(by_company.contains(company));
    const Json hits = found(folder.database(), {"--company", company, "--duplicates", "show", "-n", "100"});
    CHECK(hits["hits"].size() >= articles.size());
    CHECK(hits["total"]["value"] == by_company.at(company));
  }
}

TEST_CASE("formats: a second update reads nothing and says so") {
  const FormatsFolder& folder = all_formats();
  const int articles = json_of(index(folder.database(), {"stats", "--json"}).out)["articles"];
  const Json report = folder.update();
  CHECK(report["files_read"] == 0);
  CHECK(report["bytes"] == 0);
  CHECK(counts(report) == "0/0/0/" + std::to_string(articles) + "/0");
  const Ended ended = index(folder.database(), {"update", folder.news()});
  CHECK(ended.out.starts_with("0 added, 0 updated, 0 removed, " + std::to_string(articles) + " unchanged, 0 skipped"));
  const Json dry = json_of(index(folder.database(), {"update", "--dry-run", "--json", folder.news()}).out);
  CHECK(dry["files_to_read"] == 0);
}

TEST_CASE("formats: rebuild gives the same answers, and the database is sound") {
  const FormatsFolder& folder = all_formats();
  const Words before = answers(folder);
  const Ended ended = index(folder.database(), {"rebuild", "--json"});
  REQUIRE_MESSAGE(ended.exit == 0, ended.err);
  const Words after = answers(folder);
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) CHECK(before[i] == after[i]);
  CHECK(index(folder.database(), {"check"}).exit == 0);
}

TEST_CASE("formats: copies of one text in two formats are one hit, and duplicates names them") {
  const FormatsFolder& folder = all_formats();
  const std::string entry = "tag:funkturm.example,2025:mistral";
  const std::string page = place_of(folder, "zip/mistral_de.html");
  const Json folded = found(folder.database(), {"Lithografiesysteme"});
  REQUIRE(folded["hits"].size() == 1);
  const Json& hit = folded["hits"][0];
  REQUIRE(hit["duplicates"].size() == 1);
  const std::set<std::string> both = {hit["id"], hit["duplicates"][0]};
  CHECK(both == std::set<std::string>{entry, page});
  CHECK(hits_of(folder.database(), {"Lithografiesysteme", "--duplicates", "show"}).size() == 2);
  const Json groups = json_of(index(folder.database(), {"duplicates", "--json"}).out);
  REQUIRE(groups["groups"].size() == 1);
  std::set<std::string> group;
  for (const Json& article : groups["groups"][0]) group.insert(article["id"]);
  CHECK(group == both);
}

TEST_CASE("formats: a changed member of an archive is updated, the others are not analysed again") {
  FormatsFolder folder;
  const auto write = [&](const std::string& page, bool with_records) {
    std::vector<PackedFile> files = {{"a/samsung_zh.md", page}, {"b.html", format_file("zip/mistral_de.html")}};
    if (with_records) files.push_back({"records.jsonl", format_file("zip/records.jsonl")});
    folder.write("news.zip", packed("zip", files));
    folder.write("news.tar.gz", gzip(packed("ustar", files)));
  };
  const std::string page = format_file("zip/samsung_zh.md");
  write(page, true);
  CHECK(counts(folder.update()) == "6/0/0/0/0");  // records of the same id in both are one article each
  write(changed(page, "泰勒市", "奥斯汀市"), true);
  CHECK(counts(folder.update()) == "0/2/0/4/0");
  for (const std::string archive : {"news.zip", "news.tar.gz"}) {
    const std::string id = folder.news(archive + "/a/samsung_zh.md");
    CHECK(folder.finds("奥斯汀市", id));
    CHECK_FALSE(folder.finds("泰勒市", id));
  }
  write(page, false);
  folder.update();
  CHECK(folder.finds("泰勒市"));
  CHECK_FALSE(folder.finds("Schuldenberg"));
  folder.remove("news.zip");
  CHECK(counts(folder.update()) == "0/0/2/2/0");
}

TEST_CASE("formats: a feed's items come, change and go one by one") {
  FormatsFolder folder;
  for (const char* name : {"feeds/rss2_en.xml", "feeds/feed_hi.json", "feeds/atom_de.xml"}) folder.copy(name);
  CHECK(counts(folder.update()) == "5/0/0/0/0");
  const std::string feed = format_file("feeds/rss2_en.xml");
  const std::string revised =
      changed(feed, "The stock closed almost a quarter higher.", "The stock rose like a soufflé.");
  folder.write("feeds/rss2_en.xml", revised);  // the same guid
  CHECK(counts(folder.update()) == "0/1/0/4/0");
  CHECK(folder.finds("soufflé", "ledger-4822"));
  CHECK_FALSE(folder.finds("quarter", "ledger-4822"));
  const std::size_t begin = revised.find("<item>"), end = revised.find("</item>") + 7;
  folder.write("feeds/rss2_en.xml", revised.substr(0, begin) + revised.substr(end));
  CHECK(counts(folder.update()) == "0/0/1/4/0");
  CHECK_FALSE(folder.finds("boardroom"));
  CHECK(folder.finds("soufflé"));
  folder.write("feeds/rss2_en.xml", changed(revised, "<channel>", "<channel><lastBuildDate>now</lastBuildDate>"));
  CHECK(counts(folder.update()) == "1/0/0/4/0");  // what the feed says of itself and no article shows is no change
}

TEST_CASE("formats: of a WARC that has grown only the new records are analysed") {
  for (const Storage& storage : kStorages) {
    CAPTURE(std::string(storage.name));
    FormatsFolder folder;
    std::vector<std::string> records;
    const auto add = [&](const std::string& name, const std::string& page) {
      for (const std::string& record : crawled("https://crawl.example/" + name, page)) records.push_back(record);
    };
    const std::string file = storage.name == std::string("zstd") ? "crawl.warc.zst" : "crawl.warc.gz";
    const auto write = [&] { folder.write(file, storage.pack(records)); };
    add("arm_en", format_file("warc/arm_en.html"));
    add("alibaba_zh", format_file("warc/alibaba_zh.html"));
    write();
    CHECK(counts(folder.update()) == "2/0/0/0/0");
    add("g42_ar", format_file("warc/g42_ar.html"));
    write();
    CHECK(counts(folder.update()) == "1/0/0/2/0");
    CHECK(folder.finds("تطبيقاتها", "https://crawl.example/g42_ar"));
    CHECK(folder.finds("customers", "https://crawl.example/arm_en"));
    add("arm_en", changed(format_file("warc/arm_en.html"), "customers", "wellwishers"));  // fetched again, and changed
    write();
    CHECK(counts(folder.update()) == "0/1/0/2/0");
    CHECK(folder.finds("wellwishers", "https://crawl.example/arm_en"));
    CHECK_FALSE(folder.finds("customers"));
    CHECK(index(folder.database(), {"check"}).exit == 0);
  }
}

TEST_CASE("formats: the highest version of a NewsML item stands, whichever came first, and a cancel takes it back") {
  for (const auto& [first, second] : {std::pair<std::string, std::string>{"1", "2"}, {"2", "1"}}) {
    CAPTURE(first);
    FormatsFolder folder;
    const auto version = [](const std::string& number) { return format_file("agency/newsml_de_" + number + ".xml"); };
    const std::string id = "urn:newsml:kurier.example:altair";
    folder.write("monday.xml", version(first));
    folder.copy("agency/newsml_de_recalled.xml");
    folder.update();
    folder.write("tuesday.xml", version(second));
    folder.update();
    CHECK(folder.finds("Hochleistungsrechnen", id));
    CHECK_FALSE(folder.finds("Plazet"));
    const std::string cancel = changed(changed(version("2"), "version=\"2\"", "version=\"3\""), "usable", "canceled");
    folder.write("wednesday.xml", cancel);
    const Json report = folder.update();
    CHECK(report["removed"] == 1);
    CHECK_FALSE(folder.finds("Altair"));
    CHECK(folder.finds("Insolvenzverwalter"));
    index(folder.database(), {"rebuild"});
    CHECK_FALSE(folder.finds("Altair"));
    CHECK(folder.finds("Insolvenzverwalter"));
    folder.remove("wednesday.xml");
    CHECK(folder.update()["files_read"] == 0);
  }
}
