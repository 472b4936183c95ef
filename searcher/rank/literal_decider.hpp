#pragma once

#include <unordered_map>

#include <xapian.h>

#include "searcher/query/query.hpp"

namespace khabar {

/// Refuses articles in which the query's words do not stand as typed (literal_match.hpp). Reads the text of every
/// article that it is asked about, once: some 30 µs each.
class LiteralDecider : public Xapian::MatchDecider {
 public:
  explicit LiteralDecider(Query query) : query_(std::move(query)) {}
  bool operator()(const Xapian::Document& document) const override;

 private:
  bool decide(const Xapian::Document& document) const;

  Query query_;
  mutable std::unordered_map<Xapian::docid, bool> decided_;  // ranking, counting and folding ask again
};

}  // namespace khabar
