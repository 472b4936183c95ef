#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/text/date.hpp"
#include "indexer/extract/page_zones.hpp"
#include "indexer/sources/html_page.hpp"

namespace khabar {

struct PageDate {
  Date date;
  std::string_view source;  ///< "microdata", "time", "text"
};

/// The date of publication that the page shows: in the order of microdata, <time>, elements whose classes speak of
/// dates, lines of text. Nearness to the headline (node `headline`, 0 when unknown) decides among equals. `lang` (ISO
/// 639-1, may be empty) says how dates are written. Linear.
std::optional<PageDate> find_page_date(const HtmlPage& page, std::size_t headline, std::string_view lang);

/// False for what cannot be a date of publication: more than two days in the future, or 1970-01-01, which is what
/// programs write for none.
bool is_plausible(const Date& date);

}  // namespace khabar
