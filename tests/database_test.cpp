#include "common/store/database.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <sstream>

#include "common/error.hpp"
#include "common/store/schema.hpp"
#include "indexer/commands/check.hpp"
#include "indexer/write/generation.hpp"
#include "indexer/write/index_writer.hpp"
#include "searcher/rank/index_reader.hpp"
#include "tests/support/temp_dir.hpp"

/// Debian's Xapian 1.4.22 frees a table by its base's size in Database::check; AddressSanitizer asks for this name.
extern "C" const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }

namespace fs = std::filesystem;
using namespace khabar;
using khabar::test::TempDir;

namespace {

/// The exit code of what is thrown; Done when nothing is. The message and hint go to `told`.
Exit exit_of(const std::function<void()>& work, std::string* told = nullptr) {
  try {
    work();
  } catch (const Error& error) {
    if (told) *told = std::string(error.what()) + " | " + error.hint;
    return error.exit;
  }
  return Exit::Done;
}

IndexDocument document(const std::string& id, const std::string& word = "chip") {
  IndexDocument made;
  made.id = id;
  made.postings = {{"Q" + id, 0, {}}, {word, 2, {1, 5}}};
  made.values = {{schema::kCardSlot, encode(Card{id, "/n/a.txt", "", "Title", "en", "", ""})}};
  made.data = encode(StoredText{"Title", false, "A chip and a chip.", "", {}, {}});
  return made;
}

IndexWriter open(const std::string& path) { return IndexWriter::open(path, DatabaseLock(path)); }

void make_index(const std::string& path, const std::string& id = "one") {
  IndexWriter writer = open(path);
  writer.put(document(id));
  writer.commit();
}

void make_foreign(const std::string& path) {
  Xapian::WritableDatabase foreign(path, Xapian::DB_CREATE);
  Xapian::Document something;
  something.add_term("theirs");
  foreign.add_document(something);
  foreign.commit();
}

/// What stands in the database's folder, sorted.
std::string entries(const std::string& path) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(path)) names.push_back(entry.path().filename().native());
  std::sort(names.begin(), names.end());
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : " ") + name;
  return all;
}

class Setting {
 public:
  Setting(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    if (value) setenv(name, value, 1);
    else unsetenv(name);
  }
  ~Setting() {
    if (old_) setenv(name_, old_->c_str(), 1);
    else unsetenv(name_);
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
       std::vector<std::function<void()>>{[&] { open_database(path); }, [&] { open(path); }, next}) {
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
  for (const std::function<void()>& use : std::vector<std::function<void()>>{[&] { open_database(path); }, [&] { open(path); }}) {
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
    const IndexWriter writer = open(path);
    CHECK(exit_of([&] { open(path); }) == Exit::Busy);
    CHECK(exit_of([&] { DatabaseLock{path}; }) == Exit::Busy);
    CHECK_NOTHROW(open_database(path));
  }
  CHECK_NOTHROW(open(path));
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
  IndexWriter writer = open(path);
  CHECK(writer.is_new());
  CHECK_FALSE(writer.has_changes());
  writer.put(document("one"));
  CHECK(writer.has_changes());
  CHECK(open_database(path).get_doccount() == 0);
  writer.commit();
  CHECK_FALSE(writer.has_changes());
  CHECK(open_database(path).get_doccount() == 1);
}

TEST_CASE("index writer: an article of the same id is replaced under its number") {
  const TempDir dir;
  IndexWriter writer = open(dir.path("db"));
  const auto first = writer.put(document("one", "chip"));
  const auto second = writer.put(document("one", "server"));
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
  const FileState state{odd, 12345678901ull, -5, 7, "names"};
  Gazetteer gazetteer;
  gazetteer.add_table(EntityKind::Company, "acme\tAcme\tAkme\t\n", "t");
  {
    IndexWriter writer = open(path);
    writer.set_file(state);
    writer.set_file({"/n/b", 1, 2, 3, ""});
    writer.forget_file("/n/b");
    writer.add_root("/n");
    writer.add_root("/m");
    writer.add_root("/n");
    CHECK(writer.gazetteer().empty());
    writer.set_gazetteer(gazetteer);
    writer.commit();
  }
  IndexWriter writer = open(path);
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
  next.put(document("new"));
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
    next.put(document("new"));
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
  next.put(document("new"));
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
  open(path);
  CHECK_FALSE(fs::exists(path + "/gen-7"));
  CHECK(IndexReader(path).find("one").has_value());
}

TEST_CASE("check: a sound index is said to be, a damaged one ends with Damaged") {
  const TempDir dir;
  const std::string path = dir.path("db");
  {
    IndexWriter writer = open(path);
    for (int i = 0; i < 500; ++i) writer.put(document(std::to_string(i), "word" + std::to_string(i)));
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
