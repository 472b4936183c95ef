#include "indexer/sources/front_matter.hpp"

#include <algorithm>
#include <utility>

#include "indexer/sources/field_values.hpp"

namespace khabar {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

std::string_view without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

std::string unquoted(std::string_view value) {
  value = without_blanks(value);
  const bool quoted =
      value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
  if (!quoted) return one_line(value.substr(0, value.find(" #")));
  std::string out;
  const char quote = value.front();
  value = value.substr(1, value.size() - 2);
  for (std::size_t i = 0; i < value.size(); ++i) {
    // YAML: \" within double quotes, '' within single ones.
    const bool escape = i + 1 < value.size() && value[i] == (quote == '"' ? '\\' : '\'');
    if (escape && (value[i + 1] == quote || value[i + 1] == '\\')) ++i;
    out += value[i];
  }
  return one_line(out);
}

/// The items of "[a, 'b, c', d]", or the one value.
std::vector<std::string> values_of(std::string_view value) {
  value = without_blanks(value);
  std::vector<std::string> values;
  const auto add = [&](std::string_view item) {
    if (std::string text = unquoted(item); !text.empty()) values.push_back(std::move(text));
  };
  if (!value.starts_with('[') || !value.ends_with(']')) {
    add(value);
    return values;
  }
  value = value.substr(1, value.size() - 2);
  char quote = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool opens =
        quote == 0 && (value[i] == '"' || value[i] == '\'') && without_blanks(value.substr(begin, i - begin)).empty();
    if (opens) {
      quote = value[i];
    } else if (value[i] == quote) {
      quote = 0;
    } else if (quote == 0 && value[i] == ',') {
      add(value.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  add(value.substr(begin));
  return values;
}

std::string key_of(std::string_view text) {
  std::string key;
  for (const char c : without_blanks(text)) key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return key;
}

/// "- Jane" and "- name: Jane" below a key.
std::string_view list_item(std::string_view line) {
  line = without_blanks(without_blanks(line).substr(1));
  if (line.starts_with("name:")) line.remove_prefix(5);
  return line;
}

}  // namespace

std::string FrontMatter::first(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys) {
    const auto found = fields.find(std::string(key));
    if (found != fields.end() && !found->second.empty()) return found->second.front();
  }
  return {};
}

FrontMatter read_front_matter(std::string_view text) {
  std::string_view rest = text;
  const std::string_view fence = without_blanks(take_line(rest));
  if (fence != "---" && fence != "+++") return {};
  const char separator = fence == "---" ? ':' : '=';
  FrontMatter matter;
  std::string key;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    const std::string_view bare = without_blanks(line);
    if (bare == fence || bare == "...") {
      matter.size = text.size() - rest.size();
      return matter;
    }
    if (bare.empty() || bare.front() == '#') continue;
    const std::size_t at = bare.find(separator);
    std::vector<std::string> values;
    if (bare.front() == '-') {
      values = values_of(list_item(bare));
    } else if (line.front() == ' ' || line.front() == '\t') {
      continue;  // a field within a field, or a long value's further lines
    } else if (at != std::string_view::npos) {
      key = key_of(bare.substr(0, at));
      matter.fields.erase(key);
      values = values_of(bare.substr(at + 1));
    }
    if (values.empty() || key.empty()) continue;
    std::vector<std::string>& all = matter.fields[key];
    all.insert(all.end(), values.begin(), values.end());
  }
  return {};
}

}  // namespace khabar
