#include "indexer/write/stories.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/store/schema.hpp"
#include "indexer/write/text_signature.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/temp_dir.hpp"

namespace khabar {
namespace {

using Words = std::vector<unsigned>;
using Groups = std::set<std::set<int>>;  ///< of articles, those of two or more

TextSignature signature_of(const Words& words) {
  std::vector<Token> tokens;
  for (const unsigned word : words) {
    Token& token = tokens.emplace_back();
    token.kind = TokenKind::Word;
    token.exact = "w" + std::to_string(word);
  }
  return sign({}, tokens);
}

/// `count` words from `first` on: what overlaps has words in common.
Words row(unsigned first, unsigned count) {
  Words words(count);
  for (unsigned i = 0; i < count; ++i) words[i] = first + i;
  return words;
}

Words operator+(Words a, const Words& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// A database that holds articles the way IndexWriter does, of signatures alone.
class Archive {
 public:
  Archive() : database_(folder_.path("db"), Xapian::DB_CREATE), stories_(database_) {}

  void put(int article, const Words& words) {
    const TextSignature signature = signature_of(words);
    Xapian::Document document;
    document.add_boolean_term("Q" + std::to_string(article));
    document.add_posting("word", 7);
    for (const std::string& term : sample_terms(signature)) document.add_boolean_term(term);
    document.add_value(schema::kSignatureSlot, encode(signature));
    const auto known = docids_.find(article);
    stories_.enter(document, known == docids_.end() ? 0 : known->second);
    docids_[article] = database_.replace_document("Q" + std::to_string(article), document);
    signatures_[article] = signature;
  }

  void remove(int article) {
    stories_.leave(docids_.at(article));
    database_.delete_document(docids_.at(article));
    docids_.erase(article);
    signatures_.erase(article);
  }

  void commit() {
    stories_.settle();
    database_.commit();
  }

  bool holds(int article) const { return docids_.contains(article); }
  std::string story(int article) const {
    return database_.get_document(docids_.at(article)).get_value(schema::kStorySlot);
  }

  Groups groups() const {
    std::map<std::string, std::set<int>> by_story;
    for (const auto& [article, docid] : docids_) {
      if (const std::string number = story(article); !number.empty()) by_story[number].insert(article);
    }
    Groups groups;
    for (const auto& [number, articles] : by_story) {
      CHECK(articles.size() > 1);
      CHECK(database_.get_termfreq(std::string(schema::kStory) + number) == articles.size());
      groups.insert(articles);
    }
    return groups;
  }

  /// The same from the signatures of all, each compared with each.
  Groups expected() const {
    std::map<int, std::set<int>> of;
    for (const auto& [article, signature] : signatures_) of[article] = {article};
    for (const auto& [a, one] : signatures_) {
      for (const auto& [b, other] : signatures_) {
        if (of[a].contains(b) || !are_near_duplicates(one, other)) continue;
        std::set<int> both = of[a];
        both.insert(of[b].begin(), of[b].end());
        for (const int article : both) of[article] = both;
      }
    }
    Groups groups;
    for (const auto& [article, group] : of) {
      if (group.size() > 1) groups.insert(group);
    }
    return groups;
  }

  const Xapian::WritableDatabase& database() const { return database_; }

 private:
  static bool are_near_duplicates(const TextSignature& a, const TextSignature& b) {
    const auto shared = std::count_if(a.samples.begin(), a.samples.end(), [&](std::uint64_t hash) {
      return std::find(b.samples.begin(), b.samples.end(), hash) != b.samples.end();
    });
    return static_cast<std::size_t>(shared) >= kSharedSamples && resemblance(encode(a), encode(b)) >= kNearDuplicate;
  }

  test::TempDir folder_;
  Xapian::WritableDatabase database_;
  Stories stories_;
  std::map<int, Xapian::docid> docids_;
  std::map<int, TextSignature> signatures_;
};

TEST_CASE("stories: near-duplicates get one, others none") {
  Archive archive;
  archive.put(1, row(0, 100));
  CHECK(archive.story(1).empty());
  archive.put(2, row(1000, 100));
  archive.put(3, row(0, 100) + row(500, 20));
  archive.commit();
  CHECK(archive.groups() == Groups{{1, 3}});
  CHECK(archive.story(2).empty());
}

TEST_CASE("stories: one that links two makes one of them, and two again when it goes") {
  Archive archive;
  archive.put(1, row(0, 100));
  archive.put(2, row(0, 110));
  archive.put(3, row(60, 100));
  archive.put(4, row(65, 100));
  CHECK(archive.groups() == Groups{{1, 2}, {3, 4}});
  archive.put(5, row(30, 100));
  CHECK(archive.groups() == Groups{{1, 2, 3, 4, 5}});
  archive.commit();
  archive.remove(5);
  archive.commit();
  CHECK(archive.groups() == Groups{{1, 2}, {3, 4}});
}

TEST_CASE("stories: the last one of a story is alone, and its first may go") {
  Archive archive;
  for (int i = 1; i <= 3; ++i) archive.put(i, row(0, 100));
  archive.commit();
  archive.remove(1);
  archive.commit();
  CHECK(archive.groups() == Groups{{2, 3}});
  archive.put(3, row(900, 100));
  archive.commit();
  CHECK(archive.groups().empty());
  CHECK(archive.story(2).empty());
  CHECK(archive.story(3).empty());
}

TEST_CASE("stories: an article that is put again as it was stays in its story") {
  Archive archive;
  for (int i = 1; i <= 2; ++i) archive.put(i, row(0, 100));
  archive.commit();
  const std::string story = archive.story(1);
  archive.put(1, row(0, 100));
  archive.commit();
  CHECK(archive.story(1) == story);
  CHECK(archive.groups() == Groups{{1, 2}});
}

TEST_CASE("stories: numbers are not used again, also by the next writer") {
  Archive archive;
  for (int i = 1; i <= 2; ++i) archive.put(i, row(0, 100));
  const std::string first = archive.story(1);
  archive.remove(1);
  archive.remove(2);
  archive.commit();
  for (int i = 3; i <= 4; ++i) archive.put(i, row(0, 100));
  CHECK(archive.story(3) != first);
}

TEST_CASE("stories: articles without words are alone") {
  Archive archive;
  for (int i = 1; i <= 3; ++i) archive.put(i, {});
  archive.commit();
  CHECK(archive.groups().empty());
}

TEST_CASE("stories: whatever is moved keeps its terms and positions") {
  Archive archive;
  for (int i = 1; i <= 2; ++i) archive.put(i, row(0, 100));
  archive.commit();
  const Xapian::Database& database = archive.database();
  CHECK(database.get_termfreq("word") == 2);
  CHECK(*database.positionlist_begin(1, "word") == 7);
}

TEST_CASE("stories: boilerplate in very many articles links none, nor hides duplicates") {
  Archive archive;
  const int many = static_cast<int>(3 * Stories::kMostLooked);
  for (int i = 0; i < many; ++i) archive.put(i, row(0, 30) + row(1000u * static_cast<unsigned>(i + 1), 70));
  CHECK(archive.groups().empty());
  archive.put(many, row(0, 30) + row(1000u * static_cast<unsigned>(many), 68));
  archive.commit();
  CHECK(archive.groups() == Groups{{many - 1, many}});
}

TEST_CASE("stories: very many copies are one") {
  Archive archive;
  const int many = static_cast<int>(3 * Stories::kMostLooked);
  for (int i = 0; i < many; ++i) archive.put(i, row(0, 100) + row(1000u * static_cast<unsigned>(i + 1), 10));
  archive.commit();
  CHECK(archive.groups().size() == 1);
  CHECK(archive.groups() == archive.expected());
}

TEST_CASE("stories: they depend on the articles, not on how and in which order these came") {
  std::mt19937 random(test::seed());
  const auto pick = [&](unsigned of) { return static_cast<unsigned>(random() % of); };
  for (int round = 0; round < 25; ++round) {
    INFO("seed ", test::seed(), ", round ", round);
    // Few words and many overlaps, so that chains of near-duplicates come about.
    std::map<int, Words> wanted;
    for (int i = 0; i < 30; ++i) wanted[i] = row(20 * pick(12), 40 + pick(60)) + row(5000 + 100 * pick(3), pick(20));
    Archive once;
    for (const auto& [article, words] : wanted) once.put(article, words);
    once.commit();
    Archive other;
    std::vector<int> order;
    for (const auto& [article, words] : wanted) order.push_back(article);
    std::shuffle(order.begin(), order.end(), random);
    for (const int article : order) {
      if (pick(3) == 0) other.put(article, row(20 * pick(12), 40 + pick(60)));        // another version before
      if (pick(3) == 0) other.put(100 + article, row(20 * pick(12), 40 + pick(60)));  // one that goes again
      if (pick(4) == 0) other.commit();
      other.put(article, wanted[article]);
    }
    for (int article = 100; article < 130; ++article) {
      if (other.holds(article)) other.remove(article);
      if (pick(8) == 0) other.commit();
    }
    other.commit();
    CHECK(once.groups() == once.expected());
    CHECK(other.groups() == once.groups());
  }
}

}  // namespace
}  // namespace khabar
