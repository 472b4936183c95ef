#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "indexer/sources/html_page.hpp"

namespace khabar {

/// Running text between two line ends of a page: a paragraph, a heading, an item, a cell.
struct PageBlock {
  enum class Kind : std::uint8_t { Text, Heading, Item, Cell, Caption, Code };

  std::string text;          ///< scrubbed; blanks collapsed, but for code
  std::uint32_t node = 0;    ///< the first text node
  std::uint32_t words = 0;   ///< see word_count
  std::uint32_t linked = 0;  ///< words in links
  std::uint32_t row = 0;     ///< the table's row that it stands in; 0 for none
  Kind kind = Kind::Text;
  std::uint8_t level = 0;  ///< of a heading, 1 to 6
  bool sentence = false;   ///< ends as sentences do

  double link_density() const { return words == 0 ? 0 : static_cast<double>(linked) / static_cast<double>(words); }

  /// Reads like a paragraph, by its length, its end and its links (Kohlschuetter et al., Boilerplate Detection using
  /// Shallow Text Features, WSDM 2010: words and link density tell most).
  bool prose() const;
};

/// The blocks of a page in document order, and sums of them for each node in constant time.
class PageBlocks {
 public:
  struct Sum {
    std::size_t words = 0;
    std::size_t linked = 0;
    std::size_t prose = 0;  ///< words of blocks that are prose
  };

  /// Linear. What is hidden or shows no text gives no block.
  explicit PageBlocks(const HtmlPage& page);

  const std::vector<PageBlock>& all() const { return blocks_; }

  /// Indices of the blocks that begin at or below the node: from, to.
  std::size_t begin(std::uint32_t node) const { return first_block_[node]; }
  std::size_t end(std::uint32_t node) const { return first_block_[page_.nodes()[node].end]; }

  Sum sum(std::uint32_t node) const;

 private:
  const HtmlPage& page_;
  std::vector<PageBlock> blocks_;
  std::vector<std::uint32_t> first_block_;  ///< of each node, the first block at or behind it
  std::vector<Sum> before_;                 ///< sums of the blocks before each
};

}  // namespace khabar
