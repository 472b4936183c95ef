#include "indexer/sources/markdown_article.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "common/text/utf8.hpp"
#include "indexer/sources/decode.hpp"
#include "indexer/sources/field_values.hpp"
#include "indexer/sources/front_matter.hpp"
#include "indexer/sources/markdown_inline.hpp"

namespace khabar {
namespace {

std::string_view without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

/// True for lines of nothing but these characters, three or more of one kind ("---", "* * *"), or of one kind at all if
/// `least` is less.
bool is_rule(std::string_view line, std::string_view marks, std::size_t least) {
  if (line.empty() || marks.find(line.front()) == std::string_view::npos) return false;
  const char mark = line.front();
  const auto count = static_cast<std::size_t>(std::count(line.begin(), line.end(), mark));
  return count >= least && line.find_first_not_of(std::string(1, mark) + " \t") == std::string_view::npos;
}

/// The row of dashes under a table's head.
bool is_table_rule(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

/// "[name]: https://..." at the bottom of a text.
bool is_link_target(std::string_view line) {
  const std::size_t close = line.find("]: ");
  return line.starts_with('[') && !line.starts_with("[^") && close != std::string_view::npos &&
         line.substr(0, close).find('[', 1) == std::string_view::npos;
}

std::size_t heading_level(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  const bool heading = level >= 1 && level <= 6 && (level == line.size() || line[level] == ' ' || line[level] == '\t');
  return heading ? level : 0;
}

std::string heading_text(std::string_view line) {
  line = without_blanks(line.substr(heading_level(line)));
  const std::size_t closing = line.find_last_not_of('#') + 1;
  if (closing > 0 && closing < line.size() && line[closing - 1] == ' ') line = line.substr(0, closing);
  return one_line(without_inline_marks(line));
}

/// Quote marks, list marks and a footnote's name off the beginning of a line.
std::string_view without_block_marks(std::string_view line) {
  constexpr int kDeepest = 16;
  for (int depth = 0; depth < kDeepest; ++depth) {
    line = without_blanks(line);
    const bool list = line.size() >= 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ';
    if (!list && !line.starts_with('>')) break;
    line.remove_prefix(1);
  }
  if (line.starts_with("[^")) {
    const std::size_t close = line.find("]: ");
    if (close != std::string_view::npos) line.remove_prefix(close + 3);
  }
  return line;
}

std::string table_row(std::string_view line) {
  std::string out(without_blanks(line));
  if (out.ends_with('|')) out.pop_back();
  out.erase(0, 1);
  std::replace(out.begin(), out.end(), '|', '\t');
  return trimmed(out);
}

/// Reads the lines below the front matter.
class Body {
 public:
  explicit Body(Article& article) : article_(article), wants_title_(article.title.empty()) {}

  void read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      add(text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    flush();
    article_.text = trimmed(out_);
  }

 private:
  void add(std::string_view line) {
    const std::string_view bare = without_blanks(line);
    if (bare.starts_with("```") || bare.starts_with("~~~")) {
      add_fence(bare);
    } else if (!fence_.empty()) {
      out_.append(line).append("\n");
    } else if (bare.empty()) {
      flush();
      if (!out_.ends_with("\n\n")) out_ += '\n';
    } else if (const std::size_t level = line.starts_with("    ") ? 0 : heading_level(bare)) {
      flush();
      add_heading(heading_text(bare), level);
    } else if (paragraph_lines_ == 1 && is_rule(bare, "=-", 2)) {
      const std::string heading = one_line(without_inline_marks(paragraph_));
      clear();
      add_heading(heading, bare.front() == '=' ? 1 : 2);
    } else if (is_rule(bare, "-*_=", 3)) {
      flush();
    } else if (!is_table_rule(bare) && !is_link_target(bare)) {
      paragraph_.append(bare.starts_with('|') ? table_row(bare) : std::string(without_block_marks(bare))).append("\n");
      ++paragraph_lines_;
    }
  }

  /// The text of a fence stays: what a news item quotes of code or a terminal can be searched for.
  void add_fence(std::string_view bare) {
    const std::size_t size = std::min(bare.find_first_not_of(bare.front()), bare.size());
    if (fence_.empty()) {
      flush();
      fence_ = bare.substr(0, size);
    } else if (bare.front() == fence_.front() && size >= fence_.size()) {
      fence_.clear();
    } else {
      out_.append(bare).append("\n");
    }
  }

  void add_heading(const std::string& heading, std::size_t level) {
    if (heading.empty()) return;
    if (wants_title_ && level == 1) {
      article_.title = heading;
      wants_title_ = false;
      return;
    }
    const bool first = out_.find_first_not_of(" \t\n") == std::string::npos;
    if (first && heading == article_.title) return;
    out_.append(heading).append("\n");
  }

  void flush() {
    out_ += without_inline_marks(paragraph_);
    clear();
  }

  void clear() {
    paragraph_.clear();
    paragraph_lines_ = 0;
  }

  Article& article_;
  bool wants_title_;
  std::string out_;
  std::string paragraph_;
  std::size_t paragraph_lines_ = 0;
  std::string fence_;  ///< the marks that opened the code that is being read; empty outside of code
};

void read_fields(const FrontMatter& matter, Article& article) {
  article.id = matter.first({"id", "guid"});
  article.title = matter.first({"title", "headline"});
  article.lang = language_code(matter.first({"lang", "language", "locale"}));
  article.source = matter.first({"source", "publisher", "site"});
  article.url = matter.first({"url", "link", "canonical_url", "canonical"});
  article.section = matter.first({"section", "category", "categories"});
  for (const char* key : {"authors", "author", "byline"}) {
    const auto found = matter.fields.find(key);
    if (found == matter.fields.end() || !article.authors.empty()) continue;
    article.authors = found->second.size() == 1 ? names_of_byline(found->second.front()) : found->second;
  }
  const std::string date =
      matter.first({"date", "published", "publishdate", "pubdate", "published_at", "date_published"});
  if (date.empty()) return;
  article.date = given_date(date, article.lang);
  constexpr std::size_t kShown = 60;
  if (article.date) {
    article.date_source = "front matter";
  } else {
    article.warnings.push_back("the date is not understood: " + std::string(utf8::prefix(date, kShown)));
  }
}

}  // namespace

Article read_markdown_article(std::string_view bytes) {
  Decoded decoded = decode(bytes);
  Article article;
  if (!decoded.warning.empty()) article.warnings.push_back(std::move(decoded.warning));
  std::string_view text = decoded.text;
  const FrontMatter matter = read_front_matter(text);
  read_fields(matter, article);
  text.remove_prefix(matter.size);
  Body(article).read(text);
  return article;
}

}  // namespace khabar
