#include "fuzz/article_promises.hpp"
#include "fuzz/target.hpp"
#include "indexer/extract/article_maker.hpp"

/// A file of JSON or JSON Lines: what it is counts, whatever its name says.
KHABAR_FUZZ_TARGET(json) {
  using namespace khabar;
  for (const Format format : {Format::Json, Format::JsonLines}) {
    constexpr std::size_t kShared = 1u << 16;  // of a JSON Feed's head
    for (const Record& record : fuzz::cut(fuzz::as_text(data, size), format, kShared)) {
      fuzz::require_promises(make_article(record), record);
    }
  }
  return 0;
}
