#include "indexer/sources/html_tags.hpp"

#include <array>
#include <unordered_map>

namespace khabar {
namespace {

using enum HtmlTag::Trait;

constexpr std::uint32_t kBlock = kSpecial | kClosesP | kLine;
constexpr std::uint32_t kSpaced = kBlock | kParagraph;
constexpr std::uint32_t kEmpty = kVoid | kSpecial;
constexpr std::uint32_t kUnseen = kRawText | kSpecial | kSilent;

// The HTML standard, sections 13.1.2 (kinds of elements), 13.2.4.2 (special elements, scopes), 13.2.6.4.7 ("in body"),
// 15.3 (display). <search>, <dialog> and the like are newer than most parsers.
constexpr auto kTags = std::to_array<HtmlTag>({
    {"html", kSpecial | kScope | kLine},
    {"head", kSpecial | kSilent},
    {"body", kSpecial | kLine},
    {"title", kReferences | kInHead | kSpecial | kSilent},
    {"meta", kEmpty | kInHead},
    {"link", kEmpty | kInHead},
    {"base", kEmpty | kInHead},
    {"script", kUnseen | kInHead},
    {"style", kUnseen | kInHead},
    {"noscript", kSpecial | kInHead | kSilent},
    {"template", kSpecial | kScope | kInHead | kSilent},
    {"iframe", kUnseen},
    {"noembed", kUnseen},
    {"noframes", kUnseen | kInHead},
    {"xmp", kRawText | kSpaced},
    {"textarea", kReferences | kSpecial | kSilent},
    {"address", kBlock},
    {"article", kBlock},
    {"aside", kBlock},
    {"blockquote", kSpaced},
    {"center", kBlock},
    {"details", kBlock},
    {"dialog", kBlock},
    {"dir", kSpaced},
    {"div", kBlock},
    {"dl", kSpaced},
    {"fieldset", kBlock},
    {"figcaption", kBlock},
    {"figure", kSpaced},
    {"footer", kBlock},
    {"form", kBlock},
    {"header", kBlock},
    {"hgroup", kBlock},
    {"hr", kSpaced | kVoid},
    {"main", kBlock},
    {"menu", kSpaced},
    {"nav", kBlock},
    {"ol", kSpaced},
    {"p", kSpaced},
    {"pre", kSpaced},
    {"listing", kSpaced},
    {"search", kBlock},
    {"section", kBlock},
    {"summary", kBlock},
    {"ul", kSpaced},
    {"h1", kSpaced},
    {"h2", kSpaced},
    {"h3", kSpaced},
    {"h4", kSpaced},
    {"h5", kSpaced},
    {"h6", kSpaced},
    {"li", kBlock},
    {"dd", kBlock},
    {"dt", kBlock},
    {"table", kSpaced | kScope},
    {"caption", kSpecial | kScope | kLine},
    {"colgroup", kSpecial},
    {"col", kEmpty},
    {"tbody", kSpecial | kLine},
    {"thead", kSpecial | kLine},
    {"tfoot", kSpecial | kLine},
    {"tr", kSpecial | kLine},
    {"td", kSpecial | kScope},
    {"th", kSpecial | kScope},
    {"applet", kSpecial | kScope | kSilent},
    {"object", kSpecial | kScope | kSilent},
    {"marquee", kSpecial | kScope},
    {"audio", kSilent},
    {"video", kSilent},
    {"canvas", kSilent},
    {"svg", kSilent},
    {"math", 0},
    {"button", kSpecial},
    {"select", kSpecial | kSilent},
    {"datalist", kSilent},
    {"option", kLine},
    {"optgroup", kLine},
    {"frameset", kSpecial | kSilent},
    {"br", kEmpty},
    {"wbr", kEmpty},
    {"img", kEmpty},
    {"input", kEmpty},
    {"area", kEmpty},
    {"embed", kEmpty},
    {"keygen", kEmpty},
    {"param", kEmpty},
    {"source", kEmpty},
    {"track", kEmpty},
    {"bgsound", kEmpty},
    {"frame", kEmpty},
    {"rt", kSilent},
    {"rp", kSilent},
});

}  // namespace

const HtmlTag& html_tag(std::string_view name) {
  static const auto kByName = [] {
    std::unordered_map<std::string_view, HtmlTag> tags;
    for (const HtmlTag& tag : kTags) tags.emplace(tag.name, tag);
    return tags;
  }();
  static const HtmlTag kOther{};
  const auto found = kByName.find(name);
  return found == kByName.end() ? kOther : found->second;
}

}  // namespace khabar
