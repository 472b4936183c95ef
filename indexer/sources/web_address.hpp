#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/text/date.hpp"

namespace khabar {

/// The address that `reference` means on the page at `base` (RFC 3986, section 5), without fragment. Empty when it is
/// no web address, or a relative one and the base is none.
std::string resolved_address(std::string_view base, std::string_view reference);

/// Equal but for scheme, "www.", query, fragment and a final slash.
bool same_page(std::string_view a, std::string_view b);

/// "a.example" of "https://www.a.example:8080/x".
std::string_view host_of(std::string_view address);

/// The date that an address was given by the calendar: "/2024/03/15/", "/2024-03-15-", "/20240315/", "/2024/mar/15/",
/// "/2024/03/" (month precision).
std::optional<Date> date_of_address(std::string_view address);

}  // namespace khabar
