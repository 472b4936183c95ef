#include "indexer/write/text_signature.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "common/error.hpp"
#include "common/store/schema.hpp"
#include "tests/support/random_text.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/table.hpp"

namespace khabar {
namespace {

using Numbers = std::vector<unsigned>;

TextSignature signature_of(const std::string& text, const std::string& title = "", const char* lang = "en") {
  Analyzer analyzer;
  return sign(analyzer.analyze(title, language(lang)), analyzer.analyze(text, language(lang)));
}

double resemblance_of(const TextSignature& a, const TextSignature& b) {
  return resemblance(encode(a), encode(b));
}

/// Words that no rule of analysis joins or drops.
std::string text_of(const Numbers& numbers, const std::string& between = " ", bool upper = false) {
  std::string text;
  for (const unsigned number : numbers) {
    std::string word = "qa";
    for (unsigned rest = number + 1; rest > 0; rest /= 20) word += "bcdfghjklmnpqrstvwxz"[rest % 20];
    if (upper) std::transform(word.begin(), word.end(), word.begin(), [](char c) { return static_cast<char>(c - 32); });
    text += word + between;
  }
  return text;
}

Numbers random_numbers(std::mt19937& random, std::size_t count, unsigned different = 1'000'000) {
  Numbers numbers;
  while (numbers.size() < count) numbers.push_back(static_cast<unsigned>(random() % different));
  return numbers;
}

double exact_resemblance(const Numbers& a, const Numbers& b) {
  const auto shingles = [](const Numbers& words) {
    std::set<Numbers> all;
    for (std::size_t i = 0; i + 3 <= words.size(); ++i) all.insert({words[i], words[i + 1], words[i + 2]});
    return all;
  };
  const auto of_a = shingles(a), of_b = shingles(b);
  const auto both = std::count_if(of_a.begin(), of_a.end(), [&](const Numbers& one) { return of_b.contains(one); });
  return static_cast<double>(both) / static_cast<double>(of_a.size() + of_b.size() - static_cast<std::size_t>(both));
}

TEST_CASE("text signature: what is and is not a near-duplicate") {
  for (const auto& [line, cells] : test::read_table("near_duplicates.tsv", 4)) {
    INFO("near_duplicates.tsv:", line);
    const bool expected = cells[0] == "yes";
    const TextSignature a = signature_of(cells[2], "A headline", cells[1].c_str());
    const TextSignature b = signature_of(cells[3], "Another one", cells[1].c_str());
    CHECK((resemblance_of(a, b) >= kNearDuplicate) == expected);
  }
}

TEST_CASE("text signature: a short text is like an equal one alone, headline included") {
  const std::string text = "All about it on our pages tomorrow";
  CHECK(signature_of(text, "Lenovo grows") == signature_of("ALL about it -- on our pages, tomorrow!", "Lenovo grows."));
  CHECK(resemblance_of(signature_of(text, "Lenovo grows"), signature_of(text, "Lenovo shrinks")) == 0);
  CHECK(resemblance_of(signature_of(text, "Lenovo grows"), signature_of(text, "")) == 0);
  const std::string twenty = text_of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
  CHECK(signature_of(twenty, "Lenovo grows") == signature_of(twenty, "Lenovo shrinks"));
}

TEST_CASE("text signature: no words, no signature, and like nothing") {
  const TextSignature none = signature_of(" ... --- \n", "!");
  CHECK(encode(none).empty());
  CHECK(sample_terms(none).empty());
  CHECK(resemblance_of(none, none) == 0);
}

TEST_CASE("text signature: one word over and over has samples to be found by") {
  const TextSignature same = signature_of(text_of(Numbers(50, 7)));
  CHECK(sample_terms(same).size() >= kSharedSamples);
  CHECK(same == signature_of(text_of(Numbers(80, 7))));
  CHECK(resemblance_of(same, signature_of(text_of(Numbers(50, 8)))) == 0);
}

TEST_CASE("text signature: bytes of another length are refused") {
  const std::string good = encode(signature_of("Lenovo grows"));
  CHECK_THROWS_AS(resemblance(good, good.substr(1)), Error);
  CHECK_THROWS_AS(resemblance("x", good), Error);
}

TEST_CASE("text signature: depends on the words and their order alone") {
  std::mt19937 random(test::seed());
  for (int i = 0; i < 50; ++i) {
    const Numbers words = random_numbers(random, 1 + random() % 100);
    INFO("seed ", test::seed(), ", round ", i);
    CHECK(signature_of(text_of(words)) == signature_of(text_of(words, ",\n  ", true)));
    Numbers turned(words.rbegin(), words.rend());
    if (turned != words) CHECK(signature_of(text_of(words)) != signature_of(text_of(turned)));
  }
}

TEST_CASE("text signature: the estimate is near the exact Jaccard index, and symmetric") {
  std::mt19937 random(test::seed());
  double squares = 0;
  constexpr int kRounds = 200;
  for (int i = 0; i < kRounds; ++i) {
    const Numbers a = random_numbers(random, 20 + random() % 600);
    Numbers b(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(10 + random() % (a.size() - 10)));
    const Numbers more = random_numbers(random, 10 + random() % 100);
    b.insert(b.end(), more.begin(), more.end());
    const TextSignature of_a = signature_of(text_of(a)), of_b = signature_of(text_of(b));
    INFO("seed ", test::seed(), ", round ", i);
    const double estimate = resemblance_of(of_a, of_b);
    CHECK(estimate == resemblance_of(of_b, of_a));
    CHECK(resemblance_of(of_a, of_a) == 1);
    const double off = estimate - exact_resemblance(a, b);
    CHECK(std::abs(off) < 0.16);  // five standard errors
    squares += off * off;
  }
  CHECK(std::sqrt(squares / kRounds) < 0.04);
}

TEST_CASE("text signature: any text has terms that a database takes, and is like itself") {
  std::mt19937 random(test::seed());
  const char* langs[] = {"en", "zh", "th", "vi", "und"};
  for (int i = 0; i < 200; ++i) {
    const std::string text = test::random_text(random, random() % 300);
    INFO("seed ", test::seed(), ", round ", i);
    const TextSignature signature = signature_of(text, "", langs[i % 5]);
    const auto terms = sample_terms(signature);
    CHECK(terms.size() == signature.samples.size());
    CHECK(terms.size() <= TextSignature::kSamples);
    CHECK((terms.empty() || terms.size() >= kSharedSamples));
    for (const std::string& term : terms) {
      CHECK(term.starts_with(schema::kSample));
      CHECK(term.size() < 16);
    }
    CHECK(resemblance_of(signature, signature) == (terms.empty() ? 0 : 1));
  }
}

}  // namespace
}  // namespace khabar
