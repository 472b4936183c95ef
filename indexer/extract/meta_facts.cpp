#include "indexer/extract/meta_facts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "indexer/extract/fact_values.hpp"
#include "indexer/sources/field_values.hpp"
#include "indexer/sources/web_address.hpp"

namespace khabar {
namespace {

enum class Field { Title, Site, Publisher, Section, Author, Topic, Keywords, Date, WeakDate, Lang, Url };

struct Name {
  std::string_view name;
  Field field;
};

/// Of several names for one field the earlier one wins.
// clang-format off
constexpr std::array kNames = std::to_array<Name>({
    {"og:title", Field::Title}, {"parsely-title", Field::Title}, {"sailthru.title", Field::Title},
    {"citation_title", Field::Title}, {"headline", Field::Title}, {"twitter:title", Field::Title},
    {"dc.title", Field::Title}, {"dcterms.title", Field::Title}, {"fb_title", Field::Title}, {"title", Field::Title},
    {"og:site_name", Field::Site}, {"application-name", Field::Site}, {"apple-mobile-web-app-title", Field::Site},
    {"citation_journal_title", Field::Site}, {"dc.publisher", Field::Publisher}, {"dcterms.publisher", Field::Publisher},
    {"citation_publisher", Field::Publisher}, {"publisher", Field::Publisher},
    {"article:section", Field::Section}, {"parsely-section", Field::Section}, {"cxenseparse:recs:category", Field::Section},
    {"og:article:section", Field::Section}, {"sailthru.section", Field::Section}, {"section", Field::Section},
    {"citation_author", Field::Author}, {"parsely-author", Field::Author}, {"sailthru.author", Field::Author},
    {"author", Field::Author}, {"dc.creator", Field::Author}, {"dcterms.creator", Field::Author},
    {"dc.creator.personalname", Field::Author}, {"article:author", Field::Author}, {"og:article:author", Field::Author},
    {"article:author_name", Field::Author}, {"cxenseparse:author", Field::Author}, {"byl", Field::Author},
    {"article:tag", Field::Topic}, {"og:article:tag", Field::Topic}, {"citation_keywords", Field::Keywords},
    {"news_keywords", Field::Keywords}, {"parsely-tags", Field::Keywords}, {"sailthru.tags", Field::Keywords},
    {"keywords", Field::Keywords}, {"dc.subject", Field::Keywords}, {"dcterms.subject", Field::Keywords},
    {"article:published_time", Field::Date}, {"article:published", Field::Date}, {"og:article:published_time", Field::Date},
    {"og:published_time", Field::Date}, {"datepublished", Field::Date}, {"date_published", Field::Date},
    {"parsely-pub-date", Field::Date}, {"sailthru.date", Field::Date}, {"citation_publication_date", Field::Date},
    {"citation_online_date", Field::Date}, {"citation_date", Field::Date}, {"dcterms.issued", Field::Date},
    {"dc.date.issued", Field::Date}, {"dcterms.created", Field::WeakDate}, {"dc.date.created", Field::WeakDate},
    {"dcterms.date", Field::WeakDate}, {"dc.date", Field::WeakDate}, {"cxenseparse:recs:publishtime", Field::Date},
    {"article.published", Field::Date}, {"article:post_date", Field::Date}, {"article_date_original", Field::Date},
    {"originalpublicationdate", Field::Date}, {"publication_date", Field::Date}, {"publication-date", Field::Date},
    {"publish_date", Field::Date}, {"publish-date", Field::Date}, {"publishdate", Field::Date},
    {"published_time", Field::Date}, {"published", Field::Date}, {"pubdate", Field::Date}, {"pub_date", Field::Date},
    {"rnews:datepublished", Field::Date}, {"ptime", Field::WeakDate}, {"pdate", Field::WeakDate}, {"displaydate", Field::WeakDate},
    {"article:created", Field::Date}, {"datecreated", Field::Date}, {"og:pubdate", Field::Date},
    {"og:publish_date", Field::Date}, {"sort_date", Field::WeakDate}, {"date", Field::WeakDate}, {"og:date", Field::WeakDate},
    {"content-language", Field::Lang}, {"dc.language", Field::Lang}, {"dcterms.language", Field::Lang},
    {"inlanguage", Field::Lang}, {"language", Field::Lang}, {"og:locale", Field::Lang}, {"og:url", Field::Url},
});
// clang-format on

std::string lower_ascii(std::string_view text) {
  std::string out = one_line(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// The contents of a page's metas by the rows of kNames.
class Metas {
 public:
  explicit Metas(const HtmlPage& page) {
    for (const HtmlPage::Node& node : page.nodes()) {
      if (node.name != "meta") continue;
      const std::string_view content = page.attribute(node, "content");
      if (content.empty()) continue;
      for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
        add(page.attribute(node, key), content);
      }
    }
  }

  std::vector<std::string> lines(Field field) const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (kNames[i].field != field) continue;
      for (const std::string_view value : values_[i]) {
        std::string line = fact_line(value);
        if (!line.empty() && std::find(out.begin(), out.end(), line) == out.end()) out.push_back(std::move(line));
      }
    }
    return out;
  }

  std::string line(Field field) const {
    const std::vector<std::string> all = lines(field);
    return all.empty() ? "" : all[0];
  }

  /// Of the first name that the page uses for the field, what each of its metas says.
  const std::vector<std::string_view>& first(Field field) const {
    static const std::vector<std::string_view> kNone;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (kNames[i].field == field && !values_[i].empty()) return values_[i];
    }
    return kNone;
  }

 private:
  void add(std::string_view key, std::string_view content) {
    constexpr std::size_t kLongestKey = 40;
    constexpr std::size_t kMost = 64;
    if (key.empty() || key.size() > kLongestKey) return;
    const std::string name = lower_ascii(key);
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (kNames[i].name == name && values_[i].size() < kMost) values_[i].push_back(content);
    }
  }

  std::array<std::vector<std::string_view>, kNames.size()> values_;
};

/// <link rel=canonical>, unless it is the site's front page: some templates say so on every page.
std::string canonical(const HtmlPage& page, const Metas& metas, std::string_view page_url) {
  std::vector<std::string_view> given;
  for (const HtmlPage::Node& node : page.nodes()) {
    if (node.name == "link" && lower_ascii(page.attribute(node, "rel")) == "canonical") {
      given.push_back(page.attribute(node, "href"));
    }
  }
  const std::vector<std::string> open_graph = metas.lines(Field::Url);
  given.insert(given.end(), open_graph.begin(), open_graph.end());
  for (const std::string_view reference : given) {
    std::string address = resolved_address(page_url, reference);
    const std::string_view host = host_of(address);
    if (host.empty() || (same_page(address, host) && !page_url.empty())) continue;
    return address;
  }
  return {};
}

/// A name may only be a handle or a whole sentence.
std::string name_of_site(std::string_view given) {
  constexpr std::size_t kLongest = 80;
  return given.size() > kLongest || given.starts_with('@') ? "" : std::string(given);
}

std::string language_of(const HtmlPage& page, const Metas& metas) {
  for (const HtmlPage::Node& node : page.nodes()) {
    if (node.name != "html") continue;
    for (const std::string_view key : {"lang", "xml:lang"}) {
      if (std::string code = language_code(page.attribute(node, key)); !code.empty()) return code;
    }
  }
  for (const std::string& given : metas.lines(Field::Lang)) {
    // "en, de" names the site's languages.
    if (given.find(',') != std::string::npos) continue;
    if (std::string code = language_code(given); !code.empty()) return code;
  }
  return {};
}

}  // namespace

MetaFacts meta_facts(const HtmlPage& page, std::string_view page_url) {
  const Metas metas(page);
  MetaFacts out;
  PageFacts& facts = out.facts;
  out.titles = metas.lines(Field::Title);
  for (const std::string& name : metas.lines(Field::Site)) {
    if (std::string site = name_of_site(name); !site.empty()) out.site_names.push_back(std::move(site));
  }
  if (!out.titles.empty()) facts.title = out.titles[0];
  facts.lang = language_of(page, metas);
  facts.source = metas.line(Field::Publisher);
  if (!out.site_names.empty()) facts.source = out.site_names[0];
  facts.url = canonical(page, metas, page_url);
  facts.section = metas.line(Field::Section);
  for (const std::string& name : metas.lines(Field::Author)) {
    if (facts.authors.empty()) add_byline(name, true, facts.authors);
  }
  const auto& authors = metas.first(Field::Author);
  if (authors.size() > 1) {
    facts.authors.clear();
    for (const std::string_view name : authors) add_byline(name, false, facts.authors);
  }
  for (const std::string& topic : metas.lines(Field::Topic)) add_topic(topic, facts.topics);
  for (const std::string& list : metas.lines(Field::Keywords)) {
    if (facts.topics.empty()) add_keywords({list}, facts.topics);
  }
  for (const std::string& given : metas.lines(Field::Date)) {
    if (!facts.date) facts.date = given_date(given, facts.lang);
  }
  for (const std::string& given : metas.lines(Field::WeakDate)) {
    if (!out.weak_date) out.weak_date = given_date(given, facts.lang);
  }
  return out;
}

}  // namespace khabar
