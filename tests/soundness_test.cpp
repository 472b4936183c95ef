#include "indexer/write/soundness.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "common/store/database.hpp"
#include "tests/support/archive.hpp"

using namespace khabar;
using namespace khabar::test;

namespace {

using Database = Xapian::WritableDatabase;

/// The one document that `word` stands in.
Xapian::docid with(const Database& database, const std::string& word) {
  return *database.postlist_begin(word);
}

void change(Database& database, const std::function<void(Xapian::Document&)>& work) {
  const Xapian::docid docid = with(database, "lighthouse");
  Xapian::Document document = database.get_document(docid);
  document.get_data();
  work(document);
  database.replace_document(docid, document);
}

StoredText text_of(const Xapian::Document& document) {
  return decode_text(document.get_data());
}

}  // namespace

/// What an index of two articles suffers, and what is told of it.
TEST_CASE("soundness: every disagreement inside an index is told") {
  struct Row {
    std::string told;  ///< begins with it; empty: sound
    std::function<void(Database&)> damage;
  };
  for (const Row& row : {
           Row{"", [](Database&) {}},
           Row{"article one is held 2 times",
               [](Database& database) { database.add_document(database.get_document(with(database, "lighthouse"))); }},
           Row{"article one cannot be found by its id",
               [](Database& database) {
                 change(database, [](Xapian::Document& document) { document.remove_term("Qone"); });
               }},
           Row{"article one: its file is not known",
               [](Database& database) {
                 change(database, [](Xapian::Document& document) { document.add_boolean_term("XF!"); });
               }},
           Row{"article one: its date and its terms disagree",
               [](Database& database) {
                 change(database, [](Xapian::Document& document) { document.remove_value(schema::kDateSlot); });
               }},
           Row{"document 1 cannot be read: a stored article names an entity behind its end",
               [](Database& database) {
                 change(database, [](Xapian::Document& document) {
                   StoredText text = text_of(document);
                   text.mentions.push_back({EntityKind::Company, "acme", 100, 105});
                   document.set_data(encode(text));
                 });
               }},
           Row{"document 1 cannot be read: ",
               [](Database& database) {
                 change(database, [](Xapian::Document& document) { document.set_data("torn"); });
               }},
           Row{"document 1 cannot be read: ",
               [](Database& database) {
                 change(database, [](Xapian::Document& document) { document.remove_value(schema::kCardSlot); });
               }},
           Row{"company acme: 2 articles by its term, 1 by their values",
               [](Database& database) {
                 change(database,
                        [](Xapian::Document& document) { document.remove_value(schema::find_field("company")->slot); });
               }},
           Row{"Lde: 1 articles by their values, none by its term",
               [](Database& database) {
                 change(database, [](Xapian::Document& document) {
                   document.remove_term("Len");
                   document.add_value(schema::find_field("lang")->slot, encode_list({"de"}));
                 });
               }},
           Row{"company:acme stands in articles and has no name",
               [](Database& database) { database.set_metadata("entity/company:acme", ""); }},
       }) {
    CAPTURE(row.told);
    Archive archive;
    archive.write("a.jsonl",
                  R"({"id":"one","title":"Acme","text":"Acme builds a lighthouse.","date":"2026-01-07","lang":"en"})");
    archive.write("b.jsonl",
                  R"({"id":"two","title":"More","text":"Acme builds a harbour.","date":"2026-01","lang":"en"})");
    archive.update();
    const std::string folder = archive.database() + "/" + current_generation(archive.database());
    {
      Database database(folder, Xapian::DB_OPEN);
      row.damage(database);
      database.commit();
    }
    const std::vector<std::string> faults = faults_of(folder);
    CHECK(faults.empty() == row.told.empty());
    if (!faults.empty()) CHECK(faults.front().substr(0, row.told.size()) == row.told);
  }
}

TEST_CASE("soundness: damage names the table") {
  for (const std::string table : {"postlist", "docdata", "termlist", "position"}) {
    CAPTURE(table);
    Archive archive;
    std::string records;
    for (int i = 0; i < 200; ++i)
      records += record("a" + std::to_string(i), "word" + std::to_string(i * i) + " " + std::string(500, 'x'));
    archive.write("a.jsonl", records);
    archive.update();
    const std::string folder = archive.database() + "/" + current_generation(archive.database());
    CHECK(faults_of(folder).empty());
    {
      std::fstream file(folder + "/" + table + ".glass", std::ios::in | std::ios::out | std::ios::binary);
      const std::string nothing(6000, '\0');
      for (int block = 0; block < 4; ++block) {
        file.seekp(block * 8192 + 100);
        file.write(nothing.data(), static_cast<std::streamsize>(nothing.size()));
      }
    }
    std::string all;
    for (const std::string& fault : faults_of(folder)) all += fault + "\n";
    CHECK(all.find("table " + table) != std::string::npos);
  }
}
