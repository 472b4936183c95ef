#include "indexer/write/update.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <random>

#include "common/error.hpp"
#include "searcher/rank/index_reader.hpp"
#include "tests/support/compress.hpp"
#include "tests/support/index_dump.hpp"
#include "tests/support/temp_dir.hpp"

namespace fs = std::filesystem;
using namespace khabar;
using khabar::test::compressed;
using khabar::test::dump;
using khabar::test::TempDir;

namespace {

Gazetteer names(const std::string& table = "acme\tAcme\tAkme\t\n") {
  Gazetteer gazetteer;
  gazetteer.add_table(EntityKind::Company, table, "companies.tsv");
  return gazetteer;
}

std::string record(const std::string& id, const std::string& text) {
  return R"({"id":")" + id + R"(","title":"The )" + id + R"( story","text":")" + text + "\"}\n";
}

/// A folder of articles and an index of them.
class Archive {
 public:
  /// Every write gives the file a time of its own, long ago: one of just now is read twice to be sure.
  void write(const std::string& name, const std::string& bytes) {
    set_time(dir_.write("news/" + name, bytes));
  }
  void remove(const std::string& name) const { fs::remove_all(path(name)); }
  void rename(const std::string& from, const std::string& to) const { fs::rename(path(from), path(to)); }
  std::string path(const std::string& name) const { return dir_.path("news/" + name); }
  std::string database() const { return dir_.path("db"); }
  Walk found() const {
    fs::create_directories(dir_.path("news"));
    return walk({dir_.path("news")});
  }

  Report update(const Gazetteer& gazetteer = names(), unsigned threads = 2) const { return update(found(), gazetteer, threads); }

  Report update(const Walk& walked, const Gazetteer& gazetteer = names(), unsigned threads = 2, std::size_t stop_after = 0) const {
    IndexWriter writer = IndexWriter::open(database(), DatabaseLock(database()));
    std::atomic<bool> stop = false;
    return khabar::update(writer, walked, gazetteer, {threads}, stop,
                          [&](const Progress& progress) { stop = stop_after > 0 && progress.articles >= stop_after; });
  }

  /// The text of an article; nothing when there is none of the id.
  std::string text(const std::string& id) const {
    const IndexReader reader(database());
    const auto docid = reader.find(id);
    return docid ? reader.text(*docid).text : "";
  }
  std::size_t size() const { return static_cast<std::size_t>(IndexReader(database()).documents()); }

 private:
  void set_time(const std::string& file) {
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1000) + std::chrono::seconds(++writes_));
  }

  TempDir dir_;
  int writes_ = 0;
};

/// "added/updated/removed/unchanged".
std::string counts(const Report& report) {
  return std::to_string(report.added) + "/" + std::to_string(report.updated) + "/" + std::to_string(report.removed) + "/" +
         std::to_string(report.unchanged);
}

/// Every file of a folder with its bytes.
std::map<std::string, std::string> bytes_below(const std::string& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    all[entry.path().native()] = bytes.str();
  }
  return all;
}

}  // namespace

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
    archive.write("t" + n + ".txt", "Headline " + n + "\n\nAcme opens factory number " + n + " in Berlin on 7 January 2026.");
    archive.write("r" + n + ".jsonl", record("r" + n, "Akme räumt " + n) + record("shared", "version " + n));
  }
  const Walk walked = archive.found();
  std::vector<std::string> dumps;
  for (const unsigned threads : {1u, 4u}) {
    const TempDir dir;
    IndexWriter writer = IndexWriter::open(dir.path("db"), DatabaseLock(dir.path("db")));
    const std::atomic<bool> stop = false;
    const Report report = update(writer, walked, names(), {threads}, stop, [](const Progress&) {});
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
  const Gazetteer more = names("acme\tAcme\tAkme\t\nzylonix\tZylonix\t\t\n");
  CHECK(counts(archive.update(more)) == "0/2/0/0");
  const auto tagged = [&] {
    const IndexReader reader(archive.database());
    return reader.frequency(schema::field_term(schema::field_of(EntityKind::Company), "zylonix"));
  };
  CHECK(tagged() == 1);
  CHECK(IndexReader(archive.database()).entity_name(EntityKind::Company, "zylonix") == "Zylonix");
  CHECK(counts(archive.update(more)) == "0/0/0/2");
  CHECK(counts(archive.update()) == "0/2/0/0");
  CHECK(tagged() == 0);
}

TEST_CASE("update: articles that a re-tagging did not come to are tagged by the next update") {
  Archive archive;
  for (int i = 0; i < 50; ++i) archive.write("a/" + std::to_string(i) + ".txt", "News\n\nZylonix opens shop " + std::to_string(i));
  archive.write("b/n.jsonl", record("x", "Zylonix buys Acme"));
  archive.update();
  const Gazetteer more = names("acme\tAcme\tAkme\t\nzylonix\tZylonix\t\t\n");
  const auto tagged = [&] {
    const IndexReader reader(archive.database());
    return reader.frequency(schema::field_term(schema::field_of(EntityKind::Company), "zylonix"));
  };
  SUBCASE("interrupted") {
    CHECK(archive.update(archive.found(), more, 1, 5).interrupted);
  }
  SUBCASE("in a folder that was not named") {
    archive.update(walk({archive.path("a")}), more);
    CHECK(tagged() == 50);
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
  const Report stopped = archive.update(archive.found(), names(), 2, 10);
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
