#include <string>

#include "fuzz/article_promises.hpp"
#include "fuzz/target.hpp"
#include "indexer/extract/main_text.hpp"
#include "indexer/extract/page_facts.hpp"
#include "indexer/sources/html_page.hpp"
#include "indexer/sources/html_text.hpp"

namespace khabar::fuzz {
namespace {

void require_tree(const HtmlPage& page, std::size_t input) {
  const auto& nodes = page.nodes();
  require(!nodes.empty() && nodes.front().end == nodes.size(), "the root holds all");
  require_bounded(nodes.size(), input, "the tree");
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const HtmlPage::Node& node = nodes[i];
    require(node.parent < i, "a parent stands before its children");
    require(node.end > i && node.end <= nodes[node.parent].end, "a node lies within its parent");
  }
}

void require_facts(const PageFacts& facts) {
  for (const auto* text :
       {&facts.title, &facts.lang, &facts.source, &facts.url, &facts.section, &facts.date_source, &facts.body}) {
    require_scrubbed(*text, "a fact");
  }
  require_scrubbed(facts.authors, "an author");
  require_scrubbed(facts.topics, "a topic");
  require_scrubbed(facts.warnings, "a warning");
  for (const GivenEntity& entity : facts.entities) require_scrubbed(entity.name, "an entity");
  require_real(facts.date);
}

}  // namespace
}  // namespace khabar::fuzz

/// The page's URL in the first line, then the page.
KHABAR_FUZZ_TARGET(html) {
  using namespace khabar;
  const auto [url, bytes] = fuzz::first_line(fuzz::as_text(data, size));
  fuzz::require_tree(parse_html(bytes), bytes.size());
  const std::string html = utf8::scrub(bytes);
  const HtmlPage page = parse_html(html);
  fuzz::require_tree(page, html.size());

  const std::string text = text_of(page);
  fuzz::require_scrubbed(text, "the page's text");
  fuzz::require_bounded(text.size(), html.size(), "the page's text");
  fuzz::require_scrubbed(text_of_html(html), "the fragment's text");

  const PageFacts facts = page_facts(page, url);
  fuzz::require_facts(facts);
  const MainText main = main_text(page, facts.title, facts.lang);
  fuzz::require_scrubbed(main.text, "the main text");
  fuzz::require_scrubbed(main.cuts, "a cut");
  fuzz::require_bounded(main.text.size(), html.size(), "the main text");
  fuzz::require(main.cuts.size() <= kMaxCuts, "there are few cuts");
  return 0;
}
