#include "common/store/database.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>

#include "indexer/commands/check.hpp"
#include "tests/support/bare_index.hpp"
#include "tests/support/temp_dir.hpp"

/// Debian's Xapian 1.4.22 frees a table by its base's size in Database::check; AddressSanitizer asks for this name.
extern "C" const char* __asan_default_options() {
  return "new_delete_type_mismatch=0";
}

namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

namespace {

class Setting {
 public:
  Setting(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    if (value)
      setenv(name, value, 1);
    else
      unsetenv(name);
  }
  ~Setting() {
    if (old_)
      setenv(name_, old_->c_str(), 1);
    else
      unsetenv(name_);
  }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

 private:
  const char* name_;
  std::optional<std::string> old_;
};

}  // namespace

TEST_CASE("database: its path is KHABAR_DB, else below XDG_DATA_HOME, else below HOME") {
  const Setting home("HOME", "/home/u"), data("XDG_DATA_HOME", "/data"), database("KHABAR_DB", "/my/db");
  CHECK(default_database_path() == "/my/db");
  const Setting no_database("KHABAR_DB", "");
  CHECK(default_database_path() == "/data/khabar/db");
  const Setting no_data("XDG_DATA_HOME", nullptr);
  CHECK(default_database_path() == "/home/u/.local/share/khabar/db");
}

TEST_CASE("database: where there is none the reader says how to make one") {
  const TempDir dir;
  fs::create_directory(dir.path("empty"));
  for (const char* name : {"nothing", "empty"}) {
    CAPTURE(name);
    std::string told;
    CHECK(exit_of([&] { open_database(dir.path(name)); }, &told) == Exit::NoDatabase);
    CHECK(told.find("khabar-index update") != std::string::npos);
  }
  CHECK_FALSE(fs::exists(dir.path("nothing")));
}

TEST_CASE("database: another program's is refused, and not touched") {
  const TempDir dir;
  const std::string path = dir.path("theirs");
  make_foreign(path);
  const auto next = [&] { IndexWriter::open_next_generation(path, DatabaseLock(path)); };
  for (const std::function<void()>& use :
       std::vector<std::function<void()>>{[&] { open_database(path); }, [&] { open_writer(path); }, next}) {
    std::string told;
    CHECK(exit_of(use, &told) == Exit::NoDatabase);
    CHECK(told.find("not a Khabar database") != std::string::npos);
    CHECK(told.find("--db") != std::string::npos);
  }
  CHECK(entries(path).find("XAPIANDB") == std::string::npos);
  CHECK(entries(path).find("gen-") == std::string::npos);
  CHECK(Xapian::Database(path).get_doccount() == 1);
}

TEST_CASE("database: one of another version is refused with what to run, and a rebuild replaces it") {
  const TempDir dir;
  const std::string path = dir.path("db");
  make_index(path);
  {
    Xapian::WritableDatabase old(path + "/gen-1");
    old.set_metadata(std::string(schema::kVersionKey), "khabar 0");
    old.commit();
  }
  for (const std::function<void()>& use :
       std::vector<std::function<void()>>{[&] { open_database(path); }, [&] { open_writer(path); }}) {
    std::string told;
    CHECK(exit_of(use, &told) == Exit::NoDatabase);
    CHECK(told.find("another version") != std::string::npos);
    CHECK(told.find("khabar-index rebuild") != std::string::npos);
  }
  IndexWriter::open_next_generation(path, DatabaseLock(path)).publish();
  CHECK_NOTHROW(open_database(path));
}

TEST_CASE("database: one writer at a time") {
  const TempDir dir;
  const std::string path = dir.path("db");
  {
    const IndexWriter writer = open_writer(path);
    CHECK(exit_of([&] { open_writer(path); }) == Exit::Busy);
    CHECK(exit_of([&] { DatabaseLock{path}; }) == Exit::Busy);
    CHECK_NOTHROW(open_database(path));
  }
  CHECK_NOTHROW(open_writer(path));
}

TEST_CASE("database: its folder is the owner's alone, however the path is written") {
  const TempDir dir;
  for (const char* name : {"a/db", "b/db/", "c/db//", "d/./db/."}) {
    CAPTURE(name);
    make_index(dir.path() + "/" + name);
    struct stat info {};
    REQUIRE(stat((dir.path() + "/" + name).c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0700);
  }
}

TEST_CASE("database: a folder that cannot be made is the system's word") {
  const TempDir dir;
  dir.write("file", "no folder");
  CHECK(exit_of([&] { DatabaseLock{dir.path("file/db")}; }) == Exit::System);
  CHECK(exit_of([&] { DatabaseLock{dir.path("file")}; }) == Exit::System);
}

TEST_CASE("check: a sound index is said to be, a damaged one ends with Damaged") {
  const TempDir dir;
  const std::string path = dir.path("db");
  {
    IndexWriter writer = open_writer(path);
    for (int i = 0; i < 500; ++i) writer.put(bare_document(std::to_string(i), "word" + std::to_string(i)));
    writer.commit();
  }
  std::ostringstream out;
  CHECK(run_check(path, out) == 0);
  CHECK(out.str().find("500 articles") != std::string::npos);
  SUBCASE("bytes of a table") {
    std::string table = dir.read("db/gen-1/postlist.glass");
    REQUIRE(table.size() > 20'000);
    for (std::size_t i = 8192; i < table.size(); i += 97) table[i] = static_cast<char>(table[i] ^ 0x55);
    dir.write("db/gen-1/postlist.glass", table);
  }
  SUBCASE("a table that ends early") {
    fs::resize_file(path + "/gen-1/docdata.glass", 100);
  }
  SUBCASE("an article whose filter term is missing") {
    Xapian::WritableDatabase database(path + "/gen-1");
    Xapian::Document changed = database.get_document(7);
    changed.add_value(schema::find_field("lang")->slot, encode_list({"en"}));
    database.replace_document(7, changed);
    database.commit();
  }
  SUBCASE("an article that is no article") {
    Xapian::WritableDatabase database(path + "/gen-1");
    Xapian::Document changed = database.get_document(7);
    changed.set_data("\x7Fnonsense");
    database.replace_document(7, changed);
    database.commit();
  }
  std::string told;
  CHECK(exit_of([&] { run_check(path, out); }, &told) == Exit::Damaged);
  INFO(told);
}
