#include "indexer/extract/page_facts.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "common/text/language_identifier.hpp"
#include "common/text/utf8.hpp"
#include "indexer/extract/headline.hpp"
#include "indexer/extract/json_ld.hpp"
#include "indexer/extract/meta_facts.hpp"
#include "indexer/extract/page_byline.hpp"
#include "indexer/extract/page_date.hpp"
#include "indexer/sources/web_address.hpp"

namespace khabar {
namespace {

constexpr std::size_t kMostNames = 12;

std::vector<std::string_view> json_ld_blocks(const HtmlPage& page) {
  std::vector<std::string_view> blocks;
  const auto& nodes = page.nodes();
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    if (nodes[i].name != "script" || page.attribute(nodes[i], "type").find("ld+json") == std::string_view::npos)
      continue;
    if (nodes[i + 1].parent == i) blocks.push_back(nodes[i + 1].text);
  }
  return blocks;
}

/// What the site is called, by itself and by its address.
std::vector<std::string> names_of_site(const MetaFacts& meta, const PageFacts& facts) {
  std::vector<std::string> names = meta.site_names;
  for (const std::string& name : {facts.source, meta.facts.source}) {
    if (!name.empty()) names.push_back(name);
  }
  std::string_view host = host_of(facts.url);
  for (std::size_t dot = host.rfind('.'); dot != std::string_view::npos; dot = host.rfind('.')) {
    names.emplace_back(host);
    host = host.substr(0, dot);
    const std::size_t label = host.rfind('.');
    names.emplace_back(label == std::string_view::npos ? host : host.substr(label + 1));
    if (names.size() > kMostNames) break;
  }
  return names;
}

/// What the text is in, whatever the page claims: templates of blogs claim English for all.
std::string language_of_dates(const HtmlPage& page, const PageFacts& facts) {
  constexpr std::size_t kEnough = 4000;
  constexpr std::size_t kSentence = 60;
  std::string sample = facts.title + '\n';
  for (const HtmlPage::Node& node : page.nodes()) {
    if (sample.size() > kEnough) break;
    if (!node.is_text() || node.text.size() < kSentence || page.nodes()[node.parent].name == "script" ||
        page.nodes()[node.parent].name == "style")
      continue;
    sample += utf8::prefix(node.text, kEnough);
    sample += '\n';
  }
  const LanguageGuess guess = settle_language(facts.lang, sample);
  return guess.code == "und" ? "" : guess.code;
}

template <typename T>
void fill(T& field, T other) {
  if (field.empty()) field = std::move(other);
}

/// Of dates in falling order of trust the first, but one before the web only where there is no other.
void set_date(PageFacts& facts, std::span<const PageDate> dates) {
  constexpr int kFirstYear = 1990;
  const auto modern =
      std::find_if(dates.begin(), dates.end(), [](const PageDate& d) { return d.date.year >= kFirstYear; });
  const auto chosen = modern == dates.end() ? dates.begin() : modern;
  if (chosen == dates.end()) return;
  facts.date = chosen->date;
  facts.date_source = chosen->source;
}

/// All dates that can be one of publication; what the page shows is looked for only where its data has none.
std::vector<PageDate> dates_of(const HtmlPage& page, const PageFacts& facts, const MetaFacts& meta,
                               std::size_t headline, std::string_view address) {
  std::vector<PageDate> dates;
  const auto add = [&](const std::optional<Date>& date, std::string_view source) {
    if (date && is_plausible(*date)) dates.push_back({*date, source});
  };
  add(facts.date, "json-ld");
  add(meta.facts.date, "meta");
  if (dates.empty()) {
    if (const auto shown = find_page_date(page, headline, language_of_dates(page, facts))) dates.push_back(*shown);
    add(meta.weak_date, "meta");
    add(date_of_address(address), "url");
  }
  return dates;
}

}  // namespace

PageFacts page_facts(const HtmlPage& page, std::string_view url) {
  const MetaFacts meta = meta_facts(page, url);
  PageFacts facts = json_ld_facts(json_ld_blocks(page), meta.facts.url.empty() ? url : meta.facts.url);
  std::vector<std::string> claims;
  if (!facts.title.empty()) claims.push_back(facts.title);
  claims.insert(claims.end(), meta.titles.begin(), meta.titles.end());
  if (!meta.facts.url.empty()) facts.url = meta.facts.url;
  fill(facts.url, resolved_address({}, url));
  const Headline headline = find_headline(page, claims, names_of_site(meta, facts));
  facts.title = headline.text;
  fill(facts.lang, meta.facts.lang);
  set_date(facts, dates_of(page, facts, meta, headline.node, url.empty() ? facts.url : url));
  fill(facts.source, meta.facts.source);
  if (facts.source.empty()) facts.source = find_publisher(page);
  fill(facts.section, meta.facts.section);
  fill(facts.authors, meta.facts.authors);
  if (facts.authors.empty()) facts.authors = find_byline(page, headline.node);
  fill(facts.topics, meta.facts.topics);
  return facts;
}

}  // namespace khabar
