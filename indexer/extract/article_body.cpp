#include "indexer/extract/article_body.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace khabar {
namespace {

using enum PagePart;

/// How many elements stand before each node that parts around an article do not have.
std::vector<std::uint32_t> anchors_before(const HtmlPage& page) {
  std::vector<std::uint32_t> before{0};
  before.reserve(page.nodes().size() + 1);
  for (const HtmlPage::Node& node : page.nodes()) {
    const bool anchor = node.name == "h1" || node.name == "article" ||
                        page.attribute(node, "itemprop").find("articleBody") != std::string_view::npos;
    before.push_back(before.back() + (anchor ? 1u : 0u));
  }
  return before;
}

/// True for parts whose words now and then stand at the article itself ("entry share").
bool is_doubtful(PagePart part) {
  return part != Footer && part != Navigation && part != Comments && part != Form;
}

class PartFinder {
 public:
  PartFinder(const HtmlPage& page, const PageBlocks& blocks)
      : page_(page),
        blocks_(blocks),
        anchors_(anchors_before(page)),
        prose_(static_cast<double>(blocks.sum(0).prose)) {}

  std::vector<PagePart> find() {
    const auto& nodes = page_.nodes();
    std::vector<PagePart> parts(blocks_.all().size(), Unknown);
    for (std::uint32_t i = 1; i < nodes.size();) {
      const PagePart part = part_at(i);
      if (part != Unknown) mark(i, part, parts);
      // A header may hold the article's first lines, and parts of its own.
      i = part == Unknown || part == Header ? i + 1 : nodes[i].end;
    }
    return parts;
  }

  /// True when a kind of parts took so much that its word must mean something else on this page. Such kinds are none
  /// from then on.
  bool overdone() {
    constexpr double kMost = 0.5;
    constexpr double kNearlyAll = 0.9;
    bool any = false;
    for (std::size_t kind = 0; kind < taken_.size(); ++kind) {
      const double limit = is_doubtful(static_cast<PagePart>(kind)) ? kMost : kNearlyAll;
      if (taken_[kind] <= limit * prose_) continue;
      disabled_[kind] = true;
      any = true;
    }
    return any;
  }

 private:
  PagePart part_at(std::uint32_t i) const {
    constexpr double kMuch = 0.35;
    constexpr double kNearlyAll = 0.8;
    const HtmlPage::Node& node = page_.nodes()[i];
    if (node.is_text() || blocks_.begin(i) == blocks_.end(i)) return Unknown;
    const PagePart part = part_of(page_, node);
    if (part == Unknown || disabled_[static_cast<std::size_t>(part)]) return Unknown;
    const auto prose = static_cast<double>(blocks_.sum(i).prose);
    if (part == Form && prose > kNearlyAll * prose_) return Unknown;  // some servers make a form of the whole page
    const bool anchored = anchors_[node.end] > anchors_[i + 1];
    return prose > kMuch * prose_ && (anchored || is_doubtful(part)) ? Unknown : part;
  }

  void mark(std::uint32_t i, PagePart part, std::vector<PagePart>& parts) {
    for (std::size_t b = blocks_.begin(i); b < blocks_.end(i); ++b) {
      if (part == Header && blocks_.all()[b].prose()) continue;
      parts[b] = part;
    }
    if (part != Header) taken_[static_cast<std::size_t>(part)] += static_cast<double>(blocks_.sum(i).prose);
  }

  const HtmlPage& page_;
  const PageBlocks& blocks_;
  std::vector<std::uint32_t> anchors_;
  double prose_;                            ///< words of prose on the page
  std::array<double, kPartCount> taken_{};  ///< of these, in each kind of part
  std::array<bool, kPartCount> disabled_{};
};

/// What a block speaks for or against the element that it is in.
double gain(const PageBlock& block) {
  constexpr double kLinked = 0.5;
  const double words = block.words;
  if (block.text.find("©") != std::string::npos) return -words;
  if (block.prose()) return words;
  using enum PageBlock::Kind;
  if (block.kind == Heading || block.kind == Caption || block.kind == Code) return 0;
  return block.link_density() > kLinked ? -words - 4 : 0.3 * words - 2;
}

}  // namespace

std::vector<PagePart> parts_of_blocks(const HtmlPage& page, const PageBlocks& blocks) {
  PartFinder finder(page, blocks);
  std::vector<PagePart> parts = finder.find();
  return finder.overdone() ? finder.find() : parts;
}

std::uint32_t find_article_body(const HtmlPage& page, const PageBlocks& blocks, const std::vector<PagePart>& parts) {
  constexpr double kNeeded = 0.5;
  const auto& nodes = page.nodes();
  std::vector<double> before{0};
  before.reserve(parts.size() + 1);
  for (std::size_t b = 0; b < parts.size(); ++b) {
    before.push_back(before.back() + (parts[b] == Unknown ? gain(blocks.all()[b]) : 0));
  }
  const auto score = [&](std::uint32_t i) { return before[blocks.end(i)] - before[blocks.begin(i)]; };
  std::uint32_t best = 0;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].is_text() && score(i) >= score(best)) best = i;
  }
  std::uint32_t body = best;
  BodySign sign = BodySign::None;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    // A flash of one sentence is too little to outweigh anything: there only the signs tell.
    if (nodes[i].is_text() || (score(best) > 0 && score(i) < kNeeded * score(best))) continue;
    const BodySign other = body_sign(page, nodes[i]);
    if (other == BodySign::None || other < sign || (other == sign && score(i) < score(body))) continue;
    body = i;
    sign = other;
  }
  return body;
}

}  // namespace khabar
