#include "searcher/show/lines_printer.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <ostream>
#include <string>

#include "common/text/utf8.hpp"
#include "searcher/show/terminal.hpp"

namespace khabar {
namespace {

/// Shortest text that reads back as the same number, in no locale: equal scores stay equal, different ones different.
std::string number(double value) {
  std::array<char, 32> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::isfinite(value) ? value : 0);
  return {buffer.data(), end};
}

/// Any of Unicode's blanks parts columns for somebody's reader.
std::string without_blanks(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const std::string printed = printable(text);
  std::string out;
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(printed, at);
    const bool kept = c != U'%' && u_isUWhiteSpace(static_cast<UChar32>(c)) == 0;
    for (std::size_t i = begin; i < at; ++i) {
      const auto byte = static_cast<unsigned char>(printed[i]);
      if (kept)
        out += printed[i];
      else
        out.append("%").append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
    }
  }
  return out;
}

/// Spreadsheets run a cell that begins with one of these signs, of either width, as a formula; behind an apostrophe it
/// is text (OWASP, "CSV Injection").
std::string cell(std::string_view text) {
  constexpr std::array<std::string_view, 8> kSigns = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  std::string printed = printable(text);
  const std::string_view seen =
      std::string_view(printed).substr(std::min(printed.size(), printed.find_first_not_of(' ')));
  const bool is_formula =
      std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) { return seen.starts_with(sign); });
  return is_formula ? "'" + printed : printed;
}

}  // namespace

void print_tsv(const Results& results, std::ostream& out) {
  for (const Hit& hit : results.hits) {
    std::string snippet;
    for (const Segment& segment : hit.snippet) snippet += segment.text;
    out << cell(hit.id) << '\t' << number(hit.score) << '\t' << cell(hit.date) << '\t' << cell(hit.lang) << '\t'
        << cell(hit.source) << '\t' << cell(hit.title) << '\t' << cell(snippet) << '\n';
  }
}

void print_trec(const Results& results, std::string_view qid, std::ostream& out) {
  const std::string query_id = qid.empty() ? "0" : without_blanks(qid);
  for (const Hit& hit : results.hits) {
    out << query_id << " Q0 " << without_blanks(hit.id) << ' ' << hit.rank << ' ' << number(hit.score) << " khabar\n";
  }
}

}  // namespace khabar
