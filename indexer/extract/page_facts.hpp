#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/store/article.hpp"
#include "common/text/date.hpp"
#include "indexer/sources/html_page.hpp"

namespace khabar {

/// What a page says of its article beside the article itself. Scrubbed UTF-8; an empty string means "not said".
struct PageFacts {
  std::string title;   ///< the headline as readers see it, without the site's name
  std::string lang;    ///< ISO 639-1, as claimed
  std::string source;  ///< publisher, or the site's name
  std::string url;     ///< canonical, absolute
  std::string section;
  std::vector<std::string> authors;
  std::vector<std::string> topics;
  std::vector<GivenEntity> entities;
  std::optional<Date> date;  ///< of publication
  std::string date_source;   ///< "json-ld", "meta", "microdata", "time", "url" or "text"
  std::string body;          ///< the article's text where the page's data holds all of it, else empty
  std::vector<std::string> warnings;
};

/// Facts by the sources' trustworthiness: JSON-LD, <meta>, microdata, <time> and what classes call a date or byline,
/// the URL, at last the text around the headline. `url` is where the page was fetched from, may be empty. Never fails;
/// linear in the page.
PageFacts page_facts(const HtmlPage& page, std::string_view url);

}  // namespace khabar
