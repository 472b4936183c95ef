#include "searcher/rank/value_counts.hpp"

#include <utility>

#include "searcher/rank/ranking.hpp"

namespace khabar {

namespace {

using Counts = std::unordered_map<std::string, std::size_t>;

/// A field's values, article by article.
struct ValueStream {
  Xapian::ValueIterator at;
  Xapian::ValueIterator end;
  Counts lists = {};  ///< how many articles have each packed list: few lists are unlike, and each is unpacked but once

  ValueStream(const Xapian::Database& database, unsigned slot)
      : at(database.valuestream_begin(slot)), end(database.valuestream_end(slot)) {}

  void count(Xapian::docid docid) {
    if (at == end) return;
    at.skip_to(docid);
    if (at != end && at.get_docid() == docid) ++lists[*at];
  }
};

Counts unpacked(const Counts& lists) {
  Counts counts;
  for (const auto& [packed, count] : lists) {
    for (const std::string_view value : decode_list(packed)) counts[std::string(value)] += count;
  }
  return counts;
}

/// Spellings of one term together, under the most frequent, of those the first.
Counts merged_by_term(const schema::Field& field, const Counts& counts) {
  struct Merged {
    std::string_view spelling;
    std::size_t most = 0;
    std::size_t count = 0;
  };
  std::unordered_map<std::string, Merged> by_term(counts.size());
  for (const auto& [value, count] : counts) {
    Merged& merged = by_term[schema::field_term(field, value)];
    merged.count += count;
    if (count < merged.most || (count == merged.most && value >= merged.spelling)) continue;
    merged.spelling = value;
    merged.most = count;
  }
  Counts out(by_term.size());
  for (const auto& [term, merged] : by_term) out.emplace(merged.spelling, merged.count);
  return out;
}

}  // namespace

std::vector<ValueCounts> count_values(const IndexReader& reader, const std::vector<const schema::Field*>& fields,
                                      const std::vector<Xapian::docid>& matches) {
  std::vector<ValueStream> streams;
  for (const schema::Field* field : fields) streams.emplace_back(reader.database(), field->slot);
  for (const Xapian::docid docid : matches) {
    for (ValueStream& stream : streams) stream.count(docid);
  }
  std::vector<ValueCounts> all;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    Counts counts = unpacked(streams[i].lists);
    if (fields[i]->is_free_text) counts = merged_by_term(*fields[i], counts);
    all.push_back({fields[i], matches.size(), std::move(counts)});
  }
  return all;
}

ValueCounts count_values_of_all(const IndexReader& reader, const schema::Field& field) {
  const Xapian::Database& database = reader.database();
  if (field.is_free_text) {
    return std::move(count_values(reader, {&field}, all_matches(database, Xapian::Query::MatchAll)).front());
  }
  ValueCounts all{&field, database.get_doccount()};
  const std::string prefix(field.prefix);
  for (auto at = database.allterms_begin(prefix); at != database.allterms_end(prefix); ++at) {
    all.counts.emplace((*at).substr(prefix.size()), at.get_termfreq());
  }
  return all;
}

}  // namespace khabar
