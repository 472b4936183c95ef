#include "searcher/show/entity_page.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "searcher/show/terminal.hpp"
#include "tests/support/khabar.hpp"
#include "tests/support/printed.hpp"
#include "tests/support/random_text.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/small_index.hpp"

namespace khabar {
namespace {

using test::article;
using test::SmallIndex;

/// Names of two kinds, one of them shared; ids and names sort differently.
Gazetteer names() {
  Gazetteer gazetteer = test::few_names();
  gazetteer.add_table(EntityKind::Company, "z\tZorvexa\tZorvexa Group|Зорвекса\t\nq\tQuantalio\t\t\n", "more.tsv");
  gazetteer.add_table(EntityKind::Place, "zp\tZorvexa\tZorvexa City\t\n", "more_places.tsv");
  gazetteer.add_table(EntityKind::Product, "thinkpad\tThinkPad\t\tcompany=lenovo\n", "products.tsv");
  return gazetteer;
}

SmallIndex& archive() {
  static SmallIndex index(
      {article("en-1", "en", "Lenovo and NVIDIA", "In Berlin, Jensen Huang met them.", "2025-11-03", "one.example"),
       article("en-2", "en", "ThinkPad", "Lenovo shows the ThinkPad.", "2026-01-07", "one.example"),
       article("en-3", "en", "Undated", "Лenovo is no name, Lenovo is."),
       article("en-4", "en", "Old", "Lenovo then.", "2025-12-01"),
       article("en-5", "en", "Later", "Lenovo.", "2026-01-08"),
       article("zh-1", "zh", "新闻", "联想和英伟达。", "2026-01-02", "two.example"),
       article("de-1", "de", "Sonst", "Quantalio kam nach Berlin.", "2026-02-01")},
      names());
  return index;
}

EntityPage page(const std::string& name, std::optional<Period> period = std::nullopt, std::size_t values = 10) {
  return entity_page(archive().reader(), archive().analyzer(), name, period, values);
}

const Facet& facet(const EntityPage& page, const std::string& kind) {
  return *std::find_if(page.facets.begin(), page.facets.end(), [&](const Facet& one) { return one.kind == kind; });
}

std::string listed(const EntityPage& page, const std::string& kind) {
  std::string out;
  for (const FacetEntry& entry : facet(page, kind).entries) out += entry.name + "=" + std::to_string(entry.count) + " ";
  return out;
}

std::string timeline(const EntityPage& page) {
  std::string out;
  for (const TimelineBucket& bucket : page.timeline) out += bucket.label + "=" + std::to_string(bucket.count) + " ";
  return out;
}

/// What is told to the user of a name that is not known.
std::string told(const std::string& name) {
  try {
    page(name);
  } catch (const Error& error) {
    CHECK(error.exit == Exit::Nothing);
    return error.hint;
  }
  return "a page";
}

std::string text_of(const EntityPage& page, const TextStyle& style = {}) {
  return test::written([&](std::ostream& out) { print_text(page, style, out); });
}

nlohmann::json json_of(const EntityPage& page) {
  return nlohmann::json::parse(test::written([&](std::ostream& out) { print_json(page, out); }));
}

}  // namespace

TEST_CASE("entity page: any alias in any script, or the id, is the name") {
  for (const std::string name :
       {"Lenovo", "LENOVO", "联想", "聯想", "लेनोवो", "Леново", "lenovo", "company:Lenovo", "company:联想"}) {
    CAPTURE(name);
    CHECK(page(name).entity.id == "lenovo");
  }
  CHECK(page("Jensen Huang").entity.kind == EntityKind::Person);
  CHECK(page("Hà Nội").articles == 0);
}

TEST_CASE("entity page: names, counts, time, and what is mentioned with it") {
  const EntityPage lenovo = page("联想");
  CHECK(lenovo.entity.name == "Lenovo");
  CHECK(lenovo.aliases == std::vector<std::string>{"леново", "लेनोवो", "联想"});
  CHECK(lenovo.articles == 6);
  CHECK(timeline(lenovo) == "2025-11=1 2025-12=1 2026-01=3 ");
  CHECK(timeline(page("联想", Period::Year)) == "2025=2 2026=3 ");
  CHECK(listed(lenovo, "lang") == "en=5 zh=1 ");
  CHECK(listed(lenovo, "source") == "one.example=2 two.example=1 ");
  CHECK(listed(lenovo, "company") == "NVIDIA=2 ");
  CHECK(facet(lenovo, "company").distinct == 1);
  CHECK(listed(lenovo, "person") == "Jensen Huang=1 ");
  CHECK(listed(lenovo, "product") == "ThinkPad=1 ");
  CHECK(listed(page("联想", std::nullopt, 1), "lang") == "en=5 ");
  CHECK(lenovo.namesakes.empty());
}

TEST_CASE("entity page: what belongs to a company, and whom a thing belongs to") {
  const EntityPage lenovo = page("联想");
  CHECK_FALSE(lenovo.company.has_value());
  REQUIRE(lenovo.belongings.size() == 1);  // what no article names is left out
  CHECK(lenovo.belongings[0].name == "ThinkPad");
  CHECK(lenovo.belongings[0].articles == 1);
  const EntityPage thinkpad = page("ThinkPad");
  REQUIRE(thinkpad.company.has_value());
  CHECK(thinkpad.company->name == "Lenovo");
  CHECK(thinkpad.belongings.empty());
  CHECK(page("Lenovo", std::nullopt, 0).belongings.empty());
}

TEST_CASE("entity page: the newest articles of each language, undated ones last") {
  const EntityPage lenovo = page("Lenovo");
  REQUIRE(lenovo.latest.size() == 2);
  CHECK(lenovo.latest[0].lang == "en");
  std::string ids;
  for (const Card& card : lenovo.latest[0].cards) ids += card.id + " ";
  CHECK(ids == "en-5 en-2 en-4 ");
  CHECK(lenovo.latest[1].cards.at(0).id == "zh-1");
}

TEST_CASE("entity page: over many years time is counted by years") {
  std::vector<Article> articles;
  for (const char* date : {"2020-01-01", "2022-12-31", "2023-01-01"})
    articles.push_back(article(date, "en", "T", "Zorvexa came", date));
  const auto told_of = [&](std::size_t count) {
    SmallIndex index({articles.begin(), articles.begin() + static_cast<std::ptrdiff_t>(count)}, names());
    return entity_page(index.reader(), index.analyzer(), "company:Zorvexa", std::nullopt, 10).timeline.size();
  };
  CHECK(told_of(1) == 1);
  CHECK(told_of(2) == 36);
  CHECK(told_of(3) == 4);
}

TEST_CASE("entity page: of several entities of a name the one with most articles is shown, the others named") {
  SmallIndex index({article("a", "en", "T", "Zorvexa City grows"), article("b", "en", "T", "Zorvexa City shrinks"),
                    article("c", "en", "T", "Zorvexa Group grows")},
                   names());
  const auto shown = [&](const std::string& name) {
    return entity_page(index.reader(), index.analyzer(), name, std::nullopt, 10);
  };
  const EntityPage place = shown("Zorvexa");
  CHECK(place.entity.id == "zp");
  REQUIRE(place.namesakes.size() == 1);
  CHECK(place.namesakes[0].id == "z");
  CHECK(place.namesakes[0].articles == 1);
  CHECK(shown("company:Zorvexa").entity.id == "z");
  CHECK(shown("company:Zorvexa").namesakes.empty());
  CHECK(shown("place:zp").entity.id == "zp");
  CHECK(text_of(place).find("also company:z, Zorvexa, 1 article\n") != std::string::npos);
  CHECK(json_of(place)["namesakes"].dump() == R"([{"articles":1,"id":"z","name":"Zorvexa","type":"company"}])");
}

TEST_CASE("entity page: a name that nobody has comes with a suggestion") {
  CHECK(told("Lenvo") == "did you mean Lenovo?");
  CHECK(told("company:Lenvo") == "did you mean Lenovo?");
  CHECK(told("Jensen Huan") == "did you mean Jensen Huang?");
  CHECK(told("Jensen") == "did you mean Jensen Huang?");
  CHECK(told("product:Lenovo") == "did you mean company:Lenovo?");
  for (const std::string name : {"Wxyzzy", "", ":", "company:", "product:Lenvo", "\xff\xfe", "-", "Thinkpad Lenovo"}) {
    CAPTURE(name);
    CHECK(told(name) == "");
  }
}

TEST_CASE("entity page: any text may be asked for") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    const std::string name = (round % 4 == 0 ? "company:" : "") + test::random_text(random, 1 + random() % 10);
    CAPTURE(name);
    const std::string hint = told(name);
    CHECK((hint.empty() || hint == "a page" || hint.starts_with("did you mean ")));
  }
  CHECK(told(std::string(1'000'000, 'a')) == "");
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "lenvo ";
  CHECK(told(many) == "");
}

TEST_CASE("entity page: as text") {
  CHECK(text_of(page("NVIDIA")) == R"(NVIDIA
company · 2 articles
एनवीडिया, 英伟达, 辉达

timeline
  2025-11 1 ████████████████████████████████████████
  2025-12 0
  2026-01 1 ████████████████████████████████████████

lang
  en 1 ████████████████████████████████████████
  zh 1 ████████████████████████████████████████

source
  one.example 1 ████████████████████████████████████████
  two.example 1 ████████████████████████████████████████

company
  Lenovo 2 ████████████████████████████████████████

person
  Jensen Huang 1 ████████████████████████████████████████

place
  Berlin 1 ████████████████████████████████████████

latest in en
  2025-11-03  Lenovo and NVIDIA
              en-1

latest in zh
  2026-01-02  新闻
              zh-1

)");
}

TEST_CASE("entity page: nothing that an article or a name says leaves its line or carries controls") {
  const std::string evil = "a\x1b[31m\nb\xE2\x80\xAE" + std::string(300, 'w') + "联想";
  EntityPage page{{EntityKind::Company, evil, evil}, {evil, evil}, {}, 3, {{evil, 3}}, {}, {}, {}, {}};
  page.company = EntityName{EntityKind::Company, evil, evil};
  page.belongings = {{{EntityKind::Product, evil, evil}, 2}};
  page.facets = {{evil, {{evil, evil, 3}}, 9, {{{evil, evil, 3}, 4, 1.0}}}};
  page.latest = {{evil, {{"id", evil, evil, evil, evil, evil, evil}}}};
  page.namesakes = {{{EntityKind::Place, evil, evil}, 2}};
  for (const int width : {20, 40, 80}) {
    std::istringstream lines(text_of(page, {false, width}));
    for (std::string line; std::getline(lines, line);) {
      CHECK(line.find('\x1b') == std::string::npos);
      if (line.find("wwww") == std::string::npos) CHECK(display_width(line) <= width);
    }
  }
  const std::string json = test::written([&](std::ostream& out) { print_json(page, out); });
  CHECK(json.find("\\u001b") == std::string::npos);
  CHECK(json.find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("entity page: as json, counts and lists as in a search") {
  const auto json = json_of(page("联想"));
  CHECK(json["format_version"] == 1);
  CHECK(json["entity"].dump() == R"({"id":"lenovo","name":"Lenovo","type":"company"})");
  CHECK(json["articles"] == 6);
  CHECK(json["aliases"].size() == 3);
  CHECK(json["facets"]["company"].dump() == R"([{"count":2,"id":"nvidia","name":"NVIDIA"}])");
  CHECK(json["facets"]["event"].empty());
  CHECK(json["timeline"][0].dump() == R"({"count":1,"label":"2025-11"})");
  CHECK(json["latest"]["en"][0]["id"] == "en-5");
  CHECK(json["latest"]["en"][0]["source"] == "");
  CHECK(json["latest"]["zh"][0]["date"] == "2026-01-02");
}

TEST_CASE("programs: --entity prints a page with 0, and ends with 1 for a name that nobody has") {
  const test::Ended text = test::search(test::corpus(), {"--entity", "엔비디아"});
  CHECK(text.exit == 0);
  CHECK(text.out.starts_with("NVIDIA\ncompany · "));
  std::istringstream lines(text.out);
  bool below_title = false;  // an id is printed whole
  for (std::string line; std::getline(lines, line); below_title = line.starts_with("  2")) {
    CAPTURE(line);
    if (!below_title) CHECK(display_width(line) <= 80);
  }
  const test::Json page = test::json_of(test::search(test::corpus(), {"--entity", "company:nvidia", "--json"}).out);
  const test::Json found = test::found(test::corpus(), {"company:nvidia", "-n", "0", "--facets", "lang,person:10"});
  CHECK(page["articles"] == found["total"]["value"]);
  CHECK(page["facets"]["lang"] == found["facets"]["lang"]);
  CHECK(page["facets"]["person"] == found["facets"]["person"]);
  const test::Ended unknown = test::search(test::corpus(), {"--entity", "Nvidai", "--json"});
  CHECK(unknown.exit == 1);
  CHECK(unknown.out.empty());
  CHECK(unknown.err.find("did you mean NVIDIA?") != std::string::npos);
}

}  // namespace khabar
