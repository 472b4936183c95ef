#include "searcher/show/snippet.hpp"

#include <string>
#include <vector>

#include "common/text/grapheme.hpp"
#include "fuzz/target.hpp"

namespace khabar::fuzz {
namespace {

constexpr std::string_view kEllipsis = "…";

/// "word word* -word": terms that match as they stand, prefixes, and n-grams.
MatchedTerms terms_of(std::string_view line) {
  std::vector<Expansion> expansions;
  while (!line.empty() && expansions.size() < 16) {
    std::string word(line.substr(0, line.find(' ')));
    line.remove_prefix(std::min(word.size() + 1, line.size()));
    if (word.empty()) continue;
    Expansion expansion{word, 1.0 / static_cast<double>(word.size())};
    if (word.ends_with('*')) {
      expansion.prefix = word.substr(0, word.size() - 1);
    } else {
      expansion.leaves.push_back({word.starts_with('-') ? "XN" + word.substr(1) : word, 1, "exact"});
    }
    expansions.push_back(std::move(expansion));
  }
  return MatchedTerms(expansions);
}

std::string joined(const std::vector<Segment>& segments) {
  std::string out;
  for (const Segment& segment : segments) {
    require(!segment.text.empty() && utf8::valid(segment.text), "a segment is text");
    out += segment.text;
  }
  for (std::size_t i = 1; i < segments.size(); ++i) {
    require(segments[i].match != segments[i - 1].match, "segments alternate");
  }
  return out;
}

}  // namespace
}  // namespace khabar::fuzz

/// The language, the width in columns and the query's words each in a line, then the text.
KHABAR_FUZZ_TARGET(snippet) {
  using namespace khabar;
  const std::string input = utf8::scrub(fuzz::as_text(data, size));
  const auto [lang, behind_lang] = fuzz::first_line(input);
  const auto [width, behind_width] = fuzz::first_line(behind_lang);
  const auto [words, text] = fuzz::first_line(behind_width);
  const int columns = 1 + static_cast<int>(width.size() == 0 ? 0 : static_cast<unsigned char>(width[0]));
  const MatchedTerms terms = fuzz::terms_of(words);
  StoredText article;
  article.text = text;
  Analyzer analyzer;
  fuzz::require(fuzz::joined(mark(article, lang, terms, analyzer)) == text, "marking changes nothing");

  std::string shown = fuzz::joined(make_snippet(article, lang, terms, analyzer, columns));
  if (!text.starts_with(shown) && shown.starts_with(fuzz::kEllipsis)) shown.erase(0, fuzz::kEllipsis.size());
  if (!text.ends_with(shown) && shown.ends_with(fuzz::kEllipsis)) shown.erase(shown.size() - fuzz::kEllipsis.size());
  fuzz::require(text.find(shown) != std::string_view::npos, "a snippet is the article's text");
  return 0;
}
