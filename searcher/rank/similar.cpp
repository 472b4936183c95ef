#include "searcher/rank/similar.hpp"

#include <algorithm>

#include "searcher/rank/bm25.hpp"

namespace khabar {

namespace {

struct Telling {
  double weight;
  std::string term;
};

/// Entities tie articles of different languages together.
constexpr double kEntityBoost = 2;

double boost_of(const std::string& term) {
  if (term.starts_with(schema::kStem)) return 1;
  if (term.starts_with(schema::kGram)) return 0.5;
  for (const schema::Field& field : schema::kFields) {
    if (field.entity && term.starts_with(field.prefix)) return kEntityBoost;
  }
  return 0;
}

}  // namespace

Xapian::Query similar_to(const IndexReader& reader, Xapian::docid docid) {
  const std::string lang = reader.card(docid).lang;
  const double in_language = reader.articles_in(lang);
  const double length = reader.database().get_doclength(docid);
  std::vector<Telling> terms;
  for (auto at = reader.database().termlist_begin(docid); at != reader.database().termlist_end(docid); ++at) {
    const double boost = boost_of(*at);
    const double found = at.get_termfreq();
    if (boost == 0 || found < 2) continue;
    const double all = boost == kEntityBoost ? reader.documents() : in_language;
    terms.push_back(
        {boost * idf(found, all) * Bm25::share(at.get_wdf(), length, reader.database().get_avlength()), *at});
  }
  const std::size_t kept = std::min(terms.size(), kSimilarTerms);
  std::partial_sort(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(kept), terms.end(),
                    [](const Telling& a, const Telling& b) { return a.weight > b.weight; });
  std::vector<Xapian::Query> any;
  for (std::size_t i = 0; i < kept; ++i) {
    any.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(terms[i].term), terms[i].weight);
  }
  const Xapian::Query self(schema::bounded_term(schema::kId, reader.card(docid).id));
  return {Xapian::Query::OP_AND_NOT, Xapian::Query(Xapian::Query::OP_OR, any.begin(), any.end()), self};
}

}  // namespace khabar
