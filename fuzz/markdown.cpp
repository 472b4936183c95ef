#include "fuzz/article_promises.hpp"
#include "fuzz/target.hpp"
#include "indexer/extract/article_maker.hpp"

/// Any text, with Markdown's marks and without.
KHABAR_FUZZ_TARGET(markdown) {
  using namespace khabar;
  for (const Format format : {Format::Markdown, Format::Text}) {
    const Record record = make_record("/a.txt", 0, format, std::string(fuzz::as_text(data, size)));
    fuzz::require_promises(make_article(record), record);
  }
  return 0;
}
