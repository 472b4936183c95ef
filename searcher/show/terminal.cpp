#include "searcher/show/terminal.hpp"

#include <sys/ioctl.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "common/error.hpp"
#include "common/text/utf8.hpp"

namespace khabar {
namespace {

constexpr int kDefaultWidth = 80;
constexpr int kMinWidth = 10;
constexpr int kMaxWidth = 10000;

constexpr char32_t kEmojiPresentation = 0xFE0F;
constexpr char32_t kSoftHyphen = 0xAD;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

int code_point_width(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  if (code == kSoftHyphen) return 1;
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR)
    return 0;
  // Hangul written in single letters: the vowel and the final stand in the block of the first.
  const int hangul = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (hangul == U_HST_VOWEL_JAMO || hangul == U_HST_TRAILING_JAMO) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

/// The parts of an emoji share one picture; the parts of any other cluster stand side by side, as terminals draw them.
int cluster_width(std::string_view cluster) {
  int sum = 0;
  bool emoji = false;
  bool joined = false;
  int count = 0;
  for (std::size_t at = 0; at < cluster.size(); ++count) {
    const char32_t c = utf8::next(cluster, at);
    sum += code_point_width(c);
    if (count == 0) {
      emoji = u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) ||
              u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_REGIONAL_INDICATOR);
    } else {
      joined = joined || c == kEmojiPresentation || code_point_width(c) > 0;
    }
  }
  return emoji && joined ? 2 : sum;
}

enum class Unit { Cluster, Line };

/// ICU's iterator, made once: making one costs as much as wrapping a page.
icu::BreakIterator& iterator_of(Unit unit) {
  thread_local std::unique_ptr<icu::BreakIterator> iterators[2];
  auto& iterator = iterators[unit == Unit::Line];
  UErrorCode status = U_ZERO_ERROR;
  if (!iterator) {
    iterator.reset(unit == Unit::Line ? icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status)
                                      : icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  }
  if (U_FAILURE(status)) {
    throw Error(Exit::System, std::string("ICU cannot break text: ") + u_errorName(status), "Is libicu-data complete?");
  }
  return *iterator;
}

/// Break positions of a UTF-8 text, in bytes. No two of the same unit may live at a time.
class Breaks {
 public:
  Breaks(std::string_view text, Unit unit) : iterator_(iterator_of(unit)) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&utext_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_.setText(&utext_, status);  // never fails for an open text
  }
  ~Breaks() { utext_close(&utext_); }
  Breaks(const Breaks&) = delete;
  Breaks& operator=(const Breaks&) = delete;

  /// The next border, or absent behind the last.
  std::optional<std::size_t> next() {
    const auto border = iterator_.next();
    if (border == icu::BreakIterator::DONE) return std::nullopt;
    return static_cast<std::size_t>(border);
  }

 private:
  UText utext_ = UTEXT_INITIALIZER;
  icu::BreakIterator& iterator_;
};

std::string_view without_end_blanks(std::string_view text) {
  const std::size_t last = text.find_last_not_of(' ');
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// Collects lines out of pieces that must not be broken if that can be helped.
class LineBuilder {
 public:
  LineBuilder(std::string_view text, int width, std::size_t max_lines)
      : text_(text), width_(width), max_lines_(max_lines) {}

  bool full() const { return out_.lines.size() >= max_lines_; }

  void add(std::size_t begin, std::size_t end) {
    std::string_view piece = text_.substr(begin, end - begin);
    const int solid = display_width(without_end_blanks(piece));
    if (used_ > 0 && used_ + solid > width_) end_line(begin);
    while (!full() && !fits(without_end_blanks(piece))) {
      const std::size_t taken = std::max(fitting(piece, width_).size(), first_cluster(piece));
      begin += taken;
      piece.remove_prefix(taken);
      end_line(begin);
    }
    used_ += display_width(piece);
  }

  WrappedText finish() {
    if (!full() && !without_end_blanks(text_.substr(line_begin_)).empty()) end_line(text_.size());
    if (!without_end_blanks(text_.substr(line_begin_)).empty() && !out_.lines.empty()) {
      out_.cut = true;
      ByteRange& last = out_.lines.back();
      const std::string_view line = text_.substr(last.begin, last.end - last.begin);
      last.end = last.begin + without_end_blanks(fitting(line, width_ - 1)).size();
    }
    return std::move(out_);
  }

 private:
  /// Looks no further than the width: the piece may be megabytes.
  bool fits(std::string_view piece) const { return fitting(piece, width_).size() == piece.size(); }

  static std::size_t first_cluster(std::string_view text) {
    return Breaks(text, Unit::Cluster).next().value_or(text.size());
  }

  void end_line(std::size_t end) {
    if (full()) return;
    const std::string_view line = without_end_blanks(text_.substr(line_begin_, end - line_begin_));
    out_.lines.push_back({line_begin_, line_begin_ + line.size()});
    line_begin_ = end;
    used_ = 0;
  }

  std::string_view text_;
  int width_;
  std::size_t max_lines_;
  WrappedText out_;
  std::size_t line_begin_ = 0;
  int used_ = 0;
};

}  // namespace

std::optional<ColorChoice> parse_color_choice(std::string_view text) {
  if (text == "auto") return ColorChoice::Auto;
  if (text == "always") return ColorChoice::Always;
  if (text == "never") return ColorChoice::Never;
  return std::nullopt;
}

ColorSurroundings color_surroundings(int descriptor) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return {isatty(descriptor) == 1, no_color != nullptr && *no_color != '\0',
          term != nullptr && std::strcmp(term, "dumb") == 0};
}

bool wants_color(ColorChoice choice, const ColorSurroundings& surroundings) {
  if (choice != ColorChoice::Auto) return choice == ColorChoice::Always;
  return surroundings.is_terminal && !surroundings.no_color && !surroundings.dumb_terminal;
}

int width_of_columns(const char* columns) {
  if (columns == nullptr) return kDefaultWidth;
  int width = 0;
  const char* end = columns + std::strlen(columns);
  const auto [stop, error] = std::from_chars(columns, end, width);
  const bool good = error == std::errc() && stop == end && width >= kMinWidth && width <= kMaxWidth;
  return good ? width : kDefaultWidth;
}

int terminal_width(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col >= kMinWidth && size.ws_col <= kMaxWidth) {
    return size.ws_col;
  }
  return width_of_columns(std::getenv("COLUMNS"));
}

int display_width(std::string_view text) {
  if (is_ascii(text)) return static_cast<int>(text.size());
  Breaks borders(text, Unit::Cluster);
  int width = 0;
  std::size_t begin = 0;
  while (const auto end = borders.next()) {
    width += cluster_width(text.substr(begin, *end - begin));
    begin = *end;
  }
  return width;
}

std::string_view fitting(std::string_view text, int width) {
  if (width <= 0) return {};
  // Between two ASCII characters a text may always be cut.
  const auto columns = static_cast<std::size_t>(width);
  if (is_ascii(text.substr(0, columns + 1))) return text.substr(0, columns);
  Breaks borders(text, Unit::Cluster);
  int used = 0;
  std::size_t begin = 0;
  while (const auto end = borders.next()) {
    used += cluster_width(text.substr(begin, *end - begin));
    if (used > width) break;
    begin = *end;
  }
  return text.substr(0, begin);
}

std::string cut_to_width(std::string_view text, int width) {
  const std::string_view whole = fitting(text, width);
  if (whole.size() == text.size()) return std::string(text);
  if (width <= 0) return {};
  return std::string(without_end_blanks(fitting(whole, width - 1))) + "…";
}

std::string padded(std::string_view text, int width) {
  std::string out = cut_to_width(text, width);
  const int missing = width - display_width(out);
  if (missing > 0) out.append(static_cast<std::size_t>(missing), ' ');
  return out;
}

WrappedText wrap(std::string_view text, int width, std::size_t max_lines) {
  LineBuilder lines(text, std::max(width, 1), max_lines);
  Breaks breaks(text, Unit::Line);
  std::size_t begin = 0;
  while (const auto end = breaks.next()) {
    if (lines.full()) break;
    lines.add(begin, *end);
    begin = *end;
  }
  return lines.finish();
}

}  // namespace khabar
