#include "indexer/extract/page_date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <utility>

#include "common/text/date_scanner.hpp"
#include "indexer/sources/field_values.hpp"

namespace khabar {
namespace {

constexpr std::size_t kLongestDateText = 160;

struct Claim {
  Date date;
  int rank;  ///< of its kind; the smaller the better
  std::size_t node;
  std::string_view source;
};

bool holds_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// Parts of classes, ids and properties.
constexpr auto kChangeWords = std::to_array<std::string_view>({"modif", "update", "aktualisiert", "changed"});
constexpr auto kPublishWords =
    std::to_array<std::string_view>({"publish", "pubdate", "posted", "entry-date", "created", "issued"});
constexpr auto kDateWords = std::to_array<std::string_view>(
    {"date", "datum", "time", "publi", "posted", "byline", "meta", "fecha", "info", "created", "issued"});
constexpr auto kDateProperties = std::to_array<std::string_view>({"datepublished", "datecreated", "dc:date"});

std::optional<Date> written_date(std::string_view text, std::string_view lang) {
  if (const auto found = find_date(text, lang); found && found->date.precision >= Precision::Day) return found->date;
  return std::nullopt;
}

/// "23.09.22": only where it is all that an element of dates says.
std::optional<Date> short_year_date(std::string_view text, std::string_view lang) {
  constexpr std::size_t kSize = 8;
  if (text.size() != kSize || text[2] != text[5] || (text[2] != '.' && text[2] != '/')) return std::nullopt;
  return written_date(std::string(text.substr(0, 6)) + "20" + std::string(text.substr(6)), lang);
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// What an element is called, as far as that tells dates.
struct Names {
  bool property;   ///< microdata or RDFa say that it is the date of publication
  bool time;       ///< <time>
  bool published;  ///< classes say so
  bool change;     ///< the date of the last change
};

std::optional<Names> names_of(const HtmlPage& page, const HtmlPage::Node& node) {
  if (node.name == "meta" || node.name == "html" || node.name == "body") return std::nullopt;
  const std::string properties =
      lower_ascii(page.attribute(node, "itemprop")) + ' ' + lower_ascii(page.attribute(node, "property"));
  const std::string names = names_of_element(page, node);
  const Names found = {holds_any(properties, kDateProperties), node.name == "time",
                       holds_any(names, kPublishWords) || page.has_attribute(node, "pubdate"),
                       holds_any(properties, kChangeWords) || holds_any(names, kChangeWords)};
  const bool dated = found.property || found.time || holds_any(names, kDateWords);
  return dated ? std::optional(found) : std::nullopt;
}

int rank_of(const Names& names) {
  constexpr int kChange = 4;
  const int rank = names.property ? 0 : names.time && names.published ? 1 : names.time || names.published ? 2 : 3;
  return rank + (names.change ? kChange : 0);
}

/// The date that an element gives programs, else the one that it shows.
std::optional<Date> date_of_element(const HtmlPage& page, std::size_t i, bool property, std::string_view lang) {
  const HtmlPage::Node& node = page.nodes()[i];
  for (const std::string_view key : {"datetime", "content", "title"}) {
    const std::string_view given = page.attribute(node, key);
    if (given.empty() || (key == "content" && !property)) continue;
    if (const std::optional<Date> date = given_date(given, lang)) return date;
  }
  const std::string text = short_text(page, i, kLongestDateText);
  if (const std::optional<Date> date = written_date(text, lang)) return date;
  return short_year_date(text, lang);
}

std::optional<Claim> claim_of(const HtmlPage& page, std::size_t i, std::string_view lang) {
  const std::optional<Names> names = names_of(page, page.nodes()[i]);
  if (!names) return std::nullopt;
  const std::optional<Date> date = date_of_element(page, i, names->property, lang);
  if (!date || !is_plausible(*date)) return std::nullopt;
  return Claim{*date, rank_of(*names), i, names->property ? "microdata" : names->time ? "time" : "text"};
}

/// How far from the headline, in nodes; what stands before it is as good as far behind it.
std::size_t distance(std::size_t node, std::size_t headline) {
  return node >= headline ? node - headline : (headline - node) * 2;
}

/// "Last updated", in the languages whose dates are read most.
bool says_changed(std::string_view line) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"updat",      "modif",  "aktualis",  "Aktualis",  "geändert", "Stand:",  "actuali",
       "Actuali",    "jour",   "aggiornat", "Aggiornat", "atualiz",  "Atualiz", "bijgewerkt",
       "Bijgewerkt", "обновл", "Обновл",    "更新",      "수정",     "güncel"});
  return holds_any(line, kWords) || line.starts_with("Updat") || line.starts_with("UPDAT");
}

/// Among what markup calls a date.
std::optional<Claim> marked_date(const HtmlPage& page, std::span<const Zone> zones, std::size_t headline,
                                 std::string_view lang) {
  std::optional<Claim> best;
  for (std::size_t i = 1; i < zones.size(); ++i) {
    if (page.nodes()[i].is_text() || zones[i] == Zone::Foreign) continue;
    std::optional<Claim> claim = claim_of(page, i, lang);
    if (!claim) continue;
    constexpr int kBeside = 6;
    if (zones[i] == Zone::Beside) claim->rank += kBeside;
    const auto order = [&](const Claim& c) { return std::pair(c.rank, distance(c.node, headline)); };
    if (!best || order(*claim) < order(*best)) best = claim;
  }
  return best;
}

/// Among short texts: next to the headline, or further away where a date is all that stands on the line.
std::optional<Claim> written_near(const HtmlPage& page, std::span<const Zone> zones, std::size_t headline,
                                  std::string_view lang) {
  constexpr std::size_t kNear = 150;
  constexpr std::size_t kFar = 1500;
  constexpr std::size_t kLongestLabel = 30;
  std::optional<Claim> best;
  std::string before;
  for (std::size_t i = 1; i < zones.size(); ++i) {
    const HtmlPage::Node& node = page.nodes()[i];
    const std::size_t far = distance(i, headline);
    if (!node.is_text() || zones[i] != Zone::Article || node.text.size() > kLongestDateText || far > kFar) continue;
    const std::string line = one_line(node.text);
    const std::string label = std::exchange(before, line);
    const std::optional<Date> date = written_date(line, lang);
    if (!date || !is_plausible(*date)) continue;
    const bool alone = is_date_line(line, lang);
    if (!alone && far > kNear) continue;
    const bool change = says_changed(line) || (label.size() <= kLongestLabel && says_changed(label));
    const int rank = (alone && far <= kNear ? 0 : far <= kNear ? 1 : 2) + (change ? 3 : 0);
    if (!best || std::pair(rank, far) < std::pair(best->rank, distance(best->node, headline))) {
      best = Claim{*date, rank, i, "text"};
    }
  }
  return best;
}

}  // namespace

bool is_plausible(const Date& date) {
  constexpr int kEarliest = 1000;
  const auto now = std::chrono::duration_cast<std::chrono::hours>(std::chrono::system_clock::now().time_since_epoch());
  const int today = static_cast<int>(now.count() / 24);
  const int day = day_number(date.year, date.month, date.day);
  return date.year >= kEarliest && day != 0 && day <= today + 2;
}

std::optional<PageDate> find_page_date(const HtmlPage& page, std::size_t headline, std::string_view lang) {
  const std::vector<Zone> zones = zones_of(page, headline);
  std::optional<Claim> best = marked_date(page, zones, headline, lang);
  if (!best) best = written_near(page, zones, headline, lang);
  if (!best) return std::nullopt;
  return PageDate{best->date, best->source};
}

}  // namespace khabar
