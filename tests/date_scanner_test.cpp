#include "common/text/date_scanner.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/text/utf8.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

TEST_CASE("date scanner: finds what date_lines.tsv lists, where it stands, and nothing else") {
  std::set<std::string> languages;
  for (const test::Row& row : test::read_table("date_lines.tsv", 5)) {
    const std::string& line = row.cells[1];
    CAPTURE(row.line);
    CAPTURE(line);
    std::optional<FoundDate> found = find_date(line, row.cells[0]);
    CHECK((found ? to_iso(found->date) : "-") == row.cells[2]);
    CHECK((found ? line.substr(found->begin, found->end - found->begin) : "") == row.cells[3]);
    CHECK((is_date_line(line, row.cells[0]) ? "line" : "") == row.cells[4]);
    if (found) languages.insert(row.cells[0]);
  }
  CHECK(languages.size() >= 27);
}

TEST_CASE("date scanner: offsets count the bytes of the line as it is") {
  // An invisible mark, full-width digits and a decomposed letter: each has another length when folded.
  std::string before = "नमस्ते \xE2\x80\x8F— ";
  std::string date = "１２. Ma\xCC\x88rz 2025";
  std::optional<FoundDate> found = find_date(before + date + " – ende", "de");
  REQUIRE(found);
  CHECK(found->begin == before.size());
  CHECK(found->end == before.size() + date.size());
  // The era is not the whole word, and an invisible joiner stands within it.
  std::string era = "令\xE2\x80\x8D和8年1月7日";
  found = find_date("本日" + era, "ja");
  REQUIRE(found);
  CHECK(found->begin == std::string("本日").size());
  CHECK(found->end == std::string("本日").size() + era.size());
}

TEST_CASE("date scanner: only what begins in the first 4096 bytes is read, and no date is cut") {
  std::string date = "7 January 2026";
  CHECK(find_date(std::string(4000, 'x') + " " + date, "en"));
  CHECK_FALSE(find_date(std::string(4096, 'x') + " " + date, "en"));
  for (std::size_t before = 4070; before < 4110; ++before) {
    std::string line = std::string(before, ' ') + "2026-01-07";
    std::optional<FoundDate> found = find_date(line, "en");
    if (found) CHECK(to_iso(found->date) == "2026-01-07");
    CHECK(found.has_value() == (before + 8 < 4096));
  }
}

TEST_CASE("date scanner: headlines and body text are no date lines") {
  CHECK_FALSE(is_date_line("Lenovo launches its AI cloud on January 7, 2026", "en"));
  CHECK_FALSE(is_date_line("Lenovo stellt am 7. Januar 2026 neue Rechner vor", "de"));
  CHECK_FALSE(is_date_line("लेनोवो ने 7 जनवरी 2026 को एआई क्लाउड की घोषणा की", "hi"));
  CHECK_FALSE(is_date_line("联想集团于2026年1月7日发布新产品", "zh"));
  CHECK_FALSE(is_date_line("于 2026 年 1 月 7 日发布。", "zh"));
  CHECK_FALSE(is_date_line("January 7, 2026: 5000 new jobs", "en"));
  CHECK_FALSE(is_date_line("January 7, 2026" + std::string(200, '-'), "en"));
}

TEST_CASE("date scanner: a language's code may be written in any case, and may be anything") {
  for (std::string lang : {"de", "DE", "de-AT", "de_CH"}) {
    CAPTURE(lang);
    CHECK(find_date("7. Oktober 2025", lang));
  }
  for (std::string lang : {"", "en", "und", "x", "d", "deutsch", "\xFF\xFE", "../../x", "zz@calendar=persian"}) {
    CAPTURE(lang);
    CHECK_FALSE(find_date("7. Oktober 2025", lang));
    CHECK(find_date("7 October 2025", lang));
  }
}

namespace {

/// A line of the table, or none, with pieces put in and bytes taken out at random.
std::string random_line(std::mt19937& random, const std::vector<test::Row>& rows) {
  static const std::vector<std::string> kPieces{"7",     "07",
                                                "2026",  "1404",
                                                "2569",  " ",
                                                " ",     ".",
                                                "-",     "/",
                                                ":",     ",",
                                                "年",    "月",
                                                "日",    "一",
                                                "〇",    "十",
                                                "元",    "令和",
                                                "2026",  "30",
                                                "年",    "January",
                                                "May",   "mai",
                                                "دی",    "ม.ค.",
                                                "tháng", "năm",
                                                "T",     "Z",
                                                "+",     "pm",
                                                "h",     "Uhr",
                                                "下午",  "–",
                                                "de",    "st",
                                                "1월",   "\xFF",
                                                "\xE2",  "\xCC\x88",
                                                "١٢",    "\xE2\x80\x8D",
                                                "(",     ")",
                                                "GMT",   "gada",
                                                "г."};
  std::string out = random() % 3 == 0 ? "" : rows[random() % rows.size()].cells[1];
  std::size_t edits = out.empty() ? random() % 24 : random() % 3;
  for (; edits > 0; --edits) {
    out.insert(random() % (out.size() + 1), kPieces[random() % kPieces.size()]);
    if (random() % 3 == 0) out.erase(random() % out.size(), random() % 3);
  }
  return out;
}

}  // namespace

TEST_CASE("date scanner: whatever the line, a date that is found is real and its offsets lie between characters") {
  constexpr std::uint32_t kSeed = 77;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  const std::vector<std::string> languages{"", "en", "de", "zh", "ja", "fa", "th", "vi", "ko", "hu", "lv", "ar"};
  const std::vector<test::Row> rows = test::read_table("date_lines.tsv", 5);
  int found_dates = 0;
  for (int round = 0; round < 30000; ++round) {
    std::string line = random_line(random, rows);
    const std::string& lang = languages[random() % languages.size()];
    std::optional<FoundDate> found = find_date(line, lang);
    bool date_line = is_date_line(line, lang);
    if (!found) {
      if (date_line) FAIL("a date line without a date: ", line);
      continue;
    }
    ++found_dates;
    bool inside = found->begin < found->end && found->end <= line.size();
    std::string clean = utf8::scrub(line);
    bool whole = inside && (clean != line || utf8::valid(line.substr(found->begin, found->end - found->begin)));
    if (!is_real(found->date) || !whole) {
      CAPTURE(round);
      CAPTURE(line);
      CAPTURE(lang);
      FAIL("a wrong date");
    }
  }
  CHECK(found_dates > 3000);
}

TEST_CASE("date scanner: lines made to be slow are not") {
  // A pattern that looks ahead without bound takes minutes for any of these.
  std::chrono::duration<double> spent{};
  for (std::string piece :
       {"1-", "7. ", "一", "2026.", "de ", "7 January ", "年", "2026 m. ", "1:1:", "元", "\xE2\x80\x8D"}) {
    std::string line = "2026";
    while (line.size() < 8'000'000) line += piece;
    CAPTURE(piece);
    auto begin = std::chrono::steady_clock::now();
    find_date(line, "lv");
    is_date_line(line, "lv");
    spent += std::chrono::steady_clock::now() - begin;
  }
  CHECK(spent.count() < 2.0);
}
