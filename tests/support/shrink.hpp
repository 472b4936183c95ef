#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "common/store/article.hpp"
#include "tests/support/random_query.hpp"
#include "tests/support/written_query.hpp"

namespace khabar::test {

/// Leaves out what a failing case does not need: halves of the list, then smaller and smaller parts, then single ones
/// (Zeller and Hildebrandt, Simplifying and isolating failure-inducing input, 2002, without the step to subsets).
template <class Value>
void drop_needless(std::vector<Value>& values, const std::function<bool(const std::vector<Value>&)>& fails) {
  for (std::size_t part = (values.size() + 1) / 2; part > 0; part = part == 1 ? 0 : (part + 1) / 2) {
    for (std::size_t begin = 0; begin < values.size();) {
      const auto first = values.begin() + static_cast<std::ptrdiff_t>(begin);
      std::vector<Value> fewer(values.begin(), first);
      fewer.insert(fewer.end(), first + static_cast<std::ptrdiff_t>(std::min(part, values.size() - begin)),
                   values.end());
      if (fails(fewer))
        values = std::move(fewer);
      else
        begin += part;
    }
  }
}

using Fails = std::function<bool(const std::vector<Article>&, const Question&)>;

/// The trees that are one step simpler: a child in the place of its parent, a child less, a word less.
inline std::vector<Wish> simpler(const Wish& wish) {
  std::vector<Wish> out = wish.children;
  for (Wish& child : out) child.must = child.must && wish.kind == Wish::Kind::Side;
  for (std::size_t i = 0; i < wish.children.size() && wish.kind != Wish::Kind::Not; ++i) {
    if (wish.children.size() <= (wish.kind == Wish::Kind::Side ? 1U : 2U)) break;
    out.push_back(wish);
    out.back().children.erase(out.back().children.begin() + static_cast<std::ptrdiff_t>(i));
  }
  for (std::size_t i = 0; i < wish.children.size(); ++i) {
    for (Wish& child : simpler(wish.children[i])) {
      const bool is_leaf = child.kind == Wish::Kind::Word || child.kind == Wish::Kind::Phrase;
      if (wish.kind == Wish::Kind::Near && !is_leaf) continue;
      out.push_back(wish);
      child.must = child.must && wish.kind == Wish::Kind::Side && child.kind != Wish::Kind::Not;
      out.back().children[i] = std::move(child);
    }
  }
  if (const std::size_t blank = wish.text.find(' '); blank != std::string::npos && wish.kind == Wish::Kind::Phrase) {
    out.push_back(wish);
    out.back().text = wish.text.substr(blank + 1);
    out.push_back(wish);
    out.back().text = wish.text.substr(0, wish.text.rfind(' '));
  }
  if (wish.must || wish.style != kPlainStyle) {
    out.push_back(wish);
    out.back().must = false;
    out.back().style = kPlainStyle;
  }
  return out;
}

inline std::vector<Question> simpler(const Question& question) {
  std::vector<Question> out;
  const auto with = [&](const auto& change) {
    Question one = question;
    change(one);
    out.push_back(std::move(one));
  };
  for (const Wish& wish : simpler(question.wish)) {
    with([&](Question& one) {
      one.wish = wish;
      one.request.query = written(wish);
    });
  }
  const Request& asked = question.request;
  for (const auto& [field, values] : asked.filters)
    with([&, name = field](Question& one) { one.request.filters.erase(name); });
  for (const std::string& facet : asked.facets) with([&](Question& one) { std::erase(one.request.facets, facet); });
  if (asked.first_day) with([](Question& one) { one.request.first_day.reset(); });
  if (asked.last_day) with([](Question& one) { one.request.last_day.reset(); });
  if (asked.exact) with([](Question& one) { one.request.exact = false; });
  if (asked.fold) with([](Question& one) { one.request.fold = one.request.count_stories = false; });
  if (asked.join == Join::Any) with([](Question& one) { one.request.join = Join::All; });
  if (asked.sort != SortOrder::Relevance) with([](Question& one) { one.request.sort = SortOrder::Relevance; });
  return out;
}

inline void simplify(const std::vector<Article>& articles, Question& question, const Fails& fails) {
  for (bool simplified = true; simplified;) {
    const std::vector<Question> tries = simpler(question);
    const auto found =
        std::find_if(tries.begin(), tries.end(), [&](const Question& one) { return fails(articles, one); });
    simplified = found != tries.end();
    if (simplified) question = *found;
  }
}

/// The words between blanks that do not matter.
inline void shorten(std::string& text, const std::function<bool(const std::string&)>& fails) {
  std::vector<std::string> words;
  std::istringstream blanks(text);
  for (std::string word; blanks >> word;) words.push_back(word);
  const auto joined = [](const std::vector<std::string>& kept) {
    std::string out;
    for (const std::string& word : kept) out += (out.empty() ? "" : " ") + word;
    return out;
  };
  if (!fails(joined(words))) return;
  drop_needless<std::string>(words, [&](const std::vector<std::string>& kept) { return fails(joined(kept)); });
  text = joined(words);
}

/// Makes a case that fails small: fewer articles, a simpler question, shorter texts, each as long as it fails.
inline void shrink(std::vector<Article>& articles, Question& question, const Fails& fails) {
  drop_needless<Article>(articles, [&](const std::vector<Article>& fewer) { return fails(fewer, question); });
  simplify(articles, question, fails);
  drop_needless<Article>(articles, [&](const std::vector<Article>& fewer) { return fails(fewer, question); });
  for (Article& article : articles) {
    for (std::string* text : {&article.title, &article.text}) {
      const std::string whole = *text;
      std::string kept = whole;
      shorten(kept, [&](const std::string& shorter) {
        *text = shorter;
        const bool failing = fails(articles, question);
        *text = whole;
        return failing;
      });
      *text = kept;
    }
  }
  simplify(articles, question, fails);
}

inline std::string described(const Article& article) {
  std::string out = "article " + article.id + " lang " + article.lang + (article.title_derived ? " (derived) " : " ");
  out += "title [" + article.title + "] text [" + article.text + "]";
  if (article.date) out += " date " + to_iso(*article.date);
  if (!article.source.empty()) out += " source " + article.source;
  if (!article.section.empty()) out += " section " + article.section;
  for (const std::string& topic : article.topics) out += " topic " + topic;
  for (const GivenEntity& given : article.entities) out += " names " + given.name;
  return out + "\n";
}

inline std::string described(const std::vector<Article>& articles, const Question& question) {
  constexpr std::size_t kMostShown = 20;
  const Request& asked = question.request;
  std::string out;
  for (std::size_t i = 0; i < std::min(articles.size(), kMostShown); ++i) out += described(articles[i]);
  if (articles.size() > kMostShown) out += std::to_string(articles.size() - kMostShown) + " articles more\n";
  out += "query [" + asked.query + "]" + (asked.join == Join::Any ? " --any" : "") + (asked.exact ? " --exact" : "");
  out += " --query-lang " + (asked.query_lang.empty() ? "(guessed)" : asked.query_lang);
  for (const auto& [field, values] : asked.filters) {
    for (const std::string& value : values) out += " --" + field + " " + value;
  }
  if (asked.first_day) out += " --since " + to_iso(date_of_day_number(*asked.first_day));
  if (asked.last_day) out += " --until " + to_iso(date_of_day_number(*asked.last_day));
  if (asked.sort != SortOrder::Relevance)
    out += asked.sort == SortOrder::NewestFirst ? " --sort newest" : " --sort oldest";
  if (asked.fold) out += " --duplicates fold";
  return out + " today " + to_iso(date_of_day_number(asked.today)) + "\n";
}

}  // namespace khabar::test
