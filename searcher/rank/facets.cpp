#include "searcher/rank/facets.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

namespace khabar {

Facet most_frequent(const IndexReader& reader, const ValueCounts& values, std::size_t most) {
  const schema::Field& field = *values.field;
  Facet facet{std::string(field.name), {}, values.counts.size()};
  if (most == 0 || values.counts.empty()) return facet;
  std::vector<std::size_t> sizes;
  for (const auto& [value, count] : values.counts) sizes.push_back(count);
  const auto last = sizes.begin() + static_cast<std::ptrdiff_t>(std::min(most, sizes.size()) - 1);
  std::nth_element(sizes.begin(), last, sizes.end(), std::greater<>());
  // Names are looked up for those alone that can be shown.
  const std::size_t least = *last;
  for (const auto& [value, count] : values.counts) {
    if (count < least) continue;
    facet.entries.push_back({field.entity ? reader.entity_name(*field.entity, value) : value, value, count});
  }
  // At least `most` are there; many more where many values are as frequent as the last one.
  const auto end = facet.entries.begin() + (last - sizes.begin()) + 1;
  std::partial_sort(facet.entries.begin(), end, facet.entries.end(), [](const FacetEntry& a, const FacetEntry& b) {
    return a.count != b.count ? a.count > b.count : std::tie(a.name, a.id) < std::tie(b.name, b.id);
  });
  facet.entries.erase(end, facet.entries.end());
  return facet;
}

}  // namespace khabar
