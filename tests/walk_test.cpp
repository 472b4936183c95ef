#include "indexer/sources/walk.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "common/error.hpp"
#include "tests/support/temp_dir.hpp"

namespace fs = std::filesystem;
using namespace khabar;
using khabar::test::TempDir;

namespace {

/// Paths below the folder, in order.
std::vector<std::string> names(const Walk& found, const TempDir& dir) {
  std::vector<std::string> out;
  for (const SourceFile& file : found.files) out.push_back(file.path.substr(dir.path().size() + 1));
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("walk: files of known types below a folder, sorted, the others counted") {
  const TempDir dir;
  for (const char* name :
       {"b.txt", "a.md", "deep/er/c.jsonl.gz", "deep/d.JSON", "e.ndjson.zst", "f.Markdown", "g.txt.xz"}) {
    dir.write(name, "x");
  }
  for (const char* name : {"photo.jpg", "noending", "page.css", "archive.gz", ".txt"}) dir.write(name, "x");
  const Walk found = walk({dir.path()});
  CHECK(names(found, dir) ==
        Names{"a.md", "b.txt", "deep/d.JSON", "deep/er/c.jsonl.gz", "e.ndjson.zst", "f.Markdown", "g.txt.xz"});
  CHECK(found.files[0].format == Format::Markdown);
  CHECK(found.files[1].format == Format::Text);
  CHECK(found.files[2].format == Format::Json);
  CHECK(found.files[3].format == Format::JsonLines);
  CHECK(found.files[4].format == Format::JsonLines);
  CHECK(found.ignored == 4);
  CHECK(found.rejections.empty());
  CHECK(found.roots == Names{dir.path()});
}

TEST_CASE("walk: tells size and time of a file") {
  const TempDir dir;
  const std::string path = dir.write("a.txt", "12345");
  const timespec times[2] = {{1000, 7}, {1000, 7}};
  REQUIRE(utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
  const Walk found = walk({path});
  REQUIRE(found.files.size() == 1);
  CHECK(found.files[0].size == 5);
  CHECK(found.files[0].mtime_ns == 1'000'000'000'007);
}

TEST_CASE("walk: hidden files and folders are left out, unless they are named") {
  const TempDir dir;
  dir.write(".hidden.txt", "x");
  dir.write(".git/a.txt", "x");
  dir.write("b.txt", "x");
  CHECK(names(walk({dir.path()}), dir) == Names{"b.txt"});
  CHECK(names(walk({dir.path(".git")}), dir) == Names{".git/a.txt"});
  CHECK(names(walk({dir.path(".hidden.txt")}), dir) == Names{".hidden.txt"});
}

TEST_CASE("walk: a file that is named is taken whatever its ending, also when its folder is named before it") {
  const TempDir dir;
  const std::string odd = dir.write("report.2026", "x");
  const Walk found = walk({dir.path(), odd});
  CHECK(names(found, dir) == Names{"report.2026"});
  CHECK(found.files[0].format == Format::Text);
  CHECK(found.ignored == 0);
  CHECK(found.roots == Names{dir.path(), odd});
}

TEST_CASE("walk: each file once, by its own path, whatever links and roots lead to it") {
  const TempDir dir;
  const std::string file = dir.write("z/a.txt", "x");
  fs::create_symlink(file, dir.path("a-link.txt"));
  fs::create_directory_symlink(dir.path("z"), dir.path("b-link"));
  fs::create_hard_link(file, dir.path("z/b.txt"));
  CHECK(names(walk({dir.path("b-link"), dir.path(), dir.path("z"), dir.path(), file}), dir) == Names{"z/a.txt"});
}

TEST_CASE("walk: follows links out of the folder") {
  const TempDir dir;
  dir.write("out/a.txt", "x");
  fs::create_directory(dir.path("in"));
  fs::create_directory_symlink(dir.path("out"), dir.path("in/link"));
  CHECK(names(walk({dir.path("in")}), dir) == Names{"in/link/a.txt"});
}

TEST_CASE("walk: loops of links end") {
  const TempDir dir;
  dir.write("a/b/c.txt", "x");
  fs::create_directory_symlink(dir.path("a"), dir.path("a/b/up"));
  fs::create_directory_symlink(dir.path(), dir.path("a/root"));
  fs::create_symlink("self.txt", dir.path("self.txt"));
  const Walk found = walk({dir.path()});
  CHECK(names(found, dir) == Names{"a/b/c.txt"});
  REQUIRE(found.rejections.size() == 1);
  CHECK(found.rejections[0].path == dir.path("self.txt"));
}

TEST_CASE("walk: pipes, sockets and broken links are rejected and not opened") {
  const TempDir dir;
  REQUIRE(mkfifo(dir.path("pipe.txt").c_str(), 0600) == 0);
  fs::create_symlink("nowhere", dir.path("broken.txt"));
  const int server = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  REQUIRE(dir.path("s.txt").size() < sizeof(address.sun_path));
  std::strcpy(address.sun_path, dir.path("s.txt").c_str());
  REQUIRE(bind(server, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
  const Walk found = walk({dir.path()});
  close(server);
  CHECK(found.files.empty());
  std::string reasons;
  for (const Rejection& rejection : found.rejections) reasons += rejection.reason + "\n";
  CHECK(found.rejections.size() == 3);
  CHECK(reasons.find("pipe") != std::string::npos);
  CHECK(reasons.find("socket") != std::string::npos);
  CHECK(reasons.find("leads nowhere") != std::string::npos);
  CHECK(walk({dir.path("pipe.txt")}).rejections.size() == 1);
}

TEST_CASE("walk: a path that does not exist is a usage error, also a link that leads nowhere") {
  const TempDir dir;
  dir.write("a.txt", "x");
  fs::create_symlink("nowhere", dir.path("broken.txt"));
  for (const char* name : {"no-such-file", "a.txt/below", "broken.txt"}) {
    CAPTURE(name);
    try {
      walk({dir.path(), dir.path(name)});
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.exit == Exit::Usage);
    }
  }
}

TEST_CASE("walk: what cannot be read is rejected below a folder, and ends the run when it was named") {
  if (geteuid() == 0) return;  // root may read anything
  const TempDir dir;
  dir.write("a.txt", "x");
  dir.write("closed/b.txt", "x");
  fs::permissions(dir.path("a.txt"), fs::perms::none);
  fs::permissions(dir.path("closed"), fs::perms::none);
  CHECK(walk({dir.path()}).rejections.size() == 2);
  for (const char* name : {"a.txt", "closed"}) {
    try {
      walk({dir.path(name)});
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.exit == Exit::System);
    }
  }
  fs::permissions(dir.path("closed"), fs::perms::owner_all);
}

TEST_CASE("walk: names that are no UTF-8, and dots in paths") {
  const TempDir dir;
  const std::string path = dir.write("caf\xe9.txt", "x");
  CHECK(names(walk({dir.path() + "/./sub/..//"}), dir) == Names{"caf\xe9.txt"});
  CHECK(walk({path}).files.at(0).path == path);
}

TEST_CASE("walk: a deep tree does not exhaust the stack") {
  const TempDir dir;
  fs::path folder = dir.path();
  for (int depth = 0; depth < 400; ++depth) folder /= "d";
  fs::create_directories(folder);
  std::ofstream(folder / "a.txt") << "x";
  CHECK(walk({dir.path()}).files.size() == 1);
}
