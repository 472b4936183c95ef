#include "indexer/commands/discover.hpp"

#include <doctest/doctest.h>

#include <random>
#include <sstream>

#include "common/text/language.hpp"
#include "common/text/sound_skeleton.hpp"
#include "common/text/tokenizer.hpp"
#include "indexer/commands/name_cues.hpp"
#include "indexer/commands/name_tally.hpp"
#include "tests/support/archive.hpp"
#include "tests/support/khabar.hpp"
#include "tests/support/random_text.hpp"

using namespace khabar;
using namespace khabar::test;

namespace {

/// "name/kind|name": what is taken for a name.
std::string sights(const std::string& text, const std::string& lang) {
  Tokenizer tokenizer;
  std::string out;
  for (const NameSight& sight : sight_names(text, tokenizer.spans(text, language(lang)), lang)) {
    if (!out.empty()) out += '|';
    out += text.substr(sight.begin, sight.end - sight.begin);
    if (sight.kind) out += "/" + std::string(name_of(*sight.kind));
  }
  return out;
}

std::string discovered(const Archive& archive, const DiscoverOptions& wanted = {}) {
  DiscoverOptions options = wanted;
  options.database = archive.database();
  std::ostringstream out;
  run_discover(options, out);
  return out.str();
}

}  // namespace

TEST_CASE("name sights: capitals inside sentences, cues, and forms of companies") {
  struct Case {
    const char* lang;
    const char* text;
    const char* sights;
  };
  const Case kCases[] = {
      {"en", "In the spring it was bought by Zylonix Inc. for a price.", "Zylonix/company"},
      {"en", "It was the startup Zylonix that made it.", "Zylonix/company"},
      {"en", "Then the new chief, as Jana Novotna said in her talk, left it.", "Jana Novotna/person"},
      {"en", "There is a new Zylobook 14 that costs more than it should.", "Zylobook 14/product"},
      // What begins a sentence may be any word; a headline is all capitals.
      {"en", "Yesterday was good. Tomorrow will be better.", ""},
      {"en", "Zylonix Buys Everything It Can\n", ""},
      // A lone noun of German is no name, but with a company's form or a shape of its own it is.
      {"de", "das ist ein Haus mit der Zylonix GmbH und von OpenZylo für viele.", "Zylonix/company|OpenZylo"},
      {"ru", "это сделала компания Зилоникс в прошлом году", "Зилоникс/company"},
      {"zh", "昨天，北极星公司发布了新产品", "北极星/company"},
      {"ja", "これは株式会社ゼロニクスの発表です", "ゼロニクス/company"},
      {"hi", "कल ज़ायलोनिक्स कंपनी ने बताया", "ज़ायलोनिक्स/company"},
      {"ar", "أعلنت شركة زايلونكس أمس", "زايلونكس/company"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(sights(c.text, c.lang) == c.sights);
  }
}

TEST_CASE("name sights: stand inside the text, whatever it holds") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const std::string pieces[] = {"Zylo", " ",    "公司",     "コ", "Inc",  ".",
                                  "\n",   "कंपनी", "株式会社", "É",  "한국", "\xC2\xA0"};
    std::string text;
    for (int i = 0; i < 60; ++i) text += pieces[random() % std::size(pieces)];
    Tokenizer tokenizer;
    for (const NameSight& sight : sight_names(text, tokenizer.spans(text, language("en")), "en")) {
      CHECK(sight.begin < sight.end);
      CHECK(sight.end <= text.size());
      CHECK(utf8::valid(std::string_view(text).substr(sight.begin, sight.end - sight.begin)));
    }
  }
}

TEST_CASE("name tally: what is frequent is not lost, and what is kept is bounded") {
  NameTally tally(100);
  for (std::uint32_t article = 1; article <= 2000; ++article) {
    tally.add("often", "Often", article);
    tally.add("rare" + std::to_string(article), "Rare", article);
    CHECK(tally.names().size() <= 101);
  }
  REQUIRE(tally.names().contains("often"));
  CHECK(tally.names().at("often").articles == 2000);
}

TEST_CASE("sound: a name in another script sounds like the name") {
  const SoundReader reader;
  for (const auto& [name, other] : std::vector<std::pair<std::string, std::string>>{
           {"Google", "गूगल"}, {"Microsoft", "माइक्रोसॉफ्ट"}, {"Toyota", "Тойота"}, {"Toyota", "トヨタ"}}) {
    CAPTURE(other);
    const std::string a = reader.latin(name), b = reader.latin(other);
    CAPTURE(b);
    CHECK(sound_skeleton(a) == sound_skeleton(b));
    CHECK(sound_likeness(a, b) > 0.7);
    CHECK(sound_likeness(a, b) == doctest::Approx(sound_likeness(b, a)));
  }
  CHECK(sound_likeness("toyota", "toyota") == 1);
  CHECK(sound_likeness("toyota", "lenovo") < 0.6);
  CHECK(sound_likeness("", "") == 0);
}

TEST_CASE("discover: prints rows of a table for names that stand in none, and no controls") {
  Archive archive;
  for (int i = 0; i < 4; ++i) {
    const std::string n = std::to_string(i);
    archive.write("n" + n + ".jsonl", record("x" + n, "On day " + n +
                                                          " it was bought by Zylonix Inc. and by Acme Inc. "
                                                          "of that town, \\u001b[2J as we have heard."));
  }
  archive.write("m.jsonl", record("y", "It was bought by Quorvex Inc. for less."));
  archive.update();
  const std::string all = discovered(archive);
  CHECK(all.find("\nzylonix\tZylonix\t\t\t4 articles, 4 places\n") != std::string::npos);
  CHECK(all.find("\tAcme\t") == std::string::npos);  // named in the index
  CHECK(all.find("Quorvex") == std::string::npos);   // in one article only
  CHECK(harmful(all).empty());
  DiscoverOptions people;
  people.kind = EntityKind::Person;
  CHECK(discovered(archive, people).empty());
  Gazetteer table;
  DiscoverOptions companies;
  companies.kind = EntityKind::Company;
  table.add_table(EntityKind::Company, discovered(archive, companies), "companies.tsv");
  CHECK(table.entities.size() == 1);
}
