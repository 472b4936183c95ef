#include "searcher/rank/spelling.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "common/text/script.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += utf8::next(text, at);
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) utf8::append(out, c);
  return out;
}

/// Beginnings of the words that the typed one may stand for, likeliest first. The last holds all words of its first
/// letter: the second may be missing or another one.
std::vector<std::string> beginnings(std::u32string_view word) {
  std::vector<std::string> out;
  for (const std::u32string& beginning : {
           std::u32string(word.substr(0, 2)),  // as typed
           std::u32string{word[1], word[0]},   // swapped
           std::u32string(word.substr(1, 2)),  // one too many at the front
           std::u32string(word.substr(0, 1)),
       }) {
    std::string utf8 = to_utf8(beginning);
    if (std::find(out.begin(), out.end(), utf8) == out.end()) out.push_back(std::move(utf8));
  }
  return out;
}

constexpr std::size_t kMostWordsRead = 60'000;

}  // namespace

int edit_distance(std::u32string_view a, std::u32string_view b, int limit) {
  const int n = static_cast<int>(a.size());
  const int m = static_cast<int>(b.size());
  if (std::abs(n - m) > limit) return limit + 1;
  std::vector<int> before_last, last(static_cast<std::size_t>(m) + 1), row(static_cast<std::size_t>(m) + 1);
  for (int j = 0; j <= m; ++j) last[static_cast<std::size_t>(j)] = j;
  for (int i = 1; i <= n; ++i) {
    row[0] = i;
    int least = i;
    for (int j = 1; j <= m; ++j) {
      const auto at = static_cast<std::size_t>(j);
      const char32_t x = a[static_cast<std::size_t>(i) - 1];
      const char32_t y = b[at - 1];
      row[at] = std::min({last[at] + 1, row[at - 1] + 1, last[at - 1] + (x != y)});
      if (i > 1 && j > 1 && x == b[at - 2] && a[static_cast<std::size_t>(i) - 2] == y)
        row[at] = std::min(row[at], before_last[at - 2] + 1);
      least = std::min(least, row[at]);
    }
    if (least > limit) return limit + 1;
    before_last = last;
    last = row;
  }
  return std::min(last[static_cast<std::size_t>(m)], limit + 1);
}

std::string corrected(const IndexReader& reader, std::string_view word) {
  const std::u32string typed = code_points(word);
  if (typed.size() < 3 || typed.size() > 40 || is_unspaced(script_of(typed[0]))) return {};
  const int limit = typed.size() <= 5 ? 1 : 2;
  std::string best;
  int best_distance = limit + 1;
  double best_frequency = 0;
  std::size_t read = 0;
  const Xapian::Database& database = reader.database();
  for (const std::string& beginning : beginnings(typed)) {
    for (auto at = database.allterms_begin(beginning); at != database.allterms_end(beginning) && read < kMostWordsRead;
         ++at, ++read) {
      const int distance = edit_distance(typed, code_points(*at), std::min(limit, best_distance));
      if (distance > limit || distance > best_distance) continue;
      const double frequency = at.get_termfreq();
      if (distance < best_distance || frequency > best_frequency) {
        best = *at;
        best_distance = distance;
        best_frequency = frequency;
      }
    }
  }
  return best;
}

}  // namespace khabar
