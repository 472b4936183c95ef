#include "searcher/rank/spelling.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "common/text/fold.hpp"
#include "tests/support/bare_index.hpp"
#include "tests/support/random_text.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/small_index.hpp"
#include "tests/support/table.hpp"

namespace khabar {
namespace {

using test::article;
using test::SmallIndex;

Gazetteer names() {
  Gazetteer gazetteer = test::few_names();
  gazetteer.add_table(EntityKind::Company,
                      "samsung\tSamsung\t삼성전자\t\n"
                      "nvidia-ar\tإنفيديا\tエヌビディア\t\n"
                      "sony\tSony\tSonyy\t\n"
                      "orange\tOrange\t\tambiguous\n"
                      "openai\tOpenAI\tOpen AI|X AI\t\n",
                      "more companies");
  return gazetteer;
}

SmallIndex& index() {
  static SmallIndex one(
      {
          article("en1", "en", "Microsoft and semiconductors",
                  "Microsoft buys semiconductors. The company grows; a tablet costs less. A song."),
          article("en2", "en", "Companies",
                  "The company and the companion. Microsoft again. Tables and a cable. A song."),
          article("en3", "en", "Graphics", "Nvidia and Moore Threads show processors. Lenovo and OpenAI found a song."),
          article("en4", "en", "Sony",
                  "Sony found a tunnel for a tuner. Nouns found. An apple. Lanovis, an iphone5, HP."),
          article("ru1", "ru", "Серверы", "Компания Леново показала новые серверы и плановые фабрики."),
          article("hi1", "hi", "सर्वर", "कंपनी ने भारत में कारखाने बनाए हैं। लेनोवो और एनवीडिया।"),
          article("el1", "el", "Διακομιστές", "Η εταιρεία κατασκευάζει μικροεπεξεργαστές στην Ελλάδα."),
          article("ar1", "ar", "الشركة", "تستثمر الشركة في الحوسبة السحابية. قالت إنفيديا ذلك."),
          article("ko1", "ko", "반도체", "삼성전자 반도체 공장 가격."),
          article("he1", "he", "חברה", "חברה חדשה."),
          article("ta1", "ta", "நிறுவனம்", "நிறுவனம் புதிய."),
          article("bn1", "bn", "কম্পানি", "কম্পানি নতুন।"),
          article("zh1", "zh", "联想", "联想集团发布服务器。英伟达黄仁勋。"),
      },
      names());
  return one;
}

std::string suggestion(const std::string& query) {
  Request request;
  request.query = query;
  return index().search(request).suggestion;
}

}  // namespace

TEST_CASE("spelling: the table") {
  for (const test::Row& row : test::read_table("spelling.tsv", 2)) {
    CAPTURE(row.line);
    CHECK(corrected(index().reader(), row.cells[0]) == row.cells[1]);
  }
}

TEST_CASE("spelling: frequency") {
  using Counts = std::vector<std::pair<std::string, int>>;
  struct Case {
    Counts articles;
    std::string typed;
    std::string expected;
  };
  for (const auto& [articles, typed, expected] : std::vector<Case>{
           {{{"sarver", 1}, {"server", 2}}, "srver", "server"},
           {{{"sarver", 2}, {"server", 1}}, "srver", "sarver"},
           // The last letter goes wrong oftener than one before.
           {{{"macks", 1}, {"markz", 1}}, "marks", "markz"},
           {{{"macks", 3}, {"markz", 1}}, "marks", "macks"},
           // One edit further away: 256 times as often.
           {{{"sarver", 1}, {"server", 250}}, "sarvor", "sarver"},
           {{{"sarver", 1}, {"server", 260}}, "sarvor", "server"},
           // The other yeh or kaf: four times as often.
           {{{"ممكن", 1}, {"ممکن", 3}}, "مممكن", "ممكن"},
           {{{"ممكن", 1}, {"ممکن", 5}}, "مممكن", "ممکن"},
           // Of three letters one is at random what some rare word has.
           {{{"gpx", 1}, {"server", 3}}, "gpy", "gpx"},
           {{{"gpx", 1}, {"server", 300}}, "gpy", ""},
           {{{"gpx", 30}, {"server", 300}}, "gpy", "gpx"},
       }) {
    const test::TempDir folder;
    IndexWriter writer = test::open_writer(folder.path("db"));
    for (const auto& [word, count] : articles) {
      for (int i = 0; i < count; ++i) {
        IndexDocument document = test::bare_document(word + std::to_string(i), word);
        document.postings.insert(document.postings.begin(), {"Len", 0, {}});
        writer.put(document);
      }
    }
    writer.commit();
    CAPTURE(typed);
    CHECK(corrected(IndexReader(folder.path("db")), typed) == expected);
  }
}

TEST_CASE("spelling: names of several words with their neighbours") {
  struct Case {
    std::vector<std::string> words;
    std::size_t at;
    std::size_t first;
    std::size_t count;
    std::string text;
  };
  for (const auto& [words, at, first, count, text] : std::vector<Case>{
           {{"moor", "threds"}, 1, 0, 2, "moore threads"},
           {{"moor", "threds"}, 0, 0, 2, "moore threads"},
           {{"new", "moore", "thraeds", "cards"}, 2, 1, 2, "moore threads"},
           {{"jensen", "hunag"}, 1, 0, 2, "jensen huang"},
           {{"дженсн", "хуанг"}, 0, 0, 2, "дженсен хуанг"},
           // Too little to go by: x ai is a name.
           {{"x", "ia"}, 1, 1, 1, ""},
           // Two edits in all.
           {{"mor", "thrds"}, 1, 1, 1, ""},
           // A name of one word takes no neighbour in.
           {{"a", "nvidai"}, 1, 1, 1, "nvidia"},
           {{"mvidia", "company"}, 0, 0, 1, "nvidia"},
           // Part of a name that is right: nothing to correct, though "threads" stood nowhere.
           {{"hà", "moore", "threads"}, 2, 2, 1, ""},
           {{"moor", "threads", "5091"}, 0, 0, 2, "moore threads"},
           {{"nothing", "zzzzzzz", "nothing"}, 1, 1, 1, ""},
           {{"threds"}, 0, 0, 1, "threads"},
       }) {
    CAPTURE(words[at]);
    const Correction correction = corrected(index().reader(), words, at);
    CHECK(correction.text == text);
    if (text.empty()) continue;
    CHECK(correction.first == first);
    CHECK(correction.count == count);
  }
}

TEST_CASE("spelling: other terms of the index are no words, however near") {
  CHECK(corrected(index().reader(), "Sicosoft") == "microsoft");  // not Smicrosoft, a word of titles
}

TEST_CASE("spelling: any bytes are borne, and what is suggested has hits") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const IndexReader& reader = index().reader();
  const std::vector<test::Row> rows = test::read_table("spelling.tsv", 2);
  int suggested = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string word =
        round % 2 == 0 ? test::random_text(random, random() % 12) : rows[random() % rows.size()].cells[0];
    if (round % 4 == 1 && !word.empty()) word[random() % word.size()] = static_cast<char>(random());
    if (round % 4 == 2) word = fold(word, language("und"));
    CAPTURE(word);
    const std::string better = corrected(reader, word);
    if (better.empty()) continue;
    ++suggested;
    Request request;
    request.query = better;
    REQUIRE(better != word);
    REQUIRE(index().search(request).total > 0);
  }
  CHECK(suggested > 100);
}

TEST_CASE("suggestion: words that stand nowhere are corrected in their places, others stay as typed") {
  CHECK(suggestion("Microsfot buys") == "microsoft buys");
  CHECK(suggestion("\"microsfot buys\" -companie") == "\"microsoft buys\" -companie");
  CHECK(suggestion("компания сервреы") == "компания серверы");
  // Standing words, stems of standing words, names and technical names need no correction.
  CHECK(suggestion("company") == "");
  CHECK(suggestion("buying") == "");
  CHECK(suggestion("Lenovo") == "");
  CHECK(suggestion("联想 服务器") == "");
  CHECK(suggestion("") == "");
  CHECK(suggestion("company:microsfot") == "");
  CHECK(suggestion("-microsfot") == "");
  // One misspelt word is part of another word before it.
  CHECK(suggestion("microsofts microsof") == "microsofts microsoft");
}

}  // namespace khabar
