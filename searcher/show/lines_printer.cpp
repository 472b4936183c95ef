#include "searcher/show/lines_printer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <ostream>
#include <string>

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

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == ' ') {
      out += "%20";
    } else if (c == '%') {
      out += "%25";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

void print_tsv(const Results& results, std::ostream& out) {
  for (const Hit& hit : results.hits) {
    out << printable(hit.id) << '\t' << number(hit.score) << '\t' << printable(hit.date) << '\t' << printable(hit.lang)
        << '\t' << printable(hit.source) << '\t' << printable(hit.title) << '\t';
    for (const Segment& segment : hit.snippet) out << printable(segment.text);
    out << '\n';
  }
}

void print_trec(const Results& results, std::string_view qid, std::ostream& out) {
  const std::string query_id = qid.empty() ? "0" : without_blanks(qid);
  for (const Hit& hit : results.hits) {
    out << query_id << " Q0 " << without_blanks(hit.id) << ' ' << hit.rank << ' ' << number(hit.score) << " khabar\n";
  }
}

}  // namespace khabar
