#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/store/article.hpp"
#include "common/store/content_hash.hpp"
#include "fuzz/memory_file.hpp"
#include "fuzz/target.hpp"
#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/record.hpp"

namespace khabar::fuzz {

inline void require_scrubbed(const std::vector<std::string>& texts, const std::string& what) {
  for (const std::string& text : texts) require_scrubbed(text, what);
}

inline void require_real(const std::optional<Date>& date) {
  require(!date || is_real(*date), "the date is real");
}

/// What article.hpp promises of every article; `input` is what it was made of, in bytes.
inline void require_promises(const Article& article, std::size_t input) {
  for (const auto* text : {&article.id, &article.path, &article.url, &article.title, &article.text, &article.lang,
                           &article.source, &article.section, &article.date_source}) {
    require_scrubbed(*text, "a field");
  }
  require_scrubbed(article.topics, "a topic");
  require_scrubbed(article.authors, "an author");
  require_scrubbed(article.warnings, "a warning");
  for (const GivenEntity& entity : article.entities) require_scrubbed(entity.name, "an entity");
  require(article.lang_confidence >= 0 && article.lang_confidence <= 1, "the confidence is 0 to 1");
  require_real(article.date);
  require_bounded(article.text.size(), input, "the text");
  require_bounded(article.title.size(), input, "the title");
  require_bounded(article.url.size(), input, "the URL");
}

/// The same of a record's article, or of the reason why there is none.
inline void require_promises(const std::variant<Article, Rejection>& made, const Record& record) {
  if (const auto* rejection = std::get_if<Rejection>(&made)) {
    require(!rejection->reason.empty(), "a rejection has a reason");
    require(rejection->path == record.path && rejection->line == record.line, "a rejection names its record");
    return;
  }
  const auto& article = std::get<Article>(made);
  require_promises(article, record.bytes.size() + record.path.size());
  require(!article.id.empty(), "an article has an id");
}

/// The file's records, each begun under the file's path and no larger than it and `shared`, what each may repeat of
/// what stands around it; that does not count where the file unfolds.
inline std::vector<Record> cut(std::string_view bytes, Format format, std::size_t shared = 0) {
  const MemoryFile memory(bytes);
  const SourceFile file = memory.source(format);
  const bool packed = format == Format::Archive || ByteStream::compressed(bytes.substr(0, ByteStream::kHead));
  std::vector<Record> records;
  for_each_record(
      file,
      [&](Record record) {
        require(record.path.starts_with(file.path), "a record names its file");
        if (!packed) require_bounded(record.bytes.size(), bytes.size() + shared, "a record");
        records.push_back(std::move(record));
        return true;
      },
      [&](const Rejection& rejection) {
        require(rejection.path.starts_with(file.path), "a rejection names its file");
        require(!rejection.reason.empty(), "a rejection has a reason");
      });
  return records;
}

}  // namespace khabar::fuzz
