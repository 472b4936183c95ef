#include "indexer/sources/record.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

#include "common/store/content_hash.hpp"
#include "tests/support/compress.hpp"
#include "tests/support/cut_file.hpp"
#include "tests/support/temp_dir.hpp"

using namespace khabar;
using khabar::test::compressed;
using khabar::test::TempDir;

using test::cut_file;
using test::CutFile;

namespace {

std::string told(const std::string& bytes, Format format) {
  const TempDir dir;
  return cut_file(dir.write("file", bytes), format).told();
}

std::string utf16(std::string_view ascii) {
  std::string out = "\xff\xfe";
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

}  // namespace

TEST_CASE("record: a text is one record, whatever is in it") {
  CHECK(told("one\ntwo\n", Format::Text) == "0:one\ntwo\n");
  CHECK(told("", Format::Markdown) == "0:");
  const TempDir dir;
  const std::string text(300'000, 'x');
  CHECK(cut_file(dir.write("a", compressed(text, "gzip")), Format::Text).records.at(0).bytes == text);
}

TEST_CASE("record: a JSON Lines file has a record a line, without blank lines, mark and line ends") {
  CHECK(told("{\"a\":1}\n{\"b\":2}\n", Format::JsonLines) == "1:{\"a\":1}|2:{\"b\":2}");
  CHECK(told("\xef\xbb\xbf{1}\r\n\r\n  \n{2}", Format::JsonLines) == "1:{1}|4:{2}");
  CHECK(told("\n\n{1}\nbroken\n{2}", Format::JsonLines) == "3:{1}|4:broken|5:{2}");
  CHECK(told(utf16("{1}\n{2}\n"), Format::JsonLines) == "1:{1}|2:{2}");
  CHECK(told("", Format::JsonLines) == "!0");
  CHECK(told(" \n\n", Format::JsonLines) == "!0");
}

TEST_CASE("record: a .json file is an object, an array of values, or lines in fact") {
  CHECK(told("{\n \"a\": \"}\"\n}\n", Format::Json) == "0:{\n \"a\": \"}\"\n}");
  CHECK(told("[{\"a\":[1,{}]},\n {\"b\":\"]\\\"}\"} ]", Format::Json) == "1:{\"a\":[1,{}]}|2:{\"b\":\"]\\\"}\"}");
  CHECK(told("[]", Format::Json) == "");
  CHECK(told("[1,\"x\", null\n,[2],]", Format::Json) == "1:1|2:\"x\"|3:null|4:[2]");
  CHECK(told("{1}\n{2}\n", Format::Json) == "1:{1}|2:{2}");
  CHECK(told("{\"torn\n{\"b\":2}\n", Format::Json) == "1:{\"torn|2:{\"b\":2}");
  CHECK(told("{\n1}\n{\n2}\n", Format::Json) == "1:{\n1}|2:{\n2}");
  CHECK(told(utf16("[{1},{2}]"), Format::Json) == "1:{1}|2:{2}");
}

TEST_CASE("record: what the name promises gives way to what the file holds") {
  CHECK(told("[{1},\n{2}]", Format::JsonLines) == "1:{1}|2:{2}");
  CHECK(told("{\n 1\n}\n", Format::JsonLines) == "0:{\n 1\n}");
}

TEST_CASE("record: broken JSON files are rejected with what came before kept") {
  CHECK(told("[{1},{2}", Format::Json) == "1:{1}|2:{2}|!2");
  CHECK(told("[{1},{\"a", Format::Json) == "1:{1}|!2");
  CHECK(told("{\"a\": [1", Format::Json) == "!0");
  CHECK(told("[{1}] {2}", Format::Json) == "1:{1}|!1");
  CHECK(told("[{1}}", Format::Json) == "1:{1}|!1");
  CHECK(told("hello", Format::Json) == "!0");
}

TEST_CASE("record: a torn compressed file gives its whole records and one rejection") {
  const TempDir dir;
  std::string lines;
  for (int i = 0; i < 50'000; ++i) lines += "{\"id\":" + std::to_string(i * 7919 % 99991) + "}\n";
  const std::string bytes = compressed(lines, "zstd");
  const CutFile got = cut_file(dir.write("a", bytes.substr(0, bytes.size() / 2)), Format::JsonLines);
  REQUIRE_FALSE(got.records.empty());
  CHECK(got.records.back().bytes.ends_with('}'));
  REQUIRE(got.rejections.size() == 1);
  CHECK(got.rejections[0].line == got.records.back().line + 1);
}

TEST_CASE("record: a file that is gone is one rejection") {
  CutFile got;
  for_each_record(
      {"/nothing/here.txt", Format::Text, 0, 0}, [](Record) { return true; },
      [&](Rejection rejection) { got.rejections.push_back(std::move(rejection)); });
  CHECK(got.told() == "!0");
}

TEST_CASE("record: what is too large is skipped and reading goes on behind it") {
  const TempDir dir;
  const std::string large = "{\"a\":\"" + std::string(kMaxRecordBytes, 'x') + "\"}";
  CHECK(cut_file(dir.write("a", "{1}\n" + large + "\n{2}\n"), Format::JsonLines).told() == "1:{1}|3:{2}|!2");
  CHECK(cut_file(dir.write("a", "[{1}," + large + ",{2}]"), Format::Json).told() == "1:{1}|3:{2}|!2");
  CHECK(cut_file(dir.write("a", large), Format::Text).told() == "!0");
  CHECK(cut_file(dir.write("a", large), Format::Json).told() == "!0");
  CHECK(cut_file(dir.write("a", std::string(kMaxRecordBytes, 'x')), Format::Text).records.size() == 1);
}

TEST_CASE("record: stops when it is told to") {
  const TempDir dir;
  CHECK(cut_file(dir.write("a", "{1}\n{2}\n{3}\n"), Format::JsonLines, 2).told() == "1:{1}|2:{2}");
  CHECK(cut_file(dir.write("a", "[{1},{2},{3}]"), Format::Json, 2).told() == "1:{1}|2:{2}");
  CHECK(cut_file(dir.write("a", "{\n1}{2}{3}"), Format::Json, 1).told() == "1:{\n1}");
}

TEST_CASE("record: borders of the read buffer cut nothing in two") {
  const TempDir dir;
  std::string lines;
  std::string array = "[";
  std::vector<std::string> values;
  for (int i = 0; i < 3000; ++i) {
    values.push_back("{\"t\":\"" + std::string(static_cast<std::size_t>(i % 977), 'x') + "\\\"\\\\\"}");
    lines += values.back() + "\n";
    array += (i == 0 ? "" : ",") + values.back();
  }
  for (const auto& [bytes, format] : {std::pair(lines, Format::JsonLines), std::pair(array + "]", Format::Json)}) {
    const CutFile got = cut_file(dir.write("a", bytes), format);
    REQUIRE(got.records.size() == values.size());
    CHECK(got.rejections.empty());
    for (std::size_t i = 0; i < values.size(); ++i) REQUIRE(got.records[i].bytes == values[i]);
  }
}

TEST_CASE("record: random bytes of JSON's own characters are cut or rejected, nothing else, and end") {
  constexpr unsigned kSeed = 4711;
  std::mt19937 random(kSeed);
  const TempDir dir;
  for (int round = 0; round < 600; ++round) {
    CAPTURE(kSeed);
    CAPTURE(round);
    std::string bytes;
    const std::size_t size = random() % 60;
    for (std::size_t i = 0; i < size; ++i) bytes += "{}[]\"\\,:1a \n\xff"[random() % 13];
    const std::string path = dir.write("a", bytes);
    for (const Format format : {Format::Text, Format::Markdown, Format::JsonLines, Format::Json}) {
      std::size_t total = 0;
      for (const Record& record : cut_file(path, format).records) total += record.bytes.size();
      CHECK(total <= bytes.size());
    }
  }
}

TEST_CASE("content hash: MurmurHash3's published value, and no two of similar records the same") {
  CHECK(hex(content_hash("The quick brown fox jumps over the lazy dog"), 32) == "e34bbc7bbc071b6c7a433ca9c49a9347");
  CHECK(hex(content_hash(""), 12) == "000000000000");
  std::set<RecordHash> seen;
  std::string text;
  for (int i = 0; i < 300; ++i) {
    for (char c : {'\0', 'a', 'b'}) seen.insert(content_hash(text + c));
    text += '\0';
  }
  CHECK(seen.size() == 900);
}
