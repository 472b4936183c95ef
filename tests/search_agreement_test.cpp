#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "searcher/search.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/small_index.hpp"

namespace khabar {
namespace {

using test::article;
using test::SmallIndex;
using Random = std::mt19937;

std::size_t pick(Random& random, std::size_t of) {
  return std::uniform_int_distribution<std::size_t>(0, of - 1)(random);
}

/// Words of several scripts; none is another's beginning.
const std::vector<std::string> kWords = {"alpha", "bravo", "céleste", "дельта", "сервер", "कंपनी", "übung", "kilo"};

/// Title and text as their folded words.
struct Scanned {
  std::string id;
  std::vector<std::string> title;
  std::vector<std::string> text;
};

std::vector<std::string> words_of_text(const std::string& text, Analyzer& analyzer) {
  std::vector<std::string> words;
  for (const Token& token : analyzer.analyze(text, language("en"))) words.push_back(token.exact);
  return words;
}

/// A query with what it says, to be written down and to be looked up by hand.
struct Wish {
  enum Kind { Word, Phrase, And, Or, Not } kind;
  std::vector<std::string> words;
  std::vector<Wish> children;
};

Wish random_wish(Random& random, int depth) {
  const std::size_t choice = depth == 0 ? pick(random, 2) : pick(random, 5);
  if (choice == 0) return {Wish::Word, {kWords[pick(random, kWords.size())]}, {}};
  if (choice == 1) {
    Wish phrase{Wish::Phrase, {}, {}};
    for (std::size_t n = 2 + pick(random, 2); n > 0; --n) phrase.words.push_back(kWords[pick(random, kWords.size())]);
    return phrase;
  }
  Wish wish{choice == 4 ? Wish::Not : choice == 3 ? Wish::Or : Wish::And, {}, {}};
  for (std::size_t n = wish.kind == Wish::Not ? 1 : 2 + pick(random, 2); n > 0; --n) {
    wish.children.push_back(random_wish(random, depth - 1));
  }
  return wish;
}

std::string written(const Wish& wish) {
  std::string words;
  for (const std::string& word : wish.words) words += (words.empty() ? "" : " ") + word;
  if (wish.kind == Wish::Word) return words;
  if (wish.kind == Wish::Phrase) return "\"" + words + "\"";
  if (wish.kind == Wish::Not) return "(-" + written(wish.children[0]) + ")";
  std::string out;
  for (const Wish& child : wish.children) {
    out += (out.empty() ? "" : wish.kind == Wish::Or ? " OR " : " ") + written(child);
  }
  return "(" + out + ")";
}

bool holds(const std::vector<std::string>& text, const std::vector<std::string>& phrase, Analyzer& analyzer) {
  std::vector<std::string> folded;
  for (const std::string& word : phrase) folded.push_back(words_of_text(word, analyzer).at(0));
  return std::search(text.begin(), text.end(), folded.begin(), folded.end()) != text.end();
}

bool fulfils(const Scanned& scanned, const Wish& wish, Analyzer& analyzer) {
  const auto child_holds = [&](const Wish& child) { return fulfils(scanned, child, analyzer); };
  switch (wish.kind) {
    case Wish::Word:
    case Wish::Phrase:
      return holds(scanned.title, wish.words, analyzer) || holds(scanned.text, wish.words, analyzer);
    case Wish::And:
      return std::all_of(wish.children.begin(), wish.children.end(), child_holds);
    case Wish::Or:
      return std::any_of(wish.children.begin(), wish.children.end(), child_holds);
    case Wish::Not:
      return !child_holds(wish.children[0]);
  }
  return false;
}

std::string random_text(Random& random, std::size_t most) {
  std::string text;
  for (std::size_t n = pick(random, most + 1); n > 0; --n) {
    text += kWords[pick(random, kWords.size())] + (pick(random, 6) == 0 ? ". " : " ");
  }
  return text;
}

}  // namespace

TEST_CASE("search: exact words, phrases, And, Or and Not match what a scan of the articles finds") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  Random random(seed);
  for (int archive = 0; archive < 4; ++archive) {
    std::vector<Article> articles;
    std::vector<Scanned> scanned;
    Analyzer analyzer;
    for (std::size_t i = 0; i < 40; ++i) {
      articles.push_back(article("a" + std::to_string(i), "en", random_text(random, 4), random_text(random, 14)));
      scanned.push_back({articles.back().id, words_of_text(articles.back().title, analyzer),
                         words_of_text(articles.back().text, analyzer)});
    }
    SmallIndex index(articles, Gazetteer());
    for (int round = 0; round < 100; ++round) {
      const Wish wish = random_wish(random, 3);
      Request request;
      request.query = written(wish);
      request.exact = true;
      request.count = articles.size();
      request.cards = false;
      CAPTURE(request.query);
      std::set<std::string> expected;
      for (const Scanned& one : scanned) {
        if (fulfils(one, wish, analyzer)) expected.insert(one.id);
      }
      const Results results = index.search(request);
      std::set<std::string> found;
      for (const Hit& hit : results.hits) found.insert(hit.id);
      REQUIRE(found == expected);
      REQUIRE(results.total == expected.size());
    }
  }
}

TEST_CASE("search: a Chinese phrase matches wherever its characters stand in order") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  Random random(seed);
  const std::vector<std::string> characters = {"人", "工", "智", "能", "联", "想", "厂", "的"};
  const auto run = [&](std::size_t length) {
    std::string out;
    for (; length > 0; --length) out += characters[pick(random, characters.size())];
    return out;
  };
  std::vector<Article> articles;
  for (std::size_t i = 0; i < 60; ++i)
    articles.push_back(article("a" + std::to_string(i), "zh", "", run(2 + pick(random, 30)) + "。"));
  SmallIndex index(articles, Gazetteer());
  for (int round = 0; round < 150; ++round) {
    const std::string phrase = run(1 + pick(random, 4));
    Request request;
    request.query = "\"" + phrase + "\"";
    request.count = articles.size();
    CAPTURE(phrase);
    std::set<std::string> expected;
    for (const Article& one : articles) {
      if (one.text.find(phrase) != std::string::npos) expected.insert(one.id);
    }
    const std::vector<std::string> ids = index.ids(request);
    REQUIRE(std::set<std::string>(ids.begin(), ids.end()) == expected);
  }
}

}  // namespace khabar
