#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "tests/support/khabar.hpp"

/// The programs where the system gives them less than they ask for. docs/architecture.md, "How it ends".
namespace fs = std::filesystem;
using namespace khabar::test;

namespace {

/// A copy that a test may spoil.
std::string copy_of_corpus(const TempDir& dir) {
  fs::copy(corpus(), dir.path("db"), fs::copy_options::recursive);
  return dir.path("db");
}

/// Every command that reads a database, with the exit code when all is well.
const std::vector<std::pair<std::string, Words>> kReading = {
    {"khabar-search", {"apple", "--format", "tsv"}},
    {"khabar-search", {"--entity", "apple"}},
    {"khabar-index", {"stats"}},
    {"khabar-index", {"check"}},
    {"khabar-index", {"duplicates"}},
    {"khabar-index", {"discover"}},
};

void check_told(const Ended& ended, const std::string& words) {
  CHECK_MESSAGE(ended.exit == 6, ended.err);
  CHECK_MESSAGE(ended.err.find(words) != std::string::npos, ended.err);
  CHECK(ended.out.empty());
}

}  // namespace

TEST_CASE("system: a database on a read-only medium is searchable, and an update says why it is none") {
  const TempDir dir;
  const std::string database = copy_of_corpus(dir);
  const Mounts mounts;
  ProgramOptions options;
  if (!mounts.allowed()) {
    MESSAGE("not run: no private mounts here");
    return;
  }
  mounts.make_read_only(dir.path());
  options.mounts = &mounts;
  for (const auto& [program, words] : kReading) {
    const Ended ended = run_program(program, with_db(database, words), options);
    CHECK_MESSAGE(ended.exit <= 1, words[0] << ": " << ended.err);
    CHECK_MESSAGE(ended.out == run_program(program, with_db(database, words)).out, words[0]);
  }
  for (const char* command : {"update", "rebuild"})
    check_told(index(database, {command, kArticles}, options), "read-only medium");
  check_told(index(dir.path("new"), {"update", kArticles}, options), "read-only medium");
}

TEST_CASE("system: what may not be read is told from damage, and is as it was") {
  const TempDir dir;
  const std::string database = copy_of_corpus(dir);
  ProgramOptions options;
  options.bound_by_modes = true;
  for (const char* name : {"", "/XAPIANDB", "/gen-1", "/gen-1/iamglass", "/gen-1/postlist.glass",
                           "/gen-1/position.glass", "/gen-1/docdata.glass", "/gen-1/termlist.glass"}) {
    CAPTURE(name);
    struct stat before {};
    REQUIRE(stat((database + name).c_str(), &before) == 0);
    REQUIRE(chmod((database + name).c_str(), 0) == 0);
    check_told(search(database, {"apple"}, options), "no permission");
    REQUIRE(chmod((database + name).c_str(), before.st_mode & 07777) == 0);
  }
  CHECK(search(database, {"apple"}, options).exit == 0);
  REQUIRE(chmod((database + "/gen-1/docdata.glass").c_str(), 0) == 0);
  check_told(index(database, {"duplicates"}, options), "no permission");
  check_told(index(database, {"check"}, options), "no permission");
}

TEST_CASE("system: with few file handles each program works, or says that they are too few") {
#ifdef __SANITIZE_ADDRESS__
  MESSAGE("not run: UndefinedBehaviorSanitizer opens files of its own, and reports what it cannot look at");
  return;
#endif
  const TempDir dir;
  const std::string database = copy_of_corpus(dir);
  bool worked = false;
  for (const std::size_t handles : {4u, 5u, 6u, 7u, 8u, 9u, 10u, 16u}) {
    CAPTURE(handles);
    ProgramOptions options;
    options.limits = {{RLIMIT_NOFILE, handles}};
    const Ended found = search(database, {"apple"}, options);
    worked = found.exit == 0;
    if (!worked) check_told(found, "too many open files");
  }
  CHECK(worked);
  for (const std::size_t handles : {5u, 9u}) {
    CAPTURE(handles);
    ProgramOptions options;
    options.limits = {{RLIMIT_NOFILE, handles}};
    check_told(index(dir.path("new"), {"update", kArticles}, options), "too many open files");
  }
  CHECK(index(dir.path("new"), {"update", kArticles}).exit == 0);
}

TEST_CASE("system: a limit of a file's size ends no program by a signal, and what was committed stays") {
  const TempDir dir;
  const std::string database = copy_of_corpus(dir);
  dir.write("more.txt", "One more article\n\nAbout the glimmerchip.\n");
  for (const std::size_t bytes : {4'000u, 20'000u}) {
    CAPTURE(bytes);
    ProgramOptions options;
    options.limits = {{RLIMIT_FSIZE, bytes}};
    check_told(index(database, {"update", dir.path("more.txt")}, options), "beyond the limit");
    CHECK(search(database, {"apple"}).exit == 0);
  }
  CHECK(index(database, {"update", dir.path("more.txt")}).exit == 0);
  CHECK(search(database, {"glimmerchip"}).exit == 0);
}

TEST_CASE("system: a full disk keeps what was committed, and an update goes on when there is room") {
  const TempDir dir;
  const Mounts mounts;
  if (!mounts.allowed()) {
    MESSAGE("not run: no private mounts here");
    return;
  }
  fs::create_directory(dir.path("disk"));
  mounts.disk(dir.path("disk"), 16 << 20);
  ProgramOptions options;
  options.mounts = &mounts;
  const std::string database = dir.path("disk/db");
  dir.write("news/one.txt", "The first article\n\nAbout the glimmerchip.\n");
  REQUIRE(index(database, {"update", dir.path("news")}, options).exit == 0);
  std::size_t used = 0;
  for (const auto& entry : fs::recursive_directory_iterator(mounts.seen_from_outside(database)))
    if (entry.is_regular_file()) used += entry.file_size() + 4096;
  mounts.resize_disk(dir.path("disk"), used + (64 << 10));
  check_told(index(database, {"update", dir.path("news"), kArticles}, options), "the disk is full");
  CHECK(search(database, {"glimmerchip"}, options).exit == 0);
  CHECK(search(database, {"apple"}, options).exit == 1);
  mounts.resize_disk(dir.path("disk"), 64 << 20);
  CHECK(index(database, {"update", dir.path("news"), kArticles}, options).exit == 0);
  CHECK(search(database, {"apple"}, options).exit == 0);
  CHECK(index(database, {"check"}, options).exit == 0);
}

TEST_CASE("system: too little memory is told as such by each program, and never ends one by a signal") {
#ifdef __SANITIZE_ADDRESS__
  MESSAGE("not run: a sanitizer takes more address space than any limit here");
#else
  const TempDir dir;
  for (const std::size_t megabytes : {60u, 100u, 130u, 160u, 200u, 300u}) {
    CAPTURE(megabytes);
    ProgramOptions options;
    options.limits = {{RLIMIT_AS, megabytes << 20}};
    const Ended made = index(dir.path("db" + std::to_string(megabytes)), {"update", kArticles, "-j", "8"}, options);
    CHECK_MESSAGE((made.exit == 0 || made.exit == 6 || made.exit == 127), made.err);  // 127: not even loaded
    CHECK(made.err.empty() == (made.exit == 0));
    const Ended found = search(corpus(), {"apple"}, options);
    CHECK_MESSAGE((found.exit == 0 || found.exit == 6 || found.exit == 127), found.err);
  }
#endif
}
