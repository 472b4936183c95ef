#pragma once

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "common/store/article.hpp"
#include "common/text/utf8.hpp"
#include "tests/support/table.hpp"

namespace khabar::test {

inline std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ";") + text;
  return out;
}

inline std::vector<std::string> names_of(const std::vector<GivenEntity>& entities) {
  std::vector<std::string> out;
  for (const GivenEntity& entity : entities) out.push_back(std::string(name_of(entity.kind)) + ":" + entity.name);
  return out;
}

/// One field of what was read, by its name in tables.
inline std::string field(const std::variant<Article, Rejection>& read, const std::string& name) {
  if (const auto* rejection = std::get_if<Rejection>(&read)) return name == "reject" ? rejection->reason : "(rejected)";
  const Article& article = std::get<Article>(read);
  if (name == "id") return article.id;
  if (name == "title") return article.title;
  if (name == "text") return article.text;
  if (name == "lang") return article.lang;
  if (name == "date") return article.date ? to_iso(*article.date) : "";
  if (name == "date_source") return article.date_source;
  if (name == "url") return article.url;
  if (name == "source") return article.source;
  if (name == "section") return article.section;
  if (name == "authors") return joined(article.authors);
  if (name == "topics") return joined(article.topics);
  if (name == "entities") return joined(names_of(article.entities));
  if (name == "version") return std::to_string(article.version);
  if (name == "withdrawn") return article.withdrawn ? "yes" : "no";
  if (name == "warn") return joined(article.warnings);
  return "(no such field)";
}

/// The cells "field=value" of a row that the article is not as they say, each with what it is instead.
inline std::string differences(const std::variant<Article, Rejection>& read, const Row& row) {
  std::string out;
  for (std::size_t i = 1; i < row.cells.size(); ++i) {
    const std::size_t at = std::min(row.cells[i].find('='), row.cells[i].size());
    const std::string got = row.cells[i].substr(0, at) + "=" + field(read, row.cells[i].substr(0, at));
    if (got != row.cells[i]) out += "[wanted " + row.cells[i] + ", got " + got + "]";
  }
  return out;
}

inline bool harmless(const Article& article) {
  const std::string all = article.id + article.path + article.url + article.title + article.text + article.lang +
                          article.source + article.section + joined(article.authors) + joined(article.topics) +
                          joined(names_of(article.entities)) + joined(article.warnings);
  return utf8::scrub(all) == all;
}

}  // namespace khabar::test
