#include "fuzz/article_promises.hpp"
#include "fuzz/target.hpp"
#include "indexer/extract/article_maker.hpp"

/// A feed, NITF, NewsML-G2 or XHTML.
KHABAR_FUZZ_TARGET(xml) {
  using namespace khabar;
  constexpr std::size_t kShared = 1u << 16;  // of the tags around an item and the feed's head
  for (const Record& record : fuzz::cut(fuzz::as_text(data, size), Format::Xml, kShared)) {
    fuzz::require_promises(make_article(record), record);
  }
  return 0;
}
