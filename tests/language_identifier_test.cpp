#include "common/text/language_identifier.hpp"

#include <doctest/doctest.h>

#include <string>

#include "common/text/language.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

namespace {

constexpr std::string_view kGerman =
    "Das Unternehmen will im nächsten Jahr ein zweites Rechenzentrum am Rande der Stadt bauen.";
constexpr std::string_view kEnglish =
    "The company said on Tuesday that it would build a second data centre near the river next year.";
constexpr std::string_view kChinese = "该公司周二表示，明年将在城市附近建设第二个数据中心。";

}  // namespace

TEST_CASE("identify_language: a sentence of each language") {
  for (const auto& row : test::read_table("languages.tsv", 2)) {
    CAPTURE(row.line);
    CAPTURE(row.cells[1]);
    const LanguageGuess guess = identify_language(row.cells[1]);
    CHECK(guess.code == row.cells[0]);
    CHECK(guess.confidence > 0.5);
    CHECK(guess.confidence <= 1);
  }
}

TEST_CASE("identify_language: names of brands are no language to be sure of") {
  for (const std::string_view text : {"Lenovo NVIDIA", "NVIDIA KI-Chips", "AI", "Samsung Galaxy S26 Ultra", "iPhone"}) {
    CAPTURE(text);
    CHECK(identify_language(text).confidence < 0.5);
  }
}

TEST_CASE("identify_language: nothing to go by is und") {
  for (const std::string_view text : {"", " \n", "2026 1,000 +++", "🚀🚀", "\u064E\u0650"}) {
    CAPTURE(text);
    CHECK(identify_language(text).code == "und");
    CHECK(identify_language(text).confidence == 0);
  }
}

TEST_CASE("identify_language: Latin names inside do not hide the language around them") {
  CHECK(identify_language("Lenovo 与 NVIDIA 在 CES 2026 上宣布合作，推出 AI Cloud 工厂").code == "zh");
  CHECK(identify_language("LenovoとNVIDIAがCES 2026でAI Cloud Gigafactoryを発表した").code == "ja");
  CHECK(identify_language("Lenovo와 NVIDIA가 CES 2026에서 협력을 발표했다").code == "ko");
  CHECK(identify_language("Η Lenovo και η NVIDIA ανακοίνωσαν συνεργασία στη CES").code == "el");
}

TEST_CASE("identify_language: codes are ISO 639-1, whatever the identifier calls them") {
  CHECK(identify_language("Ang kompanya miingon niadtong Martes nga magtukod kini og ikaduhang sentro sa datos duol "
                          "sa dakbayan sa sunod tuig.")
            .code == "und");
  CHECK(identify_language("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎠᏂᏴᏫᏯ ᏧᎾᏓᎴᎿᎢ").code == "und");
}

TEST_CASE("identify_language: looks at the beginning of a long text only") {
  std::string text;
  while (text.size() < kIdentifiedBytes) text += std::string(kGerman) + " ";
  for (int i = 0; i < 2000; ++i) text += kEnglish;
  CHECK(identify_language(text).code == "de");
}

TEST_CASE("settle_language: a claim stands unless the text plainly contradicts it") {
  CHECK(settle_language("de", kGerman).code == "de");
  CHECK(settle_language("de-AT", kGerman).code == "de");
  CHECK(settle_language("DE_at", "Lenovo").code == "de");
  CHECK(settle_language("zh_Hant", kChinese).code == "zh");
  CHECK(settle_language("iw", "החברה הודיעה ביום שלישי").code == "he");
  CHECK(settle_language("nb", "Selskapet opplyste tirsdag at det skal bygge et nytt datasenter utenfor byen.").code ==
        "no");
  // Too little text to contradict with.
  CHECK(settle_language("de", "Lenovo NVIDIA").code == "de");
  CHECK(settle_language("fr", "").code == "fr");
  CHECK(settle_language("sw", "2026").code == "sw");
}

TEST_CASE("settle_language: another script or another language beyond doubt wins over the claim") {
  CHECK(settle_language("en", kChinese).code == "zh");
  CHECK(settle_language("en", kGerman).code == "de");
  CHECK(settle_language("ru", kEnglish).code == "en");
}

TEST_CASE("settle_language: near kin pass for each other") {
  constexpr std::string_view kDanish = "Virksomheden meddelte tirsdag, at den næste år vil bygge et nyt datacenter.";
  CHECK(settle_language("no", kDanish).code == "no");
  CHECK(settle_language("ms", "Perusahaan itu mengumumkan pada hari Selasa akan membangun pusat data kedua.").code ==
        "ms");
  CHECK(settle_language("de", kDanish).code == "da");
}

TEST_CASE("settle_language: no claim, or none that is a language, leaves it to the text") {
  for (const std::string_view claim : {"", "und", "xx", "german", "-", "_", "?"}) {
    CAPTURE(claim);
    CHECK(settle_language(claim, kGerman).code == "de");
    CHECK(settle_language(claim, "").code == "und");
  }
}

TEST_CASE("language: rows in order, each found by its code, und for all others") {
  const auto rows = languages();
  REQUIRE(rows.size() > 60);
  CHECK(rows.back().code == "und");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(rows[i].code);
    CHECK(&language(rows[i].code) == &rows[i]);
    if (i + 2 < rows.size()) CHECK(rows[i].code < rows[i + 1].code);
    if (i + 1 < rows.size()) CHECK(rows[i].code.size() == 2);
    CHECK_FALSE(rows[i].name.empty());
  }
  for (const std::string_view code : {"", "x", "xx", "zz", "deu", "und "}) CHECK(language(code).code == "und");
}
