#include "indexer/sources/article_reader.hpp"

#include <string>
#include <utility>

#include "common/store/content_hash.hpp"
#include "common/text/utf8.hpp"
#include "indexer/sources/decode.hpp"
#include "indexer/sources/feed_item.hpp"
#include "indexer/sources/field_values.hpp"
#include "indexer/sources/json_article.hpp"
#include "indexer/sources/markdown_article.hpp"
#include "indexer/sources/newsml_article.hpp"
#include "indexer/sources/nitf_article.hpp"
#include "indexer/sources/other_things.hpp"

namespace khabar {
namespace {

constexpr std::size_t kIdDigits = 12;

Article read_text(std::string_view bytes) {
  Decoded decoded = decode(bytes);
  Article article;
  article.text = trimmed(decoded.text);
  if (!decoded.warning.empty()) article.warnings.push_back(std::move(decoded.warning));
  return article;
}

std::variant<Article, Rejection> read_format(const Record& record, const FieldMap& map) {
  if (record.format == Format::Text || record.format == Format::Markdown) {
    if (const auto what = other_thing(record.bytes); !what.empty())
      return Rejection{record.path, record.line, std::string(what) + ", not a text"};
  }
  switch (record.format) {
    case Format::Text:
      return read_text(record.bytes);
    case Format::Markdown:
      return read_markdown_article(record.bytes);
    case Format::JsonLines:
    case Format::Json:
      return read_json_article(record, map);
    case Format::FeedItem:
      return read_feed_item(record);
    case Format::Nitf:
      return read_nitf_article(record);
    case Format::NewsMl:
      return read_newsml_article(record);
    case Format::Html:  // needs indexer/extract/
    case Format::Xml:
    case Format::Warc:
    case Format::Archive:
      break;
  }
  return Rejection{record.path, record.line, "unknown format"};
}

}  // namespace

std::variant<Article, Rejection> identified(std::variant<Article, Rejection> result, const Record& record) {
  if (std::holds_alternative<Rejection>(result)) return result;
  auto& article = std::get<Article>(result);
  // What is taken back need say no more than its id.
  if (article.title.empty() && article.text.empty() && !(article.withdrawn && !article.id.empty())) {
    return Rejection{record.path, record.line, "neither a text nor a title"};
  }
  article.path = utf8::scrub(record.path);
  if (article.id.empty()) {
    article.id = article.path;
    // Not the line: it changes whenever a line is added above.
    if (record.line != 0) article.id += '#' + hex(record.hash, kIdDigits);
  }
  article.id = utf8::printable(article.id);  // as it is printed, so that it can be asked for
  return result;
}

std::variant<Article, Rejection> read_article(const Record& record, const FieldMap& map) {
  return identified(read_format(record, map), record);
}

}  // namespace khabar
