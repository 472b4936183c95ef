#include "indexer/extract/line_shape.hpp"

#include <algorithm>
#include <array>

#include "common/text/utf8.hpp"

namespace khabar {
namespace {

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x3000;
}

bool is_wide(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || c >= 0x20000;
}

bool is_thai_kin(char32_t c) {
  return (c >= 0xE00 && c <= 0xEFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

/// Final marks that need no blank behind them.
bool is_clear_end(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'।' || c == U'॥' || c == U'؟' || c == U'۔' || c == U'።';
}

bool is_end(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == U'…' || is_clear_end(c);
}

bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == U'”' || c == U'’' || c == U'»' || c == U'“' ||
         c == U'」' || c == U'』' || c == U'）' || c == U'›';
}

bool is_lower_ascii(char32_t c) {
  return c >= 'a' && c <= 'z';
}

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : utf8::next(text, at);
}

/// Walks over a text and stops behind each sentence end, closing quotes included.
class Sentences {
 public:
  explicit Sentences(std::string_view text) : text_(text) {}

  /// Where the sentence ends that the walk is in; the text's size at its end.
  std::size_t next() {
    while (at_ < text_.size()) {
      const char32_t c = utf8::next(text_, at_);
      const bool end = is_clear_end(c) || (is_end(c) && !(c == '.' && abbreviates()));
      letters_ = c == '.' || is_blank(c) ? 0 : letters_ + 1;
      dotted_ = c == '.' || (dotted_ && !is_blank(c));
      if (!end) continue;
      skip_closing();
      if (is_clear_end(c) || at_ == text_.size() || followed_by_sentence()) return at_;
    }
    return at_;
  }

 private:
  /// "U.S.", "Mr.", "Jan." and "7." end no sentence. `letters_` counts the word before the full stop.
  bool abbreviates() const { return dotted_ || letters_ <= 3; }

  void skip_closing() {
    for (std::size_t ahead = at_; ahead < text_.size(); at_ = ahead) {
      const char32_t c = utf8::next(text_, ahead);
      if (!is_closing(c) && !is_end(c)) break;
    }
  }

  bool followed_by_sentence() const {
    if (!is_blank(first_of(text_.substr(at_)))) return false;
    const std::size_t next = text_.find_first_not_of(" \t\n", at_);
    return next == std::string_view::npos || !is_lower_ascii(static_cast<unsigned char>(text_[next]));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t letters_ = 0;
  bool dotted_ = false;
};

}  // namespace

std::string_view bare(std::string_view line) {
  constexpr std::array<std::string_view, 5> kBlanks = {" ", "\t", "\r", "\u00a0", "\u3000"};
  const auto strip = [&](auto matches, auto cut) {
    for (bool again = true; again;) {
      again = false;
      for (const std::string_view blank : kBlanks) {
        if (!matches(blank)) continue;
        cut(blank.size());
        again = true;
      }
    }
  };
  strip([&](auto blank) { return line.starts_with(blank); }, [&](auto size) { line.remove_prefix(size); });
  strip([&](auto blank) { return line.ends_with(blank); }, [&](auto size) { line.remove_suffix(size); });
  return line;
}

std::size_t word_count(std::string_view line) {
  std::size_t words = 0;
  std::size_t wide = 0;
  std::size_t thai = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = utf8::next(line, at);
    wide += is_wide(c) ? 1u : 0u;
    thai += is_thai_kin(c) ? 1u : 0u;
    const bool letter = !is_blank(c) && !is_wide(c) && !is_thai_kin(c) && (c >= 0x80 || c > ' ');
    if (letter && !in_word) ++words;
    in_word = letter;
  }
  return words + (wide + 1) / 2 + (thai + 4) / 5;
}

bool ends_sentence(std::string_view line) {
  line = bare(line);
  // A closing quote is at most four bytes long, so few steps back show the mark before it.
  for (int step = 0; step < 4 && !line.empty(); ++step) {
    std::size_t begin = line.size() - 1;
    while (begin > 0 && (line[begin] & 0xC0) == 0x80) --begin;
    const char32_t c = first_of(line.substr(begin));
    if (is_end(c)) return true;
    if (!is_closing(c)) return false;
    line = line.substr(0, begin);
  }
  return false;
}

std::string first_sentence(std::string_view text, std::size_t code_points) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
  text = bare(text.substr(0, text.find('\n')));
  // No character is longer than four bytes: what lies behind cannot be part of the answer.
  const std::string_view head = utf8::prefix(text, 4 * code_points + 4);
  const std::string_view sentence = bare(head.substr(0, Sentences(head).next()));
  std::size_t at = 0;
  std::size_t word_end = 0;
  std::size_t count = 0;
  while (at < sentence.size() && count < code_points) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(sentence, at);
    if (is_blank(c)) word_end = begin;
    if (is_wide(c)) word_end = at;
    ++count;
  }
  if (at == sentence.size()) return std::string(sentence);
  return std::string(bare(sentence.substr(0, word_end == 0 ? at : word_end))) + "…";
}

std::size_t inner_sentence_ends(std::string_view line) {
  line = bare(line);
  Sentences sentences(line);
  std::size_t count = 0;
  while (sentences.next() < line.size()) ++count;
  return count;
}

bool reads_like_headline(std::string_view line, std::string_view next) {
  constexpr std::size_t kMaxWords = 32;
  constexpr std::size_t kMaxCodePoints = 200;
  constexpr std::size_t kParagraph = 12;  // words from which on a final full stop speaks against a headline
  line = bare(line);
  if (line.empty() || line.size() > 4 * kMaxCodePoints || utf8::length(line) > kMaxCodePoints) return false;
  const std::size_t words = word_count(line);
  if (words > kMaxWords || inner_sentence_ends(line) > 1) return false;
  const bool asks =
      line.ends_with('?') || line.ends_with('!') || line.ends_with("？") || line.ends_with("！") || line.ends_with("؟");
  if (words > kParagraph && ends_sentence(line) && !asks) return false;
  constexpr std::size_t kWrapped = 6;  // fewer words fill no line
  return words < kWrapped || !is_lower_ascii(first_of(bare(next)));
}

}  // namespace khabar
