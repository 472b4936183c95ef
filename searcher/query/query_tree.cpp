#include "searcher/query/query_tree.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace khabar {
namespace {

using Kind = Query::Kind;

Query node(Kind kind, std::vector<Query> children) {
  Query out;
  out.kind = kind;
  out.children = std::move(children);
  return out;
}

bool only_excludes(const Query& query) {
  return query.kind == Kind::Not || (query.kind == Kind::And && query.children[0].kind == Kind::All);
}

void append_flat(std::vector<Query>& out, Query query, Kind kind) {
  if (query.kind != kind) return out.push_back(std::move(query));
  std::ranges::move(query.children, std::back_inserter(out));
}

/// The field of a leaf that narrows rather than ranks; empty for all else.
std::string condition_field(const Query& query) {
  if (!is_condition(query)) return "";
  return query.kind == Kind::Dates ? "date" : query.field;
}

/// The * that exclusions imply narrows nothing.
bool holds_conditions_only(const Query& query) {
  if (query.children.empty()) return is_condition(query);
  return std::ranges::all_of(query.children, [&](const Query& child) {
    return (query.kind == Kind::And && child.kind == Kind::All) || holds_conditions_only(child);
  });
}

/// Conditions on one field are alternatives; those on different fields all count.
std::vector<Query> join_conditions(std::vector<Query> conditions) {
  std::vector<std::pair<std::string, std::vector<Query>>> by_field;
  for (Query& condition : conditions) {
    const std::string field = condition_field(condition);
    auto group = std::ranges::find(by_field, field, &std::pair<std::string, std::vector<Query>>::first);
    if (field.empty() || group == by_field.end()) group = by_field.insert(by_field.end(), {field, {}});
    group->second.push_back(std::move(condition));
  }
  std::vector<Query> out;
  for (auto& [field, group] : by_field) out.push_back(make_or(std::move(group)));
  return out;
}

Query join_any(std::vector<Operand> operands) {
  std::vector<Query> required;
  std::vector<Query> optional;
  std::vector<Query> conditions;
  std::vector<Query> excluded;
  for (auto& [query, must] : operands) {
    auto& into = only_excludes(query)           ? excluded
                 : must                         ? required
                 : holds_conditions_only(query) ? conditions
                                                : optional;
    into.push_back(std::move(query));
  }
  const bool ranked_only = !required.empty() && !optional.empty();
  std::vector<Query> all = std::move(required);
  if (!ranked_only && !optional.empty()) all.push_back(make_or(std::exchange(optional, {})));
  std::ranges::move(join_conditions(std::move(conditions)), std::back_inserter(all));
  std::ranges::move(excluded, std::back_inserter(all));
  Query must_match = make_and(std::move(all));
  return ranked_only ? make_maybe(std::move(must_match), make_or(std::move(optional))) : must_match;
}

void collect_leaves(const Query& query, std::vector<Query>& out) {
  if (query.kind == Kind::Not || query.kind == Kind::All) return;
  if (query.children.empty()) out.push_back(query);
  for (const Query& child : query.children) collect_leaves(child, out);
}

}  // namespace

Query positive(Query query) {
  return query.kind == Kind::Not ? node(Kind::And, {Query{}, std::move(query)}) : query;
}

Query make_not(Query query) {
  return node(Kind::Not, {positive(std::move(query))});
}

Query make_and(std::vector<Query> children) {
  std::vector<Query> flat;
  for (Query& child : children) append_flat(flat, std::move(child), Kind::And);
  if (flat.size() == 1) return std::move(flat[0]);
  std::erase_if(flat, [](const Query& child) { return child.kind == Kind::All; });
  const bool excludes_only = std::ranges::all_of(flat, [](const Query& child) { return child.kind == Kind::Not; });
  if (excludes_only) flat.insert(flat.begin(), Query{});
  return flat.size() == 1 ? std::move(flat[0]) : node(Kind::And, std::move(flat));
}

Query make_or(std::vector<Query> children) {
  if (children.size() == 1) return std::move(children[0]);
  std::vector<Query> flat;
  for (Query& child : children) append_flat(flat, positive(std::move(child)), Kind::Or);
  return node(Kind::Or, std::move(flat));
}

Query make_near(std::vector<Query> children, int distance) {
  Query out = node(Kind::Near, std::move(children));
  out.distance = distance;
  return out;
}

Query make_maybe(Query required, Query optional) {
  return node(Kind::Maybe, {positive(std::move(required)), positive(std::move(optional))});
}

bool can_be_near(const Query& query) {
  return query.kind == Kind::Word || query.kind == Kind::Phrase;
}

std::optional<Query> join_operands(std::vector<Operand> operands, Join join) {
  if (operands.empty()) return std::nullopt;
  if (operands.size() == 1) return std::move(operands[0].query);
  if (join == Join::Any) return join_any(std::move(operands));
  std::vector<Query> queries;
  for (Operand& operand : operands) queries.push_back(std::move(operand.query));
  return make_and(std::move(queries));
}

int height(const Query& query) {
  int below = 0;
  for (const Query& child : query.children) below = std::max(below, height(child) + 1);
  return below;
}

Query flattened(const Query& query, Kind join) {
  std::vector<Query> leaves;
  collect_leaves(query, leaves);
  if (leaves.empty()) return {};
  return join == Kind::And ? make_and(std::move(leaves)) : make_or(std::move(leaves));
}

}  // namespace khabar
