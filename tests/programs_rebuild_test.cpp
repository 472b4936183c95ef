#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include <xapian.h>

#include "tests/support/khabar.hpp"

/// End to end: databases of earlier schemas, lost sources, damage: what rebuild and check --repair save.

namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

namespace {

/// A database as a released version of the programs wrote it, of five articles whose files are gone.
std::string released(const TempDir& dir, const std::string& name) {
  const std::string packed = std::string(KHABAR_SOURCE_DIR) + "/tests/data/databases/" + name + ".tar.gz";
  REQUIRE(std::system(("tar -xzf '" + packed + "' -C '" + dir.path() + "'").c_str()) == 0);
  return dir.path(name);
}

/// All that a search can tell of a database: every article with its facets, in the order of their ids.
std::string contents(const std::string& database) {
  Json results = found(database, {"-n", "1000", "--duplicates", "show", "--facets", "company,person,place,lang,source",
                                  "the", "OR", "der", "OR", "a*", "OR", "的", "OR", "में", "OR", "story"});
  std::vector<std::string> articles;
  for (Json& hit : results["hits"]) {
    hit.erase("rank");
    articles.push_back(hit.dump());
  }
  std::sort(articles.begin(), articles.end());
  std::string all = results["facets"].dump();
  for (const std::string& article : articles) all += "\n" + article;
  return all;
}

void zero_block(const std::string& file, int block) {
  std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
  out.seekp(block * 8192);
  out.write(std::string(8192, '\0').data(), 8192);
  REQUIRE(out.good());
}

}  // namespace

TEST_CASE("programs: a database of a released schema is searched, or refused with the command that upgrades it") {
  for (const char* name : {"khabar-1", "khabar-2", "khabar-3"}) {
    CAPTURE(name);
    const TempDir dir;
    const std::string database = released(dir, name);
    if (std::string(name) != "khabar-3") {
      const Ended refused = search(database, {"Lenovo"});
      CHECK(refused.exit == 4);
      CHECK(refused.err.find("khabar-index rebuild --db " + database) != std::string::npos);
      CHECK(index(database, {"update", kArticles}).exit == 4);
      const Ended upgraded = index(database, {"rebuild"});
      CHECK_MESSAGE(upgraded.exit == 0, upgraded.err);
      CHECK(upgraded.out.find("kept 5 articles from their stored texts") != std::string::npos);
    }
    CHECK(index(database, {"check"}).exit == 0);
    CHECK(ids(found(database, {"factories"})) == Words{"/tmp/khabar-archive/news/chips.txt"});
    CHECK(ids(found(database, {"Rechenzentrum"})) == Words{"/tmp/khabar-archive/news/recht.md"});
    CHECK(ids(found(database, {"निवेश"})) == Words{"agency-1"});
    CHECK(ids(found(database, {"\"人工智能\""})) == Words{"agency-2"});
    CHECK(ids(found(database, {"--company", "联想", "--sort", "date"})) ==
          Words{"agency-2", "/tmp/khabar-archive/news/chips.txt"});
    CHECK(ids(found(database, {"--since", "2026-02-15", "--until", "2026-03-02", "--lang", "hi"})) ==
          Words{"agency-1"});
    CHECK(found(database, {"--facets", "company", "chip*", "OR", "एनवीडिया", "OR", "芯片"})["total"]["value"]
              .get<int>() >= 2);
  }
}

TEST_CASE("programs: a database of a schema to come is refused and left alone, by rebuild too") {
  const TempDir dir;
  const std::string database = released(dir, "khabar-3");
  {
    Xapian::WritableDatabase writable(database + "/gen-1", Xapian::DB_OPEN);
    writable.set_metadata("version", "khabar 9");
    writable.commit();
  }
  for (const Words& words : {Words{"update", kArticles}, Words{"rebuild"}, Words{"check", "--repair", dir.path("new")}})
    CHECK(index(database, words).exit == 4);
  CHECK(search(database, {"Lenovo"}).exit == 4);
  CHECK_FALSE(fs::exists(dir.path("new") + "/XAPIANDB"));
}

TEST_CASE("programs: a rebuild keeps the articles of sources that are not there, and drops those of deleted files") {
  const TempDir dir;
  dir.write("laptop/a.jsonl", json_record("one", "needle at home") + json_record("two", "needle at home too"));
  dir.write("laptop/b.txt", "Deleted\n\nneedle that goes");
  dir.write("stick/c.jsonl", json_record("three", "needle far away"));
  const std::string database = dir.path("db");
  REQUIRE(index(database, {"update", dir.path("laptop"), dir.path("stick")}).exit == 0);
  fs::rename(dir.path("stick"), dir.path("unplugged"));
  fs::remove(dir.path("laptop/b.txt"));
  const Json report = json_of(index(database, {"rebuild", "--json"}).out);
  CHECK(report["added"] == 2);
  CHECK(report["kept"] == 1);
  Words held = ids(found(database, {"needle", "--sort", "date"}));
  std::sort(held.begin(), held.end());
  CHECK(held == Words{"one", "three", "two"});
  fs::rename(dir.path("unplugged"), dir.path("stick"));
  const Json again = json_of(index(database, {"update", dir.path("laptop"), dir.path("stick"), "--json"}).out);
  CHECK(again["unchanged"] == 3);
  CHECK(again["added"] == 0);
  fs::remove(dir.path("stick/c.jsonl"));
  CHECK(json_of(index(database, {"update", dir.path("stick"), "--json"}).out)["removed"] == 1);
}

TEST_CASE("programs: an index made anew from its stored texts is the same, and its files stay known") {
  const TempDir dir;
  fs::copy(corpus(), dir.path("db"), fs::copy_options::recursive);
  const std::string before = contents(dir.path("db"));
  CHECK(before.size() > 10'000);
  REQUIRE(index(dir.path("db"), {"rebuild", "--stored"}).exit == 0);
  CHECK(contents(dir.path("db")) == before);
  CHECK(json_of(index(dir.path("db"), {"update", kArticles, "--json"}).out)["files_read"] == 0);
}

TEST_CASE("programs: check --repair saves what can be read into a new folder, and an update brings the rest") {
  const std::string generation = "gen-1";
  for (const std::string table : {"docdata", "postlist", "termlist", "position"}) {
    CAPTURE(table);
    const TempDir dir;
    const std::string damaged = dir.path("db"), saved = dir.path("saved");
    fs::copy(corpus(), damaged, fs::copy_options::recursive);
    zero_block(damaged + "/" + generation + "/" + table + ".glass", 5);
    const Ended checked = index(damaged, {"check"});
    CHECK(checked.exit == 5);
    CHECK(checked.out.find("table " + table) != std::string::npos);
    CHECK(checked.err.find("check --repair") != std::string::npos);
    const Ended repaired = index(damaged, {"check", "--repair", saved});
    CHECK(repaired.exit == (table == "docdata" ? 1 : 0));
    CHECK(repaired.out.find("of 116 articles") != std::string::npos);
    CHECK(index(saved, {"check"}).exit == 0);
    const Json report = json_of(index(saved, {"update", kArticles, "--json"}).out);
    CHECK((report["added"].get<int>() > 0) == (table == "docdata"));
    CHECK(contents(saved) == contents(corpus()));
    CHECK(index(damaged, {"check", "--repair", saved}).exit == 2);  // never over what stands there
  }
}
