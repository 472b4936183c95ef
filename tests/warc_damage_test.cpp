#include <doctest/doctest.h>
#include <zlib.h>

#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "indexer/sources/warc.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/warc.hpp"

using namespace khabar;
using namespace khabar::test;

namespace {

/// Of this process so far, in KiB.
std::size_t memory_peak() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6));
  }
  return 0;
}

}  // namespace

TEST_CASE("warc: a Content-Length that lies costs its record, and no other where there is a way back") {
  const TempDir dir;
  const std::string block = kHtmlHead + "\r\n" + page("x");
  const std::size_t size = block.size();
  for (const std::string& length :
       {std::to_string(size + 10), std::to_string(size + 100), std::to_string(size - 10), std::string("-5"),
        std::string("+5"), std::string(""), std::string("abc"), std::string("99999999999999999999999"),
        std::string("18446744073709551615"), std::string("9223372036854775807"), std::string("1000000")}) {
    CAPTURE(length);
    const std::vector<std::string> records = {response("first"), warc_record("response", kHttpFields, block, length),
                                              response("last"), response("very last")};
    for (std::size_t i = 0; i < 2; ++i) {  // plain; a member a record
      CAPTURE(kStorages[i].name);
      const Found found = read(dir, kStorages[i].pack(records));
      CHECK(found.bodies() == "1:first|3:last|4:very last|");
      REQUIRE(found.rejections.size() == 1);
      CHECK(found.rejections[0].line == 2);
      CHECK(found.place.records == 4);
    }
    for (std::size_t i = 2; i < kStorages.size(); ++i) {
      const Found found = read(dir, kStorages[i].pack(records));
      CHECK(found.bodies().starts_with("1:first|"));
      CHECK(!found.rejections.empty());
    }
  }
}

TEST_CASE("warc: a torn last record is told, and read when the file has grown") {
  const TempDir dir;
  for (std::size_t i = 0; i < 2; ++i) {
    CAPTURE(kStorages[i].name);
    const std::string one = kStorages[i].pack({response("one")});
    const std::string whole = one + kStorages[i].pack({response(page("two"))});
    for (std::size_t cut = one.size() + 6; cut + 4 < whole.size(); cut += 13) {
      CAPTURE(cut);
      const Found torn = read(dir, whole.substr(0, cut));
      CHECK(torn.bodies() == "1:one|");
      CHECK(torn.rejections.size() == 1);
      CHECK(torn.place.offset == one.size());
      const Found grown = read(dir, whole, torn.place);
      CHECK(grown.bodies() == "2:" + page("two") + "|");
      CHECK(grown.place.offset == whole.size());
    }
  }
}

TEST_CASE("warc: a broken gzip member costs its records only") {
  const TempDir dir;
  std::vector<std::string> members;
  for (int n = 0; n < 5; ++n) {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += std::to_string((n + 7) * 7919 * i % 10007) + " ";
    members.push_back(gzip(response(page(text))));
  }
  const auto lines = [](const Found& found) {
    std::string out;
    for (const Record& record : found.records) out += std::to_string(record.line);
    return out;
  };
  REQUIRE(lines(read(dir, concatenated(members))) == "12345");
  for (const std::size_t at : {std::size_t{4}, std::size_t{12}, members[2].size() / 2, members[2].size() - 6}) {
    CAPTURE(at);
    auto damaged = members;
    damaged[2][at] = static_cast<char>(damaged[2][at] ^ 0x55);
    if (at == 4) damaged[2].replace(0, 10, "0123456789");
    const Found found = read(dir, concatenated(damaged));
    CHECK(lines(found) == "1245");
    REQUIRE(!found.rejections.empty());
    CHECK(found.rejections[0].line == 3);
    CHECK(found.place.records == 5);
  }
  auto lost = members;  // bytes that are missing: what comes next is swallowed, and found
  lost[2].resize(lost[2].size() / 2);
  CHECK(lines(read(dir, concatenated(lost))) == "1245");
  const Found padded = read(dir, concatenated(members) + std::string(1000, '\0'));
  CHECK(lines(padded) == "12345");
  CHECK(padded.rejections.size() == 1);
  CHECK(lines(read(dir, members[0] + std::string(1 << 20, '\x1f') + members[1])) == "13");
}

TEST_CASE("warc: text between records and files that are no WARC") {
  const TempDir dir;
  CHECK(read(dir, "").reasons() == "");
  CHECK(read(dir, "\r\n\r\n").reasons() == "");
  CHECK(read(dir, "no WARC at all").reasons() == "1:no WARC record begins here|");
  CHECK(read(dir, "WARC/1.0").reasons() == "1:ends early|");
  CHECK(read(dir, "junk\n\n" + response("x")).bodies() == "2:x|");
  CHECK(read(dir, gzip("junk") + gzip(response("x"))).bodies() == "2:x|");
  CHECK(read(dir, "\n\n\n" + response("x") + "\n\n\n" + response("y")).bodies() == "1:x|2:y|");
  CHECK(read(dir,
             "WARC/0.17\nwarc-type:response\nContent-Type:application/http\ncontent-length:  51 \n\n"
             "HTTP/1.0 200 OK\nContent-Type: text/html\n\n0123456789\n\nWARC/")
            .bodies() == "1:0123456789|");
  CHECK_THROWS_AS(stands_before({dir.path("absent"), Format::Warc, 0, 0}, {}), ReadError);
  const SourceFile absent{dir.path("absent"), Format::Warc, 0, 0};
  std::size_t line = 1;
  read_warc(
      absent, {}, [](Record) { return true; }, [&](Rejection rejection) { line = rejection.line; });
  CHECK(line == 0);
}

TEST_CASE("warc: a body of 2 GB, packed to 2 MB, passes in little memory") {
  const TempDir dir;
  const std::string head = warc_record("response", kHttpFields, kHtmlHead + "\r\n", "2147483648");
  const std::string open = head.substr(0, head.size() - 4);
  const std::string zeros(1 << 20, '\0');
  gzFile out = gzopen(dir.path("zeros.gz").c_str(), "wb1");
  gzwrite(out, open.data(), static_cast<unsigned>(open.size()));
  for (int i = 0; i < 2048; ++i) gzwrite(out, zeros.data(), static_cast<unsigned>(zeros.size()));
  gzclose(out);
  const std::size_t before = memory_peak();
  const Found found = read(dir, dir.read("zeros.gz") + gzip(response("x")));
  CHECK(memory_peak() - before < (256 << 10));
  CHECK(found.bodies() == "2:x|");
  CHECK(found.rejections.size() == 1);
}

TEST_CASE("warc: a header of 100 MB is left and what follows is read") {
  const TempDir dir;
  const std::string hundred(100 << 20, 'x');
  const std::string long_header =
      "WARC/1.0\r\nWARC-Type: response\r\nX: " + hundred + "\r\nContent-Length: 1\r\n\r\na\r\n\r\n";
  CHECK(read(dir, long_header + response("x")).reasons() == "1:its WARC header is larger than 1 MiB|");
  CHECK(read(dir, long_header + response("x")).bodies() == "2:x|");
  const std::string long_http = response("a", "HTTP/1.1 200 OK\r\nX: " + hundred + "\r\n");
  CHECK(read(dir, long_http + response("x")).bodies() == "2:x|");
}

TEST_CASE("warc: damaged bytes give records and rejections, few enough, and places that stand") {
  const TempDir dir;
  CAPTURE(test::seed());
  std::mt19937 random(test::seed());
  std::vector<std::string> records;
  for (int n = 0; n < 12; ++n) {
    records.push_back(response("body " + std::to_string(n)));
    records.push_back(response(gzip("zipped " + std::to_string(n)), kHtmlHead + "Content-Encoding: gzip\r\n"));
    records.push_back(response("3\r\nabc\r\n0\r\n\r\n", kHtmlHead + "Transfer-Encoding: chunked\r\n"));
    records.push_back(warc_record("request", "", "x"));
  }
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    std::string bytes = kStorages[static_cast<std::size_t>(round) % kStorages.size()].pack(records);
    for (unsigned i = 0; i < 1 + random() % 8; ++i) {
      const std::size_t at = random() % bytes.size();
      switch (random() % 4) {
        case 0:
          bytes[at] = static_cast<char>(random());
          break;
        case 1:
          bytes.erase(at, random() % 50);
          break;
        case 2:
          bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 50));
          break;
        default:
          bytes.insert(at, std::to_string(random()));
      }
    }
    const Found found = read(dir, bytes);
    CHECK(found.records.size() <= 60);
    CHECK(found.rejections.size() <= 60);
    CHECK(found.place.offset <= bytes.size());
    const SourceFile file{dir.path("a.warc.gz"), Format::Warc, bytes.size(), 0};
    CHECK(stands_before(file, found.place));
    for (const Record& record : read(dir, bytes, found.place).records) CHECK(record.line > found.place.records);
  }
}

TEST_CASE("warc: bytes that lie everywhere take linear time") {
  const TempDir dir;
  // Each header claims what only the end of the file refutes; each gzip member holds the next one, stored.
  std::string lies;
  while (lies.size() < (8 << 20)) lies += "WARC/1.0\nWARC-Type:resource\nContent-Length:7000000\n\n";
  CHECK(read(dir, lies).rejections.size() >= 10);
  std::string marks;
  while (marks.size() < (2 << 20))
    marks += std::string(
        "\x1f\x8b\x08\0\0\0\0\0\0\x03\0\x07\0\xf8\xff"
        "WARC/1.",
        22);
  CHECK(!read(dir, gzip(response("x")) + marks).rejections.empty());
}
