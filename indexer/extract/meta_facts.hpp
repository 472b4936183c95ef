#pragma once

#include <string>
#include <vector>

#include "indexer/extract/page_facts.hpp"

namespace khabar {

/// What a page's <meta> elements say. The date is as given, trusted or not.
struct MetaFacts {
  PageFacts facts;
  std::optional<Date> weak_date;        ///< under a name that many use for the last change
  std::vector<std::string> titles;      ///< og:title first; with or without the site's name
  std::vector<std::string> site_names;  ///< in falling order of trust
};

/// Open Graph, article:*, Dublin Core, Parse.ly, Sailthru, Highwire Press (citation_*), Twitter cards, schema.org's and
/// plain names. `page_url` may be empty and is what relative addresses are resolved against. Linear.
MetaFacts meta_facts(const HtmlPage& page, std::string_view page_url);

}  // namespace khabar
