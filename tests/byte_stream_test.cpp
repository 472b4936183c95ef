#include "indexer/sources/byte_stream.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <random>
#include <vector>

#include "tests/support/compress.hpp"
#include "tests/support/temp_dir.hpp"

using namespace khabar;
using khabar::test::compressed;
using khabar::test::TempDir;

namespace {

std::string read_all(const std::string& path, std::size_t step = 1000) {
  ByteStream stream(path);
  std::vector<char> buffer(step);
  std::string out;
  while (const std::size_t count = stream.read(buffer.data(), buffer.size())) out.append(buffer.data(), count);
  CHECK(stream.read(buffer.data(), buffer.size()) == 0);  // the end stays the end
  return out;
}

std::string some_text() {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "line " + std::to_string(i * 7919 % 10007) + " समाचार\n";
  return text;
}

}  // namespace

TEST_CASE("byte stream: gives back what was compressed, in every form, whatever the name says") {
  const TempDir dir;
  const std::string text = some_text();
  CHECK(read_all(dir.write("plain.gz", text)) == text);
  for (const std::string filter : {"gzip", "zstd", "bzip2", "xz"}) {
    CAPTURE(filter);
    CHECK(read_all(dir.write("a.txt", compressed(text, filter))) == text);
    CHECK(read_all(dir.write("b.txt", compressed(text, filter) + compressed("and more", filter))) == text + "and more");
    CHECK(read_all(dir.write("c.txt", compressed("", filter))).empty());
  }
}

TEST_CASE("byte stream: empty files and texts that begin almost like a compressed file") {
  const TempDir dir;
  for (const std::string text : {"", "B", "BZh9 is how bzip2 begins", "\x1f\x8b",
                                 "\xfd"
                                 "7zX",
                                 "(\xb5/", "PK\x03\x04"}) {
    CHECK(read_all(dir.write("a.txt", text)) == text);
  }
}

TEST_CASE("byte stream: a torn compressed file gives its whole part and then an error") {
  const TempDir dir;
  const std::string text = some_text();
  for (const std::string filter : {"gzip", "zstd", "bzip2", "xz"}) {
    CAPTURE(filter);
    std::string bytes = compressed(text, filter);
    bytes.resize(bytes.size() / 2);
    CHECK_THROWS_AS(read_all(dir.write("a.txt", bytes)), ByteStream::ReadError);
  }
}

TEST_CASE("byte stream: what cannot be opened or is no file is an error") {
  const TempDir dir;
  REQUIRE(mkfifo(dir.path("pipe").c_str(), 0600) == 0);
  CHECK_THROWS_AS(ByteStream(dir.path("nothing")), ByteStream::ReadError);
  CHECK_THROWS_AS(ByteStream(dir.path()), ByteStream::ReadError);
  CHECK_THROWS_AS(ByteStream(dir.path("pipe")), ByteStream::ReadError);
}

TEST_CASE("byte stream: a bomb is left after a gibibyte") {
  const TempDir dir;
  const std::string zeros(1 << 20, '\0');
  const std::string path = dir.write("bomb.txt", compressed(zeros, "zstd", 1100));
  REQUIRE(std::filesystem::file_size(path) < 1'000'000);
  ByteStream stream(path);
  std::vector<char> buffer(1 << 20);
  std::size_t total = 0;
  const auto read_on = [&] {
    while (const std::size_t count = stream.read(buffer.data(), buffer.size())) total += count;
  };
  CHECK_THROWS_AS(read_on(), ByteStream::ReadError);
  CHECK(total <= (std::size_t{1} << 30));
  CHECK(total > (std::size_t{1} << 29));
}

TEST_CASE("byte stream: damaged bytes end in an error or in some bytes, never in anything else") {
  const TempDir dir;
  constexpr unsigned kSeed = 20260107;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 200; ++round) {
    CAPTURE(kSeed);
    CAPTURE(round);
    const char* filters[] = {"gzip", "zstd", "bzip2", "xz"};
    std::string bytes = compressed(some_text().substr(0, 5000), filters[round % 4]);
    for (int i = 0; i < 3; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    std::size_t size = 0;
    try {
      size = read_all(dir.write("a.txt", bytes)).size();
    } catch (const ByteStream::ReadError&) {
    }
    CHECK(size < 50'000'000);
  }
}
