#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/sources/html_page.hpp"

namespace khabar {

/// What an element of a page is for, as far as its tag, role, class and id tell.
enum class PagePart {
  Unknown,
  Navigation,
  Header,
  Footer,
  Aside,
  Comments,
  Related,
  Share,
  Newsletter,
  Notice,  ///< cookies, paywalls, pop-ups
  Advertisement,
  Author,
  Meta,  ///< dates, bylines, tags
  Caption,
  Form,
  Hidden,
};
constexpr std::size_t kPartCount = 16;

PagePart part_of(const HtmlPage& page, const HtmlPage::Node& node);

/// What tells that an element holds the article's own text.
enum class BodySign {
  None,
  Tag,   ///< <article>, <main> or a role: holds what stands around the text as well
  Name,  ///< a class or id that only bodies of articles have ("entry-content"), or itemprop="articleBody"
};

BodySign body_sign(const HtmlPage& page, const HtmlPage::Node& node);

/// In words, for a report: "navigation".
std::string_view name_of(PagePart part);

}  // namespace khabar
