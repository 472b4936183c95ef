#include "searcher/show/lines_printer.hpp"

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

/// Unicode's White_Space without line ends and tabs: each parts columns for somebody's reader.
bool is_blank(char32_t c) {
  return c == U' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

std::string without_blanks(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const std::string printed = utf8::printable(text);
  std::string out;
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(printed, at);
    const bool kept = c != U'%' && !is_blank(c);
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

}  // namespace

void print_tsv(const Results& results, std::ostream& out) {
  for (const Hit& hit : results.hits) {
    std::string snippet;
    for (const Segment& segment : hit.snippet) snippet += segment.text;
    out << utf8::printable(hit.id) << '\t' << number(hit.score) << '\t' << utf8::printable(hit.date) << '\t'
        << utf8::printable(hit.lang) << '\t' << utf8::printable(hit.source) << '\t' << utf8::printable(hit.title)
        << '\t' << utf8::printable(snippet) << '\n';
  }
}

void print_trec(const Results& results, std::string_view qid, std::ostream& out) {
  const std::string query_id = qid.empty() ? "0" : without_blanks(qid);
  for (const Hit& hit : results.hits) {
    out << query_id << " Q0 " << without_blanks(hit.id) << ' ' << hit.rank << ' ' << number(hit.score) << " khabar\n";
  }
}

}  // namespace khabar
