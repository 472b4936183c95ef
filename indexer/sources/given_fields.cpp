#include "indexer/sources/given_fields.hpp"

#include <algorithm>
#include <utility>

#include "common/text/utf8.hpp"
#include "indexer/sources/field_values.hpp"

namespace khabar {
namespace {

constexpr std::size_t kMostGiven = 200;  ///< each is held against all the others
constexpr std::size_t kLongest = 200;    ///< bytes of a name or a topic

bool same(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

void set_date(Article& article, const std::vector<std::string>& given, std::string_view source) {
  std::string first;
  for (const std::string& text : given) {
    article.date = given_date(text, article.lang);
    if (article.date) {
      article.date_source = source;
      return;
    }
    if (first.empty()) first = text;
  }
  constexpr std::size_t kShown = 60;
  if (first.empty()) return;
  article.warnings.push_back("the date is not understood: " + std::string(utf8::prefix(one_line(first), kShown)));
}

void add_topic(Article& article, std::string topic) {
  auto& topics = article.topics;
  if (topic.empty() || topic.size() > kLongest || topics.size() == kMostGiven) return;
  if (std::any_of(topics.begin(), topics.end(), [&](const std::string& other) { return same(topic, other); })) return;
  topics.push_back(std::move(topic));
}

void add_entity(Article& article, EntityKind kind, std::string name) {
  auto& entities = article.entities;
  if (name.empty() || name.size() > kLongest || entities.size() == kMostGiven) return;
  const auto known = [&](const GivenEntity& other) { return other.kind == kind && same(name, other.name); };
  if (std::any_of(entities.begin(), entities.end(), known)) return;
  entities.push_back({kind, std::move(name)});
}

}  // namespace khabar
