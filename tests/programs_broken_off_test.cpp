#include <doctest/doctest.h>

#include "tests/support/khabar.hpp"

/// End to end: runs that are killed, interrupted, or meet a full disk.

namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

namespace {

/// Enough articles for an update to take a while, over several files.
void write_many(const TempDir& dir, int files, int records) {
  for (int i = 0; i < files; ++i) {
    std::string all;
    for (int k = 0; k < records; ++k) {
      const std::string number = std::to_string(i) + "-" + std::to_string(k);
      std::string text = "needle";
      for (int w = 0; w < 150; ++w) text += " word" + std::to_string((i * 31 + k * 17 + w * w) % 5000);
      all += json_record(number, text);
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
  std::set<std::string> all;
  for (const std::string& line : lines(search(database, {"needle", "-n", "100000", "--format", "trec"}).out)) {
    std::istringstream in(line);
    std::string qid, q0, id;
    in >> qid >> q0 >> id;
    all.insert(id);
  }
  return all;
}

}  // namespace

TEST_CASE("programs: killed during an update, the next one gives what one update would have given") {
  const TempDir dir;
  write_many(dir, 6, 100);
  index(dir.path("whole"), {"update", dir.path("news")});
  const std::set<std::string> expected = all_ids(dir.path("whole"));
  CHECK(expected.size() == 600);
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
  write_many(dir, 10, 400);
  const std::string database = dir.path("db");
  Program update("khabar-index", with_db(database, {"update", dir.path("news"), "-j", "1", "--json"}));
  while (update.runs() && !fs::exists(database + "/XAPIANDB"))
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  CHECK(index(database, {"update", dir.path("news")}).exit == 3);
  CHECK(search(database, {"needle"}).exit == 1);  // nothing is committed yet, and that can be read
  REQUIRE(update.runs());
  update.send(SIGINT);
  const Ended ended = update.wait();
  CHECK(ended.exit == 130);
  const Json report = json_of(ended.out);
  CHECK(report["interrupted"] == true);
  const std::set<std::string> committed = all_ids(database);
  CHECK(committed.size() == report["added"].get<std::size_t>());
  CHECK(committed.size() < 4000);
  CHECK(index(database, {"update", dir.path("news")}).exit == 0);
  CHECK(all_ids(database).size() == 4000);
}

TEST_CASE("programs: an interrupted or failed rebuild leaves the old index, and nothing beside it") {
  const TempDir dir;
  write_many(dir, 10, 400);
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
    while (rebuild.runs() && generations() == before) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
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
  CHECK(all_ids(database).size() == 400);
  CHECK(index(database, {"rebuild"}).exit == 0);
  CHECK(generations().size() <= 2);
  CHECK(all_ids(database).size() == 400);
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
