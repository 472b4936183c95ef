#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "common/text/utf8.hpp"
#include "tests/support/programs.hpp"
#include "tests/support/temp_dir.hpp"

/// End to end: the real programs, as a user or a script calls them (docs: what the programs promise).

namespace fs = std::filesystem;
using namespace khabar;
using khabar::test::Ended;
using khabar::test::Program;
using khabar::test::ProgramOptions;
using khabar::test::run_program;
using khabar::test::TempDir;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

namespace {

const std::string kArticles = std::string(KHABAR_SOURCE_DIR) + "/corpus/articles";

Words with_db(const std::string& database, Words words) {
  words.insert(words.end(), {"--db", database});
  return words;
}

Ended index(const std::string& database, const Words& words, const ProgramOptions& options = {}) {
  return run_program("khabar-index", with_db(database, words), options);
}

Ended search(const std::string& database, const Words& words, const ProgramOptions& options = {}) {
  return run_program("khabar-search", with_db(database, words), options);
}

/// An index of corpus/articles, made once.
const std::string& corpus() {
  static const TempDir dir;
  static const std::string database = [] {
    const Ended made = index(dir.path("db"), {"update", kArticles});
    REQUIRE_MESSAGE(made.exit == 0, made.err);
    return dir.path("db");
  }();
  return database;
}

Json json_of(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  REQUIRE_MESSAGE(!json.is_discarded(), text.substr(0, 2000));
  return json;
}

Json found(const std::string& database, Words words) {
  words.push_back("--json");
  return json_of(search(database, words).out);
}

Json hits_of(const std::string& database, const Words& words) { return found(database, words)["hits"]; }

Words ids(const Json& results) {
  Words all;
  for (const Json& hit : results["hits"]) all.push_back(hit["id"]);
  return all;
}

Words lines(const std::string& text) {
  Words all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

Words cells(const std::string& line) {
  Words all;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) all.push_back(cell);
  return all;
}

std::string record(const std::string& id, const std::string& text) {
  return Json{{"id", id}, {"title", "Story " + id}, {"text", text}}.dump() + "\n";
}

/// The first character that no output may carry, in hexadecimal; empty when there is none. Line ends and tabs are the format's own.
std::string harmful(std::string_view text) {
  if (!utf8::valid(text)) return "not UTF-8";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
    const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (control || bidi) {
      std::ostringstream hex;
      hex << "U+" << std::hex << static_cast<std::uint32_t>(c);
      return hex.str();
    }
  }
  return "";
}

}  // namespace

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
           {"khabar-search", {"--facets=colour", "x"}},
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
  dir.write("news/b.jsonl", record("b1", "Servers everywhere.") + "{broken\n" + record("b2", "Robots too."));
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
  dir.write("news/b.jsonl", record("b1", "Servers nowhere."));
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
  for (const Words& words : {Words{"chips"}, Words{"chips", "--json"}, Words{"company:apple"}, Words{"-chips"}, Words{"\"a b\""}, Words{"*"}}) {
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
    for (const char* key : {"id", "path", "title", "title_derived", "lang", "lang_confidence", "date", "date_precision", "date_source",
                            "source", "url", "authors", "text", "entities", "warnings"}) {
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
        for (std::size_t i = mention["start"]; i < mention["end"].get<std::size_t>() && i < points.size(); ++i) utf8::append(text, points[i]);
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

TEST_CASE("programs: --json has every field that is promised") {
  const Json results = found(corpus(), {"nvidia", "--facets", "company,lang", "--timeline", "month", "-n", "3"});
  CHECK(results["format_version"] == 1);
  CHECK(results["query"] == "nvidia");
  CHECK(results["total"]["exact"] == true);
  CHECK(results["total"]["value"].get<int>() >= 5);
  CHECK(results["took_ms"].is_number());
  CHECK(results["notes"].is_array());
  CHECK(results.contains("suggestion"));
  REQUIRE(results["hits"].size() == 3);
  double last = 1e9;
  int rank = 0;
  for (const Json& hit : results["hits"]) {
    for (const char* key : {"rank", "score", "id", "path", "url", "title", "lang", "date", "source", "companies", "people", "places",
                            "products", "events", "duplicates", "snippet"}) {
      CAPTURE(key);
      CHECK(hit.contains(key));
    }
    CHECK(hit["rank"] == ++rank);
    CHECK(hit["score"].get<double>() <= last);
    last = hit["score"];
    bool match = false;
    for (const Json& segment : hit["snippet"]) match = match || segment["match"].get<bool>();
    CHECK(match);
  }
  std::size_t most = 1'000'000;
  for (const Json& entry : results["facets"]["company"]) {
    CHECK(entry["count"].get<std::size_t>() <= most);
    most = entry["count"];
    CHECK(entry.contains("id"));
    CHECK(entry.contains("name"));
  }
  CHECK(results["facets"]["company"][0]["name"] == "NVIDIA");
  std::size_t dated = 0;
  for (const Json& bucket : results["timeline"]) dated += bucket["count"].get<std::size_t>();
  CHECK(dated == results["total"]["value"].get<std::size_t>());
}

TEST_CASE("programs: pages fit together, and orders are what they say") {
  const Words all = ids(found(corpus(), {"nvidia", "-n", "100"}));
  CHECK(all.size() > 10);
  CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
  Words joined = ids(found(corpus(), {"nvidia", "-n", "4"}));
  for (const std::string& id : ids(found(corpus(), {"nvidia", "-n", "4", "--offset", "4"}))) joined.push_back(id);
  CHECK(joined == Words(all.begin(), all.begin() + 8));
  CHECK(found(corpus(), {"nvidia", "-n", "0"})["hits"].empty());
  CHECK(search(corpus(), {"nvidia", "-n", "0"}).exit == 0);
  CHECK(found(corpus(), {"nvidia", "--offset", "100000"})["hits"].empty());
  for (const bool newest_first : {true, false}) {
    std::string last;
    for (const Json& hit : hits_of(corpus(), {"nvidia", "--sort", newest_first ? "date" : "date-asc", "-n", "100"})) {
      const std::string date = hit["date"].is_null() ? "" : hit["date"].get<std::string>().substr(0, 10);
      if (!last.empty()) CHECK((newest_first ? date <= last : last <= date));
      last = date;
    }
  }
}

TEST_CASE("programs: every filter holds for every hit") {
  for (const Json& hit : hits_of(corpus(), {"nvidia", "--lang", "de", "--lang", "zh", "-n", "100"})) {
    CHECK((hit["lang"] == "de" || hit["lang"] == "zh"));
  }
  const auto names = [](const Json& hit, const char* kind, const char* name) {
    return std::find(hit[kind].begin(), hit[kind].end(), name) != hit[kind].end();
  };
  const Json companies = found(corpus(), {"--company", "엔비디아", "--lang", "en", "-n", "100"});
  CHECK(companies["hits"].size() >= 2);
  for (const Json& hit : companies["hits"]) {
    CHECK(names(hit, "companies", "NVIDIA"));
    CHECK(hit["lang"] == "en");
  }
  const Json places = found(corpus(), {"--place", "Brussels", "-n", "100"});
  CHECK_FALSE(places["hits"].empty());
  for (const Json& hit : places["hits"]) CHECK(names(hit, "places", "Brussels"));
  const Json dated = found(corpus(), {"--since", "2025-01", "--until", "2025-03", "-n", "100"});
  CHECK(dated["hits"].size() >= 3);
  for (const Json& hit : dated["hits"]) {
    const std::string day = hit["date"].get<std::string>().substr(0, 10);
    CHECK((day >= "2025-01-01" && day <= "2025-03-31"));
  }
  for (const Json& hit : hits_of(corpus(), {"--source", "khabar CORPUS", "-n", "5"})) CHECK(hit["source"] == "Khabar Corpus");
  const Json nobody = found(corpus(), {"nvidia", "--company", "Nosuchcompany"});
  CHECK(nobody["hits"].empty());
  CHECK_FALSE(nobody["notes"].empty());
}

TEST_CASE("programs: facets count all matches, with a query and without, and no hit need be listed") {
  const Json all = found(corpus(), {"--facets", "lang,company,person,place,product,event,source", "-n", "0"});
  CHECK(all["facets"].size() == 7);
  const Json stats = json_of(index(corpus(), {"stats", "--json"}).out);
  CHECK(all["facets"]["lang"][0]["count"] == stats["fields"]["lang"][0]["count"]);
  const Json some = found(corpus(), {"nvidia", "--facets", "lang", "--lang", "de"});
  CHECK(some["facets"]["lang"].size() > 3);  // its own filter does not narrow it
  CHECK(search(corpus(), {"nvidia", "--facets"}).exit == 0);
}

TEST_CASE("programs: --any, --exact and --query-lang change what is found") {
  const Words rare = {"Batteriehersteller", "Elektroautobauer"};
  CHECK(found(corpus(), rare)["hits"].empty());
  CHECK(found(corpus(), {"Batteriehersteller", "Elektroautobauer", "--any"})["hits"].size() >= 2);
  CHECK(found(corpus(), {"Halbleiterfabrik"})["hits"].size() >= 2);
  CHECK(found(corpus(), {"Halbleiterfabrik", "--exact"})["hits"].size() < found(corpus(), {"Halbleiterfabrik"})["hits"].size());
  CHECK(search(corpus(), {"Halbleiterfabrik", "--query-lang", "de"}).exit == 0);
  CHECK(search(corpus(), {"nvidia", "--explain"}).out.find("nvidia") != std::string::npos);
  CHECK(found(corpus(), {"nvidia", "--explain"}).contains("explanation"));
}

TEST_CASE("programs: --show prints a whole article, --similar finds its like") {
  const std::string id = kArticles + "/de/nvidia-blackwell.md";
  const Ended shown = search(corpus(), {"--show", id});
  CHECK(shown.exit == 0);
  const Json article = json_of(search(corpus(), {"--show", id, "--json"}).out);
  CHECK(article["id"] == id);
  const std::string text = article["text"];
  CHECK(text.size() > 500);
  CHECK(shown.out.find(text.substr(0, text.find('\n'))) != std::string::npos);
  const Ended marked = search(corpus(), {"--show", id, "nvidia", "--color", "always"});
  CHECK(marked.out.find("\x1b[1m") != std::string::npos);
  const Ended missing = search(corpus(), {"--show", "no such article"});
  CHECK(missing.exit == 1);
  CHECK_FALSE(missing.err.empty());

  const Json similar = found(corpus(), {"--similar", kArticles + "/en/crowdstrike-outage.txt"});
  CHECK(similar["hits"].size() >= 3);
  for (const std::string& other : ids(similar)) CHECK(other != kArticles + "/en/crowdstrike-outage.txt");
  CHECK(search(corpus(), {"--similar", "no such article"}).exit == 1);
}

TEST_CASE("programs: a word that stands nowhere gets a correction, which is not searched") {
  const Json results = found(corpus(), {"crowdstrik outtage"});
  CHECK(results["hits"].empty());
  REQUIRE(results["suggestion"].is_string());
  CHECK(results["suggestion"].get<std::string>().find("outage") != std::string::npos);
  CHECK(search(corpus(), {"crowdstrik outtage"}).exit == 1);
}

TEST_CASE("programs: tsv, trec, jsonl, html and text agree with --json") {
  const Json results = found(corpus(), {"nvidia", "-n", "5"});
  const Words expected = ids(results);
  const auto formatted = [](const char* format) {
    const Ended ended = search(corpus(), {"nvidia", "-n", "5", "--duplicates", "show", "--format", format});
    return ended.exit == 2 ? search(corpus(), {"nvidia", "-n", "5", "--format", format}) : ended;
  };
  Words tsv, trec, jsonl;
  for (const std::string& line : lines(formatted("tsv").out)) {
    const Words row = cells(line);
    CHECK(row.size() == 7);
    tsv.push_back(row.size() > 1 ? row[0] : line);
  }
  for (const std::string& line : lines(formatted("trec").out)) {
    std::istringstream in(line);
    std::string qid, q0, id, rank, score, run;
    in >> qid >> q0 >> id >> rank >> score >> run;
    CHECK(q0 == "Q0");
    CHECK(run == "khabar");
    CHECK(rank == std::to_string(trec.size() + 1));
    trec.push_back(id);
  }
  for (const std::string& line : lines(formatted("jsonl").out)) jsonl.push_back(json_of(line)["id"]);
  CHECK(tsv == expected);
  CHECK(trec == expected);
  CHECK(jsonl == expected);
  const std::string html = formatted("html").out, text = formatted("text").out;
  CHECK(html.starts_with("<!DOCTYPE html>"));
  for (const Json& hit : results["hits"]) CHECK(text.find(hit["title"].get<std::string>().substr(0, 20)) != std::string::npos);
}

TEST_CASE("programs: --batch answers line by line, from a file and from standard input") {
  const TempDir dir;
  const std::string queries = "q1\tnvidia\nq2\tnosuchwordanywhere\nq3\tCrowdStrike\r\n\nnvidia\n";
  const Ended from_file = search(corpus(), {"--batch", dir.write("queries.tsv", queries), "-n", "2"});
  ProgramOptions typed;
  typed.input = queries;
  const Ended from_input = search(corpus(), {"--batch", "-", "-n", "2"}, typed);
  CHECK(from_file.exit == 0);
  CHECK(from_file.out == from_input.out);
  std::map<std::string, int> hits;
  for (const std::string& line : lines(from_file.out)) ++hits[line.substr(0, line.find(' '))];
  CHECK(hits["q1"] == 2);
  CHECK(hits.count("q2") == 0);
  CHECK(hits["q3"] >= 1);
  const Words jsonl = lines(search(corpus(), {"--batch", "-", "--format", "jsonl"}, typed).out);
  REQUIRE(jsonl.size() >= 4);
  CHECK(json_of(jsonl[0])["qid"] == "q1");
  CHECK(json_of(jsonl[1])["qid"] == "q2");
  CHECK(json_of(jsonl[1])["hits"].empty());
  typed.input = "q\tnosuchwordanywhere\n";
  CHECK(search(corpus(), {"--batch", "-"}, typed).exit == 1);
}

TEST_CASE("programs: colours on a terminal, none into a pipe, none with NO_COLOR, none on a dumb terminal") {
  const auto colours = [](const Words& words, const ProgramOptions& options) {
    return search(corpus(), words, options).out.find('\x1b') != std::string::npos;
  };
  ProgramOptions pipe, terminal;
  terminal.terminal = true;
  terminal.environment["TERM"] = "xterm";
  CHECK(colours({"nvidia"}, terminal));
  CHECK_FALSE(colours({"nvidia"}, pipe));
  CHECK(colours({"nvidia", "--color", "always"}, pipe));
  CHECK_FALSE(colours({"nvidia", "--color", "never"}, terminal));
  ProgramOptions no_color = terminal, dumb = terminal;
  no_color.environment["NO_COLOR"] = "1";
  dumb.environment["TERM"] = "dumb";
  CHECK_FALSE(colours({"nvidia"}, no_color));
  CHECK_FALSE(colours({"nvidia"}, dumb));
}

TEST_CASE("programs: no query is too odd") {
  std::string words, quotes(20'000, '"'), parens(20'000, '('), minus;
  while (words.size() < 100'000) words += "word" + std::to_string(words.size()) + " ";
  for (int i = 0; i < 5000; ++i) minus += "- -- NOT OR ";
  std::string stars;
  for (int i = 0; i < 200; ++i) stars += std::string(1, static_cast<char>('a' + i % 26)) + "* ";
  for (const std::string& query :
       {words, quotes, parens, minus, stars, std::string("\""), std::string("\"\" \"\""), std::string("***"), std::string("OR"),
        std::string(")(()"), std::string("company:"), std::string("date:..") , std::string("date:9999999999"), std::string("NEAR/99999999999"),
        std::string("\xFF\xFE\x80"), std::string("a\x1b[31mb\x07"), std::string(100'000, 'x'), std::string("🐱👍🏽"), std::string(" "),
        std::string("-nvidia"), std::string("+"), std::string("\xE2\x80\xAE reversed")}) {
    CAPTURE(query.substr(0, 40));
    for (const char* format : {"json", "text"}) {
      ProgramOptions options;
      options.timeout = std::chrono::seconds(20);
      const Ended ended = search(corpus(), {"--format", format, "--", query}, options);
      CHECK_MESSAGE((ended.exit == 0 || ended.exit == 1), ended.err.substr(0, 2000));
      CHECK(harmful(ended.out) == "");
    }
  }
}

TEST_CASE("programs: no control character of an article comes out in any format") {
  const TempDir dir;
  const std::string nasty =
      "needle \x1b[31mred\x1b]0;title\x07 bell \xC2\x9B"
      "31m C1 \xE2\x80\xAE override \xE2\x81\xA6 isolate \x7F del \b\b back \xFF\xFE bytes \r\n<script>alert(1)</script> \xF3\xA0\x81\x81 tag";
  dir.write("news/a.txt", "Needle \x1b[5mheadline\xE2\x80\xAE\n\n" + nasty + std::string("nul \0 in", 8));
  dir.write("news/b\x1b[31m\xC2\x9B.txt", "Other needle headline\n\n" + nasty);
  dir.write("news/c.md", "---\ntitle: \"needle \x1b[2J\"\nauthor: \"\x1b[1m\"\nsource: \"s\x1b[0m\xC2\x9D\"\n---\n" + nasty);
  std::string json = R"({"id":"i\u001b[31m\u009b\u202e","title":"needle \u0007\u001b[1m","source":"\u001bS","url":"javascript:\u001balert","author":"\u202ea","text":"needle \u0000 \u001b[31m \u009b \u2066 text"})";
  dir.write("news/d.jsonl", json + "\n");
  const Ended made = index(dir.path("db"), {"update", dir.path("news"), "-v"});
  CHECK(made.exit == 0);
  CHECK(harmful(made.out + made.err) == "");
  CHECK(found(dir.path("db"), {"needle"})["total"]["value"] == 4);
  for (const char* format : {"text", "json", "jsonl", "tsv", "html", "trec"}) {
    CAPTURE(format);
    const Ended ended = search(dir.path("db"), {"needle", "--format", format, "--explain", "--facets", "source,lang"});
    CHECK(ended.exit == 0);
    CHECK(ended.out.size() > 50);
    CHECK(harmful(ended.out + ended.err) == "");
  }
  for (const std::string& id : ids(found(dir.path("db"), {"needle"}))) {
    CAPTURE(id);
    for (const Words& more : {Words{}, Words{"--json"}}) {
      Words words = {"--show", id};
      words.insert(words.end(), more.begin(), more.end());
      const Ended shown = search(dir.path("db"), words);
      CHECK(shown.exit == 0);
      CHECK(harmful(shown.out) == "");
    }
  }
  for (const Words& words : {Words{"stats"}, Words{"stats", "--json"}, Words{"check"}, Words{"inspect", dir.path("news")},
                             Words{"rebuild", "--dry-run"}}) {
    const Ended ended = index(dir.path("db"), words);
    CHECK(ended.exit == 0);
    CHECK(harmful(ended.out + ended.err) == "");
  }
}

TEST_CASE("programs: hostile files are indexed or skipped with a reason, and their neighbours are found") {
  const TempDir dir;
  std::string marks = "mark a";
  for (int i = 0; i < 300'000; ++i) marks += "\xCC\x81";
  std::string small_lines;
  for (int i = 0; i < 1'000'000; ++i) small_lines += "x\n";
  std::string broken;
  for (int i = 0; i < 1000; ++i) broken += (i % 2 ? "{\"id\":" : "[[[[") + std::string("\n");
  dir.write("news/word.txt", "Long\n\nneedle " + std::string(3'000'000, 'w') + " end");
  dir.write("news/marks.txt", "Marks\n\nneedle " + marks + " end");
  dir.write("news/lines.txt", "Lines\n\nneedle\n" + small_lines);
  dir.write("news/empty.txt", "");
  dir.write("news/blank.md", " \n\t\n");
  dir.write("news/binary.txt", std::string(5000, '\0') + "needle");
  dir.write("news/invalid.txt", "Bytes\n\nneedle \xC3\x28 \xED\xA0\x80 \xF8\x88\x80\x80\x80");
  dir.write("news/deep.json", std::string(200'000, '['));
  dir.write("news/records.jsonl", record("first", "needle one") + broken + record("last", "needle two"));
  dir.write("news/not.jsonl.gz", "no gzip at all");
  dir.write("news/good.txt", "Good\n\nThe good needle.");
  ProgramOptions options;
  options.timeout = std::chrono::seconds(100);
  const Ended made = index(dir.path("db"), {"update", dir.path("news"), "--json"}, options);
  REQUIRE_MESSAGE(made.exit == 0, made.err.substr(0, 3000));
  const Json report = json_of(made.out);
  CHECK(report["skipped"].get<int>() >= 1003);
  const Words hits = ids(found(dir.path("db"), {"needle", "-n", "100"}));
  for (const std::string& id : {std::string("first"), std::string("last"), dir.path("news/good.txt"), dir.path("news/word.txt"),
                                dir.path("news/marks.txt"), dir.path("news/lines.txt"), dir.path("news/invalid.txt")}) {
    CAPTURE(id);
    CHECK(std::find(hits.begin(), hits.end(), id) != hits.end());
    CHECK(search(dir.path("db"), {"--show", id, "needle"}, options).exit == 0);
  }
  CHECK(index(dir.path("db"), {"check"}, options).exit == 0);
}

namespace {

/// Enough articles for an update to take a while, over several files.
void write_many(const TempDir& dir, int files, int records) {
  for (int i = 0; i < files; ++i) {
    std::string all;
    for (int k = 0; k < records; ++k) {
      const std::string number = std::to_string(i) + "-" + std::to_string(k);
      std::string text = "needle";
      for (int w = 0; w < 150; ++w) text += " word" + std::to_string((i * 31 + k * 17 + w * w) % 5000);
      all += record(number, text);
    }
    dir.write("news/" + std::to_string(i) + ".jsonl", all);
  }
}

Json answer(const std::string& database) {
  Json results = found(database, {"needle", "--any", "word7", "word99", "-n", "50", "--facets", "lang"});
  results.erase("took_ms");
  for (Json& hit : results["hits"]) hit.erase("rank");
  return results;
}

std::set<std::string> all_ids(const std::string& database) {
  const Words all = ids(found(database, {"needle", "-n", "100000"}));
  return {all.begin(), all.end()};
}

}  // namespace

TEST_CASE("programs: killed during an update, the next one gives what one update would have given") {
  const TempDir dir;
  write_many(dir, 6, 400);
  index(dir.path("whole"), {"update", dir.path("news")});
  const std::set<std::string> expected = all_ids(dir.path("whole"));
  CHECK(expected.size() == 2400);
  for (const int milliseconds : {30, 200, 700}) {
    CAPTURE(milliseconds);
    const std::string database = dir.path("killed" + std::to_string(milliseconds));
    {
      Program update("khabar-index", with_db(database, {"update", dir.path("news")}));
      std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
      update.send(SIGKILL);
      update.wait();
    }
    const int after = search(database, {"needle"}).exit;
    CHECK((after == 0 || after == 1 || after == 4));
    CHECK(index(database, {"update", dir.path("news")}).exit == 0);
    CHECK(all_ids(database) == expected);
    CHECK(answer(database)["total"] == answer(dir.path("whole"))["total"]);
    CHECK(index(database, {"check"}).exit == 0);
  }
}

TEST_CASE("programs: Ctrl-C commits what is whole and ends with 130; a second writer is refused meanwhile") {
  const TempDir dir;
  write_many(dir, 10, 1000);
  const std::string database = dir.path("db");
  // The first file stands before the interrupted run begins, so that there is something to lose.
  index(database, {"update", dir.path("news/0.jsonl")});
  Program update("khabar-index", with_db(database, {"update", dir.path("news"), "-j", "1", "--json"}));
  std::this_thread::sleep_for(std::chrono::milliseconds(400));
  REQUIRE(update.runs());
  CHECK(index(database, {"update", dir.path("news")}).exit == 3);
  CHECK(search(database, {"needle"}).exit == 0);
  REQUIRE(update.runs());
  update.send(SIGINT);
  const Ended ended = update.wait();
  CHECK(ended.exit == 130);
  const Json report = json_of(ended.out);
  CHECK(report["interrupted"] == true);
  const std::set<std::string> committed = all_ids(database);
  CHECK(committed.size() == 1000 + report["added"].get<std::size_t>());
  CHECK(committed.size() < 10'000);
  CHECK(index(database, {"update", dir.path("news")}).exit == 0);
  CHECK(all_ids(database).size() == 10'000);
}

TEST_CASE("programs: an interrupted or failed rebuild leaves the old index, and nothing beside it") {
  const TempDir dir;
  write_many(dir, 10, 600);
  const std::string database = dir.path("db");
  index(database, {"update", dir.path("news/0.jsonl")});
  const auto generations = [&] {
    Words names;
    for (const auto& entry : fs::directory_iterator(database)) {
      if (entry.is_directory()) names.push_back(entry.path().filename());
    }
    return names;
  };
  const Words before = generations();
  {
    Program rebuild("khabar-index", with_db(database, {"rebuild", dir.path("news"), "-j", "1"}));
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    REQUIRE(rebuild.runs());
    rebuild.send(SIGTERM);
    CHECK(rebuild.wait().exit == 130);
  }
  CHECK(generations() == before);
  ProgramOptions full_disk;
  full_disk.max_file_bytes = 300'000;
  const Ended failed = index(database, {"rebuild", dir.path("news")}, full_disk);
  CHECK(failed.exit == 6);
  CHECK_FALSE(failed.err.empty());
  CHECK(generations() == before);
  CHECK(all_ids(database).size() == 600);
  CHECK(index(database, {"rebuild"}).exit == 0);
  CHECK(generations().size() <= 2);
  CHECK(all_ids(database).size() == 600);
}

TEST_CASE("programs: a full disk ends an update with 6, and what was committed is still there") {
  const TempDir dir;
  write_many(dir, 2, 300);
  const std::string database = dir.path("db");
  index(database, {"update", dir.path("news/0.jsonl")});
  const Json before = answer(database);
  dir.write("more/x.jsonl", dir.read("news/1.jsonl"));
  ProgramOptions full_disk;
  full_disk.max_file_bytes = 200'000;
  CHECK(index(database, {"update", dir.path("more")}, full_disk).exit == 6);
  CHECK(answer(database) == before);
  CHECK(index(database, {"update", dir.path("more")}).exit == 0);
  CHECK(all_ids(database).size() == 600);
}

TEST_CASE("programs: results that cannot be written are an error") {
  ProgramOptions full;
  full.output_to = "/dev/full";
  CHECK(search(corpus(), {"nvidia", "--json"}, full).exit == 6);
  CHECK(index(corpus(), {"stats"}, full).exit == 6);
}
