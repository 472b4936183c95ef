#include "indexer/extract/plain_text.hpp"

#include <doctest/doctest.h>

#include <chrono>

#include "common/text/utf8.hpp"
#include "indexer/extract/boilerplate.hpp"
#include "indexer/extract/boilerplate_words.hpp"
#include "indexer/extract/line_shape.hpp"
#include "tests/support/table.hpp"

using namespace khabar;

namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ";") + text;
  return out;
}

/// "cut: image credit, 2 lines" as "image credit".
std::string kinds_cut(const Article& article) {
  std::vector<std::string> kinds;
  for (const std::string& warning : article.warnings) {
    REQUIRE(warning.starts_with("cut: "));
    kinds.push_back(warning.substr(5, warning.find(',') - 5));
  }
  return joined(kinds);
}

Article shaped(std::string text) {
  Article article;
  article.text = std::move(text);
  shape_plain_text(article);
  return article;
}

}  // namespace

TEST_CASE("plain text: title, text, date, authors, cuts") {
  for (const auto& row : test::read_table("plain_text.tsv", 3)) {
    CAPTURE(row.line);
    Article article;
    article.text = row.cells[0];
    for (const std::string& cell : row.cells) {
      if (cell.starts_with("lang=")) article.lang = cell.substr(5);
      if (cell.starts_with("title=")) article.title = cell.substr(6);
    }
    shape_plain_text(article);
    CHECK((article.title_derived ? "~" : "") + article.title == row.cells[1]);
    CHECK(article.text == row.cells[2]);
    for (const std::string& cell : row.cells) {
      if (cell.starts_with("date=")) CHECK((article.date ? to_iso(*article.date) : "") == cell.substr(5));
      if (cell.starts_with("authors=")) CHECK(joined(article.authors) == cell.substr(8));
      if (cell.starts_with("cut=")) CHECK(kinds_cut(article) == cell.substr(4));
    }
  }
}

TEST_CASE("plain text: a given date and given authors are kept") {
  Article article;
  article.text = "Hall opens\nBy Jane Doe\nJanuary 7, 2026\n\nBody of it.";
  article.date = parse_date("2025-12-31");
  article.date_source = "record";
  article.authors = {"Li Wei"};
  shape_plain_text(article);
  CHECK(to_iso(*article.date) == "2025-12-31");
  CHECK(article.date_source == "record");
  CHECK(joined(article.authors) == "Li Wei");
  CHECK(article.text == "Body of it.");
}

TEST_CASE("plain text: a derived title is whole words of at most 200 characters") {
  std::string words;
  for (int i = 0; i < 100; ++i) words += "слово ";
  const std::string title = shaped(words).title;
  CHECK(title.ends_with("слово…"));
  CHECK(utf8::length(title) <= 201);
  CHECK(utf8::length(title) > 190);
}

TEST_CASE("boilerplate: each phrase of the table is known, framed and in capitals as well") {
  for (const CuePhrase& phrase : cue_phrases()) {
    CAPTURE(phrase.words);
    const std::string words(phrase.words);
    if (phrase.stand == Stand::Alone) {
      CHECK(cue_of(words) == phrase.cue);
      CHECK(cue_of("  • " + words + " (12):") == phrase.cue);
    } else if (phrase.stand == Stand::Begins) {
      CHECK(cue_of(words + " x") == phrase.cue);
    } else {
      CHECK(cue_of("(" + words + ": Acme)") == phrase.cue);
      CHECK(cue_of(words + "： Acme") == phrase.cue);
    }
  }
  CHECK(cue_of("SHARE THIS ARTICLE") == Cue::Share);
  CHECK(cue_of("ЧИТАЙТЕ ТАКЖЕ: и вот") == Cue::ReadAlso);
  CHECK(cue_of("") == Cue::None);
  CHECK(cue_of("• ( ) :") == Cue::None);
}

TEST_CASE("line shape: words in scripts with and without blanks") {
  CHECK(word_count("") == 0);
  CHECK(word_count("  one two\u00a0three ") == 3);
  CHECK(word_count("芯片企业") == 2);
  CHECK(word_count("NVIDIA 芯片企业") == 3);
}

TEST_CASE("line shape: sentence ends are none of abbreviations, numbers and initials") {
  CHECK(first_sentence("The U.S. firm paid 3.5 billion. Then more.", 200) == "The U.S. firm paid 3.5 billion.");
  CHECK(first_sentence("He said “no more.” Then left.", 200) == "He said “no more.”");
  CHECK(first_sentence("क्या? हाँ।", 200) == "क्या?");
  CHECK(first_sentence("没有。然后", 200) == "没有。");
  CHECK(ends_sentence("He said “no.”"));
  CHECK_FALSE(ends_sentence("He said “no”"));
}

TEST_CASE("plain text: hostile texts take linear time") {
  const auto repeat = [](std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
  };
  const std::vector<std::string> inputs = {std::string(3'000'000, 'x'),
                                           repeat("word ", 600'000),
                                           repeat("x. ", 1'000'000),
                                           repeat("a\n", 300'000),
                                           "a" + repeat("\u0301", 300'000),
                                           repeat("Reply\n", 50'000),
                                           repeat("• a\n", 50'000),
                                           repeat("• a\nb\nReply\n", 20'000),
                                           repeat("TOPICS\n", 50'000),
                                           repeat("Jane Doe\nWriter\n", 30'000),
                                           repeat("(Image credit: x)\n", 30'000),
                                           repeat("\n", 1'000'000),
                                           repeat("”", 500'000),
                                           repeat("\u00a0", 500'000),
                                           repeat("7. Januar 2026\n", 20'000)};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    CAPTURE(i);
    const auto begin = std::chrono::steady_clock::now();
    const Article article = shaped(inputs[i]);
    CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < 10);
    CHECK(utf8::length(article.title) <= 201);
  }
}
