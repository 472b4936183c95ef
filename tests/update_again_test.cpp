#include <doctest/doctest.h>

#include <filesystem>
#include <random>

#include "tests/support/archive.hpp"
#include "tests/support/compress.hpp"
#include "tests/support/index_dump.hpp"

/// Updates that are stopped, repeated, or come with other names.

namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

TEST_CASE("update: a file that goes between the walk and the reading keeps its articles until the next walk") {
  Archive archive;
  archive.write("n.jsonl", record("x", "one"));
  archive.update();
  archive.write("n.jsonl", record("x", "changed"));
  const Walk walked = archive.found();
  archive.remove("n.jsonl");
  const Report report = archive.update(walked);
  CHECK(report.skipped == 1);
  CHECK(archive.text("x") == "one");
  CHECK(counts(archive.update()) == "0/0/1/0");
}

TEST_CASE("update: the articles of a file that was never whole go with it") {
  Archive archive;
  // Hardly to be compressed, so that a torn stream gives some before it ends.
  std::mt19937 random(1);
  std::string records;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    while (text.size() < 3000) text += std::to_string(random()) + " ";
    records += record("x" + std::to_string(i), text);
  }
  const std::string whole = compressed(records, "gzip");
  archive.write("n.jsonl.gz", whole.substr(0, whole.size() / 2));
  CHECK(archive.update().added > 0);
  archive.remove("n.jsonl.gz");
  archive.update();
  CHECK(archive.size() == 0);
}

TEST_CASE("update: the index does not depend on the number of threads") {
  Archive archive;
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    archive.write("t" + n + ".txt",
                  "Headline " + n + "\n\nAcme opens factory number " + n + " in Berlin on 7 January 2026.");
    archive.write("r" + n + ".jsonl", record("r" + n, "Akme räumt " + n) + record("shared", "version " + n));
  }
  const Walk walked = archive.found();
  std::vector<std::string> dumps;
  for (const unsigned threads : {1u, 4u}) {
    const TempDir dir;
    IndexWriter writer = IndexWriter::open(dir.path("db"), DatabaseLock(dir.path("db")));
    const std::atomic<bool> stop = false;
    const Report report = update(writer, walked, acme_names(), {threads}, stop, [](const Progress&) {});
    CHECK(report.added == 121);
    dumps.push_back(dump(dir.path("db")));
  }
  CHECK(dumps[0].size() > 10'000);
  CHECK(dumps[0] == dumps[1]);
}

TEST_CASE("update: nothing is written when nothing has changed") {
  Archive archive;
  archive.write("a.txt", "Chips\n\nThe factory makes chips.");
  archive.write("n.jsonl", record("x", "one") + record("x", "two"));
  archive.update();
  const auto before = bytes_below(archive.database());
  CHECK(before.size() > 3);
  CHECK(counts(archive.update()) == "0/0/0/2");
  CHECK(bytes_below(archive.database()) == before);
}

TEST_CASE("update: a file of this very moment is looked at again, and its records stay as they are") {
  Archive archive;
  archive.write("n.jsonl", record("x", "one"));
  fs::last_write_time(archive.path("n.jsonl"), fs::file_time_type::clock::now() + std::chrono::hours(1));
  archive.update();
  const auto before = bytes_below(archive.database());
  const Report report = archive.update();
  CHECK(report.files_read == 1);
  CHECK(counts(report) == "0/0/0/1");
  CHECK(bytes_below(archive.database()) == before);
}

TEST_CASE("update: other names tag all articles again") {
  Archive archive;
  archive.write("n.jsonl", record("x", "Zylonix buys Acme") + record("y", "nothing of the kind"));
  archive.update();
  const Gazetteer more = acme_names("acme\tAcme\tAkme\t\nzylonix\tZylonix\t\t\n");
  CHECK(counts(archive.update(more)) == "0/0/0/2");
  const auto tagged = [&] {
    const IndexReader reader(archive.database());
    return reader.frequency(schema::field_term(schema::field_of(EntityKind::Company), "zylonix"));
  };
  CHECK(tagged() == 1);
  CHECK(IndexReader(archive.database()).entity_name(EntityKind::Company, "zylonix") == "Zylonix");
  CHECK(counts(archive.update(more)) == "0/0/0/2");
  CHECK(counts(archive.update()) == "0/0/0/2");
  CHECK(tagged() == 0);
}

TEST_CASE("update: articles that a re-tagging did not come to are tagged by the next update") {
  Archive archive;
  for (int i = 0; i < 50; ++i)
    archive.write("a/" + std::to_string(i) + ".txt", "News\n\nZylonix opens shop " + std::to_string(i));
  archive.write("b/n.jsonl", record("x", "Zylonix buys Acme"));
  archive.update();
  const Gazetteer more = acme_names("acme\tAcme\tAkme\t\nzylonix\tZylonix\t\t\n");
  const auto tagged = [&] {
    const IndexReader reader(archive.database());
    return reader.frequency(schema::field_term(schema::field_of(EntityKind::Company), "zylonix"));
  };
  SUBCASE("interrupted") {
    CHECK(archive.update(archive.found(), more, 1, 5).interrupted);
  }
  SUBCASE("in a folder that was not named") {
    archive.update(walk({archive.path("a")}), more);
    CHECK(tagged() == 51);
  }
  archive.update(more);
  CHECK(tagged() == 51);
}

TEST_CASE("update: stopped, it has committed what is whole, and the next run ends where one run would have") {
  Archive archive;
  std::string records;
  for (int i = 0; i < 400; ++i) records += record("r" + std::to_string(i), "number " + std::to_string(i));
  archive.write("a.jsonl", records);
  archive.write("b.jsonl", record("b", "last"));
  const Report stopped = archive.update(archive.found(), acme_names(), 2, 10);
  CHECK(stopped.interrupted);
  CHECK(archive.size() == stopped.added);
  CHECK(archive.size() >= 10);
  const Report rest = archive.update();
  CHECK_FALSE(rest.interrupted);
  CHECK(rest.added == 401 - stopped.added);
  CHECK(rest.updated == 0);
  CHECK(archive.size() == 401);
}

TEST_CASE("update: the report counts what it does not tell") {
  Archive archive;
  std::string broken;
  for (int i = 0; i < 1500; ++i) broken += "{\"id\n";
  archive.write("n.jsonl", broken + record("x", "one"));
  const Report report = archive.update();
  CHECK(report.skipped == 1500);
  CHECK(report.rejections.size() == Report::kMaxTold);
  CHECK(report.added == 1);
}
