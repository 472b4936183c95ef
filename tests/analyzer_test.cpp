#include "common/text/analyzer.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.hpp"
#include "tests/support/random_text.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

namespace {

/// As tests/data/analyzer.tsv writes tokens.
std::string dump(const std::vector<Token>& tokens) {
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ' ';
    out += token.exact;
    if (token.kind == TokenKind::Word && token.stem != token.exact) out += "~" + token.stem;
    out += "@" + std::to_string(token.position);
    if (token.kind == TokenKind::Compound) out += '!';
    if (token.kind == TokenKind::Segment) out += '=';
    if (token.kind == TokenKind::Gram) out += '%';
  }
  return out;
}

/// What stands in the text where the tokens are, between bars.
std::string surfaces(std::string_view text, std::string_view code) {
  std::string out;
  for (const Token& token : Analyzer().analyze(text, language(code))) {
    if (!out.empty()) out += '|';
    out += text.substr(token.begin, token.end - token.begin);
  }
  return out;
}

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

/// What is wrong with a token, given the one before it; empty when nothing is.
std::string fault(const Token& token, const Token* before, std::string_view text) {
  if (token.begin >= token.end || token.end > text.size()) return "offsets outside the text";
  if (!is_border(text, token.begin) || !is_border(text, token.end)) return "offsets inside a character";
  if (token.exact.empty() || token.exact.size() > kMaxWordBytes || !utf8::valid(token.exact)) return "exact form";
  if ((token.kind == TokenKind::Word) == token.stem.empty()) return "a stem for words and words only";
  if (token.stem.size() > kMaxWordBytes || !utf8::valid(token.stem)) return "stem";
  if (!before) return "";
  if (token.begin < before->begin) return "not in text order";
  if (token.position < before->position) return "positions go back";
  const bool own_place = token.kind == TokenKind::Word || token.kind == TokenKind::Gram;
  if (own_place && before->kind == token.kind && token.position == before->position) return "two at one position";
  return "";
}

double seconds_for(const std::string& text, std::string_view code) {
  const auto start = std::chrono::steady_clock::now();
  CHECK_NOTHROW(Analyzer().analyze(text, language(code)));
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

}  // namespace

TEST_CASE("analyzer: words, stems, compounds, segments and n-grams of many languages") {
  Analyzer analyzer;
  for (const auto& row : test::read_table("analyzer.tsv", 3)) {
    CAPTURE(row.line);
    CAPTURE(row.cells[1]);
    CHECK(dump(analyzer.analyze(row.cells[1], language(row.cells[0]))) == row.cells[2]);
  }
}

TEST_CASE("analyzer: offsets tell where a token stands in the text as written") {
  CHECK(surfaces("In C++, GPT-4o!", "en") == "In|C++|C|GPT-4o|GPT|4o");
  CHECK(surfaces("a .NET app", "en") == "a|.NET|NET|app");
  CHECK(surfaces("AT&T (U.S.)", "en") == "AT&T|AT|T|U.S");
  CHECK(surfaces("AMD’s AMD's लेनोवो's", "en") == "AMD|AMD|लेनोवो");
  CHECK(surfaces("l’école Ko\xCC\x88ln", "fr") == "l|école|Ko\xCC\x88ln");
  CHECK(surfaces("Türkiye'nin ÖZ", "tr") == "Türkiye|ÖZ");
  CHECK(surfaces("1\u00A0000\u202F000 v3.5, iPhone 17's", "en") == "1\u00A0000\u202F000|v3.5|3.5|iPhone|17");
  CHECK(surfaces("#OpenAI’s #AI", "en") == "OpenAI|Open|AI|AI");
  CHECK(surfaces("5Gใน Wi-Fi", "th") == "5G|ใน|ใน|น|Wi-Fi|Wi|Fi");
  CHECK(surfaces("，發布。", "zh") == "發布|發布|布");
  CHECK(surfaces("한국은", "ko") == "한국은");
}

TEST_CASE("analyzer: positions begin where they are told to") {
  CHECK(dump(Analyzer().analyze("AI 发布 app", language("zh"), 1000)) ==
        "ai@1000 发布@1001= 发布@1001% 布@1002% app@1003");
}

TEST_CASE("analyzer: what it remembers of one language is not taken for another's") {
  Analyzer analyzer;
  for (int round = 0; round < 2; ++round) {
    CHECK(dump(analyzer.analyze("má", language("es"))) == "ma@1");
    CHECK(dump(analyzer.analyze("má", language("vi"))) == "má@1");
    CHECK(analyzer.forms("companies", language("en")).stem == "compani");
    CHECK(analyzer.forms("companies", language("und")).stem == "companies");
  }
}

TEST_CASE("analyzer: any text gives tokens that keep the contract, and the same each time") {
  constexpr unsigned kSeed = 20260107;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  Analyzer analyzer;
  const auto all = languages();
  for (int round = 0; round < 4000; ++round) {
    const std::string text = test::random_text(random, random() % 60);
    const Language& in = all[random() % all.size()];
    CAPTURE(round);
    CAPTURE(text);
    CAPTURE(in.code);
    const std::vector<Token> tokens = analyzer.analyze(text, in);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string wrong = fault(tokens[i], i == 0 ? nullptr : &tokens[i - 1], text);
      if (!wrong.empty()) FAIL(wrong << " at token " << i << " of " << dump(tokens));
    }
    if (round % 16 == 0) REQUIRE(dump(tokens) == dump(Analyzer().analyze(text, in)));
  }
}

TEST_CASE("analyzer: forms stay within kMaxWordBytes when folding makes words longer") {
  Analyzer analyzer;
  for (const Language& in : languages()) {
    CAPTURE(in.code);
    // A ligature of 3 bytes that stands for 18 letters; ß and Ｗ; a single word of each.
    for (const std::string_view piece : {"ﷺ", "ß", "Ｗ", "ŉ", "नी", "é"}) {
      for (const Token& token : analyzer.analyze(repeated(piece, 600), in)) {
        REQUIRE(fault(token, nullptr, repeated(piece, 600)) == "");
      }
    }
  }
}

TEST_CASE("analyzer: time is linear in megabytes without a blank") {
  // A quadratic step would take hours here, not seconds.
  constexpr std::size_t kBytes = 3'000'000;
  for (const std::string_view code : {"en", "fr", "tr", "ko"}) {
    CAPTURE(code);
    CHECK(seconds_for(repeated("a", kBytes), code) < 30);
    CHECK(seconds_for(repeated("a'", kBytes), code) < 30);
    CHECK(seconds_for(repeated("ab'c", kBytes), code) < 30);
  }
  CHECK(seconds_for("e" + repeated("\u0301", 600'000), "en") < 30);  // 300,000 marks
  CHECK(seconds_for("न" + repeated("\u200D\u0901", kBytes), "hi") < 30);
  for (const std::string_view piece : {"a.", "a-", "a&", "a_", "a@",  "+",         ".",   "#",   "'",  "发", "ー",
                                       "한", "1,", "ﷺ",  "1.", "v1.", "000\u00A0", "#aB", "a.1", "aव", "१."}) {
    CAPTURE(piece);
    CHECK(seconds_for(repeated(piece, kBytes), "zh") < 60);
  }
  for (const std::string_view piece : {"ไ", "ปัญญา", "ည", "ញ្ញ", "ກ"}) {
    CAPTURE(piece);
    CHECK(seconds_for(repeated(piece, 300'000), "th") < 60);
  }
}
