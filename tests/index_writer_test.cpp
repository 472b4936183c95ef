#include "indexer/write/index_writer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "common/store/database.hpp"
#include "indexer/write/generation.hpp"
#include "searcher/rank/index_reader.hpp"
#include "tests/support/bare_index.hpp"
#include "tests/support/temp_dir.hpp"

namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

TEST_CASE("generation: names count up, and only what was written as one is taken for one") {
  const TempDir dir;
  CHECK(current_generation(dir.path()).empty());
  CHECK(next_generation(dir.path()) == "gen-1");
  switch_generation(dir.path(), "gen-4");
  CHECK(current_generation(dir.path()) == "gen-4");
  for (const char* name : {"gen-2", "gen-4", "gen-12", "gen-13-photos", "gen-x", "gen-", "generation", "gen--5",
                           "gen-99999999999999999999"}) {
    dir.write(std::string(name) + "/file", "x");
  }
  CHECK(next_generation(dir.path()) == "gen-13");
  remove_other_generations(dir.path());
  CHECK(entries(dir.path()) == "XAPIANDB gen- gen--5 gen-13-photos gen-4 gen-99999999999999999999 gen-x generation");
}

TEST_CASE("index writer: nothing is to be seen before the commit, all of it after") {
  const TempDir dir;
  const std::string path = dir.path("db");
  IndexWriter writer = open_writer(path);
  CHECK(writer.is_new());
  CHECK_FALSE(writer.has_changes());
  writer.put(bare_document("one"));
  CHECK(writer.has_changes());
  CHECK(open_database(path).get_doccount() == 0);
  writer.commit();
  CHECK_FALSE(writer.has_changes());
  CHECK(open_database(path).get_doccount() == 1);
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
    CHECK(writer.gazetteer().empty());
    writer.set_gazetteer(gazetteer);
    writer.commit();
  }
  IndexWriter writer = open_writer(path);
  CHECK_FALSE(writer.is_new());
  CHECK(writer.files() == std::map<std::string, FileState>{{odd, state}});
  std::vector<std::string> roots = writer.roots();
  std::sort(roots.begin(), roots.end());
  CHECK(roots == std::vector<std::string>{"/m", "/n"});
  CHECK(writer.gazetteer() == gazetteer.fingerprint());
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
  dir.write("db/gen-7/postlist.glass", "torn");
  dir.write("db/XAPIANDB.new", "auto gen-7\n");
  open_writer(path);
  CHECK_FALSE(fs::exists(path + "/gen-7"));
  CHECK(IndexReader(path).find("one").has_value());
}
