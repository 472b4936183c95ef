#include "indexer/extract/html_article.hpp"

#include <utility>

#include "common/text/utf8.hpp"
#include "indexer/extract/main_text.hpp"
#include "indexer/extract/page_facts.hpp"
#include "indexer/sources/field_values.hpp"
#include "indexer/sources/html_encoding.hpp"
#include "indexer/sources/html_page.hpp"
#include "indexer/sources/other_things.hpp"

namespace khabar {

namespace {

/// The page's data may hold the text that a script was to show.
std::string text_of_article(const MainText& main, const PageFacts& facts) {
  return main.text.size() < facts.body.size() / 2 ? facts.body : main.text;
}

void take_facts(PageFacts facts, const Carriage& carriage, Article& article) {
  article.title = std::move(facts.title);
  article.lang = std::move(facts.lang);
  article.source = std::move(facts.source);
  article.url = facts.url.empty() ? one_line(carriage.url) : std::move(facts.url);
  article.section = std::move(facts.section);
  article.authors = std::move(facts.authors);
  article.topics = std::move(facts.topics);
  article.entities = std::move(facts.entities);
  article.date = facts.date;
  article.date_source = std::move(facts.date_source);
  if (!article.date && !carriage.fetched.empty()) {
    article.date = given_date(carriage.fetched, "");
    if (article.date) article.date_source = "crawl";
  }
  for (std::string& warning : facts.warnings) article.warnings.push_back(std::move(warning));
}

}  // namespace

std::variant<Article, Rejection> read_html_article(const Record& record) {
  if (const auto what = other_thing(record.bytes); !what.empty())
    return Rejection{record.path, record.line, std::string(what) + ", not HTML"};
  Decoded decoded = decode_html(record.bytes, record.carriage.charset);
  Article article;
  if (!decoded.warning.empty()) article.warnings.push_back(std::move(decoded.warning));
  const HtmlPage page = parse_html(decoded.text);
  PageFacts facts = page_facts(page, record.carriage.url);
  MainText main = main_text(page, facts.title, facts.lang);
  article.id = one_line(record.carriage.url);
  article.text = text_of_article(main, facts);
  for (const std::string& cut : main.cuts) article.warnings.push_back("left out: " + cut);
  take_facts(std::move(facts), record.carriage, article);
  return article;
}

}  // namespace khabar
