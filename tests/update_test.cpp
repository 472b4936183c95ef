#include "indexer/write/update.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "tests/support/archive.hpp"
#include "tests/support/compress.hpp"

namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

TEST_CASE("update: text files are added, updated, removed and left") {
  Archive archive;
  archive.write("a.txt", "Chips\n\nThe old factory makes chips.");
  archive.write("b.txt", "Servers\n\nThe company sells servers.");
  archive.write("deep/c.md", "# Phones\n\nA phone maker folds.");
  CHECK(counts(archive.update()) == "3/0/0/0");
  CHECK(counts(archive.update()) == "0/0/0/3");
  archive.write("a.txt", "Chips\n\nThe new factory makes chips.");
  archive.remove("b.txt");
  archive.write("d.txt", "Robots\n\nRobots build robots.");
  const Report report = archive.update();
  CHECK(counts(report) == "1/1/1/1");
  CHECK(report.files == 3);
  CHECK(report.files_read == 2);
  CHECK(archive.text(archive.path("a.txt")).find("new factory") != std::string::npos);
  CHECK(archive.text(archive.path("b.txt")).empty());
  CHECK(archive.size() == 3);
}

TEST_CASE("update: records of a file are told apart: changed, inserted, deleted and left") {
  Archive archive;
  archive.write("n.jsonl", record("a", "one") + record("b", "two") + record("c", "three"));
  CHECK(counts(archive.update()) == "3/0/0/0");
  SUBCASE("one changed") {
    archive.write("n.jsonl", record("a", "one") + record("b", "two and a half") + record("c", "three"));
    CHECK(counts(archive.update()) == "0/1/0/2");
    CHECK(archive.text("b") == "two and a half");
  }
  SUBCASE("one inserted in front") {
    archive.write("n.jsonl", record("z", "zero") + record("a", "one") + record("b", "two") + record("c", "three"));
    CHECK(counts(archive.update()) == "1/0/0/3");
    CHECK(archive.text("z") == "zero");
  }
  SUBCASE("one deleted") {
    archive.write("n.jsonl", record("a", "one") + record("c", "three"));
    CHECK(counts(archive.update()) == "0/0/1/2");
    CHECK(archive.text("b").empty());
  }
  SUBCASE("another order changes nothing") {
    archive.write("n.jsonl", record("c", "three") + record("a", "one") + record("b", "two"));
    CHECK(counts(archive.update()) == "0/0/0/3");
  }
  SUBCASE("one is broken: the others stay, and it goes with a reason") {
    archive.write("n.jsonl", record("a", "one") + "{\"id\": \"b\", \"text\n" + record("c", "three"));
    const Report report = archive.update();
    CHECK(counts(report) == "0/0/1/2");
    REQUIRE(report.rejections.size() == 1);
    CHECK(report.rejections[0].line == 2);
  }
  SUBCASE("all gone") {  // an empty file says so; one that cannot be read does not
    archive.write("n.jsonl", "");
    CHECK(counts(archive.update()) == "0/0/3/0");
    CHECK(archive.size() == 0);
  }
}

TEST_CASE("update: of one id twice in a file the last record stands, and stays through later updates") {
  Archive archive;
  const std::string twice = record("x", "first") + record("y", "other") + record("x", "last");
  archive.write("n.jsonl", twice);
  const Report first = archive.update();
  CHECK(counts(first) == "2/0/0/0");
  CHECK(first.warnings.size() == 1);
  CHECK(archive.text("x") == "last");
  CHECK(counts(archive.update()) == "0/0/0/2");
  archive.write("n.jsonl", twice + record("z", "new"));
  CHECK(counts(archive.update()) == "1/0/0/2");
  CHECK(archive.text("x") == "last");
  archive.write("n.jsonl", record("x", "last") + record("y", "other") + record("x", "first"));
  CHECK(counts(archive.update()) == "0/1/1/1");
  CHECK(archive.text("x") == "first");
  archive.write("n.jsonl", record("x", "last"));
  CHECK(counts(archive.update()) == "0/1/1/0");
  CHECK(archive.text("x") == "last");
}

TEST_CASE("update: the same record twice in a file is one article") {
  Archive archive;
  archive.write("n.jsonl", record("x", "same") + record("x", "same"));
  CHECK(counts(archive.update()) == "1/0/0/0");
  archive.write("n.jsonl", record("x", "same") + record("x", "same") + record("x", "same"));
  CHECK(counts(archive.update()) == "0/0/0/1");
}

TEST_CASE("update: an id in two files is one article, which is there as long as either holds it") {
  Archive archive;
  archive.write("a.jsonl", record("x", "of a") + record("only-a", "one"));
  archive.write("b.jsonl", record("x", "of b") + record("only-b", "two"));
  const Report first = archive.update();
  CHECK(counts(first) == "3/0/0/0");
  CHECK(first.warnings.size() == 1);
  CHECK(archive.text("x") == "of b");
  SUBCASE("the file that had it last goes") {
    archive.remove("b.jsonl");
    archive.update();
    CHECK(archive.text("x") == "of a");
    CHECK(archive.size() == 2);
  }
  SUBCASE("the file that had it first goes") {
    archive.remove("a.jsonl");
    archive.update();
    CHECK(archive.text("x") == "of b");
    CHECK(archive.size() == 2);
  }
  SUBCASE("the last one's record goes") {
    archive.write("b.jsonl", record("only-b", "two"));
    archive.update();
    CHECK(archive.text("x") == "of a");
    CHECK(archive.size() == 3);
  }
  SUBCASE("what is put back takes nothing from others") {
    archive.write("c.jsonl", record("only-a", "of c"));
    archive.update();
    archive.remove("b.jsonl");
    archive.update();
    CHECK(archive.text("x") == "of a");
    CHECK(archive.text("only-a") == "of c");
  }
  SUBCASE("both go") {
    archive.remove("a.jsonl");
    archive.remove("b.jsonl");
    archive.update();
    CHECK(archive.size() == 0);
  }
  CHECK(counts(archive.update()).starts_with("0/0/0/"));
}

TEST_CASE("update: a renamed file keeps its records' ids and gives a text a new one") {
  Archive archive;
  archive.write("a.txt", "Chips\n\nA factory makes chips.");
  archive.write("a.jsonl", record("x", "one"));
  archive.update();
  archive.rename("a.txt", "b.txt");
  archive.rename("a.jsonl", "b.jsonl");
  CHECK(counts(archive.update()) == "2/0/2/0");
  CHECK(archive.text(archive.path("a.txt")).empty());
  CHECK_FALSE(archive.text(archive.path("b.txt")).empty());
  CHECK(archive.text("x") == "one");
  CHECK(archive.size() == 2);
}

TEST_CASE("update: an emptied folder empties the index, another folder's articles stay") {
  Archive archive;
  archive.write("a/x.jsonl", record("x", "one") + record("y", "two"));
  archive.write("ab/z.jsonl", record("z", "three"));
  archive.update();
  archive.remove("a/x.jsonl");
  CHECK(counts(archive.update(walk({archive.path("a")}))) == "0/0/2/0");
  CHECK(archive.text("z") == "three");
}

TEST_CASE("update: a file that cannot be read any more keeps its articles") {
  Archive archive;
  const TempDir elsewhere;
  SUBCASE("its link leads nowhere") {
    const std::string target = elsewhere.write("real.jsonl", record("x", "one"));
    archive.write("other.jsonl", record("y", "two"));
    fs::create_symlink(target, archive.path("link.jsonl"));
    CHECK(archive.update().added == 2);
    fs::remove(target);
  }
  SUBCASE("it is torn") {
    const std::string whole = compressed(record("x", "one"), "gzip");
    archive.write("n.jsonl.gz", whole);
    archive.write("other.jsonl", record("y", "two"));
    CHECK(archive.update().added == 2);
    archive.write("n.jsonl.gz", whole.substr(0, whole.size() / 2));
  }
  const Report report = archive.update();
  CHECK(report.removed == 0);
  CHECK(report.skipped == 1);
  CHECK(archive.text("x") == "one");
  CHECK(archive.text("y") == "two");
}
