#include <doctest/doctest.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <random>
#include <sstream>
#include <system_error>

#include "common/store/database.hpp"
#include "common/store/glass_version.hpp"
#include "searcher/search.hpp"
#include "tests/support/bare_index.hpp"
#include "tests/support/index_dump.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/table.hpp"
#include "tests/support/temp_dir.hpp"

/// What readers see while others write, and what they say of a database that is damaged or may not be read.
namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

namespace {

/// 500 articles: tables of some levels.
void make_large(const std::string& path) {
  IndexWriter writer = open_writer(path);
  for (int i = 0; i < 500; ++i) writer.put(bare_document(std::to_string(i), "word" + std::to_string(i % 50)));
  writer.commit();
}

std::string damaged(const std::string& how, std::string bytes) {
  if (how == "empty") return "";
  if (how == "cut") return bytes.substr(0, bytes.size() / 2);
  if (how == "zeroed") return std::string(bytes.size(), '\0');
  if (how == "format") return bytes.replace(14, 2, "\x7F\x7F");
  REQUIRE(how == "garbage");
  std::mt19937 random(seed());
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

/// Every table is read by one of these.
void read_all(const std::string& path) {
  IndexReader reader(path);
  Analyzer analyzer;
  Request request;
  request.query = "\"word7 word7\" OR word7";
  request.facets = {"lang"};
  search(reader, analyzer, request);
  request.query = "";
  request.similar_to = "7";
  search(reader, analyzer, request);
}

}  // namespace

TEST_CASE("database: the number of a revision is the one that Xapian says") {
  const TempDir dir;
  const std::string path = dir.path("db");
  for (const char* id : {"one", "two", "three"}) {
    make_index(path, id);
    const DatabaseReader reader(path);
    CHECK(reader.revision() == Revision{"gen-1", reader.database().get_revision()});
    CHECK(revision_of(path + "/gen-1") == reader.revision().number);
    CHECK(require_tables(path + "/gen-1") == reader.revision().number);
  }
}

TEST_CASE("database: a reader answers each time from what was committed last, also after a rebuild") {
  const TempDir dir;
  const std::string path = dir.path("db");
  make_index(path, "one");
  DatabaseReader reader(path);
  const auto count = [&] { return reader.read([&] { return reader.database().get_doccount(); }); };
  CHECK(count() == 1);
  CHECK_FALSE(reader.refresh());
  make_index(path, "two");
  CHECK(count() == 2);
  {
    IndexWriter next = IndexWriter::open_next_generation(path, DatabaseLock(path));
    next.put(bare_document("three"));
    CHECK(count() == 2);
    next.publish();
  }
  CHECK(count() == 1);
  CHECK(reader.revision().generation == "gen-2");
  open_writer(path);  // clears the old generation away
  CHECK(count() == 1);
}

TEST_CASE("database: what was read while a writer committed does not count, be it an answer or an error") {
  const TempDir dir;
  const std::string path = dir.path("db");
  make_index(path, "one");
  DatabaseReader reader(path);
  int runs = 0;
  const auto overtaken_by = [&](const std::function<void()>& first) {
    runs = 0;
    return reader.read([&] {
      if (++runs == 1) {
        make_index(path, "more" + std::to_string(reader.revision().number));
        first();
      }
      return reader.database().get_doccount();
    });
  };
  CHECK(overtaken_by([] {}) == 2);
  CHECK(runs == 2);
  CHECK(overtaken_by([] { throw Xapian::DatabaseModifiedError("discarded"); }) == 3);
  CHECK(overtaken_by([] { throw Xapian::DatabaseCorruptError("a block half written"); }) == 4);
  CHECK(overtaken_by([] { throw Error(Exit::Damaged, "an article half written"); }) == 5);
  CHECK(runs == 2);
}

TEST_CASE("database: a reader gives up on a writer that is always quicker, but not on its answer") {
  const TempDir dir;
  const std::string path = dir.path("db");
  make_index(path, "one");
  const auto commit = [&] {  // only the revision moves
    Xapian::WritableDatabase writer(path + "/gen-1");
    writer.set_metadata("tick", writer.get_metadata("tick") == "a" ? "b" : "a");
    writer.commit();
  };
  DatabaseReader reader(path);
  CHECK(reader.read([&] {
    commit();
    return reader.database().get_doccount();
  }) == 1);
  const auto discarded = [&]() -> int {
    commit();
    throw Xapian::DatabaseModifiedError("discarded");
  };
  std::string told;
  CHECK(exit_of([&] { reader.read(discarded); }, &told) == Exit::Busy);
  CHECK(told.find("faster than it can be read") != std::string::npos);
}

TEST_CASE("database: damage of any file is told as damage, and no error without a cause") {
  const TempDir dir;
  make_large(dir.path("sound"));
  CHECK_NOTHROW(read_all(dir.path("sound")));
  for (const Row& row : read_table("damage.tsv", 4)) {
    CAPTURE(row.line);
    const std::string &how = row.cells[0], &file = row.cells[1];
    fs::remove_all(dir.path("db"));
    fs::copy(dir.path("sound"), dir.path("db"), fs::copy_options::recursive);
    if (how == "missing")
      REQUIRE(fs::remove(dir.path("db/" + file)));
    else
      dir.write("db/" + file, damaged(how, dir.read("db/" + file)));
    std::string told;
    CHECK(exit_of([&] { read_all(dir.path("db")); }, &told) == static_cast<Exit>(std::stoi(row.cells[2])));
    CHECK_MESSAGE(told.find(row.cells[3]) != std::string::npos, told);
  }
}

/// Of a table it cannot be told before it is read; Xapian 1.4.22 itself may read beside it.
TEST_CASE("database: no bytes in the file of the revision bring more than an error") {
  const TempDir dir;
  const std::string path = dir.path("db");
  make_large(path);
  const std::string sound = dir.read("db/gen-1/iamglass");
  std::mt19937 random(seed());
  CAPTURE(seed());
  for (int i = 0; i < (long_run() ? 20'000 : 500); ++i) {
    std::string bytes = sound;
    for (std::size_t changes = 1 + random() % 3; changes > 0; --changes)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    dir.write("db/gen-1/iamglass", bytes);
    const Exit ended = exit_of([&] { require_tables(path + "/gen-1"); });
    CHECK_MESSAGE((ended == Exit::Done || ended == Exit::Damaged), escaped(bytes));
  }
}

TEST_CASE("database: what the system refuses is told in its words, with what to do") {
  for (const auto& [number, words] : std::map<int, std::string>{{ENOSPC, "the disk is full"},
                                                                {EDQUOT, "share of the disk"},
                                                                {EFBIG, "ulimit -f"},
                                                                {EIO, "input/output error"},
                                                                {EROFS, "read-only medium"},
                                                                {EACCES, "no permission"},
                                                                {EPERM, "no permission"},
                                                                {EMFILE, "ulimit -n"},
                                                                {ENFILE, "too many open files"},
                                                                {ENOMEM, "out of memory"}}) {
    CAPTURE(number);
    const std::string reason = std::strerror(number);
    for (const std::function<void()>& fail : std::vector<std::function<void()>>{
             [&] { throw told_of(Xapian::DatabaseError("Error writing block 7", number), "/db"); },
             [&] { throw told_of(Xapian::DatabaseOpeningError("Couldn't open /db/postlist.glass", number), "/db"); },
             [&] { throw told_of(Xapian::DatabaseLockError("Unable to get write lock on /db: " + reason), "/db"); }}) {
      std::string told;
      CHECK(exit_of(fail, &told) == Exit::System);
      CHECK_MESSAGE(told.find(words) != std::string::npos, told);
    }
    std::ostringstream told;
    CHECK(report_errors("khabar", told, [&]() -> int {
            throw std::system_error(std::error_code(number, std::generic_category()), "at work");
          }) == static_cast<int>(Exit::System));
    CHECK_MESSAGE(told.str().find(words) != std::string::npos, told.str());
  }
}
