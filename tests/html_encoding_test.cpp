#include "indexer/sources/html_encoding.hpp"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <random>

#include "common/text/utf8.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

TEST_CASE("html encoding: found as browsers find it") {
  for (const auto& row : test::read_table("html_encoding.tsv", 4)) {
    CAPTURE(row.line);
    const Decoded decoded = decode_html(row.cells[0], row.cells[1]);
    CHECK(decoded.text == row.cells[2]);
    CHECK(decoded.warning.empty() == row.cells[3].empty());
    CHECK(decoded.warning.find(row.cells[3]) != std::string::npos);
  }
}

TEST_CASE("html encoding: a declaration is looked for in the first 4096 bytes") {
  const std::string meta = "<meta charset=koi8-r>\xf0";
  CHECK(decode_html(std::string(4000, ' ') + meta, "").text.ends_with("П"));
  CHECK_FALSE(decode_html(std::string(5000, ' ') + meta, "").text.ends_with("П"));
}

TEST_CASE("html encoding: random pages become scrubbed UTF-8 under any label") {
  const unsigned seed = test::seed();
  std::mt19937 random(seed);
  constexpr std::array<const char*, 10> kLabels = {"gbk",  "shift_jis",    "utf-16be", "iso-2022-kr", "hz-gb-2312",
                                                   "big5", "windows-1255", "utf-8",    "\"",          "euc-kr"};
  constexpr std::array<const char*, 10> kPieces = {
      "<meta ", "charset", "=", "\"", "'", ">", "<!--", "-->", "koi8-r", "http-equiv=content-type content="};
  for (int round = 0; round < 3000; ++round) {
    CAPTURE(seed);
    CAPTURE(round);
    std::string bytes;
    for (std::size_t i = random() % 60; i > 0; --i) {
      bytes += random() % 2 == 0 ? std::string(kPieces[random() % kPieces.size()])
                                 : std::string(1, static_cast<char>(random()));
    }
    const std::string text = decode_html(bytes, round % 2 == 0 ? kLabels[random() % kLabels.size()] : "").text;
    CHECK(utf8::valid(text));
    CHECK(utf8::scrub(text) == text);
  }
}

TEST_CASE("html encoding: large pages take linear time") {
  for (const std::string& piece : {std::string("<meta charset="), std::string("<!--"), std::string("\xff\xe9"),
                                   std::string("<meta a='"), std::string("\x81\x30")}) {
    std::string bytes;
    while (bytes.size() < 3'000'000) bytes += piece;
    for (const char* label : {"", "gbk", "iso-2022-jp"}) {
      const auto begin = std::chrono::steady_clock::now();
      decode_html(bytes, label);
      CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < 5);
    }
  }
}
