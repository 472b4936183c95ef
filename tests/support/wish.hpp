#pragma once

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

}  // namespace khabar::test
