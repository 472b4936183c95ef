#include "indexer/extract/page_tail.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "indexer/extract/line_shape.hpp"

namespace khabar {
namespace {

constexpr std::size_t kProseWords = 25;       ///< a line of as many is a paragraph
constexpr std::size_t kMaxProseBytes = 4096;  ///< a line of as many is one too, however few its words

bool is_prose(std::string_view line) {
  return line.size() > kMaxProseBytes || word_count(line) >= kProseWords;
}

/// "• bit_user": who wrote the comment below.
bool is_commenter(std::string_view line) {
  constexpr std::array<std::string_view, 5> kBullets = {"•", "·", "*", "-", "◦"};
  line = bare(line);
  const auto bullet = std::find_if(kBullets.begin(), kBullets.end(), [&](auto mark) { return line.starts_with(mark); });
  if (bullet == kBullets.end()) return false;
  line = bare(line.substr(bullet->size()));
  constexpr std::size_t kLongestName = 80;
  return !line.empty() && line.size() <= kLongestName && word_count(line) <= 3 && !ends_sentence(line);
}

/// Two to four words that could be somebody's name.
bool is_name(std::string_view line) {
  line = bare(line);
  constexpr std::size_t kLongestName = 80;
  if (line.empty() || line.size() > kLongestName || ends_sentence(line)) return false;
  const std::size_t words = word_count(line);
  const bool digits = std::any_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool lower = line.front() >= 'a' && line.front() <= 'z';
  return words >= 2 && words <= 4 && !digits && !lower && line.find_first_of(":;,|/()") == std::string_view::npos;
}

class TailFinder {
 public:
  explicit TailFinder(std::span<const PageLine> lines) : lines_(lines), prose_before_(lines.size() + 1) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      prose_before_[i + 1] = prose_before_[i] + (is_prose(lines[i].text) ? 1u : 0u);
    }
    find_comments();
  }

  PageTail find() const {
    PageTail tail{comments_, comments_ < lines_.size() ? Cue::Comments : Cue::None, ""};
    for (std::size_t i = 1; i < tail.begin; ++i) {
      if (const std::optional<Cue> cue = begins_here(i)) {
        tail.begin = i;
        tail.cue = *cue;
      }
    }
    tail.author = author_in(tail.begin);
    return tail;
  }

 private:
  /// In the last 60 %.
  bool late(std::size_t i) const { return i * 10 >= lines_.size() * 4; }

  /// The commenter above the first "Reply". One alone in the upper part of a page may be anything.
  void find_comments() {
    comments_ = lines_.size();
    const auto is_reply = [](const PageLine& line) { return line.cue == Cue::Reply; };
    const auto first = std::find_if(lines_.begin(), lines_.end(), is_reply);
    const auto count = std::count_if(first, lines_.end(), is_reply);
    const auto reply = static_cast<std::size_t>(first - lines_.begin());
    constexpr std::size_t kLongestComment = 200;
    for (std::size_t back = 1; count > 0 && back <= kLongestComment && back < reply; ++back) {
      const std::size_t i = reply - back;
      if (!is_commenter(lines_[i].text)) continue;
      if (count > 1 || late(i)) comments_ = i;
      return;
    }
  }

  /// How much prose stands between line `i` and the comments.
  std::size_t prose_after(std::size_t i) const { return prose_before_[std::max(comments_, i)] - prose_before_[i]; }

  std::optional<Cue> begins_here(std::size_t i) const {
    if (!late(i) && comments_ == lines_.size()) return std::nullopt;
    constexpr std::size_t kAuthorsBox = 2;
    switch (lines_[i].cue) {
      case Cue::Comments:
        return Cue::Comments;
      case Cue::Topics:
      case Cue::AboutAuthor:
        return prose_after(i) <= kAuthorsBox ? std::optional(lines_[i].cue) : std::nullopt;
      case Cue::Related:
        return prose_after(i) == 0 ? std::optional(Cue::Related) : std::nullopt;
      default:
        return is_authors_box(i) && prose_after(i) <= kAuthorsBox ? std::optional(Cue::AboutAuthor) : std::nullopt;
    }
  }

  bool names_author(std::size_t i) const {
    return i + 1 < lines_.size() && is_name(lines_[i].text) && is_role(lines_[i + 1].text);
  }

  /// "Jane Doe", "Staff Writer", and then what Jane Doe has done, or nothing.
  bool is_authors_box(std::size_t i) const {
    if (!names_author(i)) return false;
    return i + 2 >= comments_ || bare(lines_[i + 2].text).starts_with(bare(lines_[i].text));
  }

  std::string author_in(std::size_t begin) const {
    constexpr std::size_t kLooked = 12;
    for (std::size_t i = begin; i < std::min(begin + kLooked, comments_); ++i) {
      if (names_author(i)) return std::string(bare(lines_[i].text));
    }
    return {};
  }

  std::span<const PageLine> lines_;
  std::vector<std::size_t> prose_before_;
  std::size_t comments_ = 0;  ///< the first line of the comments; the number of lines when there are none
};

}  // namespace

PageTail find_page_tail(std::span<const PageLine> lines) {
  return TailFinder(lines).find();
}

}  // namespace khabar
