#include "indexer/commands/user_gazetteer.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "common/entities/builtin_tables.hpp"
#include "common/entities/name_units.hpp"
#include "common/error.hpp"
#include "common/text/normal_form.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// No company has more companies above it.
constexpr int kMaxParents = 32;

[[noreturn]] void refuse(const std::string& file, std::size_t line, const std::string& why) {
  throw Error(Exit::Usage, file + ":" + std::to_string(line) + ": " + why,
              "the form of a table: docs/index-format.md, \"Gazetteer tables\"");
}

/// A row's flags, and where it stands: what Gazetteer::add_table does not tell.
struct RowFlags {
  std::size_t line;
  std::string id;
  std::vector<std::string> flags;

  bool has(std::string_view flag) const { return std::find(flags.begin(), flags.end(), flag) != flags.end(); }
};

std::string_view take_until(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return part;
}

/// The rows that add_table reads, in the same order.
std::vector<RowFlags> row_flags(std::string_view table) {
  std::vector<RowFlags> rows;
  for (std::size_t line = 1; !table.empty(); ++line) {
    std::string_view row = take_until(table, '\n');
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (row.empty() || row[0] == '#') continue;
    RowFlags flags{line, std::string(take_until(row, '\t')), {}};
    take_until(row, '\t');
    take_until(row, '\t');
    for (std::string_view cell = take_until(row, '\t'); !cell.empty();) flags.flags.emplace_back(take_until(cell, ','));
    rows.push_back(std::move(flags));
  }
  return rows;
}

/// Controls in a name would reach a terminal with it.
void refuse_controls(std::string_view table, const std::string& file) {
  for (std::size_t line = 1; !table.empty(); ++line) {
    std::string_view row = take_until(table, '\n');
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (utf8::valid(row) && utf8::scrub(row) != row) refuse(file, line, "a control character");
  }
}

/// A gazetteer that tables are laid over.
class Overlay {
 public:
  explicit Overlay(Gazetteer base) {
    for (Entity& entity : base.entities) entry_of(std::move(entity));
    for (Alias& alias : base.aliases) entries_[alias.entity].names.push_back(std::move(alias));
    for (LongerWord& word : base.longer_words) entries_[word.entity].longer_words.push_back(std::move(word));
  }

  void add(EntityKind kind, std::string_view table, const std::string& file) {
    if (table.starts_with(kByteOrderMark)) table.remove_prefix(kByteOrderMark.size());
    refuse_controls(table, file);
    Gazetteer own;
    own.add_table(kind, table, file);
    std::vector<std::vector<Alias>> names(own.entities.size());
    for (Alias& alias : own.aliases) names[alias.entity].push_back(std::move(alias));
    std::vector<std::vector<LongerWord>> longer(own.entities.size());
    for (LongerWord& word : own.longer_words) longer[word.entity].push_back(std::move(word));
    const std::vector<RowFlags> rows = row_flags(table);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      lay(std::move(own.entities[i]), std::move(names[i]), rows[i], file);
      std::vector<LongerWord>& words = entry_of({kind, rows[i].id, {}}).longer_words;
      words.insert(words.end(), std::make_move_iterator(longer[i].begin()), std::make_move_iterator(longer[i].end()));
      laid_.push_back({kind, rows[i].id, file, rows[i].line});
    }
  }

  /// What came of it. Throws when a row names a company that no table has, or one that stands above itself.
  Gazetteer take() {
    for (const LaidRow& row : laid_) check(row);
    Gazetteer gazetteer;
    for (Entry& entry : entries_) {
      if (entry.silent) continue;
      const auto number = static_cast<std::uint32_t>(gazetteer.entities.size());
      gazetteer.entities.push_back(std::move(entry.entity));
      for (Alias& alias : entry.names) {
        alias.entity = number;
        gazetteer.aliases.push_back(std::move(alias));
      }
      for (LongerWord& word : entry.longer_words) {
        word.entity = number;
        gazetteer.longer_words.push_back(std::move(word));
      }
    }
    return gazetteer;
  }

 private:
  struct Entry {
    Entity entity;
    std::vector<Alias> names;
    std::vector<LongerWord> longer_words;
    bool silent = false;
  };

  Entry& entry_of(Entity entity) {
    const auto [at, is_new] = by_id_.try_emplace({entity.kind, entity.id}, entries_.size());
    if (is_new) entries_.push_back({std::move(entity), {}, {}});
    return entries_[at->second];
  }

  /// Where a row of a user's stands.
  struct LaidRow {
    EntityKind kind;
    std::string id;
    std::string file;
    std::size_t line;
  };

  std::string key_of(std::string_view name) {
    const auto units = name_units(name, analyzer_.analyze(name, language("und")));
    return name_key(units, 0, units.size());
  }

  void lay(Entity entity, std::vector<Alias> names, const RowFlags& row, const std::string& file) {
    const bool is_known = by_id_.contains({entity.kind, entity.id});
    std::vector<Alias> added;
    std::set<std::string> taken_off;
    for (Alias& alias : names) {
      alias.text = composed(alias.text);
      if (!alias.text.starts_with('-')) {
        added.push_back(std::move(alias));
      } else {
        if (alias.text.size() == 1) refuse(file, row.line, "an empty alias");
        taken_off.insert(key_of(std::string_view(alias.text).substr(1)));
      }
    }
    if (!is_known && (row.has("silent") || !taken_off.empty())) refuse(file, row.line, "no such id: " + row.id);
    entity.name = composed(entity.name);
    Entry& entry = entry_of(entity);
    if (entity.company.empty() && !taken_off.empty()) entity.company = entry.entity.company;
    entry.entity = std::move(entity);
    entry.silent = row.has("silent");
    if (taken_off.empty()) {
      entry.names = std::move(added);
      entry.longer_words.clear();
    } else {
      amend(entry.names, std::move(added), taken_off);
    }
  }

  /// Takes names off and adds others, which take the place of the same ones. The canonical name, which comes first, has
  /// to stand in every row and so does not speak against what is known of it.
  void amend(std::vector<Alias>& names, std::vector<Alias> added, const std::set<std::string>& taken_off) {
    std::set<std::string> replaced = taken_off;
    for (std::size_t i = 1; i < added.size(); ++i) replaced.insert(key_of(added[i].text));
    std::erase_if(names, [&](const Alias& alias) { return replaced.contains(key_of(alias.text)); });
    for (std::size_t i = 0; i < added.size(); ++i) {
      const std::string key = key_of(added[i].text);
      const auto is_there = [&](const Alias& alias) { return key_of(alias.text) == key; };
      if (taken_off.contains(key) || (i == 0 && std::any_of(names.begin(), names.end(), is_there))) continue;
      names.push_back(std::move(added[i]));
    }
  }

  /// The company that a company belongs to; null for none.
  const Entity* company_of(const Entity& entity) const {
    const auto at = by_id_.find({EntityKind::Company, entity.company});
    return at == by_id_.end() ? nullptr : &entries_[at->second].entity;
  }

  void check(const LaidRow& row) const {
    const Entity& entity = entries_[by_id_.at({row.kind, row.id})].entity;
    if (entity.company.empty()) return;
    const Entity* above = company_of(entity);
    if (!above) refuse(row.file, row.line, "no table has the company of the id " + entity.company);
    for (int steps = 1; above; ++steps, above = company_of(*above)) {
      if (above == &entity) refuse(row.file, row.line, "belongs to itself: parent= leads back to " + row.id);
      if (steps > kMaxParents)
        refuse(row.file, row.line, "over " + std::to_string(kMaxParents) + " companies above it");
    }
  }

  std::vector<Entry> entries_;
  std::map<std::pair<EntityKind, std::string>, std::size_t> by_id_;
  std::vector<LaidRow> laid_;
  Analyzer analyzer_;
};

std::optional<EntityKind> kind_of_file(const std::string& path) {
  const std::string name = fs::path(path).stem().string();
  for (const EntityKind kind : kEntityKinds) {
    if (name.ends_with(plural_of(kind)) || name.ends_with(name_of(kind))) return kind;
  }
  return std::nullopt;
}

void add_file(Overlay& overlay, const std::string& path) {
  const std::optional<EntityKind> kind = kind_of_file(path);
  if (!kind)
    throw Error(Exit::Usage, path + ": the name does not tell the kind",
                "call it companies.tsv, people.tsv, places.tsv, products.tsv or events.tsv");
  std::error_code ignored;
  std::ifstream in(path, std::ios::binary);
  if (!in || !fs::is_regular_file(path, ignored)) {
    throw Error(Exit::Usage,
                "cannot read the table " + path + ": it is " +
                    (fs::exists(path, ignored) ? "no file, or not yours" : "not there"),
                "--gazetteer takes a file such as companies.tsv");
  }
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  overlay.add(*kind, text, path);
}

}  // namespace

std::vector<std::string> user_tables() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  // A relative XDG_CONFIG_HOME is to be ignored (XDG Base Directory Specification).
  const std::string base = config && *config == '/' ? config : std::string(home ? home : ".") + "/.config";
  const std::string folder = base + "/khabar/gazetteer";
  std::error_code error;
  if (!fs::exists(folder, error)) return {};
  std::vector<std::string> tables;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const fs::path& path = at->path();
    if (path.extension() == ".tsv" && !path.filename().native().starts_with('.')) tables.push_back(path.native());
  }
  if (error) throw Error(Exit::System, "cannot read " + folder + ": " + error.message());
  std::sort(tables.begin(), tables.end());
  return tables;
}

Gazetteer load_gazetteer(const std::vector<std::string>& tables) {
  std::vector<std::string> all = user_tables();
  all.insert(all.end(), tables.begin(), tables.end());
  if (all.empty()) return builtin_gazetteer();
  Overlay overlay(builtin_gazetteer());
  for (const std::string& path : all) add_file(overlay, path);
  return overlay.take();
}

}  // namespace khabar
