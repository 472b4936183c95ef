#include "common/text/language_identifier.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/text/language.hpp"
#include "common/text/language_profile.hpp"
#include "common/text/utf8.hpp"
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

TEST_CASE("identify_language: names of brands are no language") {
  for (const std::string_view text :
       {"Lenovo NVIDIA", "lenovo nvidia", "NVIDIA KI-Chips", "AI", "Samsung Galaxy S26 Ultra", "iPhone", "Nokia",
        "iphone 17 pro max", "Sony PlayStation", "Huawei Xiaomi Oppo Vivo", "Apple Inc. Q4 2025",
        "https://www.example.com/news/2026/01/lenovo-nvidia.html"}) {
    CAPTURE(text);
    CHECK(identify_language(text).code == "und");
  }
}

TEST_CASE("identify_language: code and a single brand among words are no language to be sure of") {
  for (const std::string_view text : {"int main() { return 0; }", "def foo(self, x): return self.x + x",
                                      "SELECT id, name FROM users WHERE id = 1", "microsoft openai", "Dell"}) {
    CAPTURE(text);
    CHECK(identify_language(text).confidence < 0.6);
  }
}

TEST_CASE("identify_language: a few words are enough where they are of one language") {
  const std::vector<std::pair<std::string_view, std::string_view>> rows = {{"de", "neue Rechenzentren für die Stadt"},
                                                                           {"hu", "az új adatközpont"},
                                                                           {"tr", "yapay zekâ ve çip"},
                                                                           {"pl", "nowa fabryka półprzewodników"},
                                                                           {"cs", "nový výrobce čipů"},
                                                                           {"fr", "les puces de la société"},
                                                                           {"es", "los nuevos procesadores"},
                                                                           {"vi", "trí tuệ nhân tạo"},
                                                                           {"uk", "новий завод мікросхем"},
                                                                           {"be", "новы завод мікрасхем у Мінску"},
                                                                           {"ur", "مصنوعی ذہانت"},
                                                                           {"fa", "هوش مصنوعی برای"},
                                                                           {"he", "בינה מלאכותית"},
                                                                           {"ar", "الذكاء الاصطناعي"}};
  for (const auto& [code, text] : rows) {
    CAPTURE(text);
    CHECK(identify_language(text).code == code);
  }
}

TEST_CASE("identify_language: Hindi in Latin letters is Hindi or nothing") {
  for (const std::string_view text : {"bharat mein ai factory kab banegi", "lenovo ka naya laptop kab aayega",
                                      "kya lenovo ka naya laptop bharat mein milega"}) {
    CAPTURE(text);
    const LanguageGuess guess = identify_language(text);
    CHECK((guess.code == "hi" || guess.confidence == 0));
  }
}

TEST_CASE("identify_language: of a text half in another language nobody is sure") {
  const std::string text = std::string(kEnglish) + " " + std::string(kGerman);
  const LanguageGuess guess = identify_language(text);
  CHECK((guess.code == "en" || guess.code == "de"));
  CHECK(guess.confidence < 0.8);
  CHECK(settle_language("de", text).code == "de");
  CHECK(settle_language("en", text).code == "en");
}

TEST_CASE("identify_language: any bytes have a language or none") {
  const unsigned seed = 20260107;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const auto size = random() % 400;
    for (std::size_t i = 0; i < size; ++i) {
      // Any code point at all, now and then a run of one letter.
      const auto c = static_cast<char32_t>(random() % (i % 2 == 0 ? 0x600 : 0x11000));
      text.append(std::string(random() % 50 == 0 ? 300 : 1, static_cast<char>('a' + random() % 26)));
      utf8::append(text, c);
    }
    const LanguageGuess guess = identify_language(text);
    CHECK((guess.code == "und") == (guess.confidence == 0));
    CHECK(guess.confidence >= 0);
    CHECK(guess.confidence <= 1);
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

TEST_CASE("settle_language: Norwegian claimed as no is told apart, a claim of nb or nn stands") {
  constexpr std::string_view kBokmal =
      "Selskapet opplyste tirsdag at de ikke skal bygge et nytt datasenter utenfor byen.";
  constexpr std::string_view kNynorsk = "Selskapet opplyste tysdag at dei ikkje skal byggje eit nytt datasenter.";
  CHECK(settle_language("no", kBokmal).code == "nb");
  CHECK(settle_language("no", kNynorsk).code == "nn");
  CHECK(settle_language("no", "Equinor").code == "no");
  CHECK(settle_language("nb", kBokmal).code == "nb");
  CHECK(settle_language("nn", kBokmal).code == "nn");
  CHECK(settle_language("nb", kNynorsk).code == "nb");
  // Both kinds of Norwegian together are beyond doubt no German, though neither alone is.
  CHECK(settle_language("de", "Selskapet opplyste at det skal komme et senter i landet i januar som er stort.").code !=
        "de");
}

TEST_CASE("language_profiles: each is of a language, has words, and no more than 64 share a script") {
  for (int i = 0; i <= static_cast<int>(Script::Other); ++i) {
    const auto profiles = language_profiles(static_cast<Script>(i));
    CHECK(profiles.size() <= 64);
    for (const LanguageProfile& profile : profiles) {
      CAPTURE(profile.code);
      CHECK((profile.code.size() == 2 || profile.code == "und"));
      CHECK(profile.words.find("  ") == std::string_view::npos);
      CHECK(profile.words.size() > 100);
    }
  }
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
