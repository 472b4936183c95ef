#include "indexer/sources/web_address.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "indexer/sources/field_values.hpp"

namespace khabar {
namespace {

constexpr std::size_t kLongestAddress = 4096;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool starts_with_any_case(std::string_view text, std::string_view start) {
  return text.size() >= start.size() &&
         std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

bool is_web(std::string_view address) {
  return starts_with_any_case(address, "http://") || starts_with_any_case(address, "https://");
}

/// "https://a.example" of an address.
std::string_view origin_of(std::string_view address) {
  return address.substr(0, address.find_first_of("/?#", address.find("//") + 2));
}

std::string without_dot_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    const std::string_view segment = path.substr(at, end - at);
    at = end;
    const bool last = end == path.size();
    if (segment == "/.." && !kept.empty()) kept.pop_back();
    if (segment != "/.." && segment != "/.") {
      kept.push_back(segment);
    } else if (last) {
      kept.push_back("/");
    }
  }
  std::string out;
  for (const std::string_view segment : kept) out += segment;
  return out.empty() ? "/" : out;
}

/// Without what same_page() does not mind.
std::string_view core_of(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  if (const std::size_t scheme = address.find("://"); scheme < 6) address.remove_prefix(scheme + 3);
  if (address.starts_with("www.")) address.remove_prefix(4);
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Reads a number of `fewest` to `most` digits at `at`, behind which there is no digit; -1 for none.
int number_at(std::string_view text, std::size_t& at, std::size_t fewest, std::size_t most) {
  std::size_t end = at;
  int value = 0;
  while (end < text.size() && is_digit(text[end]) && end - at < most) value = value * 10 + (text[end++] - '0');
  if (end - at < fewest || (end < text.size() && is_digit(text[end]))) return -1;
  at = end;
  return value;
}

int month_at(std::string_view text, std::size_t& at) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (!starts_with_any_case(text.substr(at), kMonths[i])) continue;
    at = std::min(text.find_first_of("/-_", at), text.size());
    return static_cast<int>(i) + 1;
  }
  return number_at(text, at, 1, 2);
}

bool is_part_end(std::string_view text, std::size_t at) {
  return at >= text.size() || std::string_view("/-_.?&").find(text[at]) != std::string_view::npos;
}

/// The date that begins at `at` with its year.
std::optional<Date> date_at(std::string_view text, std::size_t at) {
  Date date;
  if (std::size_t end = at; number_at(text, end, 8, 8) > 0 && is_part_end(text, end)) {
    const auto compact = parse_date(text.substr(at, 8));
    return compact && compact->year >= 1990 && compact->year < 2100 ? compact : std::nullopt;
  }
  date.year = number_at(text, at, 4, 4);
  if (date.year < 1990 || date.year > 2099 || at >= text.size()) return std::nullopt;
  const char mark = text[at++];
  if (mark != '/' && mark != '-' && mark != '_') return std::nullopt;
  date.month = month_at(text, at);
  date.precision = Precision::Month;
  if (at + 1 < text.size() && (text[at] == mark || text[at] == '/')) {
    std::size_t end = at + 1;
    const int day = number_at(text, end, mark == '/' ? 2 : 1, 2);
    if (day >= 1 && is_part_end(text, end)) {
      date.day = day;
      date.precision = Precision::Day;
    }
  }
  if (!is_real(date) || (date.precision == Precision::Month && (mark != '/' || !is_part_end(text, at)))) {
    return std::nullopt;
  }
  return date;
}

}  // namespace

std::string resolved_address(std::string_view base, std::string_view reference) {
  std::string given = one_line(reference.substr(0, kLongestAddress));
  std::replace(given.begin(), given.end(), ' ', '+');
  given.resize(std::min(given.find('#'), given.size()));
  if (is_web(given)) return given;
  const std::size_t colon = given.find(':');
  if (given.empty() || colon < given.find_first_of("/?")) return {};
  const std::string scrubbed = one_line(base.substr(0, kLongestAddress));
  base = scrubbed;
  base = base.substr(0, base.find('#'));
  if (given.starts_with("//")) {
    const std::string_view scheme = is_web(base) ? base.substr(0, base.find(':')) : "https";
    return std::string(scheme) + ':' + given;
  }
  if (!is_web(base)) return {};
  const std::string origin(origin_of(base));
  std::string_view path = base.substr(origin.size());
  path = path.substr(0, path.find('?'));
  if (given.starts_with('?')) return origin + std::string(path) + given;
  const std::size_t query = std::min(given.find('?'), given.size());
  std::string joined = given.starts_with('/') ? "" : std::string(path.substr(0, path.rfind('/') + 1));
  if (joined.empty() && !given.starts_with('/')) joined = "/";
  return origin + without_dot_segments(joined + given.substr(0, query)) + given.substr(query);
}

bool same_page(std::string_view a, std::string_view b) {
  return !a.empty() && core_of(a) == core_of(b);
}

std::string_view host_of(std::string_view address) {
  if (!is_web(address)) return {};
  std::string_view host = origin_of(address);
  host.remove_prefix(host.find("//") + 2);
  if (const std::size_t user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  host = host.substr(0, host.find(':'));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

std::optional<Date> date_of_address(std::string_view address) {
  if (!is_web(address)) return std::nullopt;
  // An archive's address ends in that of the page.
  if (const std::size_t inner = address.rfind("://"); inner > 8) address.remove_prefix(inner);
  address = address.substr(std::min(address.find('/', address.find("://") + 3), address.size()));
  address = address.substr(0, std::min(address.find_first_of("?#"), kLongestAddress));
  std::optional<Date> month;
  for (std::size_t at = 1; at < address.size(); ++at) {
    if (is_digit(address[at - 1]) || !is_digit(address[at])) continue;
    const std::optional<Date> date = date_at(address, at);
    if (date && date->precision == Precision::Day) return date;
    if (date && !month) month = date;
  }
  return month;
}

}  // namespace khabar
