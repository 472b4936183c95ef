#include "searcher/show/text_printer.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <string_view>
#include <vector>

#include "common/text/utf8.hpp"
#include "searcher/show/terminal.hpp"

namespace khabar {
namespace {

constexpr std::size_t kSnippetLines = 3;
constexpr std::size_t kTitleLines = 2;
constexpr std::size_t kNameLines = 4;
constexpr int kWidestName = 30;
constexpr int kNarrowest = 20;
constexpr int kLongestBar = 40;  // longer ones are no easier to compare

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kCyan = "\x1b[36m";
constexpr std::string_view kPlain = "\x1b[0m";

struct Bar {
  std::string name;
  std::size_t count;
};

std::string blanks(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

/// A bar of eighths of a block; what is more than nothing is seen.
std::string bar_of(std::size_t count, std::size_t most, int width) {
  constexpr std::string_view kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (count == 0 || most == 0 || width <= 0) return {};
  const double share = static_cast<double>(count) / static_cast<double>(most);
  const int eighths = std::max(1, static_cast<int>(std::lround(share * width * 8)));
  std::string out;
  for (int i = 0; i < eighths / 8; ++i) out += "█";
  return out += kEighths[eighths % 8];
}

class TextPrinter {
 public:
  TextPrinter(const TextStyle& style, std::ostream& out)
      : color_(style.color), width_(std::max(style.width, kNarrowest)), closing_line_(style.closing_line), out_(out) {}

  void print(const Results& results) {
    print_lines(results.explanation, 0);
    if (!results.explanation.empty()) out_ << '\n';
    int widest_rank = 1;
    for (const Hit& hit : results.hits) widest_rank = std::max(widest_rank, digits(hit.rank));
    for (const Hit& hit : results.hits) print_hit(hit, widest_rank);
    for (const Facet& facet : results.facets) print_facet(facet);
    if (!results.timeline.empty()) print_timeline(results.timeline);
    for (const std::string& note : results.notes) out_ << "note: " << utf8::printable(note) << '\n';
    if (!results.suggestion.empty())
      out_ << "did you mean: " << styled(kBold, utf8::printable(results.suggestion)) << '\n';
    if (closing_line_) out_ << closing_line(results) << '\n';
  }

  void print(const EntityPage& page) {
    const std::string of = page.company ? " of " + utf8::printable(page.company->name) : "";
    const std::string about = std::string(name_of(page.entity.kind)) + of + " · " + articles_of(page.articles);
    out_ << styled(kBold, cut_to_width(utf8::printable(page.entity.name), width_)) << '\n'
         << styled(kDim, cut_to_width(about, width_)) << '\n';
    print_aliases(page.aliases);
    print_belongings(page.belongings);
    for (const CountedEntity& namesake : page.namesakes) {
      const std::string also = "also " + std::string(name_of(namesake.kind)) + ":" + utf8::printable(namesake.id) +
                               ", " + utf8::printable(namesake.name) + ", " + articles_of(namesake.articles);
      out_ << cut_to_width(also, width_) << '\n';
    }
    out_ << '\n';
    if (!page.timeline.empty()) print_timeline(page.timeline);
    for (const Facet& facet : page.facets) print_facet(facet);
    for (const LatestArticles& latest : page.latest) print_latest(latest);
  }

 private:
  static std::string articles_of(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " article" : " articles");
  }

  void print_aliases(const std::vector<std::string>& aliases) {
    std::string names;
    for (const std::string& alias : aliases) names += (names.empty() ? "" : ", ") + utf8::printable(alias);
    print_wrapped(names);
  }

  void print_belongings(const std::vector<CountedEntity>& belongings) {
    std::string names;
    for (const CountedEntity& entity : belongings) {
      names += (names.empty() ? "with " : ", ") + utf8::printable(entity.name);
      if (entity.kind != EntityKind::Company) names += " (" + std::string(name_of(entity.kind)) + ")";
      names += " " + std::to_string(entity.articles);
    }
    print_wrapped(names);
  }

  void print_wrapped(const std::string& names) {
    const WrappedText wrapped = wrap(names, width_, kNameLines);
    for (std::size_t i = 0; i < wrapped.lines.size(); ++i) {
      const auto [begin, end] = wrapped.lines[i];
      out_ << names.substr(begin, end - begin) << (wrapped.cut && i + 1 == wrapped.lines.size() ? "…" : "") << '\n';
    }
  }

  void print_latest(const LatestArticles& latest) {
    out_ << styled(kBold, "latest in " + utf8::printable(latest.lang)) << '\n';
    for (const Card& card : latest.cards) {
      const std::string title = utf8::printable(card.title.empty() ? card.id : card.title);
      const std::string date = utf8::printable(day_of(card.date));
      out_ << "  " << cut_to_width(padded(date, 10) + "  " + title, width_ - 2) << '\n';
      if (!card.title.empty()) out_ << blanks(14) << styled(kDim, utf8::printable(card.id)) << '\n';
    }
    out_ << '\n';
  }

  static int digits(int number) { return static_cast<int>(std::to_string(number).size()); }

  std::string styled(std::string_view style, std::string_view text) const {
    if (!color_ || text.empty()) return std::string(text);
    return std::string(style) + std::string(text) + std::string(kPlain);
  }

  void print_lines(const std::vector<std::string>& lines, int indent) {
    for (const std::string& line : lines) out_ << blanks(indent) << styled(kDim, utf8::printable(line)) << '\n';
  }

  void print_hit(const Hit& hit, int widest_rank) {
    const int indent = widest_rank + 2;
    out_ << blanks(widest_rank - digits(hit.rank)) << hit.rank << ". ";
    print_title(hit, indent);
    const std::string about = about_line(hit, width_ - indent);
    if (!about.empty()) out_ << blanks(indent) << styled(kDim, about) << '\n';
    print_snippet(hit.snippet, indent);
    // Whole, whatever the width: it is there to be copied behind --show.
    if (!hit.title.empty()) out_ << blanks(indent) << styled(kDim, utf8::printable(hit.id)) << '\n';
    print_duplicates(hit.duplicates, indent);
    print_lines(hit.explanation, indent);
    out_ << '\n';
  }

  void print_duplicates(const std::vector<std::string>& ids, int indent) {
    if (ids.empty()) return;
    std::string line = "also, nearly the same:";
    for (const std::string& id : ids) {
      if (display_width(line) > width_ - indent) break;
      line += " " + utf8::printable(id);
    }
    out_ << blanks(indent) << styled(kDim, cut_to_width(line, width_ - indent)) << '\n';
  }

  void print_title(const Hit& hit, int indent) {
    const std::string title = utf8::printable(hit.title.empty() ? hit.id : hit.title);
    const WrappedText wrapped = wrap(title, width_ - indent, kTitleLines);
    for (std::size_t i = 0; i < wrapped.lines.size(); ++i) {
      const auto [begin, end] = wrapped.lines[i];
      const bool cut_here = wrapped.cut && i + 1 == wrapped.lines.size();
      out_ << (i == 0 ? "" : blanks(indent)) << styled(kBold, title.substr(begin, end - begin) + (cut_here ? "…" : ""))
           << '\n';
    }
    if (wrapped.lines.empty()) out_ << '\n';
  }

  /// Source, date, language, and as many companies as there is room for.
  std::string about_line(const Hit& hit, int room) const {
    std::vector<std::string> parts;
    for (const std::string_view part : {std::string_view(hit.source), day_of(hit.date), std::string_view(hit.lang)}) {
      if (!part.empty() && part != "und") parts.push_back(utf8::printable(part));
    }
    std::string line;
    for (const std::string& part : parts) line += (line.empty() ? "" : " · ") + part;
    bool first = true;
    for (const EntityName& entity : hit.entities) {
      if (entity.kind != EntityKind::Company) continue;
      const std::string longer = line + (!first ? ", " : line.empty() ? "" : " · ") + utf8::printable(entity.name);
      if (display_width(longer) > room) break;
      line = longer;
      first = false;
    }
    return cut_to_width(line, room);
  }

  void print_snippet(const std::vector<Segment>& snippet, int indent) {
    std::string text;
    std::vector<ByteRange> matches;
    for (const Segment& segment : snippet) {
      std::string words = utf8::printable(segment.text);
      if (text.empty() || text.back() == ' ') words.erase(0, words.find_first_not_of(' '));
      for (std::size_t at = 0; (at = words.find("  ", at)) != std::string::npos;)
        words.erase(at, 1);  // an empty line between paragraphs
      const std::size_t begin = text.size();
      text += words;
      if (segment.match && text.size() > begin) matches.push_back({begin, text.size()});
    }
    const WrappedText wrapped = wrap(text, width_ - indent, kSnippetLines);
    auto match = matches.begin();
    for (std::size_t i = 0; i < wrapped.lines.size(); ++i) {
      const auto [begin, end] = wrapped.lines[i];
      out_ << blanks(indent);
      std::size_t at = begin;
      while (match != matches.end() && match->begin < end) {
        const std::size_t from = std::max(match->begin, at);
        const std::size_t to = std::min(match->end, end);
        if (from < to) out_ << text.substr(at, from - at) << styled(kBold, text.substr(from, to - from));
        at = std::max(at, to);
        if (match->end > end) break;
        ++match;
      }
      out_ << text.substr(at, end - at) << (wrapped.cut && i + 1 == wrapped.lines.size() ? "…" : "") << '\n';
    }
  }

  void print_bars(const std::string& heading, const std::vector<Bar>& bars) {
    int name_width = 1;
    std::size_t most = 0;
    for (const Bar& bar : bars) {
      name_width = std::max(name_width, display_width(bar.name));
      most = std::max(most, bar.count);
    }
    const int count_width = static_cast<int>(std::to_string(most).size());
    name_width = std::min({name_width, kWidestName, std::max(1, width_ - count_width - 8)});
    const int bar_width = std::min(kLongestBar, width_ - 2 - name_width - 1 - count_width - 1);
    out_ << styled(kBold, heading) << '\n';
    for (const Bar& bar : bars) {
      const std::string count = std::to_string(bar.count);
      const std::string drawn = bar_of(bar.count, most, bar_width);
      out_ << "  " << padded(bar.name, name_width) << ' ' << blanks(count_width - static_cast<int>(count.size()))
           << count << (drawn.empty() ? "" : " ") << styled(kCyan, drawn) << '\n';
    }
  }

  void print_facet(const Facet& facet) {
    if (facet.entries.empty() && facet.distinct == 0) return;
    std::vector<Bar> bars;
    for (const FacetEntry& entry : facet.entries) bars.push_back({utf8::printable(entry.name), entry.count});
    print_bars(utf8::printable(facet.kind), bars);
    const std::size_t all = std::max(facet.distinct, facet.entries.size());
    if (all > bars.size()) out_ << "  " << styled(kDim, "and " + std::to_string(all - bars.size()) + " more") << '\n';
    print_significant(facet.significant);
    out_ << '\n';
  }

  /// "NVIDIA 94 of 120": of its articles in the archive; as many values as there is room for.
  void print_significant(const std::vector<SignificantEntry>& entries) {
    std::string line;
    for (const SignificantEntry& entry : entries) {
      const std::string count = " " + std::to_string(entry.count) + " of " + std::to_string(entry.everywhere);
      const std::string longer = line + (line.empty() ? "significant: " : ", ") +
                                 cut_to_width(utf8::printable(entry.name), kWidestName) + count;
      if (display_width(longer) > width_ - 2) break;
      line = longer;
    }
    if (!line.empty()) out_ << "  " << styled(kDim, line) << '\n';
  }

  void print_timeline(const std::vector<TimelineBucket>& timeline) {
    std::vector<Bar> bars;
    for (const TimelineBucket& bucket : timeline) bars.push_back({utf8::printable(bucket.label), bucket.count});
    print_bars("timeline", bars);
    out_ << '\n';
  }

  bool color_;
  int width_;
  bool closing_line_;
  std::ostream& out_;
};

}  // namespace

void print_text(const Results& results, const TextStyle& style, std::ostream& out) {
  TextPrinter(style, out).print(results);
}

void print_text(const EntityPage& page, const TextStyle& style, std::ostream& out) {
  TextPrinter(style, out).print(page);
}

std::string closing_line(const Results& results) {
  const std::string total = (results.total_exact ? "" : "about ") + std::to_string(results.total);
  const std::string articles = results.total == 1 ? " article" : " articles";
  const double ms = std::isfinite(results.took_ms) ? std::clamp(results.took_ms, 0.0, 1e15) : 0;
  const std::string took = ", " + (ms < 1 ? "less than 1" : std::to_string(std::llround(ms))) + " ms";
  if (results.total == 0) return "no articles" + took;
  std::string shown = std::to_string(results.hits.size());
  if (!results.hits.empty() && results.hits.front().rank > 1) {
    shown = std::to_string(results.hits.front().rank) + " to " + std::to_string(results.hits.back().rank);
  }
  if (!results.stories || *results.stories == results.total) return shown + " of " + total + articles + took;
  const std::string stories = std::to_string(*results.stories);
  return shown + " of " + stories + (results.stories == 1 ? " story in " : " stories in ") + total + articles + took;
}

}  // namespace khabar
