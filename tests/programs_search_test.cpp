#include <doctest/doctest.h>

#include <filesystem>

#include "tests/support/khabar.hpp"

/// End to end: khabar-search, every option and format.

using namespace khabar;
using namespace khabar::test;

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
    for (const char* key : {"rank", "score", "id", "path", "url", "title", "lang", "date", "source", "companies",
                            "people", "places", "products", "events", "duplicates", "snippet"}) {
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
  for (const Json& hit : hits_of(corpus(), {"--source", "khabar CORPUS", "-n", "5"}))
    CHECK(hit["source"] == "Khabar Corpus");
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
  CHECK(found(corpus(), {"Halbleiterfabrik", "--exact"})["hits"].size() <
        found(corpus(), {"Halbleiterfabrik"})["hits"].size());
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
  for (const Json& hit : results["hits"])
    CHECK(text.find(hit["title"].get<std::string>().substr(0, 20)) != std::string::npos);
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
  CHECK_FALSE(colours({"nvidia"}, pipe));
  CHECK(colours({"nvidia", "--color", "always"}, pipe));
  if (!std::filesystem::exists("/dev/pts/ptmx")) {
    MESSAGE("no pseudo-terminals on this machine (a bare chroot): the rest is not run");
    return;
  }
  CHECK(colours({"nvidia"}, terminal));
  CHECK_FALSE(colours({"nvidia", "--color", "never"}, terminal));
  ProgramOptions no_color = terminal, dumb = terminal;
  no_color.environment["NO_COLOR"] = "1";
  dumb.environment["TERM"] = "dumb";
  CHECK_FALSE(colours({"nvidia"}, no_color));
  CHECK_FALSE(colours({"nvidia"}, dumb));
}
