#include "indexer/extract/plain_text.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/date_scanner.hpp"
#include "indexer/extract/boilerplate.hpp"
#include "indexer/extract/derived_title.hpp"
#include "indexer/extract/line_shape.hpp"
#include "indexer/extract/page_tail.hpp"
#include "indexer/sources/field_values.hpp"

namespace khabar {
namespace {

constexpr std::size_t kFrontLines = 12;    ///< between headline and first paragraph there are no more
constexpr std::size_t kMaxDateLine = 200;  ///< bytes

struct Line {
  PageLine page;
  std::size_t place = 0;  ///< which line of the text it is, blank ones counted
  bool cut = false;
};

/// "By Jane Doe and John Roe", "Von Erika Mustermann": a preposition, names, nothing else.
bool is_byline(std::string_view line) {
  constexpr std::size_t kLongest = 120;
  if (line.size() > kLongest || ends_sentence(line) || line.find_first_of("0123456789:") != std::string_view::npos) {
    return false;
  }
  const std::size_t space = line.find(' ');
  const std::string_view by = line.substr(0, space);
  if (by != "By" && by != "BY" && by != "Von" && by != "Par" && by != "Por") return false;
  const std::string_view names = bare(line.substr(space + 1));
  const std::size_t words = word_count(names);
  if (words < 2 || words > 8) return false;
  for (std::size_t at = 0; at != std::string_view::npos; at = names.find(' ', at)) {
    at = std::min(names.find_first_not_of(' ', at), names.size() - 1);
    const std::string_view word = names.substr(at, names.find(' ', at) - at);
    const bool lower = word.front() >= 'a' && word.front() <= 'z';
    if (lower && word != "and" && word != "und" && word != "et" && word != "y" && word != "e" && word != "de" &&
        word != "van" && word != "von" && word != "der") {
      return false;
    }
  }
  return true;
}

class Shaper {
 public:
  explicit Shaper(Article& article) : article_(article), text_(std::move(article.text)) {
    std::string_view rest = text_;
    for (std::size_t place = 0; !rest.empty(); ++place) {
      const std::size_t end = rest.find('\n');
      const std::string_view line = rest.substr(0, end);
      if (!bare(line).empty()) lines_.push_back({{line, cue_of(line)}, place, false});
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }

  void shape() {
    cut_tail();
    cut_lines();
    read_front();
    article_.text = joined();
    if (article_.text.empty() && article_.title.empty()) {
      // Nothing but what looks like boilerplate: then it is the article.
      article_.text = trimmed(text_);
      counts_.clear();
    }
    derive_title(article_);
    for (const auto& [cue, count] : counts_) {
      article_.warnings.push_back("cut: " + std::string(name_of(cue)) + ", " + std::to_string(count) +
                                  (count == 1 ? " line" : " lines"));
    }
  }

 private:
  void cut(Line& line, Cue why) {
    if (line.cut) return;
    line.cut = true;
    if (why != Cue::None) ++counts_[why];
  }

  void cut_tail() {
    std::vector<PageLine> page;
    page.reserve(lines_.size());
    for (const Line& line : lines_) page.push_back(line.page);
    const PageTail tail = find_page_tail(page);
    for (std::size_t i = tail.begin; i < lines_.size(); ++i) cut(lines_[i], tail.cue);
    if (article_.authors.empty() && !tail.author.empty()) article_.authors.push_back(tail.author);
  }

  void cut_lines() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Cue cue = lines_[i].page.cue;
      if (cue != Cue::ImageCredit && cue != Cue::Advertisement && cue != Cue::Share && cue != Cue::Newsletter &&
          cue != Cue::ReadAlso) {
        continue;
      }
      cut(lines_[i], cue);
      // The picture's own text: a word or two straight above its credit. Never the headline.
      if (cue == Cue::ImageCredit && i > 1 && lines_[i - 1].place + 1 == lines_[i].place &&
          is_label(lines_[i - 1].page.text)) {
        cut(lines_[i - 1], cue);
      }
    }
  }

  static bool is_label(std::string_view line) {
    constexpr std::size_t kLongest = 80;
    return line.size() <= kLongest && word_count(line) <= 3 && !ends_sentence(line);
  }

  /// The next line from `i` on that is not cut.
  std::size_t kept_from(std::size_t i) const {
    while (i < lines_.size() && lines_[i].cut) ++i;
    return i;
  }

  bool is_date(std::string_view line) const { return line.size() <= kMaxDateLine && is_date_line(line, article_.lang); }

  void take_date(Line& line) {
    if (!article_.date) {
      if (const auto found = find_date(line.page.text, article_.lang)) {
        article_.date = found->date;
        article_.date_source = "text";
      }
    }
    line.cut = true;
  }

  bool is_title(std::string_view line) const {
    return !article_.title.empty() && line.size() <= 2 * article_.title.size() && one_line(line) == article_.title;
  }

  /// What stands between the top of the page and its first paragraph.
  void read_front() {
    std::size_t i = kept_from(0);
    for (std::size_t seen = 0; i < lines_.size() && seen < kFrontLines; i = kept_from(i + 1), ++seen) {
      Line& line = lines_[i];
      const std::string_view text = bare(line.page.text);
      if (is_title(text)) {
        line.cut = true;
      } else if (is_date(text)) {
        take_date(line);
      } else if (article_.title.empty() && !headline_sought_) {
        headline_sought_ = true;
        if (!reads_like_headline(text, below(i))) return;
        article_.title = one_line(text);
        line.cut = true;
      } else if (is_byline(text)) {
        if (article_.authors.empty()) article_.authors = names_of_byline(text);
        line.cut = true;
      } else if (!passed_standfirst(text)) {
        return;
      }
    }
  }

  /// A page may have its date or its headline once more below a line or two, but not below paragraphs.
  bool passed_standfirst(std::string_view text) {
    constexpr std::size_t kShort = 12;
    return text.size() <= kMaxDateLine && word_count(text) <= kShort && !ends_sentence(text) && ++standfirst_ <= 2;
  }

  /// The line straight below `i`; empty when that is blank.
  std::string_view below(std::size_t i) const {
    const bool straight = i + 1 < lines_.size() && lines_[i + 1].place == lines_[i].place + 1;
    return straight ? lines_[i + 1].page.text : std::string_view();
  }

  std::string joined() const {
    std::string out;
    out.reserve(text_.size());
    bool first = true;
    std::size_t last_place = 0;
    for (const Line& line : lines_) {
      if (line.cut) continue;
      // Paragraphs stay apart by one blank line, also where something was cut between them.
      if (!first) out += line.place == last_place + 1 ? "\n" : "\n\n";
      out += line.page.text;
      last_place = line.place;
      first = false;
    }
    return trimmed(out);
  }

  Article& article_;
  std::string text_;
  std::vector<Line> lines_;
  std::map<Cue, std::size_t> counts_;
  bool headline_sought_ = false;
  std::size_t standfirst_ = 0;
};

}  // namespace

void shape_plain_text(Article& article) {
  Shaper(article).shape();
}

}  // namespace khabar
