#include "indexer/sources/field_map.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/error.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

using Field = JsonField;

constexpr std::array<std::pair<std::string_view, Field>, 12> kFields = {{{"id", Field::Id},
                                                                         {"title", Field::Title},
                                                                         {"text", Field::Text},
                                                                         {"html", Field::Html},
                                                                         {"summary", Field::Summary},
                                                                         {"lang", Field::Lang},
                                                                         {"date", Field::Date},
                                                                         {"url", Field::Url},
                                                                         {"source", Field::Source},
                                                                         {"authors", Field::Authors},
                                                                         {"section", Field::Section},
                                                                         {"topics", Field::Topics}}};

}  // namespace

std::string plain_name(std::string_view key) {
  constexpr std::size_t kLongest = 32;
  std::string out;
  for (const char c : key.substr(0, kLongest)) {
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

FieldMap::FieldMap(std::string_view written) : written_(written) {
  while (!written.empty()) {
    const std::string_view pair = written.substr(0, written.find(','));
    written.remove_prefix(std::min(written.size(), pair.size() + 1));
    const std::size_t sign = pair.find('=');
    const auto field = std::find_if(kFields.begin(), kFields.end(),
                                    [&](const auto& row) { return row.first == pair.substr(0, sign); });
    const std::string name = sign == std::string_view::npos ? "" : plain_name(pair.substr(sign + 1));
    if (field == kFields.end() || name.empty()) {
      std::string known;
      for (const auto& row : kFields) known += (known.empty() ? "" : ", ") + std::string(row.first);
      throw Error(Exit::Usage, "--map: \"" + utf8::scrub(pair) + "\" is not FIELD=NAME", "fields: " + known);
    }
    names_.push_back({field->second, name});
  }
}

const std::vector<FieldName>& usual_names() {
  // clang-format off
  static const std::vector<FieldName> kNames = {
    {Field::Id, "id"}, {Field::Id, "guid"}, {Field::Id, "articleid"}, {Field::Id, "docid"}, {Field::Id, "uuid"},
    {Field::Title, "title"}, {Field::Title, "headline"}, {Field::Title, "heading"}, {Field::Text, "text"},
    {Field::Text, "maintext"}, {Field::Text, "articlebody"}, {Field::Text, "fulltext"}, {Field::Text, "contenttext"},
    {Field::Text, "content"}, {Field::Text, "body"}, {Field::Text, "bodytext"}, {Field::Text, "article"},
    {Field::Text, "articletext"}, {Field::Text, "paragraphs"}, {Field::Text, "story"}, {Field::Html, "contenthtml"},
    {Field::Summary, "description"}, {Field::Summary, "summary"}, {Field::Summary, "abstract"},
    {Field::Summary, "excerpt"}, {Field::Lang, "lang"}, {Field::Lang, "language"}, {Field::Lang, "inlanguage"},
    {Field::Lang, "languagecode"}, {Field::Lang, "langcode"}, {Field::Lang, "locale"}, {Field::Date, "date"},
    {Field::Date, "published"}, {Field::Date, "publishedat"}, {Field::Date, "datepublished"},
    {Field::Date, "datepublish"}, {Field::Date, "pubdate"}, {Field::Date, "publisheddate"},
    {Field::Date, "publicationdate"}, {Field::Date, "publishdate"}, {Field::Date, "publishtime"},
    {Field::Date, "webpublicationdate"}, {Field::Date, "timestamp"}, {Field::Date, "datetime"},
    {Field::Date, "time"}, {Field::Date, "createdat"}, {Field::Date, "created"}, {Field::Date, "updated"},
    {Field::Date, "datemodified"}, {Field::Url, "url"}, {Field::Url, "link"}, {Field::Url, "articleurl"},
    {Field::Url, "canonicalurl"}, {Field::Url, "permalink"}, {Field::Url, "weburl"}, {Field::Source, "source"},
    {Field::Source, "publisher"}, {Field::Source, "sourcename"}, {Field::Source, "site"},
    {Field::Source, "sitename"}, {Field::Source, "outlet"}, {Field::Source, "newspaper"},
    {Field::Source, "provider"}, {Field::Source, "sourcedomain"}, {Field::Source, "domain"},
    {Field::Authors, "authors"}, {Field::Authors, "author"}, {Field::Authors, "byline"}, {Field::Authors, "creator"},
    {Field::Authors, "dccreator"}, {Field::Authors, "writer"}, {Field::Section, "section"},
    {Field::Section, "sectionname"}, {Field::Section, "category"}, {Field::Section, "articlesection"},
    {Field::Section, "categories"}, {Field::Section, "channel"}, {Field::Topics, "keywords"},
    {Field::Topics, "tags"}, {Field::Topics, "topics"},
  };
  // clang-format on
  return kNames;
}

}  // namespace khabar
