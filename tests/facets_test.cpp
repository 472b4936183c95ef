#include "searcher/rank/facets.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/text/date.hpp"
#include "searcher/rank/timeline.hpp"
#include "tests/support/khabar.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/small_index.hpp"

namespace khabar {
namespace {

using test::article;
using test::SmallIndex;

/// What the test knows of an article without any analysis: it wrote it.
struct Known {
  std::string word;
  std::map<std::string, std::set<std::string>> values;  ///< by field name: ids, languages, sources
  std::optional<int> day;
};

const std::vector<std::string> kWords = {"alder", "birch", "cedar"};
const std::vector<std::string> kLangs = {"en", "de", "es"};
const std::vector<std::string> kSources = {"", "one.example", "Two.example", "three.example"};

/// Names that no rule of evidence touches, in two kinds; ids and names sort differently.
Gazetteer made_up_names() {
  Gazetteer gazetteer;
  gazetteer.add_table(EntityKind::Company, "c1\tZorvexa\t\t\nc2\tQuantalio\t\t\nc3\tBlimptron\t\t\nc4\tVexolith\t\t\n",
                      "companies");
  gazetteer.add_table(EntityKind::Place, "p1\tYarnavik\t\t\np2\tAbrastad\t\t\np3\tMelkoria\t\t\n", "places");
  return gazetteer;
}

struct Archive {
  std::vector<Article> articles;
  std::vector<Known> known;
};

Archive random_archive(std::mt19937& random, std::size_t count) {
  const auto pick = [&](std::size_t of) { return std::uniform_int_distribution<std::size_t>(0, of - 1)(random); };
  const Gazetteer gazetteer = made_up_names();
  Archive archive;
  for (std::size_t i = 0; i < count; ++i) {
    Known known;
    known.word = kWords[pick(kWords.size())];
    const std::string& lang = kLangs[pick(kLangs.size())];
    const std::string& source = kSources[pick(kSources.size())];
    known.values["lang"] = {lang};
    if (!source.empty()) known.values["source"] = {source};
    std::string text = "the " + known.word + " stands.";
    for (const Entity& entity : gazetteer.entities) {
      if (pick(3) != 0) continue;
      known.values[std::string(name_of(entity.kind))].insert(entity.id);
      for (std::size_t times = pick(3) + 1; times > 0; --times) text += " Then " + entity.name + " came.";
    }
    Article one = article("a" + std::to_string(i), lang, "Headline " + std::to_string(i), text, "", source);
    if (pick(5) != 0) {
      known.day = day_number(2024, 12, 1) + static_cast<int>(pick(60));
      one.date = date_of_day_number(*known.day);
    }
    archive.articles.push_back(one);
    archive.known.push_back(known);
  }
  return archive;
}

using Filters = std::map<std::string, std::vector<std::string>>;

bool passes(const Known& known, const std::string& word, const Filters& filters, const std::string& left_out) {
  if (!word.empty() && known.word != word) return false;
  return std::all_of(filters.begin(), filters.end(), [&](const auto& filter) {
    const auto held = known.values.find(filter.first);
    return filter.first == left_out ||
           (held != known.values.end() && std::any_of(filter.second.begin(), filter.second.end(),
                                                      [&](const auto& v) { return held->second.contains(v); }));
  });
}

/// "name=count ..." as the contract orders it, by brute force.
std::string expected(const Archive& archive, const std::string& field, const std::string& word,
                     const Filters& filters) {
  const Gazetteer gazetteer = made_up_names();
  std::map<std::string, int> counts;
  for (const Known& known : archive.known) {
    if (!passes(known, word, filters, field)) continue;
    if (const auto held = known.values.find(field); held != known.values.end()) {
      for (const std::string& id : held->second) {
        const auto entity = std::find_if(gazetteer.entities.begin(), gazetteer.entities.end(),
                                         [&](const Entity& e) { return e.id == id; });
        ++counts[entity == gazetteer.entities.end() ? id : entity->name];
      }
    }
  }
  std::vector<std::pair<int, std::string>> sorted;
  for (const auto& [name, count] : counts) sorted.emplace_back(-count, name);
  std::sort(sorted.begin(), sorted.end());
  std::string out;
  for (const auto& [count, name] : sorted) out += name + "=" + std::to_string(-count) + " ";
  return out;
}

std::string told(const Facet& facet) {
  std::string out;
  for (const FacetEntry& entry : facet.entries) out += entry.name + "=" + std::to_string(entry.count) + " ";
  return out;
}

std::string timeline(const std::vector<std::string>& days, Period period) {
  std::vector<Article> articles;
  for (const std::string& day : days)
    articles.push_back(article("a" + std::to_string(articles.size()), "en", "T", "word", day));
  SmallIndex index(articles, Gazetteer());
  Request request;
  request.query = "word";
  request.timeline = period;
  std::string out;
  for (const TimelineBucket& bucket : index.search(request).timeline)
    out += bucket.label + "=" + std::to_string(bucket.count) + " ";
  return out;
}

}  // namespace

TEST_CASE("facets: counts are exact, and a filter does not narrow its own field") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const Archive archive = random_archive(random, 250);
  SmallIndex index(archive.articles, made_up_names());
  const std::vector<Filters> choices = {
      {},
      {{"lang", {"de"}}},
      {{"company", {"c1"}}},
      {{"company", {"c2", "c3"}}, {"lang", {"en", "es"}}},
      {{"place", {"p1"}}, {"source", {"Two.example"}}, {"company", {"c4"}}},
  };
  for (const std::string& word : {std::string(), kWords[0], kWords[1], std::string("nowhere")}) {
    for (std::size_t choice = 0; choice < choices.size(); ++choice) {
      CAPTURE(word);
      CAPTURE(choice);
      Request request;
      request.query = word;
      request.filters = choices[choice];
      request.facets = {"company", "place", "lang", "source"};
      request.timeline = Period::Day;
      const Results results = index.search(request);
      REQUIRE(results.facets.size() == 4);
      for (const Facet& facet : results.facets) {
        CAPTURE(facet.kind);
        CHECK(told(facet) == expected(archive, facet.kind, word, request.filters));
        CHECK(facet.distinct == facet.entries.size());
      }
      const auto matching = [&](const Known& known) { return passes(known, word, request.filters, ""); };
      CHECK(results.total ==
            static_cast<std::size_t>(std::count_if(archive.known.begin(), archive.known.end(), matching)));
      CHECK(results.total_exact);
      std::size_t dated = 0;
      for (const TimelineBucket& bucket : results.timeline) dated += bucket.count;
      CHECK(dated ==
            static_cast<std::size_t>(std::count_if(archive.known.begin(), archive.known.end(),
                                                   [&](const Known& known) { return known.day && matching(known); })));
    }
  }
}

TEST_CASE("facets: what stands in the query itself narrows every field's counts") {
  SmallIndex index({article("a", "en", "T", "Zorvexa came", "2024"), article("b", "de", "T", "Quantalio kam", "2025"),
                    article("c", "en", "T", "nobody came", "2025")},
                   made_up_names());
  const auto langs = [&](const std::string& query) {
    Request request;
    request.query = query;
    request.facets = {"lang"};
    return told(index.search(request).facets.front());
  };
  CHECK(langs("") == "en=2 de=1 ");
  CHECK(langs("*") == "en=2 de=1 ");
  CHECK(langs("company:Zorvexa") == "en=1 ");
  CHECK(langs("company:nobody") == "");
  CHECK(langs("date:2025") == "de=1 en=1 ");
  CHECK(langs("lang:de") == "de=1 ");
  CHECK(langs("-came") == "de=1 ");
}

TEST_CASE("facets: the most frequent are listed, ties by name, and the rest counted") {
  SmallIndex index(
      {article("a", "en", "T", "Zorvexa, Quantalio and Blimptron"), article("b", "en", "T", "Zorvexa and Vexolith")},
      made_up_names());
  const schema::Field& field = *schema::find_field("company");
  const auto all = all_matches(index.reader().database(), Xapian::Query::MatchAll);
  const auto counted = [&](const std::vector<Xapian::docid>& matches) {
    return count_values(index.reader(), {&field}, matches).front();
  };
  for (const ValueCounts& values : {counted(all), count_values_of_all(index.reader(), field)}) {
    CHECK(values.articles == 2);
    const Facet facet = most_frequent(index.reader(), values, 3);
    CHECK(told(facet) == "Zorvexa=2 Blimptron=1 Quantalio=1 ");
    CHECK(facet.distinct == 4);
    CHECK(facet.entries[1].id == "c3");
  }
  CHECK(most_frequent(index.reader(), counted(all), 0).entries.empty());
  CHECK(most_frequent(index.reader(), counted({2}), 10).entries.size() == 2);
  CHECK(most_frequent(index.reader(), counted({}), 10).distinct == 0);
}

TEST_CASE("facets: sources that differ in case are one, as their filter is, under the most frequent spelling") {
  SmallIndex index({article("a", "en", "T", "word", "", "The Paper"), article("b", "en", "T", "word", "", "THE PAPER"),
                    article("c", "en", "T", "word", "", "The Paper"), article("d", "en", "T", "word", "", "Ünï"),
                    article("e", "en", "T", "word", "", "ÜNÏ")},
                   Gazetteer());
  for (const std::string& query : {std::string(), std::string("word")}) {
    Request request;
    request.query = query;
    request.facets = {"source"};
    const Results results = index.search(request);
    CHECK(told(results.facets.front()) == "The Paper=3 ÜNÏ=2 ");
    CHECK(results.facets.front().distinct == 2);
    request.filters["source"] = {"The Paper"};
    CHECK(index.search(request).total == 3);
  }
}

TEST_CASE("timeline: ISO weeks at the ends of years") {
  // Published calendars: 2020 has 53 weeks, 2024-12-30 lies in the first week of 2025.
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"2024-12-29", "2024-W52"}, {"2024-12-30", "2025-W01"}, {"2025-01-05", "2025-W01"}, {"2025-01-06", "2025-W02"},
      {"2020-12-31", "2020-W53"}, {"2021-01-03", "2020-W53"}, {"2021-01-04", "2021-W01"}, {"2026-12-31", "2026-W53"},
      {"2027-01-01", "2026-W53"}, {"2018-12-31", "2019-W01"}, {"2016-01-03", "2015-W53"}, {"1969-12-28", "1969-W52"},
      {"1969-12-29", "1970-W01"}, {"2000-01-02", "1999-W52"}, {"2023-01-01", "2022-W52"},
  };
  for (const auto& [day, week] : cases) {
    CAPTURE(day);
    CHECK(timeline({day}, Period::Week) == week + "=1 ");
  }
}

TEST_CASE("timeline: oldest first, empty buckets between full ones") {
  CHECK(timeline({"2026-03-01", "2026-02-27", "2026-03-01"}, Period::Day) == "2026-02-27=1 2026-02-28=0 2026-03-01=2 ");
  CHECK(timeline({"2024-02-28", "2024-03-01"}, Period::Day) == "2024-02-28=1 2024-02-29=0 2024-03-01=1 ");
  CHECK(timeline({"2026-02-01", "2025-11-30"}, Period::Month) == "2025-11=1 2025-12=0 2026-01=0 2026-02=1 ");
  CHECK(timeline({"2021-01-04", "2020-12-21"}, Period::Week) == "2020-W52=1 2020-W53=0 2021-W01=1 ");
  CHECK(timeline({"2026-06-01", "2023-01-01", ""}, Period::Year) == "2023=1 2024=0 2025=0 2026=1 ");
  CHECK(timeline({"", ""}, Period::Day) == "");
  // Buckets are days of UTC.
  CHECK(timeline({"2026-01-01T00:30:00+05:30"}, Period::Day) == "2025-12-31=1 ");
}

TEST_CASE("timeline: one wrong date does not make a million buckets") {
  const std::string buckets = timeline({"1000-01-01", "2026-01-07", "2026-01-08"}, Period::Day);
  CHECK(std::count(buckets.begin(), buckets.end(), ' ') < 10'000);
  CHECK(buckets.starts_with("1000-01-01=1 "));
  CHECK(buckets.ends_with("2026-01-07=1 2026-01-08=1 "));
}

}  // namespace khabar
