#include "common/entities/other_use.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "tests/support/random_text.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

TEST_CASE("other use: names of cups and arenas, and of those who report, say nothing of the company") {
  for (const auto& row : test::read_table("other_use.tsv", 2)) {
    CAPTURE(row.line);
    std::string text = row.cells[0];
    const std::size_t begin = text.find("[[");
    text.erase(begin, 2);
    const std::size_t end = text.find("]]");
    text.erase(end, 2);
    CHECK(other_use(text, begin, end) == row.cells[1]);
  }
}

TEST_CASE("other use: any text is borne") {
  const unsigned seed = test::seed();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = test::random_text(random, random() % 30);
    std::size_t begin = random() % (text.size() + 1);
    std::size_t end = random() % (text.size() + 1);
    if (begin > end) std::swap(begin, end);
    const std::string_view why = other_use(text, begin, end);
    CHECK(why.size() < 40);
  }
}
