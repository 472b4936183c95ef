#include "indexer/sources/archive_cutter.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>

#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/support/compress.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/temp_dir.hpp"

using namespace khabar;
using khabar::test::compressed;
using khabar::test::TempDir;

namespace {

struct Member {
  std::string name;
  std::string bytes;
  unsigned type = AE_IFREG;
  std::size_t times = 1;  ///< that the bytes stand in it
};

/// `format` as libarchive names it: zip, ustar, pax, gnutar.
std::string pack(const std::string& format, const std::vector<Member>& members, const std::string& options = "") {
  const std::unique_ptr<archive, decltype(&archive_write_free)> out(archive_write_new(), archive_write_free);
  std::string buffer(std::size_t{16} << 20, '\0');
  std::size_t used = 0;
  REQUIRE(archive_write_set_format_by_name(out.get(), format.c_str()) == ARCHIVE_OK);
  if (!options.empty()) REQUIRE(archive_write_set_options(out.get(), options.c_str()) == ARCHIVE_OK);
  if (options.find("encryption") != std::string::npos) archive_write_set_passphrase(out.get(), "secret");
  archive_write_set_bytes_in_last_block(out.get(), 1);
  REQUIRE(archive_write_open_memory(out.get(), buffer.data(), buffer.size(), &used) == ARCHIVE_OK);
  for (const Member& member : members) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname(entry.get(), member.name.c_str());
    archive_entry_set_filetype(entry.get(), member.type);
    archive_entry_set_perm(entry.get(), 0644);
    if (member.type == AE_IFLNK) archive_entry_set_symlink(entry.get(), member.bytes.c_str());
    const bool file = member.type == AE_IFREG;
    archive_entry_set_size(entry.get(), file ? static_cast<la_int64_t>(member.bytes.size() * member.times) : 0);
    REQUIRE(archive_write_header(out.get(), entry.get()) >= ARCHIVE_WARN);
    for (std::size_t i = 0; file && i < member.times; ++i) {
      archive_write_data(out.get(), member.bytes.data(), member.bytes.size());
    }
  }
  REQUIRE(archive_write_close(out.get()) == ARCHIVE_OK);
  return buffer.substr(0, used);
}

struct Found {
  std::vector<Record> records;
  std::string all;      ///< "path:line=bytes|", the archive's own path left out
  std::string reasons;  ///< "path: reason|"
};

Found cut(const TempDir& dir, const std::string& bytes, const std::string& name = "a.zip") {
  Found found;
  const std::string path = dir.write(name, bytes);
  const auto label = [&](const std::string& whole) {
    REQUIRE(whole.starts_with(path));
    return whole.substr(path.size());
  };
  cut_archive(
      SourceFile{path, Format::Archive, bytes.size(), 0},
      [&](Record record) {
        found.all += place(label(record.path), record.line) + "=" + record.bytes.substr(0, 100) + "|";
        found.records.push_back(std::move(record));
        return true;
      },
      [&](Rejection rejection) { found.reasons += label(rejection.path) + ": " + rejection.reason + "|"; });
  return found;
}

}  // namespace

TEST_CASE("archive: cuts each member as a file of its name") {
  const TempDir dir;
  const std::vector<Member> members = {{"news/", "", AE_IFDIR},
                                       {"news/a.txt", "one"},
                                       {"news/b.jsonl", "{\"a\":1}\n\n{\"a\":2}\n"},
                                       {"c.json", "[{},{}]"},
                                       {"d.jsonl.gz", compressed("{\"a\":3}\n", "gzip")},
                                       {"e.html", "<p>x"},
                                       {"nothing.txt", ""},
                                       {"f.exe", "MZ"}};
  const std::string all =
      "/news/a.txt=one|/news/b.jsonl:1={\"a\":1}|/news/b.jsonl:3={\"a\":2}|/c.json:1={}|/c.json:2={}|"
      "/d.jsonl.gz:1={\"a\":3}|/e.html=<p>x|/nothing.txt=|";
  for (const std::string format : {"zip", "ustar", "pax", "gnutar"}) {
    CAPTURE(format);
    const Found found = cut(dir, pack(format, members));
    CHECK(found.all == all);
    CHECK(found.reasons == "");
  }
  CHECK(cut(dir, pack("zip", members, "zip:compression=store")).all == all);
  for (const std::string filter : {"gzip", "zstd", "bzip2", "xz"}) {
    CHECK(cut(dir, compressed(pack("ustar", members), filter), "a.tar").all == all);
  }
}

TEST_CASE("archive: a WARC and a feed in it are cut as well") {
  const TempDir dir;
  const std::string warc =
      "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<p>x\r\n\r\n";
  const Found found = cut(dir, pack("zip", {{"a.warc", warc + warc}, {"b.warc.gz", compressed(warc, "gzip")}}));
  CHECK(found.all == "/a.warc:1=<p>x|/a.warc:2=<p>x|/b.warc.gz:1=<p>x|");
  CHECK(found.reasons == "");
}

TEST_CASE("archive: names are labels without ways out of it, hidden members are passed over") {
  const TempDir dir;
  const Found found = cut(dir, pack("ustar", {{"../../etc/a.txt", "1"},
                                              {"/abs/b.txt", "2"},
                                              {"x/./y/../c.txt", "3"},
                                              {"win\\dir\\d.txt", "4"},
                                              {".git/e.txt", "5"},
                                              {"__MACOSX/._f.txt", "6"},
                                              {"समाचार.txt", "7"},
                                              {"new\nline\x1b[31m.txt", "8"},
                                              {"\xff\xfe.txt", "9"},
                                              {"..", "10"}}));
  CHECK(
      found.all ==
      "/etc/a.txt=1|/abs/b.txt=2|/x/y/c.txt=3|/win/dir/d.txt=4|/समाचार.txt=7|/new line[31m.txt=8|/\uFFFD\uFFFD.txt=9|");
  CHECK(found.reasons == "");
  CHECK(cut(dir, pack("zip", {{"समाचार.txt", "7"}, {"\xff.txt", "9"}})).all == "/समाचार.txt=7|/\uFFFD.txt=9|");
}

TEST_CASE("archive: links and devices are passed over, archives within and encrypted members refused") {
  const TempDir dir;
  for (const std::string format : {"zip", "pax"}) {
    CAPTURE(format);
    const std::string inner = pack("zip", {{"a.txt", "x"}});
    std::vector<Member> members = {{"link.txt", "/etc/passwd", AE_IFLNK}, {"inner.zip", inner}, {"last.txt", "y"}};
    if (format == "pax") members.push_back({"fifo.txt", "", AE_IFIFO});
    const Found found = cut(dir, pack(format, members));
    CHECK(found.all == "/last.txt=y|");
    CHECK(found.reasons == "/inner.zip: an archive in an archive is not read|");
  }
  const Found secret = cut(dir, pack("zip", {{"a.txt", "x"}, {"b.exe", "x"}}, "zip:encryption=traditional"));
  CHECK(secret.all == "");
  CHECK(secret.reasons == "/a.txt: is encrypted|");
}

TEST_CASE("archive: members with the same text are told apart") {
  const TempDir dir;
  const Found found = cut(dir, pack("zip", {{"a.txt", "x"}, {"b.txt", "x"}}));
  REQUIRE(found.records.size() == 2);
  CHECK(found.records[0].hash != found.records[1].hash);
}

TEST_CASE("archive: stops when no more is wanted") {
  const TempDir dir;
  const std::string path = dir.write("a.zip", pack("zip", {{"a.jsonl", "{}\n{}\n{}\n"}, {"b.txt", "x"}}));
  int taken = 0;
  cut_archive(
      {path, Format::Archive, 1000, 0}, [&](Record) { return ++taken < 2; }, [](Rejection) { FAIL("rejected"); });
  CHECK(taken == 2);
}

TEST_CASE("archive: what is no archive, is empty, torn or damaged is told") {
  const TempDir dir;
  CHECK(cut(dir, "no archive").reasons != "");
  CHECK(cut(dir, pack("zip", {})).reasons == "");
  CHECK(cut(dir, pack("ustar", {})).reasons == "");
  std::string text;
  for (int i = 0; i < 20000; ++i) text += std::to_string(i * 7919 % 10007);
  for (const std::string format : {"zip", "ustar"}) {
    CAPTURE(format);
    std::string bytes = pack(format, {{"first.txt", "x"}, {"a.txt", text}, {"b.txt", "y"}});
    const Found torn = cut(dir, bytes.substr(0, bytes.size() / 2));
    CHECK(torn.all == "/first.txt=x|");
    CHECK(torn.reasons != "");
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    const Found damaged = cut(dir, bytes);
    CHECK(damaged.all.ends_with("/b.txt=y|"));
    if (format == "zip") {
      CHECK(damaged.all == "/first.txt=x|/b.txt=y|");
      CHECK(damaged.reasons.starts_with("/a.txt: "));
    }
  }
  std::size_t count = 0;
  cut_archive(
      {dir.path("absent.zip"), Format::Archive, 0, 0}, [](Record) { return true; }, [&](Rejection) { ++count; });
  CHECK(count == 1);
}

TEST_CASE("archive: bombs are left") {
  const TempDir dir;
  const std::string zeros(1 << 20, '\0');
  const Found whole = cut(dir, pack("zip", {{"a.txt", zeros, AE_IFREG, 100}, {"b.txt", "y"}}));
  CHECK(whole.all == "/b.txt=y|");
  CHECK(whole.reasons == "/a.txt: larger than 64 MiB|");
  // A bomb in a bomb: a member that unfolds to 1 GiB, again and again.
  const std::string bomb = compressed(zeros, "bzip2", 1100);
  REQUIRE(bomb.size() < 10'000);
  const Found nested = cut(dir, pack("zip", {{"a.jsonl.bz2", bomb}, {"b.jsonl.bz2", bomb}, {"c.txt", "z"}}));
  CHECK(nested.all == "");
  CHECK(nested.reasons.ends_with(": unfolds to more than is read of an archive: not read further|"));
}

TEST_CASE("archive: an xz member, which may ask for gigabytes, is refused") {
  const TempDir dir;
  // libarchive writes no such zips: the method's number is put into both headers, 95 for stored.
  std::string bytes = pack("zip", {{"a.txt", "text"}}, "zip:compression=store");
  const std::size_t central = bytes.find("PK\x01\x02");
  REQUIRE(central != std::string::npos);
  bytes[8] = 95;
  bytes[central + 10] = 95;
  CHECK(cut(dir, bytes).reasons == "/a.txt: is packed in a way that is not read|");
}

TEST_CASE("archive: damaged bytes give records and rejections, never anything else") {
  const TempDir dir;
  CAPTURE(test::seed());
  std::mt19937 random(test::seed());
  const std::vector<Member> members = {{"a.txt", std::string(3000, 'x')},
                                       {"b.jsonl", "{\"a\":1}\n{\"a\":2}\n"},
                                       {"c.jsonl.gz", compressed("{\"a\":3}\n", "gzip")},
                                       {"link", "a.txt", AE_IFLNK},
                                       {"d.json", "[{},{}]"}};
  const std::vector<std::string> archives = {pack("zip", members), pack("zip", members, "zip:compression=store"),
                                             pack("ustar", members), pack("pax", members),
                                             compressed(pack("gnutar", members), "gzip")};
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    std::string bytes = archives[static_cast<std::size_t>(round) % archives.size()];
    for (unsigned i = 0; i < 1 + random() % 6; ++i) {
      const std::size_t at = random() % bytes.size();
      if (random() % 8 == 0) {
        bytes.resize(at + 1);
      } else {
        bytes[at] = static_cast<char>(random());
      }
    }
    CHECK(cut(dir, bytes).records.size() <= 40);
  }
}
