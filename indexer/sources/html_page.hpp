#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// A page or a fragment of HTML as a flat tree: nodes in document order, a node's descendants right behind it.
class HtmlPage {
 public:
  struct Node {
    std::string_view name;  ///< lower-case tag; empty for text
    std::string_view text;  ///< of a text node, references resolved; of script and style elements' text as well
    std::uint32_t parent;   ///< index of a node; the root's is its own
    std::uint32_t end;      ///< index behind the last descendant
    std::uint32_t first_attribute;
    std::uint32_t attribute_count;

    bool is_text() const { return name.empty(); }
  };

  /// In document order; the first is the root, an element without meaning ("#page").
  const std::vector<Node>& nodes() const { return nodes_; }

  /// The attribute's value, by lower-case name; empty when the element has none.
  std::string_view attribute(const Node& node, std::string_view name) const;

 private:
  friend class HtmlPageBuilder;
  struct Attribute {
    std::string_view name;
    std::string_view value;
  };

  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<char> strings_;  ///< what the views point into: never grows once the page is built
};

/// Reads UTF-8 as browsers do, by libxml2's HTML parser: never fails, fetches nothing, expands no entities but
/// HTML's own. Elements nested deeper than 256 are children of the 256th; what comes after kMaxNodes nodes is left
/// out. Linear in time and memory. Move-only views: a page that is moved keeps its strings where they are.
HtmlPage parse_html(std::string_view utf8);

}  // namespace khabar
