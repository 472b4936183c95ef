#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.hpp"
#include "searcher/rank/index_reader.hpp"

namespace khabar {

/// A filter: articles that have any of the values in the field. Any alias in any script names an entity. `unknown`
/// takes the values that name nothing. Throws Error for more than kMaxFilterValues values.
Xapian::Query filter(const schema::Field& field, const std::vector<std::string>& values, const IndexReader& reader,
                     Analyzer& analyzer, std::vector<std::string>& unknown);

/// Xapian takes quadratic time to join the posting lists of thousands.
constexpr std::size_t kMaxFilterValues = 256;

/// The note for a value that names nothing.
std::string nothing_in(std::string_view field, std::string_view value);

/// Articles dated from first to last (day numbers, either may be open): a term for each year between that articles are
/// dated in, and a handful of month and day terms.
Xapian::Query date_filter(std::optional<int> first_day, std::optional<int> last_day, const IndexReader& reader);

}  // namespace khabar
