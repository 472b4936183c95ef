#include "indexer/sources/markdown_inline.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace khabar {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

std::ptrdiff_t difference(std::size_t at) {
  return static_cast<std::ptrdiff_t>(at);
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}
bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_wordlike(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

/// Decides of each byte of a paragraph whether it is a mark. Ranges are noted at their ends only and summed up at last,
/// so that marks within marks within marks cost no more than any others.
class Marks {
 public:
  explicit Marks(std::string_view text) : text_(text), drops_(text.size() + 1), code_(text.size(), false) {}

  std::string strip() {
    find_code();
    find_tags();
    find_links();
    find_emphasis('*');
    find_emphasis('_');
    find_emphasis('~');
    return rest();
  }

 private:
  void drop(std::size_t begin, std::size_t end) {
    ++drops_[begin];
    --drops_[end];
  }

  std::size_t run_length(std::size_t at) const {
    return std::min(text_.find_first_not_of(text_[at], at), text_.size()) - at;
  }

  bool escaped(std::size_t at) const {
    std::size_t slashes = 0;
    constexpr std::size_t kEnough = 8;  // a longer row of them is a drawing
    while (slashes < at && slashes < kEnough && text_[at - slashes - 1] == '\\') ++slashes;
    return slashes % 2 == 1;
  }

  /// Runs of as many ticks around code; what is between stays untouched.
  void find_code() {
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    for (std::size_t at = text_.find('`'); at != kNone; at = text_.find('`', at)) {
      runs.emplace_back(at, run_length(at));
      at += runs.back().second;
    }
    // From the back: which run of this length comes next.
    std::vector<std::size_t> partner(runs.size(), kNone);
    std::unordered_map<std::size_t, std::size_t> next;
    for (std::size_t i = runs.size(); i-- > 0;) {
      if (const auto found = next.find(runs[i].second); found != next.end()) partner[i] = found->second;
      next[runs[i].second] = i;
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (partner[i] == kNone) continue;
      const auto [open, size] = runs[i];
      const std::size_t close = runs[partner[i]].first;
      drop(open, open + size);
      drop(close, close + size);
      std::fill(code_.begin() + difference(open), code_.begin() + difference(close), true);
      i = partner[i];
    }
  }

  /// <b>, </p>, <img src="...">, <!-- ... -->; of <https://...> only the brackets.
  void find_tags() {
    std::size_t last_end = 0;
    for (std::size_t at = text_.find('<'); at != kNone; at = text_.find('<', at + 1)) {
      if (at < last_end || code_[at] || escaped(at)) continue;
      const bool comment = text_.substr(at, 4) == "<!--";
      const std::size_t end = comment ? comment_end(at) : tag_end(at);
      if (end == kNone) continue;
      const std::string_view inner = text_.substr(at + 1, end - at - 2);
      if (!comment && is_address(inner)) {
        drop(at, at + 1);
        drop(end - 1, end);
      } else if (comment || is_tag(inner)) {
        drop(at, end);
        std::fill(code_.begin() + difference(at), code_.begin() + difference(end), true);
      } else {
        continue;
      }
      last_end = end;
    }
  }

  std::size_t tag_end(std::size_t at) const {
    constexpr std::size_t kLongest = 1024;
    const std::size_t size = text_.substr(at, kLongest).find('>');
    return size == kNone ? kNone : at + size + 1;
  }

  static bool is_address(std::string_view inner) {
    return (inner.find(':') != kNone || inner.find('@') != kNone) && inner.find_first_of(" \"<=") == kNone;
  }

  /// A name, and then nothing or attributes; "x <y and y> z" is none.
  static bool is_tag(std::string_view inner) {
    if (inner.starts_with('/')) inner.remove_prefix(1);
    std::size_t name = 0;
    while (name < inner.size() && is_wordlike(inner[name])) ++name;
    if (name == 0 || !is_ascii_letter(inner[0])) return false;
    const std::string_view more = inner.substr(name);
    return more.find_first_not_of(" \n/") == kNone || (is_blank(more[0]) && more.find('=') != kNone);
  }

  std::size_t comment_end(std::size_t at) {
    if (no_comment_end_) return kNone;
    const std::size_t end = text_.find("-->", at + 4);
    no_comment_end_ = end == kNone;
    return no_comment_end_ ? kNone : end + 3;
  }

  /// For each opening bracket its closing one.
  std::vector<std::size_t> partners(char open, char close) const {
    std::vector<std::size_t> partner(text_.size(), kNone);
    std::vector<std::size_t> waiting;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (code_[i] || (text_[i] != open && text_[i] != close) || escaped(i)) continue;
      if (text_[i] == open) {
        waiting.push_back(i);
      } else if (!waiting.empty()) {
        partner[waiting.back()] = i;
        waiting.pop_back();
      }
    }
    return partner;
  }

  void find_links() {
    if (text_.find('[') == kNone) return;
    const std::vector<std::size_t> square = partners('[', ']');
    const std::vector<std::size_t> round = partners('(', ')');
    std::vector<std::int64_t> targets(text_.size() + 1);
    std::size_t space = 0;
    for (std::size_t open = text_.find('['); open != kNone; open = text_.find('[', open + 1)) {
      const std::size_t close = square[open];
      if (close == kNone) continue;
      if (text_[open + 1] == '^') {
        drop(open, close + 1);
        continue;
      }
      const std::size_t end = target_end(close, square, round);
      if (end == kNone) continue;
      const bool image = open > 0 && text_[open - 1] == '!';
      if (image) drop(open - 1, open);
      drop(open, open + 1);
      drop(close, end + 1);
      ++targets[close];
      --targets[end + 1];
      if (space != kNone && space < open) space = text_.find(' ', open);
      // "logo", "image1.png": for the layout, not for the reader.
      if (image && space >= close) drop(open, close);
    }
    std::int64_t covered = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      covered += targets[i];
      if (covered > 0) code_[i] = true;
    }
  }

  /// Where the "(address)" or "[name]" behind a link's text ends.
  std::size_t target_end(std::size_t close, const std::vector<std::size_t>& square,
                         const std::vector<std::size_t>& round) const {
    if (close + 1 >= text_.size()) return kNone;
    if (text_[close + 1] == '(') return round[close + 1];
    return text_[close + 1] == '[' ? square[close + 1] : kNone;
  }

  /// Stars that open and close something. Underscores do so at the borders of words only.
  void find_emphasis(char mark) {
    std::array<std::size_t, 4> open{kNone, kNone, kNone, kNone};
    for (std::size_t at = text_.find(mark); at != kNone; at = text_.find(mark, at)) {
      const std::size_t size = run_length(at);
      const std::size_t begin = at;
      at += size;
      if (size > 3 || (mark == '~' && size != 2) || code_[begin] || escaped(begin)) continue;
      const char before = begin == 0 ? ' ' : text_[begin - 1];
      const char after = at == text_.size() ? ' ' : text_[at];
      const bool opens = !is_blank(after) && (mark != '_' || !is_wordlike(before));
      const bool closes = !is_blank(before) && (mark != '_' || !is_wordlike(after));
      if (closes && open[size] != kNone) {
        drop(open[size], open[size] + size);
        drop(begin, at);
        open[size] = kNone;
      } else if (opens) {
        open[size] = begin;
      }
    }
  }

  /// "&amp;" and its like at `at`: what it stands for, and its length.
  std::pair<std::string_view, std::size_t> reference(std::size_t at) const {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kReferences = {{{"&amp;", "&"},
                                                                                            {"&lt;", "<"},
                                                                                            {"&gt;", ">"},
                                                                                            {"&quot;", "\""},
                                                                                            {"&apos;", "'"},
                                                                                            {"&#39;", "'"},
                                                                                            {"&nbsp;", " "},
                                                                                            {"&ndash;", "–"},
                                                                                            {"&mdash;", "—"},
                                                                                            {"&hellip;", "…"},
                                                                                            {"&shy;", ""}}};
    for (const auto& [name, value] : kReferences) {
      if (text_.substr(at, name.size()) == name) return {value, name.size()};
    }
    return {"", 0};
  }

  std::string rest() const {
    std::string out;
    std::int64_t dropped = 0;
    std::size_t skip_to = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      dropped += drops_[i];
      if (dropped > 0 || i < skip_to) continue;
      const bool literal = code_[i];
      if (!literal && text_[i] == '\\' && i + 1 < text_.size() &&
          std::string_view("\\`*_{}[]()<>#+-.!|~&\"'").find(text_[i + 1]) != kNone) {
        out += text_[i + 1];
        skip_to = i + 2;
        continue;
      }
      if (!literal && text_[i] == '&') {
        if (const auto [value, size] = reference(i); size > 0) {
          out += value;
          skip_to = i + size;
          continue;
        }
      }
      out += text_[i];
    }
    return out;
  }

  std::string_view text_;
  std::vector<std::int64_t> drops_;  ///< how many more ranges cover a byte than the one before it
  std::vector<bool> code_;           ///< not to be looked into
  bool no_comment_end_ = false;
};

}  // namespace

std::string without_inline_marks(std::string_view paragraph) {
  if (paragraph.find_first_of("*_~`[<\\&") == kNone) return std::string(paragraph);
  return Marks(paragraph).strip();
}

}  // namespace khabar
