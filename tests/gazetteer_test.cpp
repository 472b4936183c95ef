#include "common/entities/gazetteer.hpp"

#include <doctest/doctest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "common/entities/alias_index.hpp"
#include "common/entities/builtin_tables.hpp"
#include "common/entities/matcher.hpp"
#include "common/entities/name_units.hpp"
#include "common/error.hpp"
#include "common/text/script.hpp"
#include "common/text/utf8.hpp"

using namespace khabar;

namespace {

Gazetteer table(std::string_view rows) {
  Gazetteer gazetteer;
  gazetteer.add_table(EntityKind::Company, rows, "companies.tsv");
  return gazetteer;
}

/// The aliases as they were read: "name?|name".
std::string aliases(const Gazetteer& gazetteer) {
  std::string out;
  for (const Alias& alias : gazetteer.aliases) {
    if (!out.empty()) out += '|';
    out += alias.text + (alias.ambiguous ? "?" : "");
  }
  return out;
}

bool is_nfc(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(error);
  return U_SUCCESS(error) && nfc->isNormalizedUTF8(text, error) && U_SUCCESS(error);
}

std::string key_of(const std::string& name, Analyzer& analyzer) {
  const auto units = name_units(name, analyzer.analyze(name, language("und")));
  return name_key(units, 0, units.size());
}

}  // namespace

TEST_CASE("gazetteer: a row gives an entity and its names") {
  const Gazetteer gazetteer = table("# a comment\n\nlenovo\tLenovo\t联想?@zh|Lenovo Group|लेनोवो@hi\tagency\ta note\n");
  REQUIRE(gazetteer.entities.size() == 1);
  CHECK(gazetteer.entities[0].id == "lenovo");
  CHECK(gazetteer.entities[0].name == "Lenovo");
  CHECK(gazetteer.entities[0].kind == EntityKind::Company);
  CHECK(aliases(gazetteer) == "Lenovo|联想?|Lenovo Group|लेनोवो");
}

TEST_CASE("gazetteer: what a cell may hold") {
  CHECK(aliases(table("a\tMeta\t\tambiguous")) == "Meta?");
  CHECK(aliases(table("a\tMeta\t\tparent=b,ambiguous")) == "Meta?");
  CHECK(aliases(table("a\tMeta\t\tunambiguous")) == "Meta");
  CHECK(aliases(table("a\tMeta\t")) == "Meta");
  // An @ that names no language is part of the name.
  CHECK(aliases(table("a\tA\tb@home.com|c@de")) == "A|b@home.com|c");
  CHECK(aliases(table("a\tYahoo!\tWhat???@en")) == "Yahoo!|What???");
  // Tables from Windows.
  CHECK(aliases(table("a\tA\tB\r\n\r\nb\tC\tD\tambiguous\r\n")) == "A|B|C?|D");
}

TEST_CASE("gazetteer: a row that is none is refused with file, line and reason") {
  struct Case {
    std::string rows;
    std::string message;
  };
  const Case kCases[] = {
      {"lenovo", "companies.tsv:1: a row has 3 to 5 columns, this has 1"},
      {"# x\n\nlenovo\tLenovo", "companies.tsv:3: a row has 3 to 5 columns, this has 2"},
      {"a\tb\tc\td\te\tf", "companies.tsv:1: a row has 3 to 5 columns, this has 6"},
      {"a\tA\t\nLenovo\tLenovo\t", "companies.tsv:2: the id is not made of a-z, 0-9 and hyphens"},
      {"\tLenovo\t", "companies.tsv:1: the id is not made of a-z, 0-9 and hyphens"},
      {"len ovo\tLenovo\t", "companies.tsv:1: the id is not made of a-z, 0-9 and hyphens"},
      {std::string(81, 'a') + "\tA\t", "companies.tsv:1: the id is not made of a-z, 0-9 and hyphens"},
      {"a\tA\t\nb\tB\t\na\tC\t", "companies.tsv:3: the id \"a\" stands above already"},
      {"a\t\tb", "companies.tsv:1: no name"},
      {"a\tA\tb||c", "companies.tsv:1: an empty alias"},
      {"a\tA\t|", "companies.tsv:1: an empty alias"},
      {"a\tA\t?", "companies.tsv:1: an empty alias"},
      {"a\tA\t@zh", "companies.tsv:1: an empty alias"},
      {"a\tA\t" + std::string(201, 'x'), "companies.tsv:1: an alias of over 200 bytes"},
      {"a\t" + std::string(201, 'x') + "\t", "companies.tsv:1: a name of over 200 bytes"},
      {"a\tA\xFF\t", "companies.tsv:1: not UTF-8"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.rows);
    try {
      table(c.rows);
      FAIL_CHECK("taken");
    } catch (const Error& error) {
      CHECK(std::string(error.what()) == c.message);
      CHECK(error.exit == Exit::Usage);
      CHECK_FALSE(error.hint.empty());
    }
  }
}

TEST_CASE("gazetteer: the fingerprint changes with any name, id, kind or flag, and with nothing else") {
  const std::string before = table("lenovo\tLenovo\t联想|Lenovo Group\t").fingerprint();
  CHECK(before.size() == 16);
  CHECK(before.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(before == table("# other\nlenovo\tLenovo\t联想@zh|Lenovo Group\tagency\tnote").fingerprint());
  std::set<std::string> seen = {before};
  for (const std::string_view rows :
       {"lenovo2\tLenovo\t联想|Lenovo Group", "lenovo\tLENOVO\t联想|Lenovo Group", "lenovo\tLenovo\t联想?|Lenovo Group",
        "lenovo\tLenovo\t联想|Lenovo Group\tambiguous", "lenovo\tLenovo\t联想", "lenovo\tLenovo\t联想|Lenovo Group|L",
        "lenovo\tLenovo\t联想L|enovo Group", "lenovo\tLenovo\tLenovo Group|联想",
        "lenovo\tLenovo\t联想|Lenovo Group\tparent=x", ""}) {
    CAPTURE(rows);
    CHECK(seen.insert(table(rows).fingerprint()).second);
  }
  Gazetteer people;
  people.add_table(EntityKind::Person, "lenovo\tLenovo\t联想|Lenovo Group\t", "people.tsv");
  CHECK(seen.insert(people.fingerprint()).second);
}

TEST_CASE("gazetteer: one table behind another adds to it") {
  Gazetteer gazetteer = table("apple\tApple\t\tambiguous");
  gazetteer.add_table(EntityKind::Product, "apple\tApple II\tApple 2", "products.tsv");
  REQUIRE(gazetteer.entities.size() == 2);
  REQUIRE(gazetteer.aliases.size() == 3);
  CHECK(gazetteer.aliases[0].entity == 0);
  CHECK(gazetteer.aliases[2].entity == 1);
}

TEST_CASE("builtin tables: are those of corpus/gazetteer, byte for byte") {
  CHECK(builtin_tables().size() == kEntityKinds.size() + 1);  // countries are made from ICU
  for (const BuiltinTable& builtin : builtin_tables()) {
    CAPTURE(builtin.file);
    if (builtin.file == "countries.tsv") continue;
    std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/corpus/gazetteer/" + std::string(builtin.file),
                     std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    CHECK(bytes.str() == builtin.text);
  }
}

TEST_CASE("builtin tables: enough of each kind, ids unique, names composed and findable") {
  const Gazetteer gazetteer = builtin_gazetteer();
  std::map<EntityKind, int> counts;
  std::set<std::pair<EntityKind, std::string>> ids;
  for (const Entity& entity : gazetteer.entities) {
    ++counts[entity.kind];
    CAPTURE(entity.id);
    CHECK(ids.emplace(entity.kind, entity.id).second);
  }
  CHECK(counts[EntityKind::Company] >= 1500);
  CHECK(counts[EntityKind::Person] >= 500);
  CHECK(counts[EntityKind::Place] >= 300);
  CHECK(counts[EntityKind::Product] >= 300);
  CHECK(counts[EntityKind::Event] >= 150);
  Analyzer analyzer;
  for (const Alias& alias : gazetteer.aliases) {
    CAPTURE(alias.text);
    CHECK(is_nfc(alias.text));
    CHECK(alias.text.find_first_of("\t?@|") == std::string::npos);
    CHECK_FALSE(alias.text.starts_with(' '));
    CHECK_FALSE(alias.text.ends_with(' '));
    const auto units = name_units(alias.text, analyzer.analyze(alias.text, language("und")));
    CHECK_FALSE(units.empty());
    CHECK(units.size() <= kMaxNameUnits);
  }
}

TEST_CASE("builtin tables: what belongs to a company belongs to one of the table, and none to itself") {
  const Gazetteer gazetteer = builtin_gazetteer();
  std::map<std::string, const Entity*> companies;
  for (const Entity& entity : gazetteer.entities) {
    if (entity.kind == EntityKind::Company) companies.emplace(entity.id, &entity);
  }
  std::size_t owned = 0;
  for (const Entity& entity : gazetteer.entities) {
    std::set<std::string> above;
    for (const Entity* at = &entity; !at->company.empty(); at = companies[at->company], ++owned) {
      CAPTURE(entity.id);
      REQUIRE(companies.contains(at->company));
      REQUIRE(above.insert(at->company).second);
    }
  }
  CHECK(owned > 1000);
}

TEST_CASE("builtin tables: the letters of each alias are those of the language that is said to write it so") {
  // A Latin name stands in the press of every script.
  const std::map<std::string_view, std::set<Script>> scripts = {{"zh", {Script::Han}},
                                                                {"ja", {Script::Han, Script::Kana}},
                                                                {"ko", {Script::Hangul, Script::Han}},
                                                                {"hi", {Script::Devanagari}},
                                                                {"mr", {Script::Devanagari}},
                                                                {"ru", {Script::Cyrillic}},
                                                                {"uk", {Script::Cyrillic}},
                                                                {"bg", {Script::Cyrillic}},
                                                                {"ar", {Script::Arabic}},
                                                                {"fa", {Script::Arabic}},
                                                                {"ur", {Script::Arabic}},
                                                                {"he", {Script::Hebrew}},
                                                                {"el", {Script::Greek}},
                                                                {"th", {Script::Thai}}};
  std::size_t checked = 0;
  for (const BuiltinTable& builtin : builtin_tables()) {
    std::istringstream rows{std::string(builtin.text)};
    for (std::string row; std::getline(rows, row);) {
      if (row.starts_with('#')) continue;
      std::istringstream cells(row);
      std::string cell;
      for (int i = 0; i < 3; ++i) std::getline(cells, cell, '\t');
      std::istringstream aliases(cell);
      for (std::string alias; std::getline(aliases, alias, '|');) {
        const std::size_t at = alias.rfind('@');
        const auto allowed = at == std::string::npos ? scripts.end() : scripts.find(alias.substr(at + 1));
        if (allowed == scripts.end()) continue;
        CAPTURE(alias);
        ++checked;
        for (std::size_t i = 0; i < at;) {
          const Script script = script_of(utf8::next(alias, i));
          CHECK((script == Script::Latin || script == Script::Common || allowed->second.contains(script)));
        }
      }
    }
  }
  CHECK(checked > 3000);
}

TEST_CASE("builtin tables: a name of two entities of a kind is marked as ambiguous in both") {
  const Gazetteer gazetteer = builtin_gazetteer();
  Analyzer analyzer;
  std::map<std::pair<EntityKind, std::string>, std::vector<const Alias*>> by_key;
  for (const Alias& alias : gazetteer.aliases) {
    by_key[{gazetteer.entities[alias.entity].kind, key_of(alias.text, analyzer)}].push_back(&alias);
  }
  for (const auto& [key, named] : by_key) {
    for (const Alias* a : named) {
      for (const Alias* b : named) {
        if (a->entity == b->entity || (a->ambiguous && b->ambiguous)) continue;
        FAIL_CHECK(key.second << ": " << gazetteer.entities[a->entity].id << " and "
                              << gazetteer.entities[b->entity].id);
      }
    }
  }
}

TEST_CASE("alias index: every name's key leads to its entities, once each") {
  Gazetteer gazetteer = table("apple\tApple\t苹果?@zh|APPLE\tambiguous\nacer\tAcer\tÁcer");
  gazetteer.add_table(EntityKind::Product, "pie\tApple\t", "products.tsv");
  const auto index = alias_index(gazetteer);
  CHECK(index.size() == 3);
  REQUIRE(index.contains("apple"));
  CHECK((index.at("apple") ==
         std::vector<NamedEntity>{{EntityKind::Company, "apple", false}, {EntityKind::Product, "pie", false}}));
  CHECK((index.at("苹 果") == std::vector<NamedEntity>{{EntityKind::Company, "apple", true}}));
  CHECK((index.at("acer") == std::vector<NamedEntity>{{EntityKind::Company, "acer", false}}));
}

TEST_CASE("alias index: an entity comes back from its stored form; one that is not stored has its id as name") {
  const Entity facebook{EntityKind::Company, "facebook", "Facebook", "meta"};
  const Entity back = decode_entity(EntityKind::Company, "facebook", encode(facebook));
  CHECK(back.id == "facebook");
  CHECK(back.name == "Facebook");
  CHECK(back.company == "meta");
  CHECK(decode_entity(EntityKind::Company, "x", "").name == "x");
  CHECK_THROWS_AS(decode_entity(EntityKind::Company, "x", "\x05y"), Error);
}

TEST_CASE("alias index: names come back from their stored form; other bytes are Damaged") {
  const std::vector<NamedEntity> names = {{EntityKind::Event, "ces", true}, {EntityKind::Place, "", false}};
  const std::string bytes = encode(names);
  CHECK((decode_named_entities(bytes) == names));
  CHECK(decode_named_entities("").empty());
  for (const std::string& torn :
       {bytes.substr(0, bytes.size() - 1), std::string("\x05\x01x\x01", 4), std::string("\x80")}) {
    try {
      decode_named_entities(torn);
      FAIL_CHECK("taken");
    } catch (const Error& error) {
      CHECK(error.exit == Exit::Damaged);
    }
  }
}
