#pragma once

#include <span>
#include <string>
#include <string_view>

#include "indexer/extract/page_facts.hpp"

namespace khabar {

/// What schema.org's data in JSON-LD says of the page's article. `blocks` are the contents of the page's
/// <script type="application/ld+json"> elements, broken or not; `url` is the page's, and tells the article from others
/// that the data lists; it may be empty. The date is as given, trusted or not. Linear.
PageFacts json_ld_facts(std::span<const std::string_view> blocks, std::string_view url);

}  // namespace khabar
