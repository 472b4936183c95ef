#include "searcher/rank/facets.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <functional>
#include <map>
#include <tuple>
#include <unordered_map>

#include "common/text/date.hpp"

namespace khabar {

namespace {

/// Hands the stored value of each article that has one to `take`.
void for_each_value(const IndexReader& reader, unsigned slot, const std::vector<Xapian::docid>& matches,
                    const std::function<void(const std::string&)>& take) {
  const Xapian::Database& database = reader.database();
  auto at = database.valuestream_begin(slot);
  const auto end = database.valuestream_end(slot);
  for (const Xapian::docid docid : matches) {
    at.skip_to(docid);
    if (at == end) return;
    if (at.get_docid() == docid) take(*at);
  }
}

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

using Counts = std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>>;

/// Most frequent first, ties by name. Names are looked up for those alone that can be shown.
Facet facet_of(const IndexReader& reader, const schema::Field& field, const Counts& counts, std::size_t most) {
  Facet facet{std::string(field.name), {}, counts.size()};
  if (most == 0 || counts.empty()) return facet;
  std::vector<std::size_t> sizes;
  for (const auto& [value, count] : counts) sizes.push_back(count);
  const auto last = sizes.begin() + static_cast<std::ptrdiff_t>(std::min(most, sizes.size()) - 1);
  std::nth_element(sizes.begin(), last, sizes.end(), std::greater<>());
  const std::size_t least = *last;
  for (const auto& [value, count] : counts) {
    if (count < least) continue;
    facet.entries.push_back({field.entity ? reader.entity_name(*field.entity, value) : value, value, count});
  }
  std::sort(facet.entries.begin(), facet.entries.end(), [](const FacetEntry& a, const FacetEntry& b) {
    return a.count != b.count ? a.count > b.count : std::tie(a.name, a.id) < std::tie(b.name, b.id);
  });
  if (facet.entries.size() > most) facet.entries.resize(most);
  return facet;
}

int iso_week_year_start(int day) {
  // Monday of the day's week: 1970-01-01 was a Thursday.
  return day - ((day + 3) % 7 + 7) % 7;
}

std::string week_label(int monday) {
  const Date thursday = date_of_day_number(monday + 3);
  const int week = (monday + 3 - day_number(thursday.year, 1, 1)) / 7 + 1;
  char text[32];
  std::snprintf(text, sizeof text, "%04d-W%02d", thursday.year, week);
  return text;
}

/// First day of the period that the day lies in.
int period_start(Period period, int day) {
  const Date date = date_of_day_number(day);
  switch (period) {
    case Period::Day:
      return day;
    case Period::Week:
      return iso_week_year_start(day);
    case Period::Month:
      return day_number(date.year, date.month, 1);
    case Period::Year:
      return day_number(date.year, 1, 1);
  }
  return day;
}

int next_start(Period period, int start) {
  const Date date = date_of_day_number(start);
  switch (period) {
    case Period::Day:
      return start + 1;
    case Period::Week:
      return start + 7;
    case Period::Month:
      return start + days_in_month(date.year, date.month);
    case Period::Year:
      return day_number(date.year + 1, 1, 1);
  }
  return start + 1;
}

std::string label(Period period, int start) {
  if (period == Period::Week) return week_label(start);
  Date date = date_of_day_number(start);
  date.precision = period == Period::Day     ? Precision::Day
                   : period == Period::Month ? Precision::Month
                                             : Precision::Year;
  return to_iso(date);
}

/// Longer gaps are left out, so that one wrong date of the year 1000 does not print a million empty days.
constexpr std::size_t kMostBuckets = 5000;

}  // namespace

Facet count_facet(const IndexReader& reader, const schema::Field& field, const std::vector<Xapian::docid>& matches,
                  std::size_t most) {
  Counts counts;
  for_each_value(reader, field.slot, matches, [&](const std::string& packed) {
    for (const std::string_view value : decode_list(packed)) {
      const auto found = counts.find(value);
      if (found != counts.end())
        ++found->second;
      else
        counts.emplace(value, 1);
    }
  });
  return facet_of(reader, field, counts, most);
}

Facet count_facet_of_all(const IndexReader& reader, const schema::Field& field, std::size_t most) {
  // Sources are folded in their terms and shown as written: their values must be read.
  if (!field.entity && field.name != "lang") {
    return count_facet(reader, field, all_matches(reader.database(), Xapian::Query::MatchAll), most);
  }
  Counts counts;
  const std::string prefix(field.prefix);
  const Xapian::Database& database = reader.database();
  for (auto at = database.allterms_begin(prefix); at != database.allterms_end(prefix); ++at) {
    counts.emplace((*at).substr(prefix.size()), at.get_termfreq());
  }
  return facet_of(reader, field, counts, most);
}

std::vector<TimelineBucket> count_timeline(const IndexReader& reader, Period period,
                                           const std::vector<Xapian::docid>& matches) {
  std::map<int, std::size_t> counts;
  for_each_value(reader, schema::kDateSlot, matches, [&](const std::string& value) {
    int date = 0;
    if (std::from_chars(value.data(), value.data() + std::min<std::size_t>(value.size(), 8), date).ec != std::errc() ||
        date == 0)
      return;
    ++counts[period_start(period, day_number(date / 10000, date / 100 % 100, date % 100))];
  });
  std::vector<TimelineBucket> buckets;
  int expected = 0;
  for (const auto& [start, count] : counts) {
    if (!buckets.empty()) {
      for (; expected < start && buckets.size() < kMostBuckets; expected = next_start(period, expected))
        buckets.push_back({label(period, expected), 0});
    }
    buckets.push_back({label(period, start), count});
    expected = next_start(period, start);
  }
  return buckets;
}

}  // namespace khabar
