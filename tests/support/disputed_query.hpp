#pragma once

#include <algorithm>
#include <string_view>

#include "common/text/fold.hpp"
#include "common/text/script.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/query_parser.hpp"
#include "tests/support/wish.hpp"

/// What random questions leave out, as the searcher answers otherwise than docs/query-language.md says. Each goes when
/// its fault is mended.
namespace khabar::test {

constexpr bool kExactIsDisputed = false;

/// Longer than one n-gram of its script: of these one is enough with --any, and the first alone is measured by NEAR.
inline bool is_run(std::string_view typed) {
  const Script script = main_script(typed);
  return is_unspaced(script) && utf8::length(casefold(typed)) > static_cast<std::size_t>(gram_length(script));
}

template <class Test>
bool any_node(const Wish& wish, Test test) {
  return test(wish) || std::any_of(wish.children.begin(), wish.children.end(),
                                   [&](const Wish& child) { return any_node(child, test); });
}

inline bool is_disputed(const Wish& wish, Join join) {
  return join == Join::Any && any_node(wish, [](const Wish& node) {
           return (node.kind == Wish::Kind::Word || node.kind == Wish::Kind::Name) && is_run(node.text);
         });
}

}  // namespace khabar::test
