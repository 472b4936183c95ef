#include "fuzz/article_promises.hpp"
#include "fuzz/target.hpp"
#include "indexer/sources/article_reader.hpp"

/// One record of JSON, with any bytes in it: the cutter would part it at line ends and brackets.
KHABAR_FUZZ_TARGET(json_line) {
  using namespace khabar;
  const Record record = make_record("/a.jsonl", 1, Format::JsonLines, std::string(fuzz::as_text(data, size)));
  fuzz::require_promises(read_article(record), record);
  return 0;
}
