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
                      "samsung\tSamsung\t三星@zh\t\tnot in: 三星堆, 三星级 (hotels); a note\n"
                      "micron\tMicron\t美光@zh\t\tnot in: 欧美光伏\n"
                      "star-hotels\tStar Hotels\t三星级酒店@zh\n"
                      "ford\tFord\tフォード@ja|デル@ja\n"
                      "loreal\tL'Oréal\t\n"
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
    const auto tokens = analyzer.analyze(text, in);
    const auto mentions = matcher.find(text, tokens, in);
    found += mentions.size();
    std::vector<Mention> accepted;
    for (const Candidate& candidate : matcher.candidates(text, tokens, in)) {
      REQUIRE_FALSE(candidate.reasons.empty());
      if (candidate.accepted) accepted.push_back(candidate.mention);
    }
    REQUIRE(dump(text, accepted, gazetteer) == dump(text, mentions, gazetteer));
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
    std::string_view language;
    std::size_t unit;
    std::size_t others;
    int score;
  };
  const Case kCases[] = {
      {"he saw Apple so", "en", 2, 0, 0},
      {"he saw Apple so", "en", 2, 1, 1},
      {"he saw Apple so", "en", 2, 2, 2},
      {"he saw Apple so", "en", 2, 100, 2},
      // A capital tells something where nouns are small, and only in a line that is not all capitals.
      {"they asked Apple so", "en", 2, 0, 1},
      {"they fragten Apple so", "de", 2, 0, 0},
      {"They Asked Apple So", "en", 2, 0, 0},
      {"so he saw Apple CEO", "en", 3, 0, 2},
      {"so he saw the Apple", "en", 4, 0, -3},
      {"so he saw the Apple CEO", "en", 4, 0, 2},
      {"so he saw the Apple", "de", 4, 0, 0},
      {"so Apple's", "en", 1, 0, 1},
      {"so Apple-x", "en", 1, 0, 1},
      {"so x-Apple", "en", 2, 0, -2},
      {"Apple tree", "en", 0, 2, 1},
      {"Apple tree", "hi", 0, 2, 2},
      {"Apple company", "en", 0, 2, 3},
      {"Apple announced", "en", 0, 0, 1},
      {"company so so so Apple", "en", 4, 0, 0},
      {"company so so Apple", "en", 3, 0, 3},
      {"in the small Orange County", "en", 3, 0, -5},
      {"in small Orange county", "en", 2, 0, 1},
      {"in small Big Apple", "en", 3, 0, -2},
      {"so X so", "en", 1, 0, -2},
      {"see Apple.com", "en", 1, 0, 2},
      {"昨天大众公司", "zh", 2, 0, 2},
      {"昨天大众社会", "zh", 2, 0, 0},
      {"昨日鈴木さん", "ja", 2, 0, -4},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CAPTURE(c.others);
    const Language& in = language(c.language);
    const auto units = name_units(c.text, Analyzer().analyze(c.text, in));
    const std::size_t last = units[c.unit].script == Script::Han ? c.unit + 1 : c.unit;
    NameContext context{units, c.text, in, c.unit, last};
    context.other_companies = c.others;
    CHECK(total(evidence(context)) == c.score);
  }
}

TEST_CASE("evidence: what the matcher knows of the article") {
  const std::string_view text = "so Apple so";
  const auto units = name_units(text, Analyzer().analyze(text, language("en")));
  const NameContext plain{units, text, language("en"), 1, 1};
  const auto score_with = [&](auto change) {
    NameContext context = plain;
    change(context);
    return total(evidence(context));
  };
  CHECK(evidence(plain).empty());
  CHECK(score_with([](NameContext& c) { c.foreign_script = true; }) == 2);
  CHECK(score_with([](NameContext& c) { c.beside_company = true; }) == 2);
  CHECK(score_with([](NameContext& c) { c.named_elsewhere = true; }) == 2);
  CHECK(score_with([](NameContext& c) { c.has_other_names = true; }) == 1);
  CHECK(score_with([](NameContext& c) { c.has_belongings = true; }) == 2);
}

TEST_CASE("candidates: the mentions of find() and the refused places, each with reasons") {
  const Gazetteer small = small_gazetteer();
  const Matcher matcher(small);
  struct Case {
    std::string_view text;
    std::string_view language;
    std::string reasons;
  };
  const Case kCases[] = {
      {"so Uber", "en", "+Uber: a name of one meaning 2"},
      {"so uber", "en", "-uber: in small letters 0"},
      {"so Apple", "en", "-Apple: an ambiguous name without evidence 0"},
      {"so APPLE", "en", "-APPLE: not written as the ambiguous name is 0"},
      {"so Apple CEO", "en", "+Apple: beside a word of business 2"},
      {"so msi", "de", "-msi: not in capitals 0"},
      {"so Über", "de", "-Über: other letters 0"},
      {"so New\n\nYork", "en", "-New\n\nYork: a phrase ends inside 0"},
      {"so Plusnet", "en", "-Plusnet: a sign of the name is missing 0"},
      {"三星堆", "zh", "-三星: inside a longer word of another meaning 0"},
      {"モデル", "ja", "-デル: inside a longer katakana word 0"},
      {"so Apple Inc, Apple", "en",
       "+Apple Inc: a name of one meaning 2 +Apple: the article has a name of it without doubt 2"},
      {"Nothing", "en", ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    const Language& in = language(c.language);
    std::string said;
    for (const Candidate& candidate : matcher.candidates(c.text, Analyzer().analyze(c.text, in), in)) {
      const auto [entity, begin, end] = candidate.mention;
      said += (said.empty() ? "" : " ") + std::string(candidate.accepted ? "+" : "-");
      said += std::string(c.text.substr(begin, end - begin)) + ":";
      for (const Reason& reason : candidate.reasons) {
        said += " " + std::string(reason.what) + " " + std::to_string(reason.score);
      }
    }
    CHECK(said == c.reasons);
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
