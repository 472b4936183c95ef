#include "indexer/commands/duplicates.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <tuple>
#include <utility>
#include <vector>

#include "common/error.hpp"
#include "common/store/card.hpp"
#include "common/store/database.hpp"
#include "common/store/schema.hpp"

namespace khabar {

namespace {

using Group = std::vector<Card>;

/// Dated ones first.
bool is_before(const Card& a, const Card& b) {
  return std::tuple(a.date.empty(), a.date, a.id) < std::tuple(b.date.empty(), b.date, b.id);
}

Group group_of(const Xapian::Database& database, const std::string& term) {
  Group group;
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at)
    group.push_back(decode_card(database.get_document(*at).get_value(schema::kCardSlot)));
  std::sort(group.begin(), group.end(), is_before);
  return group;
}

std::vector<Group> collect(const Xapian::Database& database) {
  std::vector<Group> groups;
  const std::string prefix(schema::kStory);
  for (auto at = database.allterms_begin(prefix); at != database.allterms_end(prefix); ++at)
    groups.push_back(group_of(database, *at));
  std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return a.size() != b.size() ? a.size() > b.size() : is_before(a.front(), b.front());
  });
  return groups;
}

std::size_t articles_of(const std::vector<Group>& groups) {
  std::size_t articles = 0;
  for (const Group& group : groups) articles += group.size();
  return articles;
}

void print_json(const std::vector<Group>& groups, std::ostream& out) {
  nlohmann::ordered_json json = {{"articles", articles_of(groups)}, {"groups", nlohmann::ordered_json::array()}};
  for (const Group& group : groups) {
    auto list = nlohmann::ordered_json::array();
    for (const Card& card : group) {
      nlohmann::ordered_json article = {
          {"id", card.id}, {"date", nullptr}, {"source", card.source}, {"title", card.title}};
      if (!card.date.empty()) article["date"] = card.date;
      list.push_back(std::move(article));
    }
    json["groups"].push_back(std::move(list));
  }
  out << json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

/// A cell of a line: an article's blanks are no ends of it.
std::string cell(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

void print_text(const std::vector<Group>& groups, std::ostream& out) {
  for (const Group& group : groups) {
    out << group.size() << " articles\n";
    for (const Card& card : group) {
      out << "  " << cell(card.id) << '\t' << card.date.substr(0, 10) << '\t' << cell(card.source) << '\t'
          << cell(card.title) << '\n';
    }
  }
  out << groups.size() << (groups.size() == 1 ? " group" : " groups") << " of near-duplicates, " << articles_of(groups)
      << " articles\n";
}

}  // namespace

int run_duplicates(const std::string& database, bool json, std::ostream& out) {
  DatabaseReader reader(database);
  const std::vector<Group> groups = reader.read([&] { return collect(reader.database()); });
  if (json)
    print_json(groups, out);
  else
    print_text(groups, out);
  return static_cast<int>(groups.empty() ? Exit::Nothing : Exit::Done);
}

}  // namespace khabar
