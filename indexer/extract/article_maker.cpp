#include "indexer/extract/article_maker.hpp"

#include "common/text/language_identifier.hpp"
#include "common/text/utf8.hpp"
#include "indexer/extract/derived_title.hpp"
#include "indexer/extract/html_article.hpp"
#include "indexer/extract/plain_text.hpp"
#include "indexer/sources/article_reader.hpp"

namespace khabar {

namespace {

/// More is no article, and its words would take a hundred times as much memory. (War and Peace has 3.3 MB.)
constexpr std::size_t kMostTextBytes = 4u << 20;

void cut_text(Article& article) {
  if (article.text.size() <= kMostTextBytes) return;
  article.text.resize(utf8::prefix(article.text, kMostTextBytes).size());
  article.warnings.push_back("only the first 4 MiB of its text are indexed");
}

}  // namespace

std::variant<Article, Rejection> make_article(const Record& record, const FieldMap& map) {
  std::variant<Article, Rejection> read =
      record.format == Format::Html ? identified(read_html_article(record), record) : read_article(record, map);
  auto* article = std::get_if<Article>(&read);
  if (!article) return read;
  cut_text(*article);
  const std::string claimed = article->lang;
  const auto settle = [&] {
    const LanguageGuess guess = settle_language(claimed, article->title + "\n" + article->text);
    article->lang = guess.code;
    article->lang_confidence = guess.confidence;
  };
  settle();  // how dates are written depends on it
  if (record.format == Format::Text || record.format == Format::Markdown) {
    shape_plain_text(*article);
    settle();  // without what was cut
  } else if (article->title.empty()) {
    derive_title(*article);
  }
  return read;
}

}  // namespace khabar
