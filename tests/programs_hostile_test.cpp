#include <doctest/doctest.h>

#include "tests/support/khabar.hpp"

/// End to end: queries, articles and files of no good will.

using namespace khabar;
using namespace khabar::test;

TEST_CASE("programs: no query is too odd") {
  std::string words, quotes(20'000, '"'), parens(20'000, '('), minus;
  while (words.size() < 100'000) words += "word" + std::to_string(words.size()) + " ";
  for (int i = 0; i < 5000; ++i) minus += "- -- NOT OR ";
  std::string stars;
  for (int i = 0; i < 200; ++i) stars += std::string(1, static_cast<char>('a' + i % 26)) + "* ";
  for (const std::string& query : {words,
                                   quotes,
                                   parens,
                                   minus,
                                   stars,
                                   std::string("\""),
                                   std::string("\"\" \"\""),
                                   std::string("***"),
                                   std::string("OR"),
                                   std::string(")(()"),
                                   std::string("company:"),
                                   std::string("date:.."),
                                   std::string("date:9999999999"),
                                   std::string("NEAR/99999999999"),
                                   std::string("\xFF\xFE\x80"),
                                   std::string("a\x1b[31mb\x07"),
                                   std::string(100'000, 'x'),
                                   std::string("🐱👍🏽"),
                                   std::string(" "),
                                   std::string("-nvidia"),
                                   std::string("+"),
                                   std::string("\xE2\x80\xAE reversed")}) {
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
      "31m C1 \xE2\x80\xAE override \xE2\x81\xA6 isolate \x7F del \b\b back \xFF\xFE bytes "
      "\r\n<script>alert(1)</script> \xF3\xA0\x81\x81 tag";
  dir.write("news/a.txt", "Needle \x1b[5mheadline\xE2\x80\xAE\n\n" + nasty + std::string("nul \0 in", 8));
  dir.write("news/b\x1b[31m\xC2\x9B.txt", "Other needle headline\n\n" + nasty);
  dir.write("news/c.md",
            "---\ntitle: \"needle \x1b[2J\"\nauthor: \"\x1b[1m\"\nsource: \"s\x1b[0m\xC2\x9D\"\n---\n" + nasty);
  std::string json =
      R"({"id":"i\u001b[31m\u009b\u202e","title":"needle \u0007\u001b[1m","source":"\u001bS","url":"javascript:\u001balert","author":"\u202ea","text":"needle \u0000 \u001b[31m \u009b \u2066 text"})";
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
  for (const Words& words : {Words{"stats"}, Words{"stats", "--json"}, Words{"check"},
                             Words{"inspect", dir.path("news")}, Words{"rebuild", "--dry-run"}}) {
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
  dir.write("news/records.jsonl", json_record("first", "needle one") + broken + json_record("last", "needle two"));
  dir.write("news/not.jsonl.gz", "no gzip at all");
  dir.write("news/good.txt", "Good\n\nThe good needle.");
  ProgramOptions options;
  options.timeout = std::chrono::seconds(100);
  const Ended made = index(dir.path("db"), {"update", dir.path("news"), "--json"}, options);
  REQUIRE_MESSAGE(made.exit == 0, made.err.substr(0, 3000));
  const Json report = json_of(made.out);
  CHECK(report["skipped"].get<int>() >= 1003);
  const Words hits = ids(found(dir.path("db"), {"needle", "-n", "100"}));
  for (const std::string& id :
       {std::string("first"), std::string("last"), dir.path("news/good.txt"), dir.path("news/word.txt"),
        dir.path("news/marks.txt"), dir.path("news/lines.txt"), dir.path("news/invalid.txt")}) {
    CAPTURE(id);
    CHECK(std::find(hits.begin(), hits.end(), id) != hits.end());
    CHECK(search(dir.path("db"), {"--show", id, "needle"}, options).exit == 0);
  }
  CHECK(index(dir.path("db"), {"check"}, options).exit == 0);
}

TEST_CASE("programs: results that cannot be written are an error") {
  ProgramOptions full;
  full.output_to = "/dev/full";
  CHECK(search(corpus(), {"nvidia", "--json"}, full).exit == 6);
  CHECK(index(corpus(), {"stats"}, full).exit == 6);
}
