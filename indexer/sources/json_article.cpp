#include "indexer/sources/json_article.hpp"

#include <simdjson.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/utf8.hpp"
#include "indexer/sources/decode.hpp"
#include "indexer/sources/field_values.hpp"
#include "indexer/sources/given_fields.hpp"
#include "indexer/sources/html_text.hpp"
#include "indexer/sources/json_repair.hpp"

namespace khabar {
namespace {

namespace dom = simdjson::dom;
using Field = JsonField;

/// The values of an object by the names that stand for its fields, those of the map first. null counts as absent.
class Fields {
 public:
  Fields(const dom::object& object, const FieldMap& map) {
    for (const FieldName& name : map.names()) values_.push_back({&name, {}});
    for (const FieldName& name : usual_names()) values_.push_back({&name, {}});
    for (const auto field : object) {
      if (field.value.is_null()) continue;
      const std::string name = plain_name(field.key);
      for (Value& value : values_) {
        if (value.name->name == name && !value.element) value.element = field.value;
      }
    }
  }

  /// What `read` makes of the field's first value of which it makes anything.
  template <typename Read>
  auto first(Field field, Read read) const {
    for (const Value& value : values_) {
      if (value.name->field != field || !value.element) continue;
      if (auto made = read(*value.element); has(made)) return made;
    }
    return decltype(read(dom::element()))();
  }

 private:
  template <typename T>
  static bool has(const std::optional<T>& value) {
    return value.has_value();
  }
  template <typename T>
  static bool has(const T& value) {
    return !value.empty();
  }

  struct Value {
    const FieldName* name;
    std::optional<dom::element> element;
  };
  std::vector<Value> values_;
};

/// How deep a value may be wrapped: {"author": [{"name": {"value": "..."}}]}.
constexpr int kMaxWraps = 4;

std::optional<dom::element> unwrapped(const dom::object& object) {
  for (std::string_view key : {"name", "text", "value", "content", "title", "rendered", "$oid", "$date", "$numberLong",
                               "#text", "@value", "id", "url", "href"}) {
    dom::element inner;
    if (object.at_key(key).get(inner) == simdjson::SUCCESS && !inner.is_null()) return inner;
  }
  return std::nullopt;
}

/// All strings of a value, each by itself: of a list the items', of an object the one that names it.
void add_strings(const dom::element& value, std::vector<std::string>& out, int wraps = 0) {
  if (wraps > kMaxWraps) return;
  if (value.is_string()) {
    out.emplace_back(std::string_view(value));
  } else if (value.is_int64() || value.is_uint64()) {
    out.push_back(simdjson::minify(value));
  } else if (value.is_array()) {
    for (const dom::element item : dom::array(value)) add_strings(item, out, wraps + 1);
  } else if (value.is_object()) {
    if (const auto inner = unwrapped(dom::object(value))) add_strings(*inner, out, wraps + 1);
  }
}

std::string first_string(const dom::element& value) {
  std::vector<std::string> strings;
  add_strings(value, strings);
  for (const std::string& text : strings) {
    if (std::string line = one_line(text); !line.empty()) return line;
  }
  return {};
}

/// True for what begins with a tag, as APIs of content systems give it.
bool is_html(std::string_view text) {
  const std::size_t tag = text.find_first_not_of(" \t\r\n");
  if (tag == std::string_view::npos || text[tag] != '<' || tag + 1 == text.size()) return false;
  const char c = text[tag + 1];
  return ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '!') &&
         text.find('>', tag) != std::string_view::npos;
}

std::string joined_paragraphs(const dom::element& value, bool html) {
  std::vector<std::string> strings;
  if (!value.is_number()) add_strings(value, strings);
  std::string out;
  for (const std::string& text : strings) {
    std::string paragraph = trimmed(html || is_html(text) ? text_of_html(utf8::scrub(text)) : text);
    if (paragraph.empty()) continue;
    if (!out.empty()) out += "\n\n";
    out += paragraph;
  }
  return out;
}

std::string paragraphs(const dom::element& value) {
  return joined_paragraphs(value, false);
}

std::string html_paragraphs(const dom::element& value) {
  return joined_paragraphs(value, true);
}

/// A list, or one text with commas.
std::vector<std::string> topics(const dom::element& value) {
  std::vector<std::string> strings;
  add_strings(value, strings);
  Article out;
  for (std::string_view text : strings) {
    for (std::size_t comma = 0; comma != std::string_view::npos;) {
      comma = strings.size() == 1 ? text.find(',') : std::string_view::npos;
      add_topic(out, one_line(text.substr(0, comma)));
      if (comma != std::string_view::npos) text.remove_prefix(comma + 1);
    }
  }
  return out.topics;
}

std::vector<std::string> names(const dom::element& value) {
  std::vector<std::string> strings;
  add_strings(value, strings);
  std::vector<std::string> out;
  for (const std::string& text : strings) {
    // In a list each name stands by itself, whatever commas are in it.
    if (strings.size() == 1) return names_of_byline(text);
    if (std::string name = one_line(text); !name.empty()) out.push_back(std::move(name));
  }
  return out;
}

std::optional<Date> date_of(const dom::element& value, std::string_view lang) {
  std::int64_t whole = 0;
  double number = 0;
  if (value.get(whole) == simdjson::SUCCESS) return date_of_number(whole);
  if (value.get(number) == simdjson::SUCCESS) {
    constexpr double kLargest = 9e18;
    if (!(std::fabs(number) < kLargest)) return std::nullopt;
    return date_of_number(static_cast<std::int64_t>(number));
  }
  const std::string text = first_string(value);
  return text.empty() ? std::nullopt : given_date(text, lang);
}

void read_date(const Fields& fields, Article& article) {
  article.date = fields.first(Field::Date, [&](const dom::element& value) { return date_of(value, article.lang); });
  if (article.date) {
    article.date_source = "record";
    return;
  }
  constexpr std::size_t kShown = 60;
  const auto as_written = [](const dom::element& value) {
    return value.is_double() ? std::string(simdjson::minify(value)) : first_string(value);
  };
  const std::string given = fields.first(Field::Date, as_written);
  if (!given.empty() && given != "0") {
    article.warnings.push_back("the date is not understood: " + std::string(utf8::prefix(given, kShown)));
  }
}

Article article_of(const dom::object& object, const FieldMap& map) {
  const Fields fields(object, map);
  Article article;
  article.id = fields.first(Field::Id, first_string);
  if (article.id.empty()) {
    dom::element mongo;
    if (object.at_key("_id").get(mongo) == simdjson::SUCCESS) article.id = first_string(mongo);
  }
  article.title = fields.first(Field::Title, first_string);
  article.text = fields.first(Field::Text, paragraphs);
  if (article.text.empty()) article.text = fields.first(Field::Html, html_paragraphs);
  if (article.text.empty()) article.text = fields.first(Field::Summary, paragraphs);
  article.lang = language_code(fields.first(Field::Lang, first_string));
  article.url = fields.first(Field::Url, first_string);
  article.source = fields.first(Field::Source, first_string);
  article.section = fields.first(Field::Section, first_string);
  article.authors = fields.first(Field::Authors, names);
  article.topics = fields.first(Field::Topics, topics);
  read_date(fields, article);
  return article;
}

/// Dumps of search engines and APIs put the article into an envelope.
Article article_in(const dom::object& object, const FieldMap& map) {
  Article article = article_of(object, map);
  for (std::string_view key : {"_source", "article", "doc", "data", "item"}) {
    dom::object inner;
    // "article" may be the text itself, so the text found may already be the envelope's.
    const bool complete = !article.title.empty() || (!article.text.empty() && key != "article");
    if (complete || object.at_key(key).get(inner) != simdjson::SUCCESS) continue;
    Article wrapped = article_of(inner, map);
    if (wrapped.text.empty() && wrapped.title.empty()) continue;
    if (wrapped.id.empty()) wrapped.id = article.id;
    if (wrapped.lang.empty()) wrapped.lang = article.lang;
    if (wrapped.source.empty()) wrapped.source = article.source;
    return wrapped;
  }
  return article;
}

}  // namespace

std::variant<Article, Rejection> read_json_article(const Record& record, const FieldMap& map) {
  dom::parser parser;
  dom::element root;
  std::string warning;
  simdjson::error_code error = parser.parse(record.bytes).get(root);
  if (error == simdjson::UTF8_ERROR) {
    Decoded decoded = decode(record.bytes);
    warning = decoded.warning;
    error = parser.parse(decoded.text).get(root);
  }
  if (error != simdjson::SUCCESS) {
    const std::string repaired = repaired_json(record.bytes);
    if (parser.parse(repaired).get(root) != simdjson::SUCCESS) {
      return Rejection{record.path, record.line, std::string("broken JSON: ") + simdjson::error_message(error)};
    }
    warning = "broken JSON was mended: " + std::string(simdjson::error_message(error));
  }
  dom::object object;
  if (root.get(object) != simdjson::SUCCESS) {
    return Rejection{record.path, record.line, "the JSON is no object"};
  }
  Article article = article_in(object, map);
  if (!warning.empty()) article.warnings.insert(article.warnings.begin(), warning);
  return article;
}

}  // namespace khabar
