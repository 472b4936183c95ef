#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/page_zones.hpp"
#include "indexer/sources/html_page.hpp"

namespace khabar {

/// The headline as readers see it, and where they see it.
struct Headline {
  std::string text;
  std::size_t node = 0;  ///< of the element that shows it; 0 when none does
};

/// `claims` are titles that the page's data gives, in falling order of trust; `names` are what the site is called. The
/// page's <h1>, or another heading, is the headline where a claim or <title> agrees with it; else the first claim
/// without the site's name; else the first heading; else <title>. Linear.
Headline find_headline(const HtmlPage& page, std::span<const std::string> claims, std::span<const std::string> names);

/// The title without the site's name before or behind " - ", " | ", " – ", "::" and the like. A part is the site's name
/// when `names` has it.
std::string without_site_name(std::string_view title, std::span<const std::string> names);

}  // namespace khabar
