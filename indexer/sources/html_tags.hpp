#pragma once

#include <cstdint>
#include <string_view>

namespace khabar {

/// What the HTML standard says of an element: how it is read, and how it stands on the page.
struct HtmlTag {
  enum Trait : std::uint32_t {
    kVoid = 1u << 0,        ///< has no end tag and nothing in it
    kRawText = 1u << 1,     ///< holds text alone, as it is
    kReferences = 1u << 2,  ///< holds text alone, with its references resolved
    kSpecial = 1u << 3,     ///< an end tag of another name does not reach through it ("special" in the standard)
    kScope = 1u << 4,       ///< no end tag closes what is open outside of it (a "scope" in the standard)
    kClosesP = 1u << 5,     ///< its start tag ends an open paragraph
    kInHead = 1u << 6,      ///< stands in the head
    kLine = 1u << 7,        ///< stands on lines of its own
    kParagraph = 1u << 8,   ///< parted from what is around it by an empty line
    kSilent = 1u << 9,      ///< shows no text of its own on a page
  };

  std::string_view name;
  std::uint32_t traits = 0;

  bool is(std::uint32_t trait) const { return (traits & trait) != 0; }
};

/// The element's row; one without traits for what HTML does not know. `name` is lower-case.
const HtmlTag& html_tag(std::string_view name);

}  // namespace khabar
