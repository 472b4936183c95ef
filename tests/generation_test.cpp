#include "indexer/write/generation.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "common/store/database.hpp"
#include "tests/support/bare_index.hpp"
#include "tests/support/temp_dir.hpp"

namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

TEST_CASE("generation: names count up, and only what was written as one is taken for one") {
  const TempDir dir;
  CHECK(current_generation(dir.path()).empty());
  CHECK(settle_generations(dir.path()).empty());
  CHECK(next_generation(dir.path()) == "new-1");
  fs::create_directory(dir.path("new-4"));
  CHECK(put_to_use(dir.path(), "new-4") == "gen-4");
  CHECK(current_generation(dir.path()) == "gen-4");
  for (const char* name : {"gen-2", "gen-12", "new-13", "gen-13-photos", "gen-x", "gen-", "generation", "gen--5",
                           "new-", "gen-99999999999999999999"}) {
    dir.write(std::string(name) + "/iamglass", "x");
  }
  dir.write("gen-7/cat.jpg", "x");
  dir.write("new-7/cat.jpg", "x");
  CHECK(next_generation(dir.path()) == "new-14");
  CHECK(settle_generations(dir.path()) == "gen-4");
  CHECK(entries(dir.path()) ==
        "XAPIANDB gen- gen--5 gen-13-photos gen-4 gen-7 gen-99999999999999999999 gen-x generation new- new-7");
}

/// What stands in the folder, and what becomes of it when a run comes next: a run that died may have ended anywhere.
TEST_CASE("generation: after any end the newest that was whole is in use, and nothing is removed on a guess") {
  struct Row {
    const char* why;
    const char* stub;  ///< empty: none
    std::vector<std::string> folders;
    const char* in_use;  ///< or the trouble
    const char* left;
  };
  for (const Row& row : {
           Row{"nothing yet", "", {}, "", ""},
           Row{"died while it made the first", "", {"new-1"}, "", ""},
           Row{"died before the first stub", "", {"gen-1"}, "gen-1", "XAPIANDB gen-1"},
           Row{"died in a rebuild", "auto gen-1\n", {"gen-1", "new-2"}, "gen-1", "XAPIANDB gen-1"},
           Row{"died before the stub changed", "auto gen-1\n", {"gen-1", "gen-2"}, "gen-1", "XAPIANDB gen-1"},
           Row{"died after the stub changed", "auto gen-2\n", {"gen-1", "gen-2"}, "gen-2", "XAPIANDB gen-2"},
           Row{"the stub is lost", "", {"gen-1", "gen-2", "new-3"}, "gen-2", "XAPIANDB gen-2"},
           Row{"the generation is lost", "auto gen-3\n", {"gen-1", "new-4"}, "damaged", "XAPIANDB gen-1 new-4"},
           Row{"the stub is torn", "auto ge", {"gen-1", "gen-2"}, "damaged", "XAPIANDB gen-1 gen-2"},
           Row{"the stub leads out of the folder", "auto ../gen-1\n", {"gen-1"}, "damaged", "XAPIANDB gen-1"},
       }) {
    CAPTURE(row.why);
    const TempDir dir;
    if (*row.stub) dir.write("XAPIANDB", row.stub);
    for (const std::string& folder : row.folders) dir.write(folder + "/iamglass", "x");
    std::string in_use;
    if (exit_of([&] { in_use = settle_generations(dir.path()); }) == Exit::Damaged) in_use = "damaged";
    CHECK(in_use == row.in_use);
    CHECK(entries(dir.path()) == row.left);
  }
}
