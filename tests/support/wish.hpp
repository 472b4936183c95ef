#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace khabar::test {

/// Written with as little as can be.
constexpr unsigned kPlainStyle = 257;

/// A query as it is meant: made at random and written down (written_query.hpp), looked up (naive_scan.hpp). No parser
/// sees the tree.
struct Wish {
  enum class Kind {
    All,
    Word,
    Prefix,
    Phrase,
    Name,   ///< one or more words that an entity goes by
    Near,   ///< children are words and phrases
    Field,  ///< all but dates
    Dates,
    Not,
    And,
    Or,
    Side,  ///< side by side
  };
  Kind kind = Kind::All;
  std::string text = {};  ///< as typed
  std::string field = {};
  int distance = 0;
  std::optional<int> first_day = {};
  std::optional<int> last_day = {};
  bool must = false;             ///< with a + before it
  unsigned style = kPlainStyle;  ///< which of the ways to write it down
  std::vector<Wish> children = {};
};

/// Parentheses around one thing say nothing.
inline const Wish& inner(const Wish& wish) {
  return wish.kind == Wish::Kind::Side && wish.children.size() == 1 ? inner(wish.children[0]) : wish;
}

/// True of a group when it is of all its children; a * among others says nothing.
template <class Test>
bool is_all(const Wish& group, Test test) {
  const auto says_nothing = [](const Wish& child) { return inner(child).kind == Wish::Kind::All; };
  const bool some = !std::all_of(group.children.begin(), group.children.end(), says_nothing);
  return some && std::all_of(group.children.begin(), group.children.end(),
                             [&](const Wish& child) { return says_nothing(child) || test(child); });
}

inline bool only_excludes(const Wish& wish) {
  if (wish.kind == Wish::Kind::Not) return true;
  return (wish.kind == Wish::Kind::And || wish.kind == Wish::Kind::Side) && is_all(wish, only_excludes);
}

inline bool is_condition(const Wish& wish) {
  if (wish.kind == Wish::Kind::Dates || wish.kind == Wish::Kind::Field) return wish.field != "title";
  if (wish.kind == Wish::Kind::And || wish.kind == Wish::Kind::Side) return is_all(wish, is_condition);
  return !wish.children.empty() && std::all_of(wish.children.begin(), wish.children.end(), is_condition);
}

}  // namespace khabar::test
