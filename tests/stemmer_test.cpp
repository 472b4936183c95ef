#include "common/text/stemmer.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "common/text/analyzer.hpp"
#include "common/text/utf8.hpp"
#include "tests/support/random_text.hpp"

using namespace khabar;

namespace {

struct Pair {
  std::string_view code;
  std::string_view a;
  std::string_view b;
};

/// As a text's words are stemmed: folded first.
std::string stem_of(std::string_view word, std::string_view code) {
  return Analyzer().forms(word, language(code)).stem;
}

}  // namespace

TEST_CASE("stemmer: forms of one word meet") {
  const Pair kMeet[] = {
      {"en", "company", "companies"},
      {"en", "invest", "investing"},
      {"en", "runs", "running"},
      {"en", "Chips", "chip"},
      {"de", "Unternehmen", "Unternehmens"},
      {"de", "Rechenzentrum", "Rechenzentren"},
      {"sr", "компаније", "kompanija"},
      {"hr", "čip", "čipova"},
      {"nb", "selskap", "selskapet"},
      {"de", "Häuser", "Haus"},
      {"de", "Umsätze", "Umsatz"},
      {"de", "Größe", "GRÖSSEN"},
      {"fr", "entreprise", "entreprises"},
      {"fr", "annoncé", "annoncer"},
      {"fr", "chevaux", "cheval"},
      {"es", "inversión", "inversiones"},
      {"es", "anunció", "anunciar"},
      {"it", "azienda", "aziende"},
      {"it", "lavoro", "lavori"},
      {"pt", "investimento", "investimentos"},
      {"nl", "chip", "chips"},
      {"sv", "företag", "företagen"},
      {"da", "virksomhed", "virksomheder"},
      {"no", "selskap", "selskapet"},
      {"fi", "talossa", "talo"},
      {"hu", "vállalatok", "vállalatnak"},
      {"ro", "companiile", "companii"},
      {"ru", "компания", "компаний"},
      {"ru", "рынка", "рынки"},
      {"ru", "Всё", "все"},
      {"tr", "şirket", "şirketler"},
      {"tr", "kitaplar", "kitap"},
      {"ar", "الشركة", "شركة"},
      {"ar", "المكتب", "مكتب"},
      {"hi", "कंपनी", "कंपनियों"},
      {"hi", "कंपनी", "कंपनियाँ"},
      {"hi", "कंपनियां", "कंपनियाँ"},
      {"hi", "लड़का", "लडकों"},
      {"hi", "किताब", "किताबें"},
      {"el", "εταιρεία", "εταιρειών"},
      {"el", "υπολογιστής", "ΥΠΟΛΟΓΙΣΤΕΣ"},
      {"ko", "삼성전자는", "삼성전자"},
      {"ko", "삼성전자가", "삼성전자의"},
      {"ko", "회사에서", "회사"},
      {"ko", "대한민국에서는", "대한민국"},
      {"ca", "empresa", "empreses"},
      {"id", "perusahaan", "usaha"},
      {"lt", "įmonė", "įmonės"},
      {"sr", "компанија", "компаније"},
      {"sr", "компанија", "kompanije"},
      {"ne", "कम्पनीले", "कम्पनी"},
      {"yi", "פירמע", "פירמעס"},
  };
  for (const Pair& pair : kMeet) {
    CAPTURE(pair.code);
    CAPTURE(pair.a);
    CAPTURE(pair.b);
    CHECK(stem_of(pair.a, pair.code) == stem_of(pair.b, pair.code));
  }
}

TEST_CASE("stemmer: other words stay apart") {
  const Pair kApart[] = {
      {"en", "investor", "inventory"}, {"en", "policy", "police"}, {"en", "chip", "ship"},
      {"en", "new", "news"},           {"de", "Haus", "Hase"},     {"de", "Chip", "Chef"},
      {"fr", "puce", "pouce"},         {"es", "banco", "barco"},   {"ru", "рынок", "рука"},
      {"hi", "पानी", "पास"},           {"hi", "नानी", "नाना"},     {"hi", "सर्वर", "सरकार"},
      {"ko", "회사", "회의"},          {"ko", "가이", "가"},       {"ar", "شركة", "مكتب"},
      {"tr", "kitap", "kutu"},         {"vi", "má", "ma"},         {"vi", "đồng", "dong"},
      {"ja", "会社", "社会"},          {"de", "Raum", "Rahmen"},
  };
  for (const Pair& pair : kApart) {
    CAPTURE(pair.code);
    CAPTURE(pair.a);
    CAPTURE(pair.b);
    CHECK(stem_of(pair.a, pair.code) != stem_of(pair.b, pair.code));
  }
}

TEST_CASE("stemmer: Korean endings come off long nouns, but short words are no noun and particle") {
  CHECK(stem_of("사람들은", "ko") == "사람");
  CHECK(stem_of("발표했다", "ko") == "발표");
  CHECK(stem_of("삼성전자는", "ko") == "삼성전자");
  CHECK(stem_of("나까지", "ko") == "나");
  CHECK(stem_of("이", "ko") == "이");
  CHECK(stem_of("가이", "ko") == "가이");
  CHECK(stem_of("에서", "ko") == "에서");
}

TEST_CASE("stemmer: a language without an algorithm leaves words as they are") {
  for (const std::string_view code : {"und", "zh", "th", "vi", "sw", "xx"}) {
    CAPTURE(code);
    Stemmer stemmer(language(code));
    for (const std::string_view word : {"companies", "компании", "คน", "שלום", "ing"})
      CHECK(stemmer.stem(word) == word);
  }
}

TEST_CASE("stemmer: every language of the table has the stemmer that its row names") {
  for (const Language& row : languages()) {
    CAPTURE(row.code);
    CHECK_NOTHROW(Stemmer{row});
  }
}

TEST_CASE("stemmer: no word becomes empty or malformed, whatever it is") {
  constexpr unsigned kSeed = 20260108;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  for (const Language& row : languages()) {
    CAPTURE(row.code);
    Stemmer stemmer(row);
    for (const std::string_view word : {"s", "ing", "e", "नी", "ी", "는", "ال", "ά", "ии", "'", "'s"}) {
      CAPTURE(word);
      CHECK_FALSE(stemmer.stem(word).empty());
    }
    for (int round = 0; round < 100; ++round) {
      const std::string word = test::random_text(random, 1 + random() % 20);
      CAPTURE(word);
      const std::string stem = stemmer.stem(word);
      if (stem.empty() || !utf8::valid(stem)) FAIL("stem " << stem);
    }
  }
}
