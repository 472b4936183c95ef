#include "indexer/extract/fact_values.hpp"

#include <algorithm>
#include <cstddef>

#include "common/text/utf8.hpp"
#include "indexer/sources/field_values.hpp"
#include "indexer/sources/html_text.hpp"

namespace khabar {
namespace {

constexpr std::size_t kLongestLine = 1000;
constexpr std::size_t kLongestName = 100;
constexpr std::size_t kMostValues = 64;

/// "<main>" alone is what a headline speaks of; what is closed again is mark-up.
bool has_markup(std::string_view value) {
  return value.find("</") != std::string_view::npos || value.find("<br") != std::string_view::npos ||
         value.find("<p>") != std::string_view::npos || value.find("/>") != std::string_view::npos;
}

void add_once(std::string value, std::vector<std::string>& values) {
  if (value.empty() || values.size() >= kMostValues) return;
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
}

bool is_address(std::string_view value) {
  return value.starts_with("http") || value.starts_with("www.") || value.starts_with("//") ||
         (value.find('@') != std::string_view::npos && value.find(' ') == std::string_view::npos);
}

}  // namespace

std::string fact_text(std::string_view value) {
  if (has_markup(value)) return trimmed(text_of_html(value));
  if (value.find('&') == std::string_view::npos) return trimmed(value);
  // A "<" that stands open would begin a tag when the references are resolved.
  std::string closed;
  for (const char c : value) {
    if (c == '<') {
      closed += "&lt;";
    } else {
      closed += c;
    }
  }
  return trimmed(text_of_html(closed));
}

std::string fact_line(std::string_view value) {
  return std::string(utf8::prefix(one_line(fact_text(utf8::prefix(value, 4 * kLongestLine))), kLongestLine));
}

void add_byline(std::string_view value, bool several, std::vector<std::string>& names) {
  const std::string line = fact_line(value);
  if (is_address(line)) return;
  const std::vector<std::string> parts = several ? names_of_byline(line) : std::vector{line};
  for (const std::string& name : parts) {
    if (name.size() <= kLongestName && !is_address(name)) add_once(name, names);
  }
}

void add_topic(std::string_view topic, std::vector<std::string>& topics) {
  std::string line = fact_line(topic);
  if (line.size() <= kLongestName) add_once(std::move(line), topics);
}

void add_keywords(const std::vector<std::string>& values, std::vector<std::string>& topics) {
  if (values.size() > 1) {
    for (const std::string& value : values) add_topic(value, topics);
    return;
  }
  const std::string list = values.empty() ? std::string() : values[0];
  const bool semicolons = list.find(',') == std::string::npos && list.find("，") == std::string::npos;
  for (std::size_t at = 0; at <= list.size() && topics.size() < kMostValues;) {
    const std::size_t end = std::min({list.find(semicolons ? ';' : ',', at), list.find("，", at), list.size()});
    add_topic(std::string_view(list).substr(at, end - at), topics);
    at = end + (list.compare(end, 3, "，") == 0 ? 3 : 1);
  }
}

}  // namespace khabar
