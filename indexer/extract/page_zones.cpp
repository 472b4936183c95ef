#include "indexer/extract/page_zones.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "indexer/sources/field_values.hpp"

namespace khabar {
namespace {

constexpr auto kForeignElements =
    std::to_array<std::string_view>({"nav", "footer", "script", "style", "noscript", "select", "template"});
constexpr auto kBesideElements = std::to_array<std::string_view>({"aside", "form"});

// Beginnings of the words in classes and ids.
constexpr auto kForeignWords = std::to_array<std::string_view>(
    {"comment",  "kommentar",  "comentario", "commentaire", "related", "teaser",   "recommend", "popular",
     "trending", "footer",     "nav",        "menu",        "archive", "mostread", "reply",     "respond",
     "latest",   "newsletter", "breaking",   "carousel",    "ticker",  "calendar", "copyright"});
constexpr auto kBesideWords = std::to_array<std::string_view>({"sidebar", "widget", "slider", "event"});

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_any(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool begins_as_any(std::string_view word, std::span<const std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [word](std::string_view b) { return word.starts_with(b); });
}

/// By the words of classes: "no-comments" and "has-sidebar" say what is not there, or what else is.
Zone zone_of_names(std::string_view names) {
  Zone zone = Zone::Article;
  bool negated = false;
  for (std::size_t at = 0; at < names.size();) {
    std::size_t end = at;
    while (end < names.size() && is_letter(names[end])) ++end;
    const std::string_view word = names.substr(at, end - at);
    if (!negated && begins_as_any(word, kForeignWords)) return Zone::Foreign;
    if (!negated && begins_as_any(word, kBesideWords)) zone = Zone::Beside;
    if (!word.empty()) negated = word == "no" || word == "with" || word == "has" || word == "hide" || word == "without";
    if (end < names.size() && names[end] == ' ') negated = false;
    at = end + 1;
  }
  return zone;
}

Zone own_zone(const HtmlPage& page, const HtmlPage::Node& node) {
  if (is_any(node.name, kForeignElements)) return Zone::Foreign;
  // Classes of the whole page say what it has, not what it is.
  if (node.is_text() || node.name == "html" || node.name == "body" || node.name == "main") return Zone::Article;
  const Zone zone = zone_of_names(names_of_element(page, node));
  return is_any(node.name, kBesideElements) ? std::max(zone, Zone::Beside) : zone;
}

}  // namespace

std::string names_of_element(const HtmlPage& page, const HtmlPage::Node& node) {
  constexpr std::size_t kLongest = 400;
  std::string out;
  for (const std::string_view key : {"class", "id"}) {
    out += page.attribute(node, key).substr(0, kLongest);
    out += ' ';
  }
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string short_text(const HtmlPage& page, std::size_t node, std::size_t most) {
  const auto& nodes = page.nodes();
  constexpr std::size_t kMostNodes = 60;
  if (nodes[node].end - node > kMostNodes) return {};
  std::string out;
  for (std::size_t i = node; i < nodes[node].end; ++i) {
    if (nodes[i].name == "script" || nodes[i].name == "style") {
      i = nodes[i].end - 1;
    } else if (nodes[i].is_text()) {
      if (out.size() + nodes[i].text.size() > 2 * most) return {};
      out += nodes[i].text;
      out += ' ';
    }
  }
  out = one_line(out);
  return out.size() > most ? std::string() : out;
}

std::vector<Zone> zones_of(const HtmlPage& page, std::size_t headline) {
  const auto& nodes = page.nodes();
  std::vector<Zone> zones(nodes.size(), Zone::Article);
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const bool holds_headline = headline != 0 && i <= headline && headline < nodes[i].end;
    if (!holds_headline) zones[i] = std::max(zones[nodes[i].parent], own_zone(page, nodes[i]));
  }
  return zones;
}

}  // namespace khabar
