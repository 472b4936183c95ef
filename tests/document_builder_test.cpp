#include "indexer/write/document_builder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "common/store/card.hpp"
#include "common/store/schema.hpp"
#include "tests/support/index_dump.hpp"

using namespace khabar;
using khabar::test::dump;

namespace {

/// Names of this test's own: those of the project may grow without a word of this changing.
const Gazetteer& names() {
  static const Gazetteer gazetteer = [] {
    Gazetteer made;
    made.add_table(EntityKind::Company, "acme\tAcme Corp\tAcme|अक्मे|阿克米\t\nzylo\tZylonix\t\t\n", "companies.tsv");
    made.add_table(EntityKind::Place, "berlin\tBerlin\tबर्लिन|柏林\t\n", "places.tsv");
    return made;
  }();
  return gazetteer;
}

Article article(const std::string& id, const std::string& lang, const std::string& title, const std::string& text) {
  Article made;
  made.id = id;
  made.path = "/news/" + id + ".txt";
  made.title = title;
  made.text = text;
  made.lang = lang;
  return made;
}

std::string full_date(Article& made) {
  Date date;
  date.year = 2026;
  date.month = 1;
  date.day = 7;
  date.precision = Precision::Day;
  made.date = date;
  return to_iso(date);
}

ContentHash some_hash() {
  ContentHash hash{};
  hash.fill('h');
  return hash;
}

IndexDocument build(const Article& made) {
  const Matcher matcher(names());
  return DocumentBuilder(names(), matcher).build(made, some_hash(), made.path);
}

const Posting* find(const IndexDocument& document, const std::string& term) {
  const auto at = std::find_if(document.postings.begin(), document.postings.end(),
                               [&](const Posting& posting) { return posting.term == term; });
  return at == document.postings.end() ? nullptr : &*at;
}

std::string value(const IndexDocument& document, unsigned slot) {
  for (const auto& [at, bytes] : document.values) {
    if (at == slot) return bytes;
  }
  return "";
}

std::string list(const IndexDocument& document, std::string_view field) {
  std::string all;
  const std::string packed = value(document, schema::find_field(field)->slot);
  for (const std::string_view entry : decode_list(packed)) all += (all.empty() ? "" : " ") + std::string(entry);
  return all;
}

std::string expected_dumps() {
  std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/tests/data/index_documents.txt");
  std::ostringstream all;
  std::string line;
  while (std::getline(in, line)) {
    if (!line.starts_with('#')) all << line << '\n';
  }
  return all.str();
}

}  // namespace

TEST_CASE("document builder: the terms of an article in five languages, as tests/data/index_documents.txt has them") {
  std::string all;
  for (const Article& made :
       {article("en", "en", "Acme opens C++ labs", "The labs in Berlin cost €5m."),
        article("de", "de", "Acme baut Halbleiterfabriken", "Fabriken in Berlin."),
        article("hi", "hi", "अक्मे की कंपनियाँ", "बर्लिन में कंपनी।"), article("zh", "zh", "阿克米 在柏林", "发布芯片。"),
        article("tr", "tr", "Acme'nin İstanbul ofisi", "Ofisler açıldı.")}) {
    all += dump(build(made));
  }
  CHECK(all == expected_dumps());
}

TEST_CASE("document builder: terms are sorted, each once, and positions ascend") {
  for (const char* lang : {"en", "de", "hi", "zh", "th"}) {
    CAPTURE(lang);
    const IndexDocument document =
        build(article("x", lang, "Acme Acme 芯片 ข่าว", "acme ACME Fabrik Fabrik कंपनी कंपनी 芯片芯片 ข่าวข่าว C++ C++"));
    CHECK(document.postings.size() > 10);
    for (std::size_t i = 0; i < document.postings.size(); ++i) {
      const Posting& posting = document.postings[i];
      CAPTURE(posting.term);
      if (i > 0) CHECK(document.postings[i - 1].term < posting.term);
      CHECK(std::is_sorted(posting.positions.begin(), posting.positions.end()));
      CHECK(std::adjacent_find(posting.positions.begin(), posting.positions.end()) == posting.positions.end());
      CHECK(posting.term.size() <= 245);
    }
  }
}

TEST_CASE("document builder: a headline's word weighs three times as much, and is far from the text's first") {
  const IndexDocument document = build(article("x", "en", "robots", "robots and more"));
  const Posting* word = find(document, "robots");
  REQUIRE(word);
  CHECK(word->wdf == 4);
  REQUIRE(word->positions.size() == 2);
  CHECK(word->positions[1] - word->positions[0] >= 100);
  REQUIRE(find(document, "Srobots"));
  CHECK(find(document, "Srobots")->wdf == 1);
  CHECK(find(document, "Smore") == nullptr);
}

TEST_CASE("document builder: a derived headline is the text's beginning and not counted twice") {
  Article made = article("x", "en", "robots win", "robots win the cup");
  made.title_derived = true;
  const IndexDocument document = build(made);
  CHECK(find(document, "robots")->wdf == 1);
  CHECK(find(document, "Srobots") == nullptr);
}

TEST_CASE("document builder: filter terms, values and data say the same") {
  Article made = article("x", "en", "Acme in Berlin", "Zylonix sues Acme. Acme answers from Berlin, says Acme Corp.");
  const std::string iso = full_date(made);
  made.source = "The Register";
  made.url = "https://example.org/x";
  made.section = "Chips";
  made.authors = {"A. Writer", "B. Writer"};
  const IndexDocument document = build(made);
  CHECK(document.id == "x");
  for (const char* term :
       {"Qx", "Y2026", "M202601", "D20260107", "Len", "XSO:the register", "XCO:acme", "XCO:zylo", "XPL:berlin"}) {
    CAPTURE(term);
    CHECK(find(document, term));
  }
  CHECK(find(document, "XCO:acme")->wdf == 4);
  CHECK(find(document, "Len")->wdf == 0);
  CHECK(list(document, "company") == "acme zylo");  // most mentioned first
  CHECK(list(document, "place") == "berlin");
  CHECK(list(document, "person").empty());
  CHECK(list(document, "lang") == "en");
  CHECK(list(document, "source") == "The Register");
  CHECK(value(document, schema::kDateSlot).substr(0, 8) == "20260107");
  CHECK(value(document, schema::kHashSlot) == std::string(16, 'h'));
  const Card card = decode_card(value(document, schema::kCardSlot));
  CHECK(card.id == "x");
  CHECK(card.path == "/news/x.txt");
  CHECK(card.url == "https://example.org/x");
  CHECK(card.date == iso);
  const StoredText text = decode_text(document.data);
  CHECK(text.title == "Acme in Berlin");
  CHECK(text.text == made.text);
  CHECK(text.section == "Chips");
  CHECK(text.authors == made.authors);
  CHECK(text.mentions.size() == 7);
  const std::string whole = made.title + "\n" + made.text;
  for (const StoredMention& mention : text.mentions) {
    const std::string named = whole.substr(mention.begin, mention.end - mention.begin);
    CHECK((named == "Acme" || named == "Acme Corp" || named == "Zylonix" || named == "Berlin"));
  }
  CHECK(std::is_sorted(text.mentions.begin(), text.mentions.end(),
                       [](const StoredMention& a, const StoredMention& b) { return a.begin < b.begin; }));
}

TEST_CASE("document builder: a date gives terms as precise as it is") {
  for (const auto& [precision, terms] :
       std::vector<std::pair<Precision, int>>{{Precision::Year, 1}, {Precision::Month, 2}, {Precision::Day, 3}}) {
    Article made = article("x", "en", "t", "t");
    full_date(made);
    made.date->precision = precision;
    const IndexDocument document = build(made);
    int found = 0;
    for (const char* term : {"Y2026", "M202601", "D20260107"}) found += find(document, term) != nullptr;
    CHECK(found == terms);
  }
}

TEST_CASE("document builder: a function of its arguments, whatever it built before") {
  const Matcher matcher(names());
  DocumentBuilder builder(names(), matcher);
  const Article first = article("x", "de", "Acme baut Halbleiterfabriken", "Fabriken in Berlin.");
  const IndexDocument once = builder.build(first, some_hash(), first.path);
  for (const char* lang : {"en", "tr", "zh", "hi"})
    builder.build(article("y", lang, "Fabriken İ 芯片", "Halbleiterfabriken"), some_hash(), "");
  const IndexDocument again = builder.build(first, some_hash(), first.path);
  CHECK(again.postings == once.postings);
  CHECK(again.values == once.values);
  CHECK(again.data == once.data);
}

TEST_CASE("document builder: no id or word is too long for a term") {
  const std::string long_id(100'000, 'i');
  const IndexDocument document =
      build(article(long_id, "en", std::string(300'000, 'w'), std::string(3'000'000, 'x') + " y"));
  for (const Posting& posting : document.postings) CHECK(posting.term.size() <= 245);
  CHECK(document.id == long_id);
  CHECK(find(document, "y"));
}
