#include "indexer/write/retag.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>

#include "tests/support/archive.hpp"
#include "tests/support/index_dump.hpp"

using namespace khabar;
using namespace khabar::test;

namespace {

const std::string kMore = "acme\tAcme\tअक्मे|阿克米\t\nzylonix\tZylonix\tЗилоникс\t\n";

/// Articles in several scripts that name the entities here and there.
void fill(Archive& archive, int articles, std::uint32_t seed) {
  const std::vector<std::string> words = {"Acme",  "Akme", "Zylonix", "阿克米", "अक्मे",    "Зилоникс",
                                          "opens", "shop", "in",      "。",     "Berlin", "新しい"};
  std::mt19937 random(seed);
  std::string records;
  for (int i = 0; i < articles; ++i) {
    std::string text;
    for (int word = 0; word < 30; ++word) text += words[random() % words.size()] + " ";
    records += record("x" + std::to_string(i), text);
  }
  archive.write("n.jsonl", records);
}

Retagged retag(const std::string& database, const Gazetteer& names) {
  IndexWriter writer = IndexWriter::open(database, DatabaseLock(database));
  const std::atomic<bool> stop = false;
  const Matcher matcher(names);
  return khabar::retag(writer, names, matcher, 2, stop, [](const Progress&) {});
}

/// What an index of the same files holds that never knew other names.
std::string dump_of_new(const Archive& archive, const Gazetteer& names) {
  const TempDir dir;
  IndexWriter writer = IndexWriter::open(dir.path("db"), DatabaseLock(dir.path("db")));
  const std::atomic<bool> stop = false;
  update(writer, archive.found(), names, {1}, stop, [](const Progress&) {});
  return dump(dir.path("db"));
}

}  // namespace

TEST_CASE("retag: ends in the very index that the new names would have made") {
  for (const std::uint32_t seed : {1u, 2u, 3u}) {
    CAPTURE(seed);
    Archive archive;
    fill(archive, 40, seed);
    archive.update();
    const Gazetteer more = acme_names(kMore);
    const Retagged done = retag(archive.database(), more);
    CHECK(done.articles == 40);
    CHECK(done.changed > 20);
    CHECK(dump(archive.database()) == dump_of_new(archive, more));
    CHECK(retag(archive.database(), more).articles == 0);
    CHECK(retag(archive.database(), acme_names()).articles == 40);
    CHECK(dump(archive.database()) == dump_of_new(archive, acme_names()));
  }
}

TEST_CASE("retag: needs no files, and writes no article that comes out as it was") {
  Archive archive;
  archive.write("n.jsonl", record("x", "Zylonix buys a shop") + record("y", "nothing of the kind"));
  archive.update();
  archive.remove("n.jsonl");
  const Retagged done = retag(archive.database(), acme_names(kMore));
  CHECK(done.articles == 2);
  CHECK(done.changed == 1);
  CHECK(archive.size() == 2);
  CHECK(archive.text("x") == "Zylonix buys a shop");
}

TEST_CASE("retag: stopped, the next one goes on from there; with yet other names it begins again") {
  Archive archive;
  fill(archive, 30, 7);
  archive.update();
  const Gazetteer more = acme_names(kMore);
  {
    IndexWriter writer = IndexWriter::open(archive.database(), DatabaseLock(archive.database()));
    const std::atomic<bool> stop = true;
    const Matcher matcher(more);
    CHECK(khabar::retag(writer, more, matcher, 2, stop, [](const Progress&) {}).articles == 0);
    CHECK(articles_to_retag(writer.state(), more.fingerprint()) == 30);
    CHECK(articles_to_retag(writer.state(), acme_names().fingerprint()) == 30);
  }
  SUBCASE("by the same names") {
    CHECK(archive.update(more).retagged == 30);
    CHECK(dump(archive.database()) == dump_of_new(archive, more));
  }
  SUBCASE("by the old ones") {
    CHECK(retag(archive.database(), acme_names()).articles == 30);
    CHECK(dump(archive.database()) == dump_of_new(archive, acme_names()));
  }
}

TEST_CASE("retag: one that broke off after a commit is gone on with, and nothing is left of it in the end") {
  Archive archive;
  fill(archive, 50, 9);
  archive.update();
  const Gazetteer more = acme_names(kMore);
  {
    // As after a crash: the names are stored and ten articles were passed, of which none was tagged.
    IndexWriter writer = IndexWriter::open(archive.database(), DatabaseLock(archive.database()));
    writer.set_gazetteer(more);
    writer.set_tagged_up_to(10);
    writer.commit();
  }
  CHECK(archive.update(more).retagged == 40);
  IndexWriter writer = IndexWriter::open(archive.database(), DatabaseLock(archive.database()));
  CHECK_FALSE(writer.state().tagged_up_to().has_value());
}
