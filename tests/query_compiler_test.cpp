#include "searcher/query/query_compiler.hpp"
#include "searcher/query/filters.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "common/text/date.hpp"
#include "searcher/query/date_terms.hpp"
#include "searcher/query/entity_spans.hpp"
#include "searcher/rank/bm25.hpp"
#include "searcher/rank/ranking.hpp"
#include "tests/support/small_index.hpp"
#include "tests/support/table.hpp"

namespace khabar {
namespace {

using test::article;
using test::SmallIndex;

/// Three articles a language, so that each language's words tell it apart.
std::vector<Article> archive() {
  return {
      article("en1", "en", "Lenovo unveils AI servers",
              "Lenovo and Nvidia build factories for artificial intelligence. The model GPT-4o runs on C++ code.",
              "2026-01-07", "Example.com"),
      article("en2", "en", "Moore Threads sells graphics cards",
              "The Chinese company sells its cards in Berlin and builds a factory there.", "2025-12-31", "example.com"),
      article("en3", "en", "A server for the kitchen", "The new server cooks. Apples and pears are its favourites.",
              "2024"),
      article("de1", "de", "Lenovo stellt neue Server vor",
              "Der Hersteller zeigt Infrastrukturen für Rechenzentren, neue Fabriken und KI-Server.", "2026-01-31",
              "heise.de"),
      article("de2", "de", "Übertragungen im Rechenzentrum",
              "Die Übertragung der Server läuft über neue Kabel in Berlin.", "2026-02"),
      article("de3", "de", "Kein Platz im Keller", "Der Platz für Server und Kabel fehlt in der Straße."),
      article("es1", "es", "Las fábricas de inteligencia artificial",
              "Las nuevas fábricas de servidores usan chips de Nvidia.", "2026-01-08"),
      article("es2", "es", "Los servidores de la empresa", "La empresa vende sus servidores y la fábrica en España."),
      article("hi1", "hi", "लेनोवो ने नए सर्वर पेश किए", "कंपनियों के नए सर्वर बर्लिन में बने हैं।", "2026-01-09"),
      article("hi2", "hi", "भारत की कंपनी का कारखाना", "कंपनी ने भारत में कारखाने बनाए हैं।"),
      article("ru1", "ru", "Леново представила серверы", "Компания показала новые серверы и фабрики в Берлине.",
              "2026-01-10"),
      article("ru2", "ru", "Фабрика закрыта", "Фабрику компании закрыли, и сервер стоит."),
      article("zh1", "zh", "联想发布新服务器", "联想集团与英伟达合作建设人工智能工厂。", "2026-01-11"),
      article("zh2", "zh", "聯想推出新伺服器", "人工智慧是未來，智能手机也是。"),
      article("zh3", "zh", "黄仁勋访问北京", "工厂里的人工作很忙，智者不惑。能源很贵。"),
      article("vi1", "vi", "Nhà máy ở Hà Nội", "Công ty mở nhà máy mới ở Hà Nội.", "2026-01-12"),
  };
}

SmallIndex& index() {
  static SmallIndex one(archive());
  return one;
}

/// Every word with what it became, then the notes: word -> term (why), term (why) | ... ! note
std::string dump(const CompiledQuery& compiled) {
  std::string out;
  for (const Expansion& expansion : compiled.expansions) {
    out += (out.empty() ? "" : " | ") + expansion.word + " ->";
    std::string comma = " ";
    for (const Leaf& leaf : expansion.leaves) {
      out += std::exchange(comma, ", ") + leaf.term + " (" + leaf.why + ")";
    }
    if (!expansion.prefix.empty()) out += " " + expansion.prefix + "*";
  }
  for (const std::string& note : compiled.notes) out += (out.empty() ? "! " : " ! ") + note;
  return out;
}

/// `mode`: "all", "any" or "exact", and a language where it is not to be guessed: "all de".
CompiledQuery compiled(const std::string& mode, const std::string& text) {
  const Join join = mode.starts_with("any") ? Join::Any : Join::All;
  const Query query = parse_query(text, join, day_number(2026, 1, 15)).query;
  IndexReader& reader = index().reader();
  const std::size_t blank = mode.find(' ');
  const auto languages = blank == std::string::npos
                             ? guess_query_languages(reader, index().analyzer(), words_of(query))
                             : std::vector<LanguageShare>{{&language(mode.substr(blank + 1)), 1}};
  const WordExpander expander(reader, index().analyzer(), languages, mode.starts_with("exact"));
  return compile(query, join, reader, index().analyzer(), expander);
}

std::string found(const CompiledQuery& compiled) {
  std::string ids;
  for (const Xapian::docid docid : all_matches(index().reader().database(), compiled.query)) {
    ids += (ids.empty() ? "" : " ") + index().reader().card(docid).id;
  }
  return ids;
}

}  // namespace

TEST_CASE("query compiler: each query becomes these terms and finds these articles") {
  for (const auto& [line, cells] : test::read_table("compiled.tsv", 4)) {
    CAPTURE(line);
    CAPTURE(cells[1]);
    const CompiledQuery one = compiled(cells[0], cells[1]);
    CHECK(dump(one) == cells[3]);
    CHECK(found(one) == cells[2]);
  }
}

TEST_CASE(
    "query compiler: a word weighs as much as it is rare in the query's language, its exact form less than its stem") {
  const CompiledQuery one = compiled("all en", "sells");
  REQUIRE(one.expansions.size() == 1);
  const std::vector<Leaf>& leaves = one.expansions[0].leaves;
  REQUIRE(leaves.size() == 2);
  CHECK(leaves[0].weight > leaves[1].weight);
  CHECK(leaves[1].weight > 0);
  CHECK(one.expansions[0].weight == leaves[0].weight);
  const double common = compiled("all en", "server").expansions[0].weight;
  CHECK(common < compiled("all en", "kitchen").expansions[0].weight);
  // In an index of many languages every word is rare; in its own language it is not.
  CHECK(common < idf(index().reader().frequency("server"), index().reader().documents()));
}

TEST_CASE("query compiler: words of exclusions and of fields other than title are not taken for the query's words") {
  const Query query =
      parse_query(R"(one "two three" -four company:five title:six se* (seven OR -eight))", Join::All, 0).query;
  CHECK(words_of(query) == std::vector<std::string>{"one", "two three", "six", "seven"});
}

TEST_CASE("query compiler: a query of any bytes compiles and matches without a failure") {
  for (const std::string& text :
       {std::string(3000, 'a'), std::string(2000, 'a') + "*", std::string("\"") + std::string(5000, 'x') + "\"",
        std::string(
            "\xEF\xB7\xBA\xEF\xB7\xBA\xEF\xB7\xBA\xEF\xB7\xBA\xEF\xB7\xBA\xEF\xB7\xBA\xEF\xB7\xBA\xEF\xB7\xBA*"),
        std::string("\xD9\x8E\xD9\x8F"), std::string("+++ --- *** title:* title:\"\" company:* NEAR/3"),
        std::string("\0a\0", 3), std::string("a NEAR/0 a NEAR/1000 a"), std::string("\"a a a a\""),
        std::string("title:\"联想 C++ 的\""), std::string("联*"), std::string("😀 OR 👍🏽*"),
        std::string("lang:\xF0\x9F company:\xFF")}) {
    for (const char* mode : {"all", "any", "exact", "all zh", "all vi", "all und"}) {
      CAPTURE(text);
      CAPTURE(mode);
      CHECK_NOTHROW(found(compiled(mode, text)));
    }
  }
}

TEST_CASE("query compiler: nothing is to be scored of what is excluded") {
  const auto scores_more = [](const std::string& mode, const std::string& text) {
    return compiled(mode, text).query.get_description().find("AND_MAYBE") != std::string::npos;
  };
  for (const std::string& inside :
       {std::string("人工智能 k*"), std::string("开発する ai"), std::string("title:人工智能"),
        std::string("l'ordinateur ai"), std::string("(MAYBE sells server)"), std::string("+sells server"),
        std::string("KI-Serv* 人工智能"), std::string("berlin (人工智能 OR -(人工智能 sells))"),
        std::string("\"artificial intelligence\" 人工智能工厂")}) {
    for (const char* mode : {"all zh", "any fr", "all ja", "any de", "exact"}) {
      CAPTURE(inside);
      CAPTURE(mode);
      CHECK_FALSE(scores_more(mode, "NOT (" + inside + ")"));
      CHECK_FALSE(scores_more(mode, "-(lang:en NOT (" + inside + "))"));
    }
  }
  CHECK(scores_more("all zh", "人工智能 k*"));
  CHECK(scores_more("all zh", "人工智能 -人工智能"));
  CHECK(scores_more("any en", "+sells server -(+sells server)"));
}

TEST_CASE("query compiler: words that an OR parts make no name together, and each is whole") {
  CHECK(found(compiled("all en", "moore threads")) == "en2");
  CHECK(found(compiled("all en", "摩尔线程")) == "en2");
  CHECK(dump(compiled("all en", "moore OR threads")).find("company") == std::string::npos);
  CHECK(dump(compiled("any en", "moore threads")).find("company") != std::string::npos);
  CHECK(found(compiled("all en", "lenovo OR kitchen")) == "en1 en3 de1 hi1 ru1 zh1 zh2");
  CHECK(found(compiled("all zh", "人工工厂")) == "zh1 zh3");
  CHECK(found(compiled("all zh", "人工工厂 OR kitchen")) == "en3 zh1 zh3");
}

TEST_CASE("query compiler: one word with marks, even an excluded or unfinished one, and none was typed without") {
  const auto compiled_unmarked = [](const char* text) {
    const WordExpander expander(index().reader(), index().analyzer(), {{&language("vi"), 1, true}}, false);
    return compile(parse_query(text, Join::All, 0).query, Join::All, index().reader(), index().analyzer(), expander);
  };
  for (const char* query : {"nha", "nha -chu", "nha company:Hà", "nha OR ch*"}) {
    CAPTURE(query);
    CHECK(dump(compiled_unmarked(query)).find("unmarked") != std::string::npos);
  }
  for (const char* query : {"nha -chữ", "nha NOT (x chữ)", "nha (lenovo OR hà*)", "nha OR \"chữ\""}) {
    CAPTURE(query);
    CHECK(dump(compiled_unmarked(query)).find("unmarked") == std::string::npos);
  }
}

TEST_CASE("filter: any alias in any script names an entity, several values are alternatives") {
  const auto matches = [&](const char* field, const std::vector<std::string>& values, std::size_t unknown_expected) {
    std::vector<std::string> unknown;
    const CompiledQuery one{
        filter(*schema::find_field(field), values, index().reader(), index().analyzer(), unknown), {}, {}};
    CHECK(unknown.size() == unknown_expected);
    return found(one);
  };
  for (const char* name : {"Lenovo", "lenovo", "LENOVO", "联想", "聯想", "लेनोवो", "Леново"}) {
    CAPTURE(name);
    CHECK(matches("company", {name}, 0) == "en1 de1 hi1 ru1 zh1 zh2");
  }
  CHECK(matches("company", {"英伟达", "摩尔线程"}, 0) == "en1 en2 es1 zh1");
  CHECK(matches("company", {"Jensen Huang"}, 1) == "");
  CHECK(matches("person", {"jensen huang", "nobody"}, 1) == "zh3");
  CHECK(matches("lang", {"Spanish", "VI"}, 0) == "es1 es2 vi1");
  CHECK(matches("lang", {"ja"}, 1) == "");
  CHECK(matches("source", {"EXAMPLE.COM"}, 0) == "en1 en2");
  CHECK(matches("source", {"example"}, 1) == "");
  CHECK(matches("place", {""}, 1) == "");
}

TEST_CASE("entity spans: the longest names, in order, without overlaps") {
  const auto spans = [&](std::string_view text) {
    std::string out;
    for (const EntitySpan& span :
         entity_spans(text, index().analyzer().analyze(text, language("und")), index().reader())) {
      out += (out.empty() ? "" : " | ") + std::string(text.substr(span.begin, span.end - span.begin)) + "=" +
             span.entities.front().id;
    }
    return out;
  };
  CHECK(spans("who leads Moore Threads and lenovo?") == "Moore Threads=moore-threads | lenovo=lenovo");
  CHECK(spans("moore law threads") == "");
  CHECK(spans("联想和英伟达的黄仁勋") == "联想=lenovo | 英伟达=nvidia | 黄仁勋=jensen-huang");
  CHECK(spans("HA NOI, Hà Nội") == "HA NOI=hanoi | Hà Nội=hanoi");
  CHECK(spans("") == "");
}

}  // namespace khabar
