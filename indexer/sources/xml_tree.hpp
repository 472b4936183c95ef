#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// A record of XML as a flat tree: nodes in document order, a node's descendants right behind it. Reads any text and
/// forgives what first_piece does, end tags that close nothing, and elements that are not closed. There are no entities
/// but HTML's: no document type is read, so that nothing can be fetched and nothing expands. Linear in time and memory:
/// elements nested deeper than 256 are children of the 256th, and what comes after a million nodes is left out.
class XmlTree {
 public:
  /// Index of a node. 0 is the document, which also stands for "no such node".
  using Index = std::uint32_t;

  struct Node {
    std::string name;       ///< "title", "dc:creator"; empty: a text
    std::string_view text;  ///< of a text: as written; of an element: its start tag
    bool literal;           ///< the text is a CDATA section's: references are none
    Index parent;
    Index end;  ///< behind its last descendant
  };

  /// Elements of the vocabularies that news comes in have one name whatever prefix a file gives them: none for RSS,
  /// NITF, NewsML-G2 and XHTML, "atom:", "dc:", "content:" ... for those. Other prefixes stay, and so do those that a
  /// file forgot to declare. `utf8` must outlive the tree.
  explicit XmlTree(std::string_view utf8);
  XmlTree(const XmlTree&) = delete;
  XmlTree& operator=(const XmlTree&) = delete;

  const std::vector<Node>& nodes() const { return nodes_; }

  /// The first element of one of these names in the document.
  Index find(std::initializer_list<std::string_view> names) const;

  /// The children of this name, in order.
  std::vector<Index> children(Index node, std::string_view name) const;

  /// The first element that this path of names leads to: "head/docdata/doc-id". Of several paths the first that leads
  /// anywhere.
  Index at(Index node, std::initializer_list<std::string_view> paths) const;

  /// The attribute's value, references resolved, on one line; names as the file writes them ("xml:lang").
  std::string attribute(Index node, std::string_view name) const;

  /// All text below the node, references resolved; of the document none.
  std::string text(Index node) const;

  /// The text on one line; of more than `limit` bytes nothing: what was taken for a name is none.
  std::string line(Index node, std::size_t limit = 1u << 16) const;

  /// As a browser would show it were it HTML: NITF's and XHTML's paragraphs, lists and tables. Elements for which
  /// `skip` answers true are left out with all below them.
  std::string prose(Index node, const std::function<bool(const Node&)>& skip = nullptr) const;

  /// The nearest xml:lang or lang, of the node or what it is in, as a code.
  std::string language(Index node) const;

 private:
  friend class XmlTreeBuilder;

  std::vector<Node> nodes_;
};

/// With references resolved: "AT&amp;T" is AT&T.
std::string resolved(std::string_view text);

}  // namespace khabar
