#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

enum class ColorChoice { Auto, Always, Never };

/// "auto", "always", "never"; absent for anything else.
std::optional<ColorChoice> parse_color_choice(std::string_view text);

/// What decides about colour besides the user's choice.
struct ColorSurroundings {
  bool is_terminal = false;
  bool no_color = false;       ///< NO_COLOR is set and not empty (no-color.org)
  bool dumb_terminal = false;  ///< TERM is "dumb"
};

/// Of the file descriptor and the environment.
ColorSurroundings color_surroundings(int descriptor);

bool wants_color(ColorChoice choice, const ColorSurroundings& surroundings);

/// Columns of the terminal behind the descriptor, else $COLUMNS, else 80.
int terminal_width(int descriptor);

/// The value of COLUMNS as a width; 80 when it is none between 10 and 10000.
int width_of_columns(const char* columns);

// The functions below need well-formed UTF-8 without controls, such as utf8::printable() gives.

/// Columns that the text takes on a terminal: East Asian wide characters and emoji two, combining marks none.
int display_width(std::string_view text);

/// The longest beginning of whole grapheme clusters that takes at most `width` columns.
std::string_view fitting(std::string_view text, int width);

/// The text, or as much of it as leaves room for an ellipsis.
std::string cut_to_width(std::string_view text, int width);

/// cut_to_width, and blanks up to the width.
std::string padded(std::string_view text, int width);

struct ByteRange {
  std::size_t begin;
  std::size_t end;
  bool operator==(const ByteRange&) const = default;
};

struct WrappedText {
  std::vector<ByteRange> lines;  ///< without the blanks at their ends
  bool cut = false;              ///< there was more; the last line leaves a column for an ellipsis
};

/// The text in lines of at most `width` columns, broken where Unicode allows (UAX 14, dictionaries for Thai and the
/// like), within what is too long for a line at a grapheme border. A cluster wider than the width gets a line of its
/// own. Linear.
WrappedText wrap(std::string_view text, int width, std::size_t max_lines);

}  // namespace khabar
