#include "indexer/write/stored_articles.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <utility>

#include "common/error.hpp"
#include "common/store/database.hpp"
#include "common/store/packing.hpp"
#include "common/store/schema.hpp"

namespace khabar {

namespace {

/// How the text is held in the schemas that were released.
std::optional<TextForm> form_of(std::string_view version) {
  using Row = std::pair<std::string_view, TextForm>;
  for (const auto& [name, form] : {Row{"khabar 1", TextForm::WithoutGiven}, Row{"khabar 2", TextForm::WithoutGiven},
                                   Row{schema::kVersion, TextForm::Current}}) {
    if (version == name) return form;
  }
  return std::nullopt;
}

/// Nothing, where the database is damaged.
std::string value_of(const Xapian::Document& document, Xapian::valueno slot) {
  try {
    return document.get_value(slot);
  } catch (const Xapian::DatabaseError&) {
    return "";
  }
}

/// The same.
std::string term_of(const Xapian::Document& document, std::string_view prefix) {
  try {
    return rest_of_term(document, prefix);
  } catch (const Xapian::DatabaseError&) {
    return "";
  }
}

Card card_of_terms(const Xapian::Document& document) {
  Card card;
  card.id = term_of(document, schema::kId);
  card.lang = term_of(document, schema::find_field("lang")->prefix);
  card.source = term_of(document, schema::find_field("source")->prefix);
  for (const std::string_view prefix : {schema::kDay, schema::kMonth, schema::kYear}) {
    const std::string digits = term_of(document, prefix);
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
      continue;
    card.date = digits.substr(0, 4);
    for (std::size_t at = 4; at < digits.size(); at += 2) card.date += "-" + digits.substr(at, 2);
    break;
  }
  return card;
}

Card card_of(const Xapian::Document& document) {
  try {
    return decode_card(value_of(document, schema::kCardSlot));
  } catch (const Error&) {
    return card_of_terms(document);
  }
}

Article article_of(Card card, StoredText text) {
  Article article;
  article.id = std::move(card.id);
  article.path = std::move(card.path);
  article.url = std::move(card.url);
  article.title = std::move(text.title);
  article.title_derived = text.title_derived;
  article.text = std::move(text.text);
  article.lang = card.lang.empty() ? "und" : std::move(card.lang);
  article.source = std::move(card.source);
  article.section = std::move(text.section);
  article.topics = std::move(text.topics);
  article.entities = std::move(text.entities);
  article.authors = std::move(text.authors);
  article.date = parse_date(card.date);
  return article;
}

}  // namespace

StoredArticles::StoredArticles(const std::string& folder) {
  try {
    database_ = Xapian::Database(folder);
    const std::string version = database_.get_metadata(std::string(schema::kVersionKey));
    const std::optional<TextForm> form = form_of(version);
    if (!form) check_version(database_, folder);  // throws
    form_ = form.value_or(TextForm::Current);
    expected_ = database_.get_doccount();
  } catch (const Xapian::Error& error) {
    throw told_of(error, folder);
  }
  try {
    read_metadata();
  } catch (const Xapian::DatabaseError&) {
    // What is lost is read again from the files that update is given.
  } catch (const Error&) {
    // The same.
  }
}

void StoredArticles::read_metadata() {
  const auto each = [&](std::string_view prefix, const std::function<void(const std::string&, std::string)>& take) {
    const std::string start(prefix);
    for (auto at = database_.metadata_keys_begin(start); at != database_.metadata_keys_end(start); ++at)
      take(*at, database_.get_metadata(*at));
  };
  each(schema::kRootPrefix, [&](const std::string&, std::string root) { roots_.push_back(std::move(root)); });
  each(schema::kFilePrefix, [&](const std::string&, const std::string& bytes) {
    FileState file;
    if (form_ == TextForm::Current)
      file = decode_file_state(bytes);
    else
      file.path = Unpacker(bytes).text();
    paths_.emplace(schema::digest(file.path), file.path);
    files_.emplace(file.path, std::move(file));
  });
  each(schema::kWithdrawnPrefix,
       [&](const std::string& key, std::string version) { withdrawn_.emplace(key, std::move(version)); });
  field_map_ = database_.get_metadata(std::string(schema::kFieldMapKey));
}

std::optional<StoredArticle> StoredArticles::next() {
  while (next_ != 0 && next_ <= database_.get_lastdocid()) {
    try {
      if (std::optional<StoredArticle> stored = read(next_++)) return stored;
    } catch (const Xapian::DatabaseModifiedError&) {
      throw;  // no damage: somebody writes
    } catch (const Xapian::DatabaseError&) {
      // Its text is lost.
    } catch (const Error&) {
      // The same.
    }
  }
  return std::nullopt;
}

std::optional<StoredArticle> StoredArticles::read(Xapian::docid docid) const {
  const Xapian::Document document = database_.get_document(docid, Xapian::DOC_ASSUME_VALID);
  const std::string data = document.get_data();
  if (data.empty()) return std::nullopt;  // no such document
  StoredText text = decode_text(data, form_);
  Card card = card_of(document);
  if (card.id.empty()) return std::nullopt;
  StoredArticle stored;
  const std::string hash = value_of(document, schema::kHashSlot);
  if (hash.size() == stored.hash.size()) std::copy(hash.begin(), hash.end(), stored.hash.begin());
  const std::string version = value_of(document, schema::kVersionSlot);
  const auto path = paths_.find(term_of(document, schema::kFile));
  if (path != paths_.end()) stored.file = path->second;
  if (card.path.empty()) card.path = stored.file;
  if (stored.file.empty()) stored.file = card.path;
  stored.article = article_of(std::move(card), std::move(text));
  std::from_chars(version.data(), version.data() + version.size(), stored.article.version);
  return stored;
}

}  // namespace khabar
