#include "indexer/extract/page_blocks.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/text/utf8.hpp"
#include "indexer/extract/line_shape.hpp"
#include "indexer/sources/html_tags.hpp"
#include "indexer/sources/html_text.hpp"

namespace khabar {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\f";

/// Without blanks and line ends around it; code keeps the blanks before its first line.
std::string_view trimmed(std::string_view text, PageBlock::Kind kind) {
  std::string_view inner = text;
  for (std::size_t before = inner.size() + 1; inner.size() < before;) {
    before = inner.size();
    inner.remove_prefix(std::min(inner.find_first_not_of(kBlanks), inner.size()));
    inner = bare(inner.substr(0, inner.find_last_not_of(kBlanks) + 1));
  }
  if (kind != PageBlock::Kind::Code || inner.empty()) return inner;
  const auto begin = static_cast<std::size_t>(inner.data() - text.data());
  const std::size_t line = text.rfind('\n', begin) + 1;
  return text.substr(line, begin + inner.size() - line);
}

bool parts_blocks(const HtmlPage::Node& node, const HtmlTag& tag) {
  return tag.is(HtmlTag::kLine) || node.name == "br" || node.name == "td" || node.name == "th";
}

void append_collapsed(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t word = text.find_first_not_of(kBlanks, at);
    if (word != at && !out.empty() && out.back() != ' ') out += ' ';
    if (word == std::string_view::npos) return;
    at = std::min(text.find_first_of(kBlanks, word), text.size());
    out.append(text.substr(word, at - word));
  }
}

/// What the elements around a text say of it.
struct Surroundings {
  std::uint32_t end;  ///< of the innermost element
  bool parts;         ///< the innermost element stands apart from what is around it
  bool link = false;
  bool pre = false;
  PageBlock::Kind kind = PageBlock::Kind::Text;
  std::uint8_t level = 0;
  std::uint32_t row = 0;
};

Surroundings within(Surroundings outer, const HtmlPage& page, std::uint32_t i, bool parts) {
  using enum PageBlock::Kind;
  const std::string_view name = page.nodes()[i].name;
  outer.end = page.nodes()[i].end;
  outer.parts = parts;
  if (name == "a") outer.link = true;
  if (name == "tr") outer.row = i;
  if (name == "pre") {
    outer.pre = true;
    outer.kind = Code;
  }
  if (name == "li" || name == "dd" || name == "dt") outer.kind = Item;
  if (name == "td" || name == "th") outer.kind = Cell;
  if (name == "figcaption") outer.kind = Caption;
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
    outer.kind = Heading;
    outer.level = static_cast<std::uint8_t>(name[1] - '0');
  }
  return outer;
}

class BlockCollector {
 public:
  explicit BlockCollector(const HtmlPage& page) : page_(page), open_{{page.nodes()[0].end, false}} {}

  std::vector<PageBlock> collect() {
    const auto& nodes = page_.nodes();
    for (std::uint32_t i = 1; i < nodes.size();) {
      while (open_.size() > 1 && open_.back().end <= i) {
        if (open_.back().parts) finish();
        open_.pop_back();
      }
      if (nodes[i].is_text()) {
        add(i);
        ++i;
      } else {
        i = open(i);
      }
    }
    finish();
    return std::move(blocks_);
  }

 private:
  /// Returns the node to go on with.
  std::uint32_t open(std::uint32_t i) {
    const HtmlPage::Node& node = page_.nodes()[i];
    const HtmlTag& tag = html_tag(node.name);
    const bool parts = parts_blocks(node, tag);
    if (parts) finish();
    const bool silent = tag.is(HtmlTag::kSilent | HtmlTag::kVoid) || node.name == "button";
    if (silent || is_hidden(page_, node)) return node.end;
    open_.push_back(within(open_.back(), page_, i, parts));
    return i + 1;
  }

  void add(std::uint32_t i) {
    const std::string_view text = page_.nodes()[i].text;
    const Surroundings& around = open_.back();
    if (block_.text.empty()) {
      if (text.find_first_not_of(kBlanks) == std::string_view::npos) return;
      block_.node = i;
      block_.kind = around.kind;
      block_.level = around.level;
      block_.row = around.row;
    }
    if (around.pre) {
      block_.text += text;
    } else {
      append_collapsed(block_.text, text);
    }
    if (around.link) block_.linked += static_cast<std::uint32_t>(word_count(text));
  }

  void finish() {
    const std::string text = utf8::scrub(block_.text);
    block_.text = trimmed(text, block_.kind);
    if (!block_.text.empty()) {
      block_.words = static_cast<std::uint32_t>(word_count(block_.text));
      block_.linked = std::min(block_.linked, block_.words);
      block_.sentence = ends_sentence(block_.text);
      blocks_.push_back(std::move(block_));
    }
    block_ = PageBlock{};
  }

  const HtmlPage& page_;
  std::vector<Surroundings> open_;
  std::vector<PageBlock> blocks_;
  PageBlock block_;  ///< the one that is being written
};

}  // namespace

bool PageBlock::prose() const {
  constexpr std::uint32_t kLong = 15;  // words from which on a line says more than a label
  constexpr std::uint32_t kShort = 6;  // words that a sentence may have
  constexpr double kMaxLinked = 0.4;
  if (kind == Kind::Heading || kind == Kind::Caption || link_density() > kMaxLinked) return false;
  return words >= kLong || (sentence && words >= kShort);
}

PageBlocks::PageBlocks(const HtmlPage& page) : page_(page), blocks_(BlockCollector(page).collect()) {
  first_block_.reserve(page.nodes().size() + 1);
  before_.reserve(blocks_.size() + 1);
  before_.emplace_back();
  for (const PageBlock& block : blocks_) {
    first_block_.resize(block.node + 1, static_cast<std::uint32_t>(before_.size() - 1));
    Sum sum = before_.back();
    sum.words += block.words;
    sum.linked += block.linked;
    if (block.prose()) sum.prose += block.words;
    before_.push_back(sum);
  }
  first_block_.resize(page.nodes().size() + 1, static_cast<std::uint32_t>(blocks_.size()));
}

PageBlocks::Sum PageBlocks::sum(std::uint32_t node) const {
  const Sum& from = before_[begin(node)];
  const Sum& to = before_[end(node)];
  return {to.words - from.words, to.linked - from.linked, to.prose - from.prose};
}

}  // namespace khabar
