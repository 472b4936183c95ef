#pragma once

#include <map>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "common/text/analyzer.hpp"
#include "searcher/query/literal_match.hpp"
#include "searcher/query/query.hpp"
#include "searcher/rank/index_reader.hpp"

namespace khabar {

/// Refuses articles that do not match as typed (literal_match.hpp); their fields and dates are looked up in the index.
/// Reads the text of every article that it is asked about, once.
class LiteralDecider : public Xapian::MatchDecider {
 public:
  LiteralDecider(Query query, const IndexReader& reader, Analyzer& analyzer);
  LiteralDecider(const LiteralDecider&) = delete;
  LiteralDecider& operator=(const LiteralDecider&) = delete;

  bool operator()(const Xapian::Document& document) const override;

 private:
  void look_up_conditions(const Query& query, const IndexReader& reader, Analyzer& analyzer);
  bool decide(const Xapian::Document& document) const;

  const Query query_;
  std::map<const Query*, std::vector<Xapian::docid>> holders_;  // of fields and dates, ascending
  mutable LiteralMatch match_{query_};
  mutable std::unordered_map<Xapian::docid, bool> decided_;  // ranking, counting and folding ask again
};

}  // namespace khabar
