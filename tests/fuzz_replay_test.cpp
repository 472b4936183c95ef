#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/support/seed.hpp"

namespace fs = std::filesystem;

using FuzzTarget = int(const std::uint8_t*, std::size_t);
extern "C" {
FuzzTarget khabar_fuzz_archive;
FuzzTarget khabar_fuzz_date_scanner;
FuzzTarget khabar_fuzz_decode;
FuzzTarget khabar_fuzz_gazetteer;
FuzzTarget khabar_fuzz_html;
FuzzTarget khabar_fuzz_http_response;
FuzzTarget khabar_fuzz_json;
FuzzTarget khabar_fuzz_json_ld;
FuzzTarget khabar_fuzz_json_line;
FuzzTarget khabar_fuzz_markdown;
FuzzTarget khabar_fuzz_query;
FuzzTarget khabar_fuzz_snippet;
FuzzTarget khabar_fuzz_stored;
FuzzTarget khabar_fuzz_warc;
FuzzTarget khabar_fuzz_xml;
}

namespace {

struct NamedTarget {
  const char* name;
  FuzzTarget* run;
};

constexpr auto kTargets = std::to_array<NamedTarget>({
    {"archive", khabar_fuzz_archive},
    {"date_scanner", khabar_fuzz_date_scanner},
    {"decode", khabar_fuzz_decode},
    {"gazetteer", khabar_fuzz_gazetteer},
    {"html", khabar_fuzz_html},
    {"http_response", khabar_fuzz_http_response},
    {"json", khabar_fuzz_json},
    {"json_ld", khabar_fuzz_json_ld},
    {"json_line", khabar_fuzz_json_line},
    {"markdown", khabar_fuzz_markdown},
    {"query", khabar_fuzz_query},
    {"snippet", khabar_fuzz_snippet},
    {"stored", khabar_fuzz_stored},
    {"warc", khabar_fuzz_warc},
    {"xml", khabar_fuzz_xml},
});

/// Bytes without a NUL behind them, so that reading past their end is seen.
using Bytes = std::vector<std::uint8_t>;
using Random = std::mt19937;

const fs::path kRoot = fs::path(KHABAR_SOURCE_DIR) / "fuzz";

/// By path, so that every run mutates the same.
std::vector<fs::path> seeds_of(const std::string& target) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kRoot / "seeds" / target)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

Bytes read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return {bytes.begin(), bytes.end()};
}

/// Up to four changes: a byte, a bit, a stretch taken out, repeated, or put in elsewhere, the end torn off.
Bytes mutated(Bytes bytes, Random& random) {
  using namespace std::string_view_literals;
  constexpr auto kSigns = "<>\"'&;:,[]{}()=/\\-*#\n\r \t\0\x80\xff"sv;
  const auto below = [&](std::size_t count) { return count == 0 ? 0 : random() % count; };
  for (std::size_t changes = 1 + below(4); changes > 0 && !bytes.empty(); --changes) {
    const std::size_t at = below(bytes.size());
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const std::size_t length = 1 + below(std::min<std::size_t>(bytes.size() - at, 64));
    const Bytes stretch(place, place + static_cast<std::ptrdiff_t>(length));
    switch (random() % 7) {
      case 0:
        *place = static_cast<std::uint8_t>(random());
        break;
      case 1:
        *place = static_cast<std::uint8_t>(*place ^ (1u << (random() % 8)));
        break;
      case 2:
        *place = static_cast<std::uint8_t>(kSigns[below(kSigns.size())]);
        break;
      case 3:
        bytes.erase(place, place + static_cast<std::ptrdiff_t>(length));
        break;
      case 4:
        bytes.insert(place, stretch.begin(), stretch.end());
        break;
      case 5:
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size())), stretch.begin(), stretch.end());
        break;
      default:
        bytes.resize(at);
    }
  }
  bytes.shrink_to_fit();
  return bytes;
}

std::string hex(const Bytes& bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : bytes) out.append({kDigits[byte >> 4], kDigits[byte & 15]});
  return out;
}

void run(const NamedTarget& target, const Bytes& bytes) {
  CAPTURE(hex(bytes));
  CHECK_NOTHROW(target.run(bytes.data(), bytes.size()));
}

}  // namespace

TEST_CASE("fuzz targets: each has seeds, and is in the list of what is replayed") {
  std::set<std::string> replayed;
  for (const NamedTarget& target : kTargets) {
    CAPTURE(target.name);
    replayed.insert(target.name);
    CHECK(seeds_of(target.name).size() >= 3);
  }
  for (const auto& entry : fs::directory_iterator(kRoot)) {
    if (entry.path().extension() == ".cpp")
      CHECK_MESSAGE(replayed.contains(entry.path().stem()), entry.path().native());
  }
}

TEST_CASE("fuzz targets: every seed and its mutations keep the promises") {
  constexpr int kMutations = 200;
  const unsigned seed = khabar::test::seed();
  CAPTURE(seed);
  for (const NamedTarget& target : kTargets) {
    for (const fs::path& file : seeds_of(target.name)) {
      CAPTURE(file.native());
      const Bytes bytes = read(file);
      run(target, bytes);
      Random random(seed);
      for (int round = 0; round < kMutations; ++round) run(target, mutated(bytes, random));
    }
  }
}
