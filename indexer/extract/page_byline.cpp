#include "indexer/extract/page_byline.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/extract/fact_values.hpp"
#include "indexer/extract/line_shape.hpp"
#include "indexer/extract/page_zones.hpp"

namespace khabar {
namespace {

constexpr std::size_t kLongestByline = 100;

/// How surely an element is the byline, 0 best.
std::optional<int> rank_of(const HtmlPage& page, const HtmlPage::Node& node) {
  if (node.is_text() || node.name == "meta" || node.name == "body" || node.name == "html") return std::nullopt;
  if (page.attribute(node, "itemprop") == "author") return 0;
  if (page.attribute(node, "rel") == "author") return 1;
  const std::string names = names_of_element(page, node);
  for (const std::string_view word : {"byline", "author", "autor"}) {
    if (names.find(word) != std::string::npos) return 2;
  }
  return std::nullopt;
}

/// The element's name where it is a person in microdata, else its text.
std::string byline_text(const HtmlPage& page, std::size_t node) {
  const auto& nodes = page.nodes();
  constexpr std::size_t kMostNodes = 60;
  for (std::size_t i = node; i < std::min<std::size_t>(nodes[node].end, node + kMostNodes); ++i) {
    if (page.attribute(nodes[i], "itemprop") != "name") continue;
    const std::string_view content = page.attribute(nodes[i], "content");
    return content.empty() ? short_text(page, i, kLongestByline) : fact_line(content);
  }
  return short_text(page, node, kLongestByline);
}

/// A byline has names: no figures, and few words. What only a class calls an author may as well be a button.
bool reads_like_names(std::string_view text, int rank) {
  constexpr std::size_t kMostWords = 8;
  if (rank == 2 && word_count(text) < 2) return false;
  const bool figures = text.find_first_of("0123456789?!") != std::string_view::npos;
  return !text.empty() && !figures && word_count(text) <= kMostWords && text.find(':') == std::string_view::npos;
}

}  // namespace

std::vector<std::string> find_byline(const HtmlPage& page, std::size_t headline) {
  const std::vector<Zone> zones = zones_of(page, headline);
  std::optional<std::pair<int, std::size_t>> best;
  std::string byline;
  for (std::size_t i = 1; i < zones.size(); ++i) {
    if (zones[i] == Zone::Foreign) continue;
    const std::optional<int> rank = rank_of(page, page.nodes()[i]);
    if (!rank) continue;
    const std::pair order(*rank + (zones[i] == Zone::Beside ? 1 : 0),
                          i >= headline ? i - headline : 2 * (headline - i));
    if (best && *best <= order) continue;
    std::string text = byline_text(page, i);
    if (!reads_like_names(text, *rank)) continue;
    best = order;
    byline = std::move(text);
  }
  std::vector<std::string> names;
  add_byline(byline, true, names);
  return names;
}

std::string find_publisher(const HtmlPage& page) {
  const auto& nodes = page.nodes();
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    if (nodes[i].name == "meta" || page.attribute(nodes[i], "itemprop") != "publisher") continue;
    if (std::string name = byline_text(page, i); !name.empty()) return name;
  }
  return {};
}

}  // namespace khabar
