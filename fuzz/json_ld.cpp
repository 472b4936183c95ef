#include "indexer/extract/json_ld.hpp"

#include <vector>

#include "fuzz/article_promises.hpp"
#include "fuzz/target.hpp"

/// The page's URL in the first line, then its blocks, parted by what ends them in a page.
KHABAR_FUZZ_TARGET(json_ld) {
  using namespace khabar;
  constexpr std::string_view kEnd = "</script>";
  const auto [url, bytes] = fuzz::first_line(fuzz::as_text(data, size));
  std::vector<std::string_view> blocks;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::size_t end = std::min(rest.find(kEnd), rest.size());
    blocks.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + kEnd.size(), rest.size()));
  }
  const PageFacts facts = json_ld_facts(blocks, url);
  for (const auto* text : {&facts.title, &facts.lang, &facts.source, &facts.url, &facts.section, &facts.body}) {
    fuzz::require_scrubbed(*text, "a fact");
    fuzz::require_bounded(text->size(), size, "a fact");
  }
  fuzz::require_scrubbed(facts.authors, "an author");
  fuzz::require_scrubbed(facts.topics, "a topic");
  for (const GivenEntity& entity : facts.entities) fuzz::require_scrubbed(entity.name, "an entity");
  fuzz::require_real(facts.date);
  return 0;
}
