#include "searcher/query/filters.hpp"

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <iterator>

#include "common/error.hpp"
#include "common/text/date.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/date_terms.hpp"
#include "searcher/query/entity_spans.hpp"
#include "searcher/query/query_lexer.hpp"

namespace khabar {

namespace {

/// A language by code or English name. Norwegian is Bokmål and Nynorsk besides what could be told to be neither.
std::vector<std::string> language_codes(const std::string& value) {
  const std::string folded = fold(value, language("und"));
  if (folded == "no" || folded == "norwegian") return {"no", "nb", "nn"};
  for (const Language& row : languages()) {
    if (folded == row.code || folded == fold(row.name, language("und"))) return {std::string(row.code)};
  }
  return {folded};
}

/// Years that articles are dated in, ascending.
std::vector<int> years_held(const Xapian::Database& database) {
  std::vector<int> years;
  const std::string prefix(schema::kYear);
  for (auto at = database.allterms_begin(prefix); at != database.allterms_end(prefix); ++at)
    years.push_back(std::atoi((*at).c_str() + prefix.size()));
  return years;
}

}  // namespace

Xapian::Query filter(const schema::Field& field, const std::vector<std::string>& values, const IndexReader& reader,
                     Analyzer& analyzer, std::vector<std::string>& unknown) {
  if (values.size() > kMaxFilterValues)
    throw Error(Exit::Usage,
                "a filter takes " + std::to_string(kMaxFilterValues) + " values, and --" + std::string(field.name) +
                    " has " + std::to_string(values.size()),
                "ask in several searches");
  std::vector<Xapian::Query> any;
  for (const std::string& value : values) {
    std::vector<std::string> ids;
    if (field.name == "lang")
      ids = language_codes(value);
    else if (!field.entity)
      ids.push_back(value);
    else
      ids = entity_ids(*field.entity, value, reader, analyzer);
    bool found = false;
    for (const std::string& id : ids) {
      const std::string term = schema::field_term(field, id);
      any.emplace_back(term);
      found = found || reader.frequency(term) > 0;
    }
    if (!found) unknown.push_back(value);
  }
  return Xapian::Query(Xapian::Query::OP_OR, any.begin(), any.end());
}

std::string nothing_in(std::string_view field, std::string_view value) {
  const std::string quoted = " " + quoted_for_note(utf8::scrub(value));
  if (field == "lang") return "no article is in the language" + quoted;
  if (field == "source") return "no article is from the source" + quoted;
  if (field == "topic") return "no article has the topic" + quoted;
  return "no article names a " + std::string(field) + quoted;
}

Xapian::Query date_filter(std::optional<int> first_day, std::optional<int> last_day, const IndexReader& reader) {
  std::vector<std::string> terms;
  for (const int year : years_held(reader.database())) {
    const int first = std::max(first_day.value_or(INT_MIN), day_number(year, 1, 1));
    const int last = std::min(last_day.value_or(INT_MAX), day_number(year, 12, 31));
    std::ranges::move(date_terms(first, last), std::back_inserter(terms));
  }
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

}  // namespace khabar
