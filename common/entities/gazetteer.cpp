#include "common/entities/gazetteer.hpp"

#include <algorithm>
#include <cstdio>
#include <set>

#include "common/entities/builtin_tables.hpp"
#include "common/error.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

constexpr std::size_t kMaxAliasBytes = 200;

bool is_slug(std::string_view id) {
  return !id.empty() && id.size() <= 80 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// `text[?][@lang]`; the language is for readers of the table.
Alias parse_alias(std::string_view written, std::uint32_t entity) {
  if (const std::size_t at = written.rfind('@'); at != std::string_view::npos && written.size() - at <= 4) {
    written = written.substr(0, at);
  }
  const bool ambiguous = written.ends_with('?');
  if (ambiguous) written.remove_suffix(1);
  return {entity, std::string(written), ambiguous};
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// The words of a note's "not in: A, B (remark); …".
std::vector<std::string_view> longer_words_of(std::string_view note) {
  constexpr std::string_view kMark = "not in:";
  std::vector<std::string_view> words;
  const std::size_t at = note.find(kMark);
  if (at == std::string_view::npos) return words;
  const std::string_view list = note.substr(at + kMark.size());
  for (std::string_view word : split(list.substr(0, list.find(';')), ',')) {
    word = trimmed(word.substr(0, word.find('(')));
    if (!word.empty() && word.size() <= kMaxAliasBytes) words.push_back(word);
  }
  return words;
}

std::string company_of(const std::vector<std::string_view>& flags) {
  for (const std::string_view flag : flags) {
    for (const std::string_view key : {"parent=", "company="}) {
      if (flag.starts_with(key)) return std::string(flag.substr(key.size()));
    }
  }
  return {};
}

}  // namespace

void Gazetteer::add_table(EntityKind kind, std::string_view table, std::string_view file) {
  std::set<std::string_view> ids;
  std::size_t number = 0;
  for (std::string_view row : split(table, '\n')) {
    ++number;
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (row.empty() || row[0] == '#') continue;
    const auto refuse = [&](const std::string& why) {
      throw Error(Exit::Usage, std::string(file) + ":" + std::to_string(number) + ": " + why,
                  "a row is: id TAB name TAB alias|alias@lang|ambiguous alias?@lang TAB flags");
    };
    const std::vector<std::string_view> cells = split(row, '\t');
    if (cells.size() < 3 || cells.size() > 5)
      refuse("a row has 3 to 5 columns, this has " + std::to_string(cells.size()));
    if (!utf8::valid(row)) refuse("not UTF-8");
    if (!is_slug(cells[0])) refuse("the id is not made of a-z, 0-9 and hyphens");
    if (!ids.insert(cells[0]).second) refuse("the id \"" + std::string(cells[0]) + "\" stands above already");
    if (cells[1].empty()) refuse("no name");
    if (cells[1].size() > kMaxAliasBytes) refuse("a name of over " + std::to_string(kMaxAliasBytes) + " bytes");
    const auto flags = cells.size() > 3 ? split(cells[3], ',') : std::vector<std::string_view>{};
    const auto entity = static_cast<std::uint32_t>(entities.size());
    entities.push_back({kind, std::string(cells[0]), std::string(cells[1]), company_of(flags)});
    if (cells.size() > 4) {
      for (const auto word : longer_words_of(cells[4])) longer_words.push_back({entity, std::string(word)});
    }
    const bool ambiguous = std::find(flags.begin(), flags.end(), "ambiguous") != flags.end();
    aliases.push_back({entity, entities.back().name, ambiguous});
    if (cells[2].empty()) continue;
    for (const std::string_view written : split(cells[2], '|')) {
      Alias alias = parse_alias(written, entity);
      if (alias.text.empty()) refuse("an empty alias");
      if (alias.text.size() > kMaxAliasBytes) refuse("an alias of over " + std::to_string(kMaxAliasBytes) + " bytes");
      aliases.push_back(std::move(alias));
    }
  }
}

std::string Gazetteer::fingerprint() const {
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  const auto mix = [&](std::string_view bytes) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    hash = (hash ^ 0xFF) * 1099511628211u;
  };
  for (const Entity& entity : entities) {
    mix(name_of(entity.kind));
    mix(entity.id);
    mix(entity.name);
    mix(entity.company);
  }
  for (const Alias& alias : aliases) {
    mix(std::to_string(alias.entity));
    mix(alias.text);
    mix(alias.ambiguous ? "?" : "");
  }
  for (const LongerWord& word : longer_words) {
    mix(std::to_string(word.entity));
    mix(word.text);
  }
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

Gazetteer builtin_gazetteer() {
  Gazetteer gazetteer;
  for (const BuiltinTable& table : builtin_tables()) gazetteer.add_table(table.kind, table.text, table.file);
  return gazetteer;
}

}  // namespace khabar
