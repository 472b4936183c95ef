#include "common/entities/matcher.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "common/entities/evidence.hpp"
#include "common/text/utf8.hpp"
#include "tests/support/random_text.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

namespace {

Gazetteer small_gazetteer() {
  Gazetteer gazetteer;
  gazetteer.add_table(EntityKind::Company,
                      "scale-ai\tScale AI\t\n"
                      "scale-labs\tScale AI Labs\t\n"
                      "nova\tNova\t\n"
                      "nova-star\tNova Star\t\n"
                      "uber\tUber\t\n"
                      "att\tAT&T\t\n"
                      "msi\tMSI\t\n"
                      "visa\tVisa\t\n"
                      "disney\tDisney\t\n"
                      "nvidia\tNvidia\tNVIDIA\n"
                      "samsung\tSamsung\t三星@zh\n"
                      "preis\tPreis\t\n"
                      "apple\tApple\tApple Inc|苹果?@zh|सेब?@hi\tambiguous\n"
                      "allianz\tAllianz\t\tambiguous\n",
                      "companies.tsv");
  gazetteer.add_table(EntityKind::Person, "wei\tC. C. Wei\t\n", "people.tsv");
  gazetteer.add_table(EntityKind::Place, "us\tU.S.\tUS?\nny\tNew York\t\n", "places.tsv");
  gazetteer.add_table(EntityKind::Product, "plusnet\tPlusnet+\t\n", "products.tsv");
  return gazetteer;
}

std::vector<Mention> mentions_in(std::string_view text, const Matcher& matcher, const Language& in) {
  return matcher.find(text, Analyzer().analyze(text, in), in);
}

/// As tests/data/mentions.tsv writes mentions.
std::string dump(std::string_view text, const std::vector<Mention>& mentions, const Gazetteer& gazetteer) {
  std::string out;
  for (const Mention& mention : mentions) {
    const Entity& entity = gazetteer.entities[mention.entity];
    std::string surface(text.substr(mention.begin, mention.end - mention.begin));
    std::replace(surface.begin(), surface.end(), ' ', '_');
    if (!out.empty()) out += ' ';
    out += std::string(name_of(entity.kind)) + ":" + entity.id + "=" + surface;
  }
  return out;
}

}  // namespace

TEST_CASE("matcher: names in texts of many languages") {
  const Gazetteer small = small_gazetteer();
  const Gazetteer all = builtin_gazetteer();
  const Matcher in_small(small);
  const Matcher in_all(all);
  for (const auto& row : test::read_table("mentions.tsv", 4)) {
    CAPTURE(row.line);
    const std::string& text = row.cells[2];
    CAPTURE(text);
    const bool is_small = row.cells[0] == "small";
    const auto found = mentions_in(text, is_small ? in_small : in_all, language(row.cells[1]));
    CHECK(dump(text, found, is_small ? small : all) == row.cells[3]);
  }
}

TEST_CASE("matcher: a name of two entities is a mention of each, with one span") {
  Gazetteer gazetteer;
  gazetteer.add_table(EntityKind::Company, "claude-inc\tClaudia\t", "companies.tsv");
  gazetteer.add_table(EntityKind::Product, "claude-app\tClaudia\t", "products.tsv");
  const Matcher matcher(gazetteer);
  const std::string text = "Now Claudia works";
  CHECK(dump(text, mentions_in(text, matcher, language("en")), gazetteer) ==
        "company:claude-inc=Claudia product:claude-app=Claudia");
}

TEST_CASE("matcher: a user's table may name a built-in entity again") {
  Gazetteer gazetteer;
  gazetteer.add_table(EntityKind::Company, "nova\tNova\t", "companies.tsv");
  gazetteer.add_table(EntityKind::Company, "nova\tNova\tNovita", "mine.tsv");
  const Matcher matcher(gazetteer);
  const std::string text = "the Nova and Novita";
  CHECK(dump(text, mentions_in(text, matcher, language("en")), gazetteer) == "company:nova=Nova company:nova=Novita");
}

TEST_CASE("matcher: a gazetteer without names, and a text without words") {
  const Gazetteer none;
  CHECK(mentions_in("Apple", Matcher(none), language("en")).empty());
  const Gazetteer small = small_gazetteer();
  CHECK(mentions_in("", Matcher(small), language("en")).empty());
  CHECK(mentions_in(" …", Matcher(small), language("en")).empty());
}

TEST_CASE("matcher: mentions of any text are in order, at borders of characters, equal or apart") {
  constexpr unsigned kSeed = 20260113;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  const Gazetteer gazetteer = builtin_gazetteer();
  const Matcher matcher(gazetteer);
  Analyzer analyzer;
  const auto all = languages();
  std::size_t found = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 8; i > 0; --i) {
      text += gazetteer.aliases[random() % gazetteer.aliases.size()].text;
      text += test::random_text(random, random() % 4);
    }
    const Language& in = all[random() % all.size()];
    CAPTURE(text);
    CAPTURE(in.code);
    const auto mentions = matcher.find(text, analyzer.analyze(text, in), in);
    found += mentions.size();
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const auto [entity, begin, end] = mentions[i];
      REQUIRE(entity < gazetteer.entities.size());
      REQUIRE(begin < end);
      REQUIRE(end <= text.size());
      REQUIRE(utf8::valid(text.substr(0, begin)));
      REQUIRE(utf8::valid(text.substr(begin, end - begin)));
      if (i == 0) continue;
      const Mention& before = mentions[i - 1];
      const bool same = before.begin == begin && before.end == end && before.entity != entity;
      REQUIRE((same || before.end <= begin));
    }
  }
  CHECK(found > 3000);
}

TEST_CASE("matcher: time is linear in texts made of names and their beginnings") {
  const Gazetteer gazetteer = builtin_gazetteer();
  const Matcher matcher(gazetteer);
  Analyzer analyzer;
  for (const std::string_view piece :
       {"New ", "Apple   ", "United States of ", "三", "苹果", "삼성전자는 ", "Apple\n", "a ", "C. C. "}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    const auto tokens = analyzer.analyze(text, language("en"));
    const auto start = std::chrono::steady_clock::now();
    matcher.find(text, tokens, language("en"));
    CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < 20);
  }
}

TEST_CASE("evidence: what speaks for and against a name") {
  struct Case {
    std::string_view text;
    std::size_t unit;
    std::size_t others;
    bool enough;
  };
  const Case kCases[] = {
      {"he asked Apple about it", 2, 0, false},
      {"he asked Apple about it", 2, 1, false},
      {"he asked Apple about it", 2, 2, true},
      {"he asked Apple about it", 2, 100, true},
      {"he asked Apple CEO Tim", 2, 0, true},
      {"he saw shares of the Apple", 5, 0, false},
      {"so Apple's tree", 1, 0, false},
      {"so Apple's tree", 1, 1, true},
      {"Apple tree", 0, 2, false},
      {"Apple company", 0, 2, true},
      {"company one two three Apple", 4, 0, false},
      {"company two three Apple", 3, 0, true},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CAPTURE(c.others);
    const auto units = name_units(c.text, Analyzer().analyze(c.text, language("en")));
    CHECK((evidence({units, c.text, c.unit, c.unit, false, c.others}) >= kEnoughEvidence) == c.enough);
  }
}

TEST_CASE("name units: words whole, unspaced writing by the character, compounds left out") {
  const auto units_of = [](std::string_view text, std::string_view code) {
    const auto units = name_units(text, Analyzer().analyze(text, language(code)));
    return name_key(units, 0, units.size());
  };
  CHECK(units_of("GPT-4o von OpenAI", "de") == "gpt 4o von openai");
  CHECK(units_of("聯想发布AI", "zh") == "联 想 发 布 ai");
  CHECK(units_of("レノボ", "ja") == "レ ノ ボ");
  CHECK(units_of("Việt Nam", "vi") == "viet nam");
  CHECK(units_of("Ευρώπη", "el") == "ευρωπη");
  CHECK(units_of("", "en") == "");
  const std::string_view text = "聯想 AI";
  const auto units = name_units(text, Analyzer().analyze(text, language("zh")));
  REQUIRE(units.size() == 3);
  CHECK(text.substr(units[1].begin, units[1].end - units[1].begin) == "想");
  CHECK(name_key(units, 1, 2) == "想 ai");
}
