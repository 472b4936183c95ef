#include "indexer/write/index_writer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "common/store/database.hpp"
#include "indexer/write/soundness.hpp"
#include "searcher/rank/index_reader.hpp"
#include "tests/support/bare_index.hpp"
#include "tests/support/temp_dir.hpp"

namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

TEST_CASE("index writer: nothing is to be seen before the commit, all of it after") {
  const TempDir dir;
  const std::string path = dir.path("db");
  IndexWriter writer = open_writer(path);
  CHECK_FALSE(writer.has_changes());
  writer.put(bare_document("one"));
  CHECK(writer.has_changes());
  CHECK(open_database(path).get_doccount() == 0);
  writer.commit();
  CHECK_FALSE(writer.has_changes());
  CHECK(open_database(path).get_doccount() == 1);
}

TEST_CASE("index writer: what was not committed goes with the writer, a part of a story too") {
  const TempDir dir;
  const std::string path = dir.path("db");
  make_index(path, "one");
  {
    IndexWriter writer = open_writer(path);
    writer.put(bare_document("two"));
    for (int i = 0; i < 10'100; ++i) writer.put(bare_document("three"));  // Xapian would commit after 10,000 changes
    CHECK(open_database(path).get_doccount() == 1);
  }
  CHECK(open_database(path).get_doccount() == 1);
  CHECK(faults_of(path + "/gen-1") == std::vector<std::string>{});
}

TEST_CASE("index writer: a commit is due after so much text, and not without changes") {
  const TempDir dir;
  IndexWriter writer = IndexWriter::open(dir.path("db"), DatabaseLock(dir.path("db")), 10'000);
  CHECK_FALSE(writer.commit_is_due());
  int articles = 0;
  while (!writer.commit_is_due()) writer.put(bare_document("a" + std::to_string(articles++)));
  CHECK(articles >= 5);
  CHECK(articles <= 10);
  writer.commit();
  CHECK_FALSE(writer.commit_is_due());
}

TEST_CASE("index writer: after a removal articles may be missing, until an update has looked") {
  const TempDir dir;
  make_index(dir.path("db"));
  IndexWriter writer = open_writer(dir.path("db"));
  CHECK_FALSE(writer.state().may_miss_articles());
  CHECK(writer.withdraw("one", 1));
  CHECK(writer.state().may_miss_articles());
  writer.commit();
  CHECK(IndexState(open_database(dir.path("db"))).may_miss_articles());
  writer.set_complete();
  CHECK_FALSE(writer.state().may_miss_articles());
}

TEST_CASE("index writer: an article of the same id is replaced under its number") {
  const TempDir dir;
  IndexWriter writer = open_writer(dir.path("db"));
  const auto first = writer.put(bare_document("one", "chip"));
  const auto second = writer.put(bare_document("one", "server"));
  CHECK_FALSE(first.replaced);
  CHECK(second.replaced);
  CHECK(first.docid == second.docid);
  writer.commit();
  const Xapian::Database database = open_database(dir.path("db"));
  CHECK(database.get_doccount() == 1);
  CHECK(database.term_exists("server"));
  CHECK_FALSE(database.term_exists("chip"));
}

TEST_CASE("index writer: files, roots and names are kept as they were given") {
  const TempDir dir;
  const std::string path = dir.path("db");
  const std::string odd = "/n/\xFF\n\t" + std::string(1000, 'a') + ".txt";
  const FileState state{odd, 12345678901ull, -5, 7};
  Gazetteer gazetteer;
  gazetteer.add_table(EntityKind::Company, "acme\tAcme\tAkme\t\n", "t");
  {
    IndexWriter writer = open_writer(path);
    writer.set_file(state);
    writer.set_file({"/n/b", 1, 2, 3});
    writer.forget_file("/n/b");
    writer.add_root("/n");
    writer.add_root("/m");
    writer.add_root("/n");
    CHECK(writer.state().gazetteer().empty());
    writer.set_gazetteer(gazetteer);
    writer.commit();
  }
  IndexWriter writer = open_writer(path);
  CHECK(writer.state().files() == std::map<std::string, FileState>{{odd, state}});
  std::vector<std::string> roots = writer.state().roots();
  std::sort(roots.begin(), roots.end());
  CHECK(roots == std::vector<std::string>{"/m", "/n"});
  CHECK(writer.state().gazetteer() == gazetteer.fingerprint());
  writer.set_file(state);
  writer.add_root("/m");
  CHECK_FALSE(writer.has_changes());  // the same again is no change
}

TEST_CASE("rebuild: a reader goes on with the old generation, a new one sees the next") {
  const TempDir dir;
  const std::string path = dir.path("db");
  make_index(path, "old");
  const IndexReader reader(path);
  IndexWriter next = IndexWriter::open_next_generation(path, DatabaseLock(path));
  next.put(bare_document("new"));
  CHECK(IndexReader(path).find("old").has_value());
  CHECK_FALSE(IndexReader(path).find("new").has_value());
  next.publish();
  CHECK(IndexReader(path).find("new").has_value());
  CHECK_FALSE(IndexReader(path).find("old").has_value());
  REQUIRE(reader.find("old").has_value());
  CHECK(reader.text(*reader.find("old")).title == "Title");
}

TEST_CASE("rebuild: one that is given up leaves the old generation and nothing else") {
  const TempDir dir;
  const std::string path = dir.path("db");
  make_index(path, "old");
  const std::string before = entries(path);
  {
    IndexWriter next = IndexWriter::open_next_generation(path, DatabaseLock(path));
    next.put(bare_document("new"));
    CHECK(entries(path) != before);
    next.discard();
  }
  CHECK(entries(path) == before);
  CHECK(IndexReader(path).find("old").has_value());
}

TEST_CASE("rebuild: what was published cannot be discarded") {
  const TempDir dir;
  const std::string path = dir.path("db");
  IndexWriter next = IndexWriter::open_next_generation(path, DatabaseLock(path));
  next.put(bare_document("new"));
  next.publish();
  next.discard();
  CHECK(IndexReader(path).find("new").has_value());
}

TEST_CASE("rebuild: the next writer removes what a killed one left") {
  const TempDir dir;
  const std::string path = dir.path("db");
  make_index(path);
  dir.write("db/new-7/postlist.glass", "torn");
  dir.write("db/XAPIANDB.new", "auto gen-7\n");
  open_writer(path);
  CHECK(entries(path) == "XAPIANDB gen-1 lock");
  CHECK(IndexReader(path).find("one").has_value());
}

TEST_CASE("index writer: a database that lost one of its files is damaged, and never begun anew") {
  for (const char* file : {"iamglass", "postlist.glass", "docdata.glass", "termlist.glass"}) {
    CAPTURE(file);
    const TempDir dir;
    const std::string path = dir.path("db");
    make_index(path);
    fs::remove(path + "/gen-1/" + file);
    const std::string before = entries(path + "/gen-1");
    CHECK(exit_of([&] {
            IndexWriter writer = open_writer(path);
            writer.put(bare_document("two"));
            writer.commit();
          }) == Exit::Damaged);
    CHECK(entries(path + "/gen-1") == before);
  }
}
