#include <doctest/doctest.h>

#include <iomanip>

#include <xapian.h>

#include "common/store/schema.hpp"
#include "tests/support/khabar.hpp"
#include "tests/support/repeated.hpp"
#include "tests/support/table.hpp"

/// End to end, as a manual of what goes wrong: bad command lines, bad surroundings, and databases that came to harm.

namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

namespace {

/// The folder that "@" stands for in tests/data/bad_inputs/commands.tsv.
class Surroundings {
 public:
  Surroundings() {
    for (const char* name : {"news/a.txt", "news/b.txt", "news/c.txt", "a.txt"})
      dir_.write(name, std::string("Needle of ") + name + "\n\nThe needle that stands in " + name + ".\n");
    fs::create_directories(dir_.path("gone"));
    REQUIRE(index(dir_.path("sound.db"), {"update", dir_.path("news")}).exit == 0);
    REQUIRE(index(dir_.path("empty.db"), {"update", dir_.path("gone")}).exit == 0);
    fs::remove(dir_.path("gone"));
    Xapian::WritableDatabase(dir_.path("xapian"), Xapian::DB_CREATE).set_metadata("of", "another program");
    dir_.write("xapian-stub", "auto " + dir_.path("xapian") + "\n");
    std::string bytes, many;
    for (int i = 0; i < 5000; ++i) bytes += static_cast<char>(i * 7919 >> 3);
    for (int i = 0; i < 10'000; ++i) many += "q" + std::to_string(i) + "\tno" + std::to_string(i) + "\n";
    dir_.write("binary", bytes);
    dir_.write("binary.companies.tsv", bytes);
    dir_.write("ten-thousand-lines", many);
    dir_.write("cycle.companies.tsv", "one\tOne\t\tparent=two\ntwo\tTwo\t\tparent=one\n");
    fs::create_directories(dir_.path("folder.companies.tsv"));
  }

  std::string path(std::string_view name) const { return dir_.path(name); }
  std::string sound() const { return dir_.path("sound.db"); }

  /// The program of a row of the table, with its arguments and settings.
  Ended run(std::string command) const {
    for (std::size_t at = 0; (at = command.find('@', at)) != std::string::npos;) command.replace(at, 1, dir_.path());
    ProgramOptions options;
    options.environment["KHABAR_DB"] = sound();
    std::istringstream in(command);
    Words words;
    for (std::string word; in >> std::quoted(word);) {
      const std::size_t sign = word.find('=');
      if (words.empty() && sign != std::string::npos)
        options.environment[word.substr(0, sign)] = word.substr(sign + 1);
      else
        words.push_back(word);
    }
    return run_program(words.at(0), Words(words.begin() + 1, words.end()), options);
  }

 private:
  TempDir dir_;
};

/// Made once, for it takes its time.
const Surroundings& surroundings() {
  static const Surroundings there;
  return there;
}

/// What no message may hold: a crash, a sanitizer's report, an exception as its library words it.
void check_manners(const Ended& ended) {
  const std::string all = ended.out + ended.err;
  CHECK(ended.exit >= 0);
  CHECK(ended.exit <= 6);
  CHECK(harmful(all) == "");
  for (const char* noise : {"terminate called", "what():", "Sanitizer", "runtime error:", "std::", "basic_", "Xapian::",
                            "DatabaseError", "DatabaseCorruptError", "DatabaseOpeningError", "DatabaseNotFoundError"})
    CHECK_MESSAGE(all.find(noise) == std::string::npos, all);
  // What happened, and what to do.
  if (ended.exit > 1) CHECK_MESSAGE(lines(ended.err).size() >= 2, all);
}

std::map<std::string, std::string> bytes_of(const std::string& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied)) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    std::error_code ignored;
    if (entry.is_regular_file(ignored) && entry.path().filename() != "lock") bytes << in.rdbuf();
    all[entry.path().native()] = bytes.str();
  }
  return all;
}

/// A database that came to harm, and what the programs say to it.
struct Harm {
  std::string what;
  std::function<void(const std::string& database)> done;
  int search, check;
  std::string said;  ///< by each that fails; or else it says to run check, which names the table
  int update = -1;   ///< -1: not tried, it starts slowly
};

void overwrite(const std::string& file, const std::string& bytes) {
  if (!(std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes)) throw std::runtime_error(file);
}

/// XAPIANDB, with these bytes.
auto stub(const std::string& bytes) {
  return [=](const std::string& database) { overwrite(database + "/XAPIANDB", bytes); };
}

/// A file of the generation in use, as it was but for its last half, or all zero bytes.
auto halved(const std::string& file) {
  return [=](const std::string& database) {
    const std::string path = database + "/gen-1/" + file;
    fs::resize_file(path, fs::file_size(path) / 2);
  };
}
auto zeroed(const std::string& file) {
  return [=](const std::string& database) {
    const std::string path = database + "/gen-1/" + file;
    overwrite(path, std::string(fs::file_size(path), '\0'));
  };
}
auto removed(const std::string& file) {
  return [=](const std::string& database) { fs::remove(database + "/" + file); };
}
auto forbidden(const std::string& file) {
  return [=](const std::string& database) { fs::permissions(database + file, fs::perms::none); };
}
auto version(const std::string& written) {
  return [=](const std::string& database) {
    Xapian::WritableDatabase(database + "/gen-1").set_metadata(std::string(schema::kVersionKey), written);
  };
}

void break_cards(const std::string& database) {
  Xapian::WritableDatabase articles(database + "/gen-1");
  for (Xapian::docid docid = 1; docid <= articles.get_lastdocid(); ++docid) {
    Xapian::Document article = articles.get_document(docid);
    article.add_value(schema::kCardSlot, "\xFF\xFF\xFF\xFF\xFF");
    articles.replace_document(docid, article);
  }
}

void make_read_only(const std::string& database) {
  for (const auto& entry : fs::recursive_directory_iterator(database))
    fs::permissions(entry.path(), entry.is_directory() ? fs::perms(0500) : fs::perms(0400));
  fs::permissions(database, fs::perms(0500));
}

std::vector<Harm> harms() {
  const std::string unclear = "XAPIANDB does not say which generation is in use";
  return {
      {"an empty XAPIANDB", stub(""), 5, 5, unclear, 5},
      {"a torn XAPIANDB", stub("auto gen-"), 5, 5, unclear},
      {"garbage for a XAPIANDB", stub(repeated("\xFF\x1b[31m", 100)), 5, 5, unclear},
      {"a XAPIANDB that points outside", stub("auto ../sound.db/gen-1\n"), 5, 5, unclear},
      {"a XAPIANDB that points to a server", stub("remote 127.0.0.1:1\n"), 5, 5, unclear},
      {"a XAPIANDB that names a generation that is not there", stub("auto gen-99\n"), 5, 5, "gen-99", 5},
      {"no XAPIANDB", removed("XAPIANDB"), 4, 4, "khabar-index update", 0},
      {"a folder for a XAPIANDB",
       [](const std::string& db) { fs::remove(db + "/XAPIANDB"), fs::create_directory(db + "/XAPIANDB"); }, 6, 6,
       "it is a folder"},
      {"a XAPIANDB that links to itself",
       [](const std::string& db) { fs::remove(db + "/XAPIANDB"), fs::create_symlink("XAPIANDB", db + "/XAPIANDB"); }, 6,
       6, "its links lead in a circle"},
      {"no iamglass", removed("gen-1/iamglass"), 5, 5, "gen-1", 5},
      {"half an iamglass", halved("iamglass"), 5, 5, "iamglass"},
      {"zeros for an iamglass", zeroed("iamglass"), 5, 5, "iamglass"},
      {"no postings", removed("gen-1/postlist.glass"), 5, 5, "postlist"},
      {"half the postings", halved("postlist.glass"), 5, 5, "postlist", 5},
      {"zeros for postings", zeroed("postlist.glass"), 5, 5, "postlist"},
      {"half the texts", halved("docdata.glass"), 5, 5, "docdata"},
      {"zeros for texts", zeroed("docdata.glass"), 5, 5, "docdata"},
      {"zeros for the terms of articles", zeroed("termlist.glass"), 5, 5, "termlist"},
      {"half the positions", halved("position.glass"), 5, 5, "position"},
      {"cards of articles that are none", break_cards, 5, 5, "damaged"},
      {"a schema of the future", version("khabar 10"), 4, 4, "a newer one", 4},
      {"a schema of the past", version("khabar 2"), 4, 4, "khabar-index rebuild --db", 4},
      {"no schema", version(""), 4, 4, "is not a Khabar database", 4},
      {"a folder for a lock",
       [](const std::string& db) { fs::remove(db + "/lock"), fs::create_directories(db + "/lock"); }, 0, 0, "lock", 6},
      {"a XAPIANDB that may not be read", forbidden("/XAPIANDB"), 6, 6, "ermission", 6},
      {"a generation that may not be read", forbidden("/gen-1"), 6, 6, "ermission"},
      {"a table that may not be read", forbidden("/gen-1/postlist.glass"), 6, 6, "ermission"},
      {"a database that may not be read", forbidden(""), 6, 6, "ermission"},
      {"a database that may not be written", make_read_only, 0, 0, "ermission", 6},
      {"a folder of the user's own among the generations",
       [](const std::string& db) {
         fs::create_directories(db + "/gen-7");
         fs::create_directories(db + "/gen-2-photos");
         overwrite(db + "/gen-7/cat.jpg", "a cat");
         overwrite(db + "/gen-2-photos/cat.jpg", "a cat");
       },
       0, 0, "", 0},
      {"no XAPIANDB, and a folder of the user's own",
       [](const std::string& db) {
         fs::remove_all(db);
         fs::create_directories(db + "/gen-7");
         overwrite(db + "/gen-7/cat.jpg", "a cat");
       },
       4, 4, "khabar-index update"},
  };
}

/// A shell's line with the programs at hand, and what it prints to standard error: for what Program cannot do.
std::pair<int, std::string> in_shell(const Surroundings& there, const std::string& line) {
  const std::string whole =
      "export ASAN_OPTIONS=new_delete_type_mismatch=0 XDG_CONFIG_HOME=/dev/null KHABAR_DB=" + there.sound() +
      " PATH=" KHABAR_BIN_DIR ":$PATH; cd " + there.path("") + "; { " + line + "; } 2>&1 >&3 3>&-";
  FILE* const pipe = popen(("exec 3>/dev/null; " + whole).c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string said;
  for (int c = 0; (c = std::fgetc(pipe)) != EOF;) said += static_cast<char>(c);
  const int status = pclose(pipe);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), said};
}

}  // namespace

TEST_CASE("bad inputs: each command line ends with its exit code, and says what happened and what to do") {
  const Surroundings& there = surroundings();
  for (const Row& row : read_table("bad_inputs/commands.tsv", 3)) {
    CAPTURE(row.cells[0]);
    const Ended ended = there.run(row.cells[0]);
    check_manners(ended);
    CHECK_MESSAGE(ended.exit == std::stoi(row.cells[1]), ended.err);
    std::istringstream words(row.cells[2]);
    for (std::string word; std::getline(words, word, '|');)
      CHECK_MESSAGE((ended.out + ended.err).find(word) != std::string::npos, (ended.out + ended.err).substr(0, 2000));
  }
  for (const char* name : {"none", "nothing"}) CHECK_FALSE(fs::exists(there.path(name)));
  CHECK(there.run("khabar-search needle").exit == 0);
}

TEST_CASE("bad inputs: a harmed database is told by its harm, and nothing in it is written over or deleted") {
  const Surroundings& there = surroundings();
  const std::string database = there.path("harmed.db");
  ProgramOptions bound;
  bound.bound_by_modes = true;
  for (const Harm& harm : harms()) {
    CAPTURE(harm.what);
    fs::copy(there.sound(), database, fs::copy_options::recursive);
    harm.done(database);
    const auto before = bytes_of(database);
    std::vector<std::pair<int, Ended>> ends = {{harm.search, search(database, {"needle"}, bound)},
                                               {harm.check, index(database, {"check"}, bound)}};
    CHECK(bytes_of(database) == before);
    if (harm.update >= 0) ends.emplace_back(harm.update, index(database, {"update", there.path("news")}, bound));
    for (const auto& [expected, ended] : ends) {
      check_manners(ended);
      CHECK_MESSAGE(ended.exit == expected, ended.err);
      const std::string all = ended.out + ended.err;
      const bool is_named = all.find(harm.said) != std::string::npos;
      const bool asks_check = all.find("run khabar-index check") != std::string::npos;
      if (expected > 1) CHECK_MESSAGE((is_named || asks_check), all);
    }
    const auto after = bytes_of(database);
    for (const auto& [name, bytes] : before) {
      const bool is_written = harm.update == 0 && (name.ends_with(".glass") || name.ends_with("/iamglass"));
      CHECK_MESSAGE((after.contains(name) && (is_written || after.at(name) == bytes)), name);
    }
    if (harm.update == 0) CHECK(search(database, {"needle"}).exit == 0);
    for (const char* closed : {"", "/gen-1"}) {  // so that it can be removed
      if (fs::exists(database + closed)) fs::permissions(database + closed, fs::perms::owner_all);
    }
    fs::remove_all(database);
  }
}

TEST_CASE("bad inputs: no output, no home, no news to read") {
  const Surroundings& there = surroundings();
  const auto said = [&](const std::string& line) { return in_shell(there, line); };
  // Standard output is closed: the file that is opened next takes its place, and must not get the results.
  for (const char* line : {"khabar-search needle >&-", "khabar-index stats >&-", "khabar-index update news >&-"}) {
    CAPTURE(line);
    const auto [exit, text] = said(line);
    CHECK(exit == 6);
    CHECK_MESSAGE(text.find("cannot write the results") != std::string::npos, text);
  }
  CHECK(said("khabar-index update news <&- >&- 2>&-").first == 6);
  CHECK(said("khabar-index check").first == 0);
  CHECK(there.run("khabar-search needle").exit == 0);
  // Who reads the results has had enough: that is no error to tell of.
  CHECK(said("khabar-search --batch ten-thousand-lines --json | head -c 1").second == "");
  const auto [exit, text] = said("unset HOME KHABAR_DB XDG_DATA_HOME; khabar-search needle");
  CHECK(exit == 4);
  CHECK_MESSAGE(text.find("no database at") != std::string::npos, text);
}
