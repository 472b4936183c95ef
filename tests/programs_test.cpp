#include <doctest/doctest.h>

#include "tests/support/khabar.hpp"

/// End to end: khabar-index, and what both programs share.

namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

TEST_CASE("programs: --help and --version end well, and a wrong use ends with 2 and a word on standard error") {
  for (const char* program : {"khabar-index", "khabar-search"}) {
    CAPTURE(program);
    const Ended help = run_program(program, {"--help"});
    CHECK(help.exit == 0);
    CHECK(help.out.find("--db") != std::string::npos);
    const Ended version = run_program(program, {"--version"});
    CHECK(version.exit == 0);
    CHECK(version.out.starts_with(program));
  }
  const TempDir dir;
  for (const auto& [program, words] : std::vector<std::pair<std::string, Words>>{
           {"khabar-index", {}},
           {"khabar-index", {"frobnicate"}},
           {"khabar-index", {"update"}},
           {"khabar-index", {"update", "--wrong", "/"}},
           {"khabar-index", {"update", "-j", "0", "/"}},
           {"khabar-index", {"update", "-j", "many", "/"}},
           {"khabar-index", {"update", dir.path("missing")}},
           {"khabar-index", {"inspect", dir.path("missing")}},
           {"khabar-index", {"rebuild", "--db", dir.path("db")}},
           {"khabar-index", {"update", dir.path(), "--gazetteer", dir.path("no-such-companies.tsv")}},
           {"khabar-search", {}},
           {"khabar-search", {"--wrong", "x"}},
           {"khabar-search", {"--format", "xml", "x"}},
           {"khabar-search", {"--sort", "size", "x"}},
           {"khabar-search", {"-n", "-3", "x"}},
           {"khabar-search", {"--since", "yesteryear", "x"}},
           {"khabar-search", {"--facets=colour,lang", "x"}},
           {"khabar-search", {"--timeline", "century", "x"}},
           {"khabar-search", {"--query-lang", "xx", "x"}},
           {"khabar-search", {"--db", corpus(), "--batch", dir.path("missing")}}}) {
    CAPTURE(program);
    CAPTURE(words);
    const Ended ended = run_program(program, words);
    CHECK(ended.exit == 2);
    CHECK(ended.out.empty());
    CHECK_FALSE(ended.err.empty());
  }
  CHECK_FALSE(fs::exists(dir.path("db")));
}

TEST_CASE("programs: without a database every reader ends with 4 and says what to run") {
  const TempDir dir;
  for (const Words& words : {Words{"stats"}, Words{"check"}}) CHECK(index(dir.path("db"), words).exit == 4);
  const Ended ended = search(dir.path("db"), {"chips"});
  CHECK(ended.exit == 4);
  CHECK(ended.err.find("khabar-index update") != std::string::npos);
  CHECK(ended.out.empty());
  CHECK_FALSE(fs::exists(dir.path("db")));
}

TEST_CASE("programs: the database is --db, else KHABAR_DB, else below XDG_DATA_HOME, else below HOME") {
  const TempDir dir;
  dir.write("news/a.txt", "Chips\n\nA factory makes chips.");
  const std::string news = dir.path("news");
  const std::map<std::string, std::string> home = {{"HOME", dir.path("home")}};
  std::map<std::string, std::string> data = home, named = home;
  data["XDG_DATA_HOME"] = dir.path("data");
  named["KHABAR_DB"] = dir.path("named");
  for (const auto& [environment, place] : std::vector<std::pair<std::map<std::string, std::string>, std::string>>{
           {home, "home/.local/share/khabar/db"}, {data, "data/khabar/db"}, {named, "named"}}) {
    ProgramOptions options;
    options.environment = environment;
    CHECK(run_program("khabar-index", {"update", news}, options).exit == 0);
    CHECK(fs::exists(dir.path(place) + "/XAPIANDB"));
    CHECK(run_program("khabar-search", {"chips"}, options).exit == 0);
  }
}

TEST_CASE("programs: update reports what it did, in words and as JSON") {
  const TempDir dir;
  const std::string database = dir.path("db"), news = dir.path("news");
  dir.write("news/a.txt", "Chips\n\nA factory makes chips.");
  dir.write("news/b.jsonl", json_record("b1", "Servers everywhere.") + "{broken\n" + json_record("b2", "Robots too."));
  dir.write("news/photo.jpg", "x");
  const Json report = json_of(index(database, {"update", news, "--json"}).out);
  CHECK(report["added"] == 3);
  CHECK(report["skipped"] == 1);
  CHECK(report["files"] == 2);
  CHECK(report["files_ignored"] == 1);
  CHECK(report["interrupted"] == false);
  REQUIRE(report["rejections"].size() == 1);
  CHECK(report["rejections"][0]["path"] == dir.path("news/b.jsonl"));
  CHECK(report["rejections"][0]["line"] == 2);
  dir.write("news/b.jsonl", json_record("b1", "Servers nowhere."));
  const Ended again = index(database, {"update", news});
  CHECK(again.exit == 0);
  CHECK(again.out.find("0 added, 1 updated, 1 removed, ") == 0);
  const Ended quiet = index(database, {"update", news, "-q"});
  CHECK(quiet.out.empty());
  CHECK(quiet.err.empty());
  CHECK(index(database, {"update", news, "--progress", "always"}).exit == 0);
}

TEST_CASE("programs: an empty folder is no error, and gives an index that finds nothing") {
  const TempDir dir;
  fs::create_directory(dir.path("news"));
  const Ended made = index(dir.path("db"), {"update", dir.path("news")});
  CHECK(made.exit == 0);
  CHECK(made.err.find("no articles") != std::string::npos);
  for (const Words& words : {Words{"chips"}, Words{"chips", "--json"}, Words{"company:apple"}, Words{"--", "-chips"},
                             Words{"\"a b\""}, Words{"*"}}) {
    CHECK(search(dir.path("db"), words).exit == 1);
  }
  CHECK(index(dir.path("db"), {"stats"}).exit == 0);
  CHECK(index(dir.path("db"), {"check"}).exit == 0);
  CHECK(index(dir.path("db"), {"inspect", dir.path("news")}).exit == 1);
}

TEST_CASE("programs: --dry-run tells what would be done and does nothing") {
  const TempDir dir;
  dir.write("news/a.txt", "Chips\n\nA factory makes chips.");
  const Ended dry = index(dir.path("db"), {"update", "--dry-run", dir.path("news")});
  CHECK(dry.exit == 0);
  CHECK(dry.out.find("read " + dir.path("news/a.txt")) != std::string::npos);
  CHECK_FALSE(fs::exists(dir.path("db")));
  index(dir.path("db"), {"update", dir.path("news")});
  fs::remove(dir.path("news/a.txt"));
  const Json plan = json_of(index(dir.path("db"), {"update", "--dry-run", "--json", dir.path("news")}).out);
  CHECK(plan["files_gone"] == 1);
  CHECK(index(dir.path("db"), {"rebuild", "--dry-run"}).exit == 0);
  CHECK(search(dir.path("db"), {"factory"}).exit == 0);
}

TEST_CASE("programs: inspect prints what would be indexed") {
  const Ended inspected = index("/nowhere", {"inspect", kArticles + "/de", kArticles + "/pt/notas.jsonl"});
  CHECK(inspected.exit == 0);
  const Words all = lines(inspected.out);
  CHECK(all.size() > 15);
  std::size_t mentions = 0;
  for (const std::string& line : all) {
    const Json article = json_of(line);
    for (const char* key : {"id", "path", "title", "title_derived", "lang", "lang_confidence", "date", "date_precision",
                            "date_source", "source", "url", "authors", "text", "entities", "warnings"}) {
      CAPTURE(key);
      CHECK(article.contains(key));
    }
    std::u32string points;
    const std::string whole = article["title"].get<std::string>() + "\n" + article["text"].get<std::string>();
    for (std::size_t at = 0; at < whole.size();) points += utf8::next(whole, at);
    for (const Json& entity : article["entities"]) {
      CHECK(std::set<std::string>{"company", "person", "place", "product", "event"}.contains(entity["type"]));
      for (const Json& mention : entity["mentions"]) {
        std::string text;
        for (std::size_t i = mention["start"]; i < mention["end"].get<std::size_t>() && i < points.size(); ++i)
          utf8::append(text, points[i]);
        CHECK(text == mention["text"].get<std::string>());
        ++mentions;
      }
    }
  }
  CHECK(mentions > 20);
}

TEST_CASE("programs: stats and check tell of the index") {
  const Json stats = json_of(index(corpus(), {"stats", "--json"}).out);
  CHECK(stats["articles"].get<int>() > 100);
  CHECK(stats["sources"] == Json::array({kArticles}));
  CHECK(stats["fields"]["lang"].size() > 20);
  CHECK(stats["first_day"].get<std::string>() < stats["last_day"].get<std::string>());
  const Ended text = index(corpus(), {"stats"});
  CHECK(text.out.find(" articles") != std::string::npos);
  CHECK(text.out.find("German") != std::string::npos);
  const Ended check = index(corpus(), {"check"});
  CHECK_MESSAGE(check.exit == 0, check.err);
  CHECK(check.out.find("sound") != std::string::npos);
}
