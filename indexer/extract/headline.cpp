#include "indexer/extract/headline.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "indexer/extract/fact_values.hpp"
#include "indexer/extract/line_shape.hpp"
#include "indexer/sources/field_values.hpp"
#include "indexer/sources/html_text.hpp"

namespace khabar {
namespace {

constexpr std::size_t kLongestHeadline = 500;
constexpr std::size_t kMostClaims = 12;
constexpr std::size_t kMostNames = 16;

/// Letters and digits alone, so that titles compare whatever their blanks and quotes are.
std::string key_of(std::string_view text) {
  std::string out;
  for (const char c : casefold(utf8::prefix(text, kLongestHeadline))) {
    const bool sign = static_cast<unsigned char>(c) < 0x80 && !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    if (!sign) out += c;
  }
  for (const std::string_view mark : {"\u2013", "\u2014", "\u2018", "\u2019", "\u201a", "\u201c", "\u201d", "\u201e",
                                      "\u00ab", "\u00bb", "\u2026", "\u00a0", "\u2039", "\u203a", "\u00ad"}) {
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at)) out.erase(at, mark.size());
  }
  return out;
}

struct Cut {
  std::size_t end;    ///< of the part before the separator
  std::size_t begin;  ///< of the part behind it
  bool spaced;
};

/// Where a title may be parted: at marks between blanks, and at some without.
std::vector<Cut> cuts_of(std::string_view title) {
  constexpr auto kMarks = std::to_array<std::string_view>(
      {"-", "|", "–", "—", "::", "»", "·", "•", "/", "«", "›", "‹", "~", "//", ">", "<", "←", "→", "⋆", "●"});
  constexpr auto kTight = std::to_array<std::string_view>({"|", "｜", "_", "-", "—", "–"});
  std::vector<Cut> cuts;
  for (std::size_t at = 0; at < title.size(); ++at) {
    for (const std::string_view mark : kMarks) {
      const std::size_t behind = at + 1 + mark.size();
      if (title[at] != ' ' || behind >= title.size() || title[behind] != ' ') continue;
      if (title.substr(at + 1, mark.size()) == mark) cuts.push_back({at, behind + 1, true});
    }
    for (const std::string_view mark : kTight) {
      if (title.substr(at, mark.size()) == mark) cuts.push_back({at, at + mark.size(), false});
    }
  }
  return cuts;
}

/// The part says what the site is called: as `keys` have it, or with a little more or less.
bool is_site_name(std::string_view part, std::span<const std::string> keys, bool exactly) {
  constexpr std::size_t kTelling = 4;
  const std::string key = key_of(part);
  if (key.empty()) return !exactly;
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& name) {
    if (key == name) return true;
    if (exactly || name.size() < kTelling || key.size() < kTelling) return false;
    return name.starts_with(key) || (key.find(name) != std::string::npos && key.size() <= 2 * name.size() + 6);
  });
}

std::vector<std::string> keys_of(std::span<const std::string> names) {
  std::vector<std::string> keys;
  for (const std::string& name : names) keys.push_back(key_of(name));
  return keys;
}

struct Heading {
  std::string text;
  std::string key;
  std::size_t node;
  int level;
  bool aside;
};

/// Links to the site's front page.
bool is_home_link(std::string_view href) {
  if (const std::size_t inner = href.rfind("://"); inner != std::string_view::npos) {  // the last one: archives
    href.remove_prefix(inner + 3);
    href.remove_prefix(std::min(href.find('/'), href.size()));
    if (href.empty()) return true;
  }
  return href == "/" || href == "./" || href == "/index.html" || href == "/index.php";
}

/// A heading that is but a link to the front page is the site's name.
bool is_logo(const HtmlPage& page, std::size_t heading) {
  const auto& nodes = page.nodes();
  if (nodes[nodes[heading].parent].name == "a" && is_home_link(page.attribute(nodes[nodes[heading].parent], "href"))) {
    return true;
  }
  for (std::size_t i = heading + 1; i < nodes[heading].end; ++i) {
    if (nodes[i].name == "a") return is_home_link(page.attribute(nodes[i], "href"));
  }
  return false;
}

/// The words above a headline, within its element: "Analysis", "Climate".
bool is_kicker(const HtmlPage& page, std::size_t node) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"kicker", "roofline", "overline", "topline", "dachzeile", "eyebrow", "pretitle", "topic", "label", "category",
       "spitzmarke", "vorspann", "supertitle", "suptitle", "badge", "subtitle", "sub-title", "subline"});
  const std::string names = names_of_element(page, page.nodes()[node]);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return names.find(word) != std::string::npos; });
}

std::string headline_text(const HtmlPage& page, std::size_t node) {
  const auto skip = [&](std::uint32_t inner) { return inner != node && is_kicker(page, inner); };
  std::string text = one_line(text_of(page, static_cast<std::uint32_t>(node), skip));
  if (text.empty()) text = one_line(text_of(page, static_cast<std::uint32_t>(node)));
  text.erase(0, std::min(text.find_first_not_of(":|-/ "), text.size()));
  return text;
}

/// Headings that may be the article's. The names of logos go to `names`.
std::vector<Heading> headings_of(const HtmlPage& page, std::vector<std::string>& names) {
  constexpr std::size_t kMost = 200;
  std::vector<Heading> out;
  const std::vector<Zone> zones = zones_of(page, 0);
  const auto& nodes = page.nodes();
  for (std::size_t i = 0; i < nodes.size() && out.size() < kMost; ++i) {
    const std::string_view name = nodes[i].name;
    const bool tagged = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '4';
    const bool marked = !tagged && name != "meta" && page.attribute(nodes[i], "itemprop") == "headline";
    if ((!tagged && !marked) || short_text(page, i, kLongestHeadline).empty()) continue;
    std::string text = headline_text(page, i);
    std::string key = key_of(text);
    if (is_logo(page, i)) {
      if (names.size() < kMostNames) names.push_back(std::move(text));
    } else if (!key.empty()) {
      out.push_back({std::move(text), std::move(key), i, tagged ? name[1] - '0' : 2, zones[i] != Zone::Article});
    }
  }
  return out;
}

std::string title_element(const HtmlPage& page) {
  const auto& nodes = page.nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].name != "title") continue;
    if (std::string text = fact_line(short_text(page, i, 2 * kLongestHeadline)); !text.empty()) return text;
  }
  return {};
}

struct Title {
  std::string whole;  ///< its key
  std::string bare;   ///< the key without the site's name
  std::string bare_text;
};

void add_title(const std::string& text, std::span<const std::string> names, std::vector<Title>& titles) {
  if (text.empty()) return;
  std::string bare_text = without_site_name(text, names);
  std::string bare_key = key_of(bare_text);
  titles.push_back({key_of(text), std::move(bare_key), std::move(bare_text)});
}

/// How a heading agrees with a title; the earlier the better.
enum class Agreement { Whole, Part };

/// What the headline is if the heading and the title are both about it.
std::string agreed(const Heading& heading, const Title& title, Agreement agreement) {
  constexpr std::size_t kTelling = 8;
  const std::string& key = heading.key;
  if (agreement == Agreement::Whole) return key == title.bare || key == title.whole ? heading.text : "";
  if (heading.level > 2 || key.size() < kTelling || title.bare.size() < kTelling) return {};
  if (title.whole.starts_with(key) || title.whole.ends_with(key)) return heading.text;
  if (key.starts_with(title.bare)) return heading.text;  // the title was cut
  // What the heading has before it are the words above the headline.
  return key.ends_with(title.bare) ? title.bare_text : "";
}

/// The headline on which one of the headings and one of the titles agree.
std::optional<Headline> agreed_headline(const std::vector<Heading>& headings, const std::vector<Title>& titles) {
  for (const Agreement agreement : {Agreement::Whole, Agreement::Part}) {
    for (const bool first_level : {true, false}) {
      for (const Title& title : titles) {
        for (const Heading& heading : headings) {
          if ((heading.level == 1) != first_level) continue;
          std::string text = agreed(heading, title, agreement);
          if (!text.empty()) return Headline{std::move(text), heading.node};
        }
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::string without_site_name(std::string_view title, std::span<const std::string> names) {
  const std::vector<std::string> keys = keys_of(names);
  title = utf8::prefix(title, kLongestHeadline);
  for (const Cut& cut : cuts_of(title)) {
    if (!is_site_name(title.substr(cut.begin), keys, !cut.spaced) || key_of(title.substr(0, cut.end)).empty()) continue;
    title = bare(title.substr(0, cut.end));
    break;
  }
  const std::vector<Cut> cuts = cuts_of(title);
  for (auto cut = cuts.rbegin(); cut != cuts.rend(); ++cut) {
    if (!is_site_name(title.substr(0, cut->end), keys, !cut->spaced)) continue;
    title = bare(title.substr(cut->begin));
    break;
  }
  return std::string(title);
}

Headline find_headline(const HtmlPage& page, std::span<const std::string> claims, std::span<const std::string> given) {
  std::vector<std::string> names(given.begin(), given.end());
  const std::vector<Heading> headings = headings_of(page, names);
  std::vector<Title> titles;
  for (const std::string& claim : claims.first(std::min(claims.size(), kMostClaims))) add_title(claim, names, titles);
  const bool claimed = !titles.empty();
  add_title(title_element(page), names, titles);
  if (std::optional<Headline> headline = agreed_headline(headings, titles)) return *headline;
  std::vector<const Heading*> first;
  for (const Heading& heading : headings) {
    if (heading.level == 1 && !heading.aside) first.push_back(&heading);
  }
  const std::size_t node = first.empty() ? 0 : first[0]->node;
  constexpr std::size_t kWords = 3;
  if (first.size() == 1 && word_count(first[0]->text) >= kWords) return {first[0]->text, node};
  if (claimed) return {titles[0].bare_text, node};
  if (!first.empty()) return {first[0]->text, node};
  return {titles.empty() ? "" : titles[0].bare_text, node};
}

}  // namespace khabar
