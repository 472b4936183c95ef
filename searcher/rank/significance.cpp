#include "searcher/rank/significance.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace khabar {

namespace {

constexpr std::size_t kFewestArticles = 3;
constexpr double kOnceInAThousand = 10.83;  // of chi-square, one degree of freedom

/// k ln k, which is 0 for k = 0.
double entropy_part(double k) {
  return k > 0 ? k * std::log(k) : 0;
}

}  // namespace

double log_likelihood_ratio(const Occurrence& occurrence) {
  const auto [with, articles, all_with, all] = occurrence;
  if (with > articles || with > all_with || articles >= all || all - articles < all_with - with) return 0;
  const auto k11 = static_cast<double>(with);
  const auto k12 = static_cast<double>(articles - with);
  const auto k21 = static_cast<double>(all_with - with);
  const auto k22 = static_cast<double>(all - articles) - k21;
  if (k11 * (k21 + k22) <= k21 * (k11 + k12)) return 0;
  const double cells = entropy_part(k11) + entropy_part(k12) + entropy_part(k21) + entropy_part(k22);
  const double rows = entropy_part(k11 + k12) + entropy_part(k21 + k22);
  const double columns = entropy_part(k11 + k21) + entropy_part(k12 + k22);
  return 2 * (cells - rows - columns + entropy_part(static_cast<double>(all)));
}

std::vector<SignificantEntry> significant_values(const IndexReader& reader, const ValueCounts& values,
                                                 std::size_t most) {
  const schema::Field& field = *values.field;
  const std::size_t all = reader.database().get_doccount();
  std::vector<SignificantEntry> entries;
  if (values.articles >= all) return entries;
  for (const auto& [value, count] : values.counts) {
    if (count < kFewestArticles) continue;
    const std::size_t everywhere = reader.database().get_termfreq(schema::field_term(field, value));
    const double score = log_likelihood_ratio({count, values.articles, everywhere, all});
    if (score < kOnceInAThousand) continue;
    entries.push_back(
        {{field.entity ? reader.entity_name(*field.entity, value) : value, value, count}, everywhere, score});
  }
  std::sort(entries.begin(), entries.end(), [](const SignificantEntry& a, const SignificantEntry& b) {
    return std::tie(b.score, b.count, a.name, a.id) < std::tie(a.score, a.count, b.name, b.id);
  });
  if (entries.size() > most) entries.resize(most);
  return entries;
}

}  // namespace khabar
