#pragma once

#include <optional>
#include <vector>

#include "searcher/query/query.hpp"
#include "searcher/query/query_parser.hpp"

namespace khabar {

/// What builds query trees that keep the promises of query.hpp. Between these functions, and only there, a Not may
/// stand by itself.

/// One of several things that stand side by side.
struct Operand {
  Query query;
  bool must = false;  ///< written with a +
};

/// A tree that matches something by itself: a lone Not becomes "everything but".
Query positive(Query query);

Query make_not(Query query);
Query make_and(std::vector<Query> children);  ///< children must not be empty
Query make_or(std::vector<Query> children);   ///< children must not be empty
Query make_near(std::vector<Query> children, int distance);
Query make_maybe(Query required, Query optional);

/// True for what NEAR can measure the distance of.
bool can_be_near(const Query& query);

/// What stands side by side, joined. With Join::Any, only words are alternatives: exclusions exclude, what has a +
/// must match, and fields and dates (other than title:) stay conditions, several of one field being alternatives, as
/// with the options of the command line. Absent when there is nothing.
std::optional<Query> join_operands(std::vector<Operand> operands, Join join);

/// Levels of the tree above its leaves.
int height(const Query& query);

/// The leaves of the tree that are not excluded, side by side.
Query flattened(const Query& query, Query::Kind join);

}  // namespace khabar
