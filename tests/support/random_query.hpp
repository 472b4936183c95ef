#pragma once

#include <unicode/uchar.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/date.hpp"
#include "common/text/utf8.hpp"
#include "tests/support/disputed_query.hpp"
#include "tests/support/naive_scan.hpp"
#include "tests/support/random_archive.hpp"
#include "tests/support/random_dates.hpp"
#include "tests/support/written_query.hpp"

namespace khabar::test {

/// What is asked, and the tree that its query is written down from.
struct Question {
  Wish wish;
  Request request;
};

/// Questions out of the articles themselves, so that most of them find something.
class RandomQuestions {
 public:
  /// Keeps references.
  RandomQuestions(const std::vector<Article>& articles, NaiveScan& scan, unsigned seed)
      : articles_(articles), scan_(scan), dice_(seed) {}

  Question next() {
    own_ = &dice_.one_of(vocabularies());
    today_ = day_number(2025, dice_.between(1, 12), 1) + dice_.between(0, 400);
    Question question;
    Request& request = question.request;
    if (dice_.percent(30)) request.join = Join::Any;
    do question.wish = dice_.percent(4) ? node(Kind::Side) : side(3);
    while (is_disputed(question.wish, request.join));
    request.query = written(question.wish);
    request.today = today_;
    request.count = articles_.size();
    request.snippets = false;
    request.cards = false;
    request.exact = dice_.percent(12) && !kExactIsDisputed;
    if (dice_.percent(40) || !scan_.is_of_any_language(question.wish)) request.query_lang = own_->lang;
    add_filters(request);
    add_views(request);
    return question;
  }

 private:
  using Kind = Wish::Kind;

  Wish node(Kind kind, std::string text = {}) {
    Wish wish;
    wish.kind = kind;
    wish.text = std::move(text);
    wish.style = static_cast<unsigned>(dice_.below(1U << 16));
    return wish;
  }

  // ---- Words ----

  /// Letters and signs that no reader of queries takes for anything else.
  static bool is_plain(std::string_view typed) {
    static const std::set<std::string_view> kOperators = {"AND", "OR", "NOT", "NEAR", "MAYBE", "DATE"};
    constexpr std::u32string_view kSigns = U"-&.,+";
    if (typed.empty() || typed.size() > 60 || kOperators.contains(typed)) return false;
    for (std::size_t at = 0; at < typed.size();) {
      const bool first = at == 0;
      const char32_t c = utf8::next(typed, at);
      const auto type = u_charType(static_cast<UChar32>(c));
      if (first && type == U_MODIFIER_LETTER) return false;  // a word to some languages, a sign to others
      const bool is_mark = type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
      if (kSigns.find(c) == std::u32string_view::npos || (first && c != U'.')) {
        if (u_isalnum(static_cast<UChar32>(c)) == 0 && !is_mark) return false;
      }
    }
    return true;
  }

  /// Alone they would be words, but two of them side by side a name.
  static bool is_of_name(std::string_view typed) {
    static const std::set<std::string> kParts = {"moore", "threads", "jensen", "huang",    "дженсен", "хуанг",
                                                 "rtx",   "titan",   "acme",   "robotics", "ha",      "noi"};
    return kParts.contains(fold(typed, language("und")));
  }

  bool is_word(std::string_view typed) {
    return is_plain(typed) && !is_of_name(typed) && scan_.is_word(typed, own_->lang);
  }

  std::string any_word() {
    for (;;) {
      const std::size_t kind = dice_.below(100);
      std::string typed = kind < 55   ? dice_.one_of(own_->words)
                          : kind < 70 ? dice_.one_of(common_words())
                          : kind < 78 ? dice_.one_of(dice_.one_of(vocabularies()).words)
                                      : met_word();
      if (dice_.percent(10) && typed[0] >= 'a' && typed[0] <= 'z') typed[0] = static_cast<char>(typed[0] - 'a' + 'A');
      if (is_word(typed)) return typed;
    }
  }

  /// The words of an article, in order, unlike those of a spaced script only the longer ones of the others.
  std::vector<std::string> met_words() {
    const Article& article = dice_.one_of(articles_);
    const std::string& text = dice_.percent(25) && !article.title_derived ? article.title : article.text;
    std::vector<std::string> words;
    for (const Token& token : analyzer_.analyze(text, language(article.lang))) {
      if (token.kind == TokenKind::Word || token.kind == TokenKind::Segment)
        words.push_back(text.substr(token.begin, token.end - token.begin));
    }
    return words;
  }

  std::string met_word() {
    const std::vector<std::string> words = met_words();
    if (words.empty()) return {};
    const std::string& word = dice_.one_of(words);
    return is_unspaced(main_script(word)) ? "" : word;
  }

  bool is_of_phrase(std::string_view typed) {
    if (!is_plain(typed) || !scan_.is_word(typed, own_->lang)) return false;
    const Script script = main_script(typed);
    return !is_unspaced(script) || utf8::length(casefold(typed)) >= static_cast<std::size_t>(gram_length(script));
  }

  // ---- Leaves ----

  Wish phrase(std::size_t most) {
    for (int tries = 0; tries < 20 && !articles_.empty(); ++tries) {
      const std::vector<std::string> words = met_words();
      const std::size_t length = 1 + dice_.below(most);
      if (words.size() < length) continue;
      const std::size_t first = dice_.below(words.size() - length + 1);
      std::string text;
      bool all = true;
      for (std::size_t i = first; i < first + length; ++i) {
        const std::string& word = dice_.percent(8) ? any_word() : words[i];
        all = all && is_of_phrase(word);
        text += (text.empty() ? "" : " ") + word;
      }
      if (all) return node(Kind::Phrase, text);
    }
    return node(Kind::Phrase, "alpha bravo");
  }

  Wish near() {
    Wish wish = node(Kind::Near);
    wish.distance = dice_.percent(20) ? 10 : dice_.between(1, 8);
    for (int tries = 0; tries < 20; ++tries) {
      const std::vector<std::string> words = met_words();
      if (words.size() < 2) continue;
      wish.children.clear();
      const std::size_t first = dice_.below(words.size());
      for (int sides = dice_.between(2, 3); sides > 0; --sides) {
        const std::string& word = words[(first + dice_.below(6)) % words.size()];
        // Not yet: of a phrase and of a run without spaces the first word or n-gram alone is measured.
        if (is_of_phrase(word) && !is_run(word))
          wish.children.push_back(node(dice_.percent(70) ? Kind::Word : Kind::Phrase, word));
      }
      if (wish.children.size() > 1) return wish;
    }
    wish.children = {node(Kind::Word, "alpha"), node(Kind::Word, "bravo")};
    return wish;
  }

  Wish prefix() {
    for (;;) {
      const std::string word = any_word();
      const std::size_t letters = 1 + dice_.below(utf8::length(word));
      const std::string beginning = first_letters(word, letters);
      if (scan_.is_word(beginning, own_->lang) && beginning.find_first_of("-&.+,") == std::string::npos)
        return node(Kind::Prefix, beginning);
    }
  }

  std::string value_of(std::string_view field) {
    if (field == "lang") {
      const std::string_view code = dice_.one_of(vocabularies()).lang;
      return std::string(dice_.percent(80) ? code : language(code).name);
    }
    if (dice_.percent(3)) return "nobody";
    if (field == "source") return dice_.one_of(archive_sources());
    if (field == "topic") return dice_.one_of(archive_topics());
    static const std::vector<std::string> kIds = {"moore-threads", "rtx-titan", "hanoi", "acme robotics"};
    return dice_.percent(15) ? dice_.one_of(kIds) : dice_.one_of(name_spellings());
  }

  Wish field(std::string_view name) {
    Wish wish = node(Kind::Field);
    wish.field = name;
    if (name == "title")
      wish.text = dice_.percent(70) ? any_word() : phrase(3).text;
    else
      wish.text = value_of(name);
    return wish;
  }

  Wish any_field() { return dice_.percent(30) ? field("title") : field(dice_.one_of(schema::kFields).name); }

  Wish leaf() {
    const std::size_t kind = dice_.below(100);
    if (kind < 36) return node(Kind::Word, any_word());
    if (kind < 44) return node(Kind::Name, dice_.one_of(name_spellings()));
    if (kind < 52) return prefix();
    if (kind < 68) return phrase(3);
    if (kind < 77) return near();
    if (kind < 90) return any_field();
    if (kind >= 98) return node(Kind::All);
    Wish dates = node(Kind::Dates);
    RandomDates(dice_, today_).choose(dates);
    return dates;
  }

  // ---- Trees ----

  Wish tree(int depth) {
    if (depth == 0 || dice_.percent(45)) return leaf();
    const std::size_t kind = dice_.below(100);
    if (kind < 35) return side(depth - 1);
    if (kind < 50) {
      Wish wish = node(Kind::Not);
      wish.children.push_back(tree(depth - 1));
      return wish;
    }
    if (kind < 57) return alternatives();
    Wish wish = node(kind < 80 ? Kind::Or : Kind::And);
    for (int children = dice_.between(2, 3); children > 0; --children) wish.children.push_back(tree(depth - 1));
    return wish;
  }

  /// Values of one field, which may be written as a group.
  Wish alternatives() {
    const std::string_view name = dice_.percent(30) ? "title" : dice_.one_of(schema::kFields).name;
    Wish wish = node(dice_.percent(70) ? Kind::Or : Kind::Side);
    for (int children = dice_.between(2, 3); children > 0; --children) wish.children.push_back(field(name));
    return wish;
  }

  Wish side(int depth) {
    Wish wish = node(Kind::Side);
    for (int children = dice_.between(1, 4); children > 0; --children) {
      Wish child = tree(depth);
      child.must = child.kind != Kind::Not && dice_.percent(12);
      wish.children.push_back(dice_.percent(12) ? negated(std::move(child)) : std::move(child));
    }
    return wish;
  }

  Wish negated(Wish child) {
    child.must = false;
    Wish wish = node(Kind::Not);
    wish.children.push_back(std::move(child));
    return wish;
  }

  // ---- The rest of the request ----

  void add_filters(Request& request) {
    if (dice_.percent(25)) {
      for (int values = dice_.between(1, 3); values > 0; --values) {
        const std::string name(dice_.one_of(schema::kFields).name);
        request.filters[name].push_back(value_of(name));
      }
    }
    if (dice_.percent(10)) request.first_day = RandomDates(dice_, today_).end().first;
    if (dice_.percent(10)) request.last_day = RandomDates(dice_, today_).end().last;
  }

  void add_views(Request& request) {
    if (dice_.percent(25)) request.sort = SortOrder::NewestFirst;
    if (dice_.percent(15)) request.sort = SortOrder::OldestFirst;
    request.fold = dice_.percent(25);
    request.cards = request.fold;
    if (request.fold) request.count = 20;  // the rest of a story is looked up hit by hit
    if (dice_.percent(50)) return;
    for (const schema::Field& field : schema::kFields) request.facets.emplace_back(field.name);
    request.facet_values = dice_.percent(50) ? 10'000 : 3;
    request.count_stories = request.fold && dice_.percent(50);
  }

  const std::vector<Article>& articles_;
  NaiveScan& scan_;
  Dice dice_;
  Analyzer analyzer_;
  const Vocabulary* own_ = nullptr;  // of the question that is being made
  int today_ = 0;
};

}  // namespace khabar::test
