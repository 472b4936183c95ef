#include "indexer/commands/stats.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "common/entities/alias_index.hpp"
#include "common/store/database.hpp"
#include "common/store/schema.hpp"
#include "common/text/language.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

struct Count {
  std::string name;
  std::size_t count;
};

struct Stats {
  std::size_t articles = 0;
  std::size_t terms = 0;
  std::uint64_t bytes = 0;
  std::string first_day;
  std::string last_day;
  std::vector<std::string> roots;
  std::vector<std::pair<std::string, std::vector<Count>>> fields;
};

constexpr std::size_t kShown = 10;

std::string shown_name(const Xapian::Database& database, const schema::Field& field, const std::string& value) {
  if (!field.entity) return value;
  const std::string key = schema::bounded_term(schema::kEntityPrefix, std::string(field.name) + ":" + value);
  return decode_entity(*field.entity, value, database.get_metadata(key)).name;
}

std::vector<Count> counts_of(const Xapian::Database& database, const schema::Field& field) {
  std::vector<Count> counts;
  const std::string prefix(field.prefix);
  for (auto at = database.allterms_begin(prefix); at != database.allterms_end(prefix); ++at) {
    counts.push_back({(*at).substr(prefix.size()), at.get_termfreq()});
  }
  std::sort(counts.begin(), counts.end(),
            [](const Count& a, const Count& b) { return std::pair(b.count, a.name) < std::pair(a.count, b.name); });
  for (Count& count : counts) count.name = shown_name(database, field, count.name);
  return counts;
}

/// The first or last day term, as a date.
std::string day_of(const std::string& term) {
  const std::string digits = term.substr(schema::kDay.size());
  return digits.size() == 8 ? digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2) : "";
}

std::uint64_t bytes_below(const std::string& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
    if (entry.is_regular_file(error)) bytes += entry.file_size(error);
  }
  return bytes;
}

Stats collect(const Xapian::Database& database, const std::string& path) {
  Stats stats;
  stats.articles = database.get_doccount();
  stats.bytes = bytes_below(path);
  for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at) ++stats.terms;
  const std::string day(schema::kDay);
  for (auto at = database.allterms_begin(day); at != database.allterms_end(day); ++at) {
    if (stats.first_day.empty()) stats.first_day = day_of(*at);
    stats.last_day = day_of(*at);
  }
  const std::string root(schema::kRootPrefix);
  for (auto at = database.metadata_keys_begin(root); at != database.metadata_keys_end(root); ++at) {
    stats.roots.push_back(database.get_metadata(*at));
  }
  for (const schema::Field& field : schema::kFields) stats.fields.emplace_back(field.name, counts_of(database, field));
  return stats;
}

void print_json(const Stats& stats, const std::string& path, std::ostream& out) {
  nlohmann::ordered_json json = {
      {"database", path},     {"schema", schema::kVersion},   {"articles", stats.articles}, {"terms", stats.terms},
      {"bytes", stats.bytes}, {"first_day", stats.first_day}, {"last_day", stats.last_day}, {"sources", stats.roots}};
  for (const auto& [field, counts] : stats.fields) {
    auto& list = json["fields"][field] = nlohmann::ordered_json::array();
    for (const Count& count : counts) list.push_back({{"name", count.name}, {"count", count.count}});
  }
  out << json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

void print_text(const Stats& stats, const std::string& path, std::ostream& out) {
  out << stats.articles << " articles, " << stats.terms << " terms, " << (stats.bytes + 500'000) / 1'000'000
      << " MB in " << utf8::printable(path) << " (" << schema::kVersion << ")\n";
  if (!stats.first_day.empty()) out << "dated " << stats.first_day << " to " << stats.last_day << '\n';
  for (const std::string& root : stats.roots) out << "from " << utf8::printable(root) << '\n';
  for (const auto& [field, counts] : stats.fields) {
    if (counts.empty()) continue;
    out << '\n' << field << " (" << counts.size() << ")\n";
    for (std::size_t i = 0; i < std::min(counts.size(), kShown); ++i) {
      out << "  " << counts[i].count << '\t'
          << (field == "lang" ? counts[i].name + " " + std::string(language(counts[i].name).name) : counts[i].name)
          << '\n';
    }
  }
}

}  // namespace

int run_stats(const std::string& database, bool json, std::ostream& out) {
  DatabaseReader reader(database);
  const Stats stats = reader.read([&] { return collect(reader.database(), database); });
  if (json)
    print_json(stats, database, out);
  else
    print_text(stats, database, out);
  return 0;
}

}  // namespace khabar
