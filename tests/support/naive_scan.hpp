#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/search.hpp"
#include "tests/support/scanned_article.hpp"
#include "tests/support/wish.hpp"
#include "tests/support/word_scan.hpp"

namespace khabar::test {

/// Finds what a query asks for by reading every article.
///
/// The model, which is docs/query-language.md read to the letter. The words of a text are the analyzer's, its entities
/// the document builder's, near-duplicates what text_signature.hpp calls so. A word matches by its form, by a stem in
/// the article's language if that is the query's, as a number read either way, as a technical name by its parts side
/// by side, in a script without spaces by its characters in a row, and as a name by its entity. A phrase, and each side
/// of NEAR, is the forms in a row; NEAR counts from first word to first word, each at a place of its own. With --exact
/// all forms are those typed, but for case and width, and a name is words. A date lies in a range with all the days
/// that it may mean. What the language of a query is guessed to be is left out: a question (random_query.hpp) names it
/// unless every guess has one answer.
class NaiveScan {
 public:
  using Set = std::vector<bool>;  ///< an article each

  /// Keeps references.
  NaiveScan(const std::vector<Article>& articles, const Gazetteer& gazetteer) {
    const Matcher matcher(gazetteer);
    DocumentBuilder builder(gazetteer, matcher);
    Analyzer analyzer;
    for (const Entity& entity : gazetteer.entities) name(entity.name, entity);
    for (const Alias& alias : gazetteer.aliases) name(alias.text, gazetteer.entities[alias.entity]);
    for (const Article& article : articles) {
      const EntityRecord entities = builder.entities_of(article);
      for (const Entity& entity : entities.names) name(entity.name, entity);
      articles_.push_back(scan_article(article, entities, analyzer));
    }
    tell_stories(articles_);
  }

  const std::vector<ScannedArticle>& articles() const { return articles_; }

  std::string entity_name(const std::string& kind, const std::string& id) const { return names_.at({kind, id}); }

  /// The articles that a request finds, but for its filter on the field `left_out`.
  Set matches(const Wish& wish, const Request& request, std::string_view left_out = {}) {
    begin(wish, request);
    Set found = find(wish);
    for (const auto& [field, values] : request.filters) {
      if (field == left_out) continue;
      Set any(articles_.size());
      for (const std::string& value : values) any = unite(any, with_value(field, value));
      found = intersect(found, any);
    }
    return intersect(found, within(request.first_day, request.last_day));
  }

  /// True when every language that the query may be taken for gives the same articles.
  bool is_of_any_language(const Wish& wish) {
    if (wish.kind == Wish::Kind::Word || wish.kind == Wish::Kind::Phrase || wish.kind == Wish::Kind::Prefix ||
        wish.kind == Wish::Kind::Name || wish.field == "title") {
      for (std::size_t at = 0; at < wish.text.size();) {
        const std::size_t end = std::min(wish.text.find(' ', at), wish.text.size());
        if (!is_word_of_any_language(wish.text.substr(at, end - at))) return false;
        at = end + 1;
      }
    }
    return std::all_of(wish.children.begin(), wish.children.end(),
                       [&](const Wish& child) { return is_of_any_language(child); });
  }

  /// A word to the analyzer, in the language of that code.
  bool is_word(std::string_view typed, std::string_view lang) {
    words_.reading = {&language(lang), false, false, false};
    return !words_.tokens_of(typed).empty();
  }

 private:
  using EntityKey = std::pair<std::string, std::string>;  ///< kind, id

  void name(std::string_view text, const Entity& entity) {
    const EntityKey key{name_of(entity.kind), entity.id};
    named_[fold(text, language("und"))].insert(key);
    names_.try_emplace(key, entity.name);
  }

  void begin(const Wish& wish, const Request& request) {
    join_ = request.join;
    const bool guessed = request.query_lang.empty();
    const Language& any = language(articles_.empty() ? "und" : articles_[0].article->lang);
    words_.reading = {guessed ? &any : &language(request.query_lang), request.exact, !guessed, has_no_marks(wish)};
  }

  static bool has_no_marks(const Wish& wish) {
    const bool is_value = wish.kind == Wish::Kind::Field && wish.field != "title";
    if (!is_value && fold(wish.text, language("vi")) != fold(wish.text, language("und"))) return false;
    return std::all_of(wish.children.begin(), wish.children.end(), has_no_marks);
  }

  /// Every language of the archive has the same form of it, and no other form of it anywhere.
  bool is_word_of_any_language(const std::string& typed) {
    std::set<std::string> forms;
    for (const ScannedArticle& one : articles_) forms.insert(one.article->lang);
    const std::set<std::string> codes = std::exchange(forms, {});
    for (const std::string& code : codes) {
      words_.reading = {&language(code), false, false, false};
      if (words_.tokens_of(typed).empty() || (forms.insert(words_.form(typed)), forms.size() > 1)) return false;
      const TextTest plain = words_.word(typed);
      words_.reading = {&language(code), false, true, true};
      const TextTest stemmed = words_.word(typed);
      const auto is_alike = [&](const ScannedArticle& one) {
        return one.lang->code != code || (plain(one.title, *one.lang) == stemmed(one.title, *one.lang) &&
                                          plain(one.text, *one.lang) == stemmed(one.text, *one.lang));
      };
      if (!std::all_of(articles_.begin(), articles_.end(), is_alike)) return false;
    }
    return true;
  }

  // ---- Sets ----

  template <class Test>
  Set which(Test test) const {
    Set found(articles_.size());
    for (std::size_t i = 0; i < found.size(); ++i) found[i] = test(articles_[i]);
    return found;
  }

  static Set intersect(Set a, const Set& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] && b[i];
    return a;
  }

  static Set unite(Set a, const Set& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] || b[i];
    return a;
  }

  Set find(const Wish& wish) {
    switch (wish.kind) {
      case Wish::Kind::All:
        return Set(articles_.size(), true);
      case Wish::Kind::Word:
      case Wish::Kind::Name:
        return with_name(wish.text);
      case Wish::Kind::Prefix:
        return anywhere(words_.prefix(wish.text));
      case Wish::Kind::Phrase:
        return anywhere(words_.phrase(wish.text));
      case Wish::Kind::Near:
        return anywhere(words_.near(wish));
      case Wish::Kind::Field:
        return wish.field == "title" ? in_title(wish.text) : with_value(wish.field, wish.text);
      case Wish::Kind::Dates:
        return within(wish.first_day, wish.last_day);
      case Wish::Kind::Not: {
        Set found = find(wish.children[0]);
        found.flip();
        return found;
      }
      case Wish::Kind::And:
        return all_of(wish.children);
      case Wish::Kind::Or:
        return any_of(wish.children);
      case Wish::Kind::Side:
        return join_ == Join::All ? all_of(wish.children) : any_of_side(wish.children);
    }
    return {};
  }

  Set all_of(const std::vector<Wish>& wishes) {
    Set found(articles_.size(), true);
    for (const Wish& wish : wishes) found = intersect(found, find(wish));
    return found;
  }

  Set any_of(const std::vector<Wish>& wishes) {
    Set found(articles_.size());
    for (const Wish& wish : wishes) found = unite(found, find(wish));
    return found;
  }

  /// --any: one of the words, but every exclusion, every +, and of each field one value.
  Set any_of_side(const std::vector<Wish>& wishes) {
    if (wishes.size() == 1) return find(wishes[0]);
    Set found(articles_.size(), true);
    Set one_of_them(articles_.size());
    std::map<std::string, Set> fields;
    bool must = false;
    bool optional = false;
    for (const Wish& side : wishes) {
      const Wish& wish = inner(side);
      Set here = find(wish);
      if (only_excludes(wish) || side.must || (is_condition(wish) && !wish.children.empty())) {
        found = intersect(found, here);
        must = must || (side.must && !only_excludes(wish));
      } else if (is_condition(wish)) {
        const auto [field, is_new] = fields.try_emplace(wish.kind == Wish::Kind::Dates ? "date" : wish.field, here);
        if (!is_new) field->second = unite(field->second, here);
      } else {
        one_of_them = unite(one_of_them, here);
        optional = true;
      }
    }
    for (const auto& [field, here] : fields) found = intersect(found, here);
    return must || !optional ? found : intersect(found, one_of_them);
  }

  // ---- Leaves ----

  Set anywhere(const TextTest& test) const {
    return which([&](const ScannedArticle& one) { return test(one.title, *one.lang) || test(one.text, *one.lang); });
  }

  Set in_title(const std::string& typed) {
    const bool one_word = typed.find(' ') == std::string::npos;
    const TextTest test = one_word ? words_.word(typed) : words_.phrase(typed);
    return which([&](const ScannedArticle& one) { return test(one.title, *one.lang); });
  }

  /// A word, or words that a blank parts, and whom they name.
  Set with_name(const std::string& typed) {
    Set found;
    for (std::size_t at = 0; at < typed.size();) {
      const std::size_t end = std::min(typed.find(' ', at), typed.size());
      const Set here = anywhere(words_.word(typed.substr(at, end - at)));
      found = found.empty() ? here : join_ == Join::All ? intersect(found, here) : unite(found, here);
      at = end + 1;
    }
    const auto named = named_.find(fold(typed, language("und")));
    if (words_.reading.exact || named == named_.end()) return found;
    for (const auto& [kind, id] : named->second) found = unite(found, with_id(kind, id));
    return found;
  }

  // ---- Fields ----

  Set with_id(const std::string& field, const std::string& id) const {
    return which([&](const ScannedArticle& one) {
      const auto held = one.values.find(field);
      return held != one.values.end() && std::count(held->second.begin(), held->second.end(), id) > 0;
    });
  }

  Set with_value(const std::string& field, const std::string& value) const {
    const std::string folded = fold(value, language("und"));
    if (field == "source" || field == "topic") {
      return which([&](const ScannedArticle& one) {
        const auto held = one.values.find(field);
        return held != one.values.end() &&
               std::any_of(held->second.begin(), held->second.end(),
                           [&](const std::string& each) { return fold(each, language("und")) == folded; });
      });
    }
    if (field == "lang") {
      return which([&](const ScannedArticle& one) {
        return folded == one.lang->code || folded == fold(one.lang->name, language("und"));
      });
    }
    const auto named = named_.find(folded);
    if (named == named_.end()) return with_id(field, value);
    Set found(articles_.size());
    for (const auto& [kind, id] : named->second) {
      if (kind == field) found = unite(found, with_id(kind, id));
    }
    return found;
  }

  Set within(std::optional<int> first, std::optional<int> last) const {
    return which([&](const ScannedArticle& one) {
      if (!first && !last) return true;
      if (!one.article->date) return false;
      const DayRange days = days_of(*one.article->date);
      return (!first || *first <= days.first) && (!last || days.last <= *last);
    });
  }

  std::vector<ScannedArticle> articles_;
  std::map<std::string, std::set<EntityKey>> named_;  ///< by folded name
  std::map<EntityKey, std::string> names_;
  WordScan words_;
  Join join_ = Join::All;  ///< of the request that is looked up
};

}  // namespace khabar::test
