#include "searcher/search.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/rank/bm25.hpp"
#include "tests/support/small_index.hpp"

namespace khabar {
namespace {

using test::article;
using test::SmallIndex;

/// One story told in five languages, and others beside it.
std::vector<Article> mixed() {
  return {
      article("en", "en", "Chip factory opens",
              "The new factory makes chips for Nvidia. Jensen Huang opened the factory in Berlin.", "2026-01-05"),
      article("de", "de", "Chipfabrik eröffnet",
              "Die neue Fabrik baut Chips für Nvidia. Jensen Huang eröffnete die Fabrik in Berlin.", "2026-01-06"),
      article("es", "es", "Abre una fábrica de chips",
              "La nueva fábrica produce chips para Nvidia. Jensen Huang inauguró la fábrica en Berlin.", "2026-01-07"),
      article("hi", "hi", "चिप का कारखाना खुला", "नया कारखाना एनवीडिया के लिए चिप बनाता है। कारखाना बर्लिन में खुला।",
              "2026-01-08"),
      article("zh", "zh", "芯片工厂开业", "新工厂为英伟达生产芯片。黄仁勋在柏林出席工厂开业仪式。", "2026-01-09"),
      article("en-other", "en", "A garden in spring", "The garden is green, and no machine runs in it.", "2026-01-10"),
      article("de-other", "de", "Ein Garten im Frühling", "Der Garten ist grün, und keine Maschine läuft darin.",
              "2026-01-11"),
      article("es-other", "es", "Un jardín en primavera", "El jardín está verde y ninguna máquina funciona en él.",
              "2026-01-12"),
      article("hi-other", "hi", "बसंत का बगीचा", "बगीचा हरा है और उसमें कोई मशीन नहीं चलती।", "2026-01-13"),
      article("zh-other", "zh", "春天的花园", "花园是绿色的，里面没有机器。", "2026-01-14"),
  };
}

Request request_of(std::string query) {
  Request request;
  request.query = std::move(query);
  return request;
}

std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
  return out;
}

}  // namespace

TEST_CASE("search: in an index of five languages the article in the query's language comes first") {
  SmallIndex index(mixed());
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"new factory", "en"},   {"factories", "en"},      {"neue Fabrik", "de"}, {"Fabriken", "de"},
      {"fábrica nueva", "es"}, {"fabricas", "es"},       {"नया कारखाना", "hi"}, {"कारखाने", "hi"},
      {"新工厂", "zh"},        {"工廠", "zh"},           {"chips for", "en"},   {"Chips für", "de"},
      {"chips para", "es"},    {"芯片", "zh"},           {"चिप", "hi"},         {"Nvidia Fabrik", "de"},
      {"英伟达 工厂", "zh"},   {"nvidia factory", "en"},
  };
  for (const auto& [query, first] : cases) {
    CAPTURE(query);
    const std::vector<std::string> ids = index.ids(request_of(query));
    REQUIRE(!ids.empty());
    CHECK(ids.front() == first);
  }
}

TEST_CASE("search: a name finds the articles that name it in other scripts, behind those that hold the word") {
  SmallIndex index(mixed());
  const std::vector<std::string> ids = index.ids(request_of("英伟达"));
  CHECK(ids.front() == "zh");
  CHECK(std::set<std::string>(ids.begin(), ids.end()) == std::set<std::string>{"de", "en", "es", "hi", "zh"});
  Request exact = request_of("Nvidia");
  exact.exact = true;
  CHECK(index.ids(exact).size() == 3);
}

TEST_CASE("search: a word of the title counts more than one of the text") {
  const std::string filler = " Many other words follow here to fill the article up.";
  SmallIndex index({article("text", "en", "Something else", "The factory stands." + filler),
                    article("title", "en", "The factory", "Something stands." + filler)});
  CHECK(joined(index.ids(request_of("factory"))) == "title text");
}

TEST_CASE("search: sort orders, and ties by relevance, then by what was added first") {
  SmallIndex index(
      {article("b", "en", "T", "chip one", "2026-01-02"), article("a", "en", "T", "chip one", "2026-01-02"),
       article("c", "en", "T", "chip chip", "2026-01-02"), article("old", "en", "T", "chip one", "2020"),
       article("new", "en", "T", "chip one", "2026-01-02T10:00:00Z"), article("undated", "en", "T", "chip one")});
  const auto sorted = [&](SortOrder order) {
    Request request = request_of("chip");
    request.sort = order;
    return joined(index.ids(request));
  };
  CHECK(sorted(SortOrder::Relevance) == "c b a old new undated");
  CHECK(sorted(SortOrder::NewestFirst) == "new c b a old undated");
  CHECK(sorted(SortOrder::OldestFirst) == "old c b a new undated");
}

TEST_CASE("search: pages follow one another without gaps or repetitions") {
  std::vector<Article> articles;
  for (int i = 0; i < 37; ++i) {
    articles.push_back(article("a" + std::to_string(i), "en", "T", "chip " + std::string(i % 5 == 0 ? "chip" : "one")));
  }
  SmallIndex index(articles);
  Request all = request_of("chip");
  all.count = 100;
  const std::vector<std::string> whole = index.ids(all);
  REQUIRE(whole.size() == 37);
  for (const std::size_t size : {1U, 5U, 10U, 36U}) {
    std::vector<std::string> paged;
    for (std::size_t offset = 0; offset < 40; offset += size) {
      Request page = all;
      page.offset = offset;
      page.count = size;
      const Results results = index.search(page);
      CHECK(results.total == 37);
      for (const Hit& hit : results.hits) {
        paged.push_back(hit.id);
        CHECK(hit.rank == static_cast<int>(paged.size()));
      }
    }
    CHECK(paged == whole);
  }
  Request beyond = all;
  beyond.offset = static_cast<std::size_t>(-1);
  CHECK(index.search(beyond).hits.empty());
  CHECK(index.search(beyond).total == 37);
}

TEST_CASE("search: filters narrow, days are inclusive, and unknown values are noted") {
  SmallIndex index(mixed());
  Request request = request_of("");
  request.filters = {{"company", {"英伟达"}}, {"lang", {"de", "es", "zh"}}};
  request.first_day = day_number(2026, 1, 6);
  request.last_day = day_number(2026, 1, 7);
  CHECK(joined(index.ids(request)) == "de es");
  request.filters["company"] = {"Nobody Inc"};
  const Results none = index.search(request);
  CHECK(none.hits.empty());
  REQUIRE(none.notes.size() == 1);
  CHECK(none.notes[0] == "no article names a company \"Nobody Inc\"");
}

TEST_CASE("search: articles like one are the same story in other languages first, without itself") {
  SmallIndex index(mixed());
  Request request;
  request.similar_to = "de";
  const std::vector<std::string> ids = index.ids(request);
  REQUIRE(ids.size() >= 4);
  CHECK(std::set<std::string>(ids.begin(), ids.begin() + 4) == std::set<std::string>{"en", "es", "hi", "zh"});
  CHECK(std::find(ids.begin(), ids.end(), "de") == ids.end());
  request.similar_to = "nobody";
  CHECK_THROWS_AS(index.search(request), Error);
}

TEST_CASE("search: what --explain tells of a hit adds up to its score") {
  SmallIndex index(mixed());
  for (const std::string query :
       {"factory", "neue Fabrik Nvidia", "新工厂", "英伟达 芯片", "\"Jensen Huang\"", "Nvidia -garden", "title:factory",
        "company:Nvidia", "factory company:Nvidia lang:en date:2026", "GPT-4o OR factory", "factory factory", "fact*",
        "Berlin fa*", "厂", "कारखाना एनवीडिया", "*"}) {
    for (const Join join : {Join::All, Join::Any}) {
      CAPTURE(query);
      Request request = request_of(query);
      request.join = join;
      request.explain = true;
      const Query parsed = parse_query(query, join, 0).query;
      IndexReader& reader = index.reader();
      const WordExpander expander(reader, index.analyzer(),
                                  guess_query_languages(reader, index.analyzer(), words_of(parsed)), false);
      const CompiledQuery compiled = compile(parsed, join, reader, index.analyzer(), expander);
      const Results results = index.search(request);
      CHECK(!results.explanation.empty());
      for (const Hit& hit : results.hits) {
        CAPTURE(hit.id);
        const Xapian::docid docid = *reader.find(hit.id);
        const Xapian::Document document = reader.database().get_document(docid);
        double sum = 0;
        std::size_t lines = 0;
        const double length = reader.database().get_doclength(docid);
        const auto share = [&](double wdf) { return Bm25::share(wdf, length, reader.database().get_avlength()); };
        for (const Expansion& expansion : compiled.expansions) {
          std::vector<Leaf> leaves = expansion.leaves;
          leaves.insert(leaves.end(), expansion.hints.begin(), expansion.hints.end());
          for (const Leaf& leaf : leaves) {
            for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at) {
              if (*at != leaf.term) continue;
              ++lines;
              sum += leaf.weight * share(at.get_wdf());
            }
          }
          Xapian::termcount times = 0;
          for (auto at = document.termlist_begin(); at != document.termlist_end() && !expansion.prefix.empty(); ++at) {
            if ((*at).starts_with(expansion.prefix)) times += at.get_wdf();
          }
          sum += share(times);
          lines += times > 0 ? 1 : 0;
        }
        CHECK(std::abs(sum - hit.score) < 1e-6);
        REQUIRE(hit.explanation.size() == lines);
        double printed = 0;
        for (const std::string& line : hit.explanation) printed += std::strtod(line.c_str(), nullptr);
        CHECK(std::abs(printed - hit.score) <= 0.0006 * static_cast<double>(lines) + 1e-6);
      }
    }
  }
}

TEST_CASE("search: hits carry what the article is, and ids alone when no more is asked") {
  SmallIndex index(
      {article("id 1", "de", "Lenovo in Berlin", "Lenovo baut, und Nvidia auch. Lenovo!", "2026-01-07", "heise.de")});
  const Hit hit = index.search(request_of("lenovo")).hits.at(0);
  CHECK(hit.id == "id 1");
  CHECK(hit.path == "/news/id 1.txt");
  CHECK(hit.title == "Lenovo in Berlin");
  CHECK(hit.lang == "de");
  CHECK(hit.date == "2026-01-07");
  CHECK(hit.source == "heise.de");
  std::vector<std::string> names;
  for (const EntityName& entity : hit.entities) names.push_back(entity.name);
  CHECK(names == std::vector<std::string>{"Lenovo", "NVIDIA", "Berlin"});
  CHECK(!hit.snippet.empty());
  Request bare = request_of("lenovo");
  bare.cards = false;
  const Hit alone = index.search(bare).hits.at(0);
  CHECK(alone.id == "id 1");
  CHECK(alone.score == hit.score);
  CHECK((alone.title.empty() && alone.snippet.empty()));
}

TEST_CASE("search: an empty index answers every query") {
  SmallIndex index({});
  for (const std::string query : {"", "*", "lenovo", "\"a b\"", "le*", "-x", "date:2026", "联想", "company:Lenovo"}) {
    CAPTURE(query);
    Request request = request_of(query);
    request.facets = {"company", "lang", "source"};
    request.timeline = Period::Week;
    request.explain = true;
    const Results results = index.search(request);
    CHECK(results.total == 0);
    CHECK(results.hits.empty());
  }
}

TEST_CASE("search: what finds articles is not corrected, whichever form finds them") {
  SmallIndex index({article("vi", "vi", "", "Các công ty đầu tư vào trí tuệ nhân tạo."),
                    article("de", "de", "", "In München entwirft Apple Modems."),
                    article("ar", "ar", "", "البرنامج متاح مجانا للطلاب."),
                    article("num", "de", "", "Das Werk verbraucht 1.000 Megawatt.")});
  for (const std::string query : {"tri tue nhan tao", "Muenchen", "برنامج", "1.000"}) {
    CAPTURE(query);
    const Results results = index.search(request_of(query));
    CHECK(results.total == 1);
    CHECK(results.suggestion == "");
  }
  CHECK(index.search(request_of("Megawat")).suggestion == "megawatt");
}

}  // namespace khabar
