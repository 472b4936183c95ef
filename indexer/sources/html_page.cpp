#include "indexer/sources/html_page.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/sources/html_tags.hpp"
#include "indexer/sources/html_tokens.hpp"

namespace khabar {
namespace {

constexpr std::size_t kMaxDepth = 256;
constexpr std::size_t kMaxPageAttributes = 2 * kMaxNodes;

/// Start tags that end open elements of the same kind: all of `ends` within the innermost of `within`.
struct ImpliedEnd {
  std::string_view tag;
  std::array<std::string_view, 4> ends;
  std::array<std::string_view, 5> within;
};

// The HTML standard, 13.1.2.4 (optional tags) and 13.2.6.4.7.
constexpr auto kImpliedEnds = std::to_array<ImpliedEnd>({
    {"li", {"li"}, {"ul", "ol", "menu", "dir"}},
    {"dt", {"dt", "dd"}, {"dl"}},
    {"dd", {"dt", "dd"}, {"dl"}},
    {"option", {"option"}, {"select", "datalist", "optgroup"}},
    {"optgroup", {"option", "optgroup"}, {"select"}},
    {"td", {"td", "th"}, {"tr"}},
    {"th", {"td", "th"}, {"tr"}},
    {"tr", {"tr", "caption", "colgroup"}, {}},
    {"tbody", {"tbody", "thead", "tfoot", "caption"}, {}},
    {"thead", {"tbody", "thead", "tfoot", "caption"}, {}},
    {"tfoot", {"tbody", "thead", "tfoot", "caption"}, {}},
    {"rt", {"rt", "rp"}, {"ruby"}},
    {"rp", {"rt", "rp"}, {"ruby"}},
    {"body", {"head"}, {}},
    {"a", {"a"}, {}},
    {"button", {"button"}, {}},
});

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

}  // namespace

/// Builds the tree from the tokens: the standard's "in body" rules (13.2.6.4.7) as far as they say which elements hold
/// which. What is misnested stays where it was opened: no element is ever opened twice.
class HtmlPageBuilder {
 public:
  explicit HtmlPageBuilder(std::string_view html) {
    page_.strings_.assign(html.begin(), html.end());
    page_.nodes_.push_back({"#page", {}, 0, 0, 0, 0});
  }

  HtmlPage build() {
    HtmlTokenizer tokens(page_.strings_);
    HtmlToken token;
    while (page_.nodes_.size() < kMaxNodes && tokens.next(token)) {
      if (token.kind == HtmlToken::Kind::Text) {
        text(token.text);
      } else if (token.kind == HtmlToken::Kind::Start) {
        start(token);
      } else {
        end(token.text);
      }
    }
    close_to(0);
    page_.nodes_.front().end = size();
    return std::move(page_);
  }

 private:
  struct Open {
    std::uint32_t node;
    std::string_view name;
    const HtmlTag* tag;
  };

  std::uint32_t size() const { return static_cast<std::uint32_t>(page_.nodes_.size()); }
  std::uint32_t parent() const { return open_.empty() ? 0 : open_.back().node; }
  bool in(std::string_view name) const { return !open_.empty() && open_.back().name == name; }

  void text(std::string_view text) {
    if (text.empty()) return;
    const bool blank = text.find_first_not_of(" \t\n\r\f") == std::string_view::npos;
    if (!blank && in("head")) close_to(open_.size() - 1);
    page_.nodes_.push_back({{}, text, parent(), size() + 1, 0, 0});
    const HtmlTag* tag = open_.empty() ? nullptr : open_.back().tag;
    if (tag != nullptr && tag->is(HtmlTag::kRawText | HtmlTag::kReferences)) page_.nodes_[parent()].text = text;
  }

  void start(const HtmlToken& token) {
    const std::string_view name = token.text;
    const HtmlTag& tag = html_tag(name);
    if ((name == "html" || name == "body") && is_open(name)) return;
    if (in("head") && !tag.is(HtmlTag::kInHead)) close_to(open_.size() - 1);
    if (tag.is(HtmlTag::kClosesP) && paragraphs_ > 0)
      close_within("p", [](const Open& open) { return open.name == "button"; });
    if (is_heading(name) && !open_.empty() && is_heading(open_.back().name)) close_to(open_.size() - 1);
    imply_ends(name);
    const std::uint32_t node = size();
    page_.nodes_.push_back({name, {}, parent(), node + 1, static_cast<std::uint32_t>(page_.attributes_.size()), 0});
    keep_attributes(token, page_.nodes_.back());
    if (name == "svg" || name == "math") ++foreign_;
    const bool empty = tag.is(HtmlTag::kVoid) || (foreign_ > 0 && token.self_closing);
    if (empty) {
      if (name == "svg" || name == "math") --foreign_;
    } else if (open_.size() >= kMaxDepth && !tag.is(HtmlTag::kRawText | HtmlTag::kReferences)) {
      ++too_deep_;
    } else {
      open_.push_back({node, page_.nodes_[node].name, &tag});
      if (name == "p") ++paragraphs_;
    }
  }

  void keep_attributes(const HtmlToken& token, HtmlPage::Node& node) {
    for (const HtmlAttribute& attribute : token.attributes) {
      if (page_.attributes_.size() >= kMaxPageAttributes) return;
      page_.attributes_.push_back({attribute.name, attribute.value});
      ++node.attribute_count;
    }
  }

  bool is_open(std::string_view name) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Open& open) { return open.name == name; });
  }

  void imply_ends(std::string_view name) {
    for (const ImpliedEnd& rule : kImpliedEnds) {
      if (rule.tag != name) continue;
      for (std::size_t i = open_.size(); i-- > 0;) {
        const Open& open = open_[i];
        if (holds(rule.ends, open.name)) return close_to(i);
        if (open.name == "table" || holds(rule.within, open.name)) return;
        const bool inline_only = rule.within[0].empty() && !is_table_part(name);
        if (inline_only && open.tag->is(HtmlTag::kSpecial)) return;
      }
    }
  }

  static bool is_table_part(std::string_view name) {
    return name == "td" || name == "th" || name == "tr" || name == "tbody" || name == "thead" || name == "tfoot";
  }

  void end(std::string_view name) {
    const HtmlTag& tag = html_tag(name);
    if (too_deep_ > 0 && !tag.is(HtmlTag::kVoid)) {
      --too_deep_;
      return;
    }
    if (name == "html" || name == "body") return;  // what comes behind belongs to the body all the same
    if (is_heading(name)) return close_heading();
    const bool block = tag.is(HtmlTag::kSpecial);
    const auto barrier = [&](const Open& open) { return open.tag->is(block ? HtmlTag::kScope : HtmlTag::kSpecial); };
    const bool table_part = is_table_part(name) || name == "table";
    const bool closed =
        close_within(name, [&](const Open& open) { return table_part ? open.name == "table" : barrier(open); });
    if (name == "br" || (name == "p" && !closed)) page_.nodes_.push_back({name, {}, parent(), size() + 1, 0, 0});
  }

  void close_heading() {
    for (std::size_t i = open_.size(); i-- > 0 && !open_[i].tag->is(HtmlTag::kScope);) {
      if (is_heading(open_[i].name)) return close_to(i);
    }
  }

  /// Closes the innermost open element of that name, unless one stands in between that no end reaches through.
  template <class Barrier>
  bool close_within(std::string_view name, Barrier barrier) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].name == name) {
        close_to(i);
        return true;
      }
      if (barrier(open_[i]) || (name == "p" && open_[i].tag->is(HtmlTag::kScope))) return false;
    }
    return false;
  }

  void close_to(std::size_t depth) {
    while (open_.size() > depth) {
      if (open_.back().name == "svg" || open_.back().name == "math") foreign_ -= std::min(foreign_, std::size_t{1});
      if (open_.back().name == "p") --paragraphs_;
      page_.nodes_[open_.back().node].end = size();
      open_.pop_back();
      too_deep_ = 0;
    }
  }

  HtmlPage page_;
  std::vector<Open> open_;
  std::size_t too_deep_ = 0;    ///< elements open below the deepest that is kept
  std::size_t paragraphs_ = 0;  ///< open <p>
  std::size_t foreign_ = 0;     ///< open <svg> and <math>, in which "/>" ends an element
};

std::string_view HtmlPage::attribute(const Node& node, std::string_view name) const {
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const Attribute& attribute = attributes_[node.first_attribute + i];
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool HtmlPage::has_attribute(const Node& node, std::string_view name) const {
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    if (attributes_[node.first_attribute + i].name == name) return true;
  }
  return false;
}

HtmlPage parse_html(std::string_view utf8) {
  return HtmlPageBuilder(utf8).build();
}

}  // namespace khabar
