#include "common/entities/name_trie.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "common/entities/gazetteer.hpp"
#include "common/entities/name_units.hpp"

using namespace khabar;

TEST_CASE("gazetteer: longer words of a note, and their place in the fingerprint") {
  const auto read = [](std::string_view note) {
    Gazetteer gazetteer;
    gazetteer.add_table(EntityKind::Company, "a\tA\t\t\t" + std::string(note), "companies.tsv");
    return gazetteer;
  };
  const auto words_of = [&](std::string_view note) {
    std::string all;
    for (const LongerWord& word : read(note).longer_words) all += word.text + "|";
    return all;
  };
  CHECK(words_of("a note") == "");
  CHECK(words_of("not in: 三星堆, 三星级") == "三星堆|三星级|");
  CHECK(words_of("a note; not in:  B C (a town),; more, words") == "B C|");
  CHECK(words_of("not in:") == "");
  CHECK(words_of("not in: " + std::string(300, 'x')) == "");
  CHECK(read("not in: B").fingerprint() != read("not in: C").fingerprint());
  CHECK(read("a note").fingerprint() == read("").fingerprint());
}

TEST_CASE("name trie: names come back, nothing else does") {
  constexpr unsigned kSeed = 20260114;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  NameTrie trie;
  std::map<std::vector<std::string>, std::vector<std::uint32_t>> names;
  const auto made_up = [&] {
    std::vector<std::string> units;
    for (std::size_t i = random() % 4 + 1; i > 0; --i) units.push_back("u" + std::to_string(random() % 200));
    return units;
  };
  for (std::uint32_t value = 0; value < 5000; ++value) {
    const auto name = made_up();
    names[name].push_back(value);
    trie.add({name.begin(), name.end()}, value);
  }
  const auto values_of = [&](const std::vector<std::string>& name) {
    std::uint32_t node = NameTrie::kRoot;
    std::vector<std::uint32_t> values;
    for (const std::string& text : name) {
      const std::uint32_t unit = trie.unit(text);
      if (unit == NameTrie::kNone) return values;
      node = trie.child(node, unit);
      if (node == NameTrie::kNone) return values;
    }
    for (auto at = trie.first(node); at != NameTrie::kNone; at = trie.next(at)) values.push_back(trie.value(at));
    return values;
  };
  for (const auto& [name, values] : names) REQUIRE(values_of(name) == values);
  for (int i = 0; i < 5000; ++i) {
    const auto name = made_up();
    const auto at = names.find(name);
    REQUIRE(values_of(name) == (at == names.end() ? std::vector<std::uint32_t>{} : at->second));
  }
  CHECK(trie.unit("") == NameTrie::kNone);
}

TEST_CASE("plain units: those of name_units, or none") {
  const Gazetteer gazetteer = builtin_gazetteer();
  Analyzer analyzer;
  std::size_t plain = 0;
  for (const Alias& alias : gazetteer.aliases) {
    std::string lower;
    const auto units = plain_units(alias.text, lower);
    if (units.empty()) continue;
    ++plain;
    std::string joined;
    for (const auto unit : units) joined += (joined.empty() ? "" : " ") + std::string(unit);
    const auto full = name_units(alias.text, analyzer.analyze(alias.text, language("und")));
    REQUIRE(joined == name_key(full, 0, full.size()));
  }
  CHECK(plain > 1000);
}
