#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "tests/support/wish.hpp"

namespace khabar::test {

/// How tightly a piece of a query holds together, from loose to tight.
enum class Tightness { Side, Or, And, Near, Unary, Primary };

inline std::string quoted(std::string_view text, unsigned style) {
  static constexpr std::array<std::array<std::string_view, 2>, 8> kQuotes = {
      {{"\"", "\""}, {"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"»", "«"}, {"「", "」"}, {"『", "』"}}};
  const auto& [open, close] = kQuotes[style % kQuotes.size()];
  return std::string(open).append(text).append(close);
}

inline std::string field_name(std::string name, unsigned style) {
  if (style % 5 == 0) name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name + (style % 7 == 0 ? "：" : ":");
}

/// The field of all leaves of the tree; empty when they have none or several.
inline std::string common_field(const Wish& wish) {
  if (wish.children.empty()) return wish.field;
  const std::string field = common_field(wish.children[0]);
  const bool all = std::all_of(wish.children.begin(), wish.children.end(),
                               [&](const Wish& child) { return common_field(child) == field; });
  return all ? field : "";
}

/// The query's text. Each node's style chooses among the ways to write it, so that a node is written alike in whatever
/// tree it stands. `in_group`: the field stands before the parenthesis around it all.
std::string written(const Wish& wish, Tightness least = Tightness::Side, bool in_group = false);

inline std::string written_leaf(const Wish& wish, bool in_group) {
  const bool one_word = wish.text.find(' ') == std::string::npos;
  switch (wish.kind) {
    case Wish::Kind::All:
      return "*";
    case Wish::Kind::Prefix:
      return wish.text + (wish.style % 4 == 0 ? "＊" : "*");
    case Wish::Kind::Phrase:
      return quoted(wish.text, wish.style);
    case Wish::Kind::Field:
    case Wish::Kind::Dates: {
      const std::string value = one_word && wish.style % 3 != 0 ? wish.text : quoted(wish.text, wish.style / 8);
      return in_group ? value : field_name(wish.field, wish.style) + value;
    }
    default:
      return one_word && wish.style % 9 == 0 ? "word:" + wish.text : wish.text;
  }
}

inline std::string written_chain(const Wish& wish, std::string_view between, Tightness least, bool in_group) {
  std::string out;
  for (const Wish& child : wish.children) {
    if (!out.empty()) out += between;
    out += (child.must ? (child.style % 4 == 2 ? "＋" : "+") : "");
    out += written(child, child.must ? Tightness::Primary : least, in_group);
  }
  return out;
}

inline std::string written(const Wish& wish, Tightness least, bool in_group) {
  const std::string field = in_group || wish.children.empty() || wish.style % 3 != 0 ? "" : common_field(wish);
  if (!field.empty()) return field + ":(" + written(wish, Tightness::Side, true) + ")";
  const unsigned style = wish.style / 64;
  Tightness own = Tightness::Primary;
  std::string text;
  switch (wish.kind) {
    case Wish::Kind::Side:
      own = Tightness::Side;
      text = written_chain(wish, style % 6 == 0 ? "\u3000" : " ", Tightness::Or, in_group);
      break;
    case Wish::Kind::Or:
    case Wish::Kind::And: {
      const bool is_or = wish.kind == Wish::Kind::Or;
      own = is_or ? Tightness::Or : Tightness::And;
      if (style % 5 == 0)  // as --explain does
        return (is_or ? "(OR " : "(AND ") + written_chain(wish, " ", Tightness::And, in_group) + ")";
      text = written_chain(wish, is_or ? " OR " : " AND ", is_or ? Tightness::And : Tightness::Near, in_group);
      break;
    }
    case Wish::Kind::Near:
      own = Tightness::Near;
      text = written_chain(
          wish, wish.distance == 10 && style % 2 == 0 ? " NEAR " : " NEAR/" + std::to_string(wish.distance) + " ",
          Tightness::Unary, in_group);
      break;
    case Wish::Kind::Not: {
      own = Tightness::Unary;
      static constexpr std::array<std::string_view, 4> kNot = {"-", "-", "NOT ", "－"};
      text = std::string(kNot[style % 4]) + written(wish.children[0], Tightness::Primary, in_group);
      break;
    }
    default:
      if (wish.kind == Wish::Kind::Name && wish.text.find(' ') != std::string::npos) own = Tightness::Side;
      text = written_leaf(wish, in_group);
      // Words side by side may stand among other words.
      if (own == Tightness::Side && least == Tightness::Or && wish.style % 2 == 0) own = Tightness::Or;
  }
  return own < least || style % 16 == 1 ? "(" + text + ")" : text;
}

}  // namespace khabar::test
