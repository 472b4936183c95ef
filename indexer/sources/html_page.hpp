#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// A page or a fragment of HTML as a flat tree: nodes in document order, a node's descendants right behind it. Can be
/// moved, not copied: views point into its strings, which stay where they are.
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

  /// True when the element has it, be it empty.
  bool has_attribute(const Node& node, std::string_view name) const;

  HtmlPage(HtmlPage&&) = default;
  HtmlPage& operator=(HtmlPage&&) = default;

 private:
  friend class HtmlPageBuilder;
  HtmlPage() = default;

  struct Attribute {
    std::string_view name;
    std::string_view value;
  };

  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<char> strings_;  ///< what the views point into: never grows once the page is built
};

constexpr std::size_t kMaxNodes = 1'000'000;

/// Reads UTF-8 as browsers do (see HtmlTokenizer): never fails, fetches nothing, knows no entities but HTML's own.
/// Elements nested deeper than 256 are children of the 256th; what comes after kMaxNodes nodes is left out, and of an
/// element's attributes those after the 64th. The page keeps a copy of `utf8`; its strings are not scrubbed: what is
/// shown or stored goes through utf8::scrub, as text_of does. Linear in time and memory.
///
/// libxml2's parser was tried: 2.9.14 takes quadratic time on a tag of many attributes and on end tags that match
/// none of many open elements (40,000 of either: 2 to 3 s), and drops what HTML 5 changed.
HtmlPage parse_html(std::string_view utf8);

}  // namespace khabar
