#include "searcher/show/terminal.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.hpp"

namespace khabar {
namespace {

std::vector<std::string> wrapped(const std::string& text, int width, std::size_t max_lines = 100) {
  std::vector<std::string> out;
  const WrappedText lines = wrap(text, width, max_lines);
  for (const ByteRange line : lines.lines) out.push_back(text.substr(line.begin, line.end - line.begin));
  if (lines.cut) out.emplace_back("[cut]");
  return out;
}

using Lines = std::vector<std::string>;

std::string random_text(std::mt19937& random) {
  static constexpr char32_t kSome[] = {U'a',  U'b',  U' ', U' ',  U'-',   U'.',   U'联',   U'ไ',    U'ท', U'य',
                                       0x93F, 0x94D, U'é', 0x301, 0x200D, 0xFE0F, 0x1F469, 0x1F1E9, U'ב', U'ﷺ'};
  std::string out;
  const std::size_t count = random() % 60;
  for (std::size_t i = 0; i < count; ++i) utf8::append(out, kSome[random() % std::size(kSome)]);
  return out;
}

bool has_control(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
      return true;
    if (c == 0x2028 || c == 0x2029) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("display width: East Asian wide is two columns, marks are none, an emoji is two") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Lenovo") == 6);
  CHECK(display_width("联想") == 4);
  CHECK(display_width("ｶﾅ") == 2);    // half-width
  CHECK(display_width("ＡＢ") == 4);  // full-width
  CHECK(display_width("레노버") == 6);
  CHECK(display_width("\u1112\u1161\u11AB") == 2);  // 한 in single letters
  CHECK(display_width("é") == 1);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("हिन्दी") == 5);  // each consonant and each spacing vowel sign
  CHECK(display_width("ที่") == 1);
  CHECK(display_width("שָׁלוֹם") == 4);
  CHECK(display_width("👍") == 2);
  CHECK(display_width("👩‍💻") == 2);
  CHECK(display_width("🇩🇪") == 2);
  CHECK(display_width("❤\uFE0F") == 2);
  CHECK(display_width("a\u200Bb\u200E") == 2);
}

TEST_CASE("cutting: at grapheme borders, with an ellipsis that fits") {
  CHECK(cut_to_width("Lenovo", 6) == "Lenovo");
  CHECK(cut_to_width("Lenovo", 5) == "Leno…");
  CHECK(cut_to_width("a bc", 3) == "a…");
  CHECK(cut_to_width("联想集团", 8) == "联想集团");
  CHECK(cut_to_width("联想集团", 7) == "联想集…");
  CHECK(cut_to_width("联想集团", 6) == "联想…");  // half a character is none
  CHECK(cut_to_width("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
  CHECK(cut_to_width("Lenovo", 1) == "…");
  CHECK(cut_to_width("Lenovo", 0) == "");
  CHECK(fitting("ab\u0301c", 2) == "ab\u0301");
  CHECK(fitting("👩‍💻x", 1) == "");
  CHECK(padded("联想", 6) == "联想  ");
  CHECK(padded("联想集团", 6) == "联想… ");
}

TEST_CASE("wrapping: breaks where the script allows") {
  CHECK(wrapped("the quick brown fox", 10) == Lines{"the quick", "brown fox"});
  CHECK(wrapped("the quick ", 9) == Lines{"the quick"});
  CHECK(wrapped("", 10) == Lines{});
  CHECK(wrapped("   ", 10) == Lines{});
  CHECK(wrapped("联想发布服务器。", 6) == Lines{"联想发", "布服务", "器。"});
  CHECK(wrapped("联想发布服务器。", 14) == Lines{"联想发布服务", "器。"});  // no line begins with a full stop
  CHECK(wrapped("Donaudampfschifffahrt", 8) == Lines{"Donaudam", "pfschiff", "fahrt"});
  CHECK(wrapped("e\u0301e\u0301e\u0301", 2) == Lines{"e\u0301e\u0301", "e\u0301"});
  CHECK(wrapped("联", 1) == Lines{"联"});
  CHECK(wrapped("ประเทศไทย", 6) == Lines{"ประเทศ", "ไทย"});  // no blanks between Thai words: ICU's dictionary
}

TEST_CASE("wrapping: what does not fit is said to be cut, with room for an ellipsis") {
  CHECK(wrapped("aaaa bbbb cccc", 4, 2) == Lines{"aaaa", "bbb", "[cut]"});
  CHECK(wrapped("aaaa bb cccc", 4, 2) == Lines{"aaaa", "bb", "[cut]"});
  CHECK(wrapped("aaaa bbbb  ", 4, 2) == Lines{"aaaa", "bbbb"});
  CHECK(wrapped("aaaaaaaaaaaaa", 4, 2) == Lines{"aaaa", "aaa", "[cut]"});
}

TEST_CASE("wrapping and cutting: random text keeps its width, its order and its characters") {
  for (std::uint32_t seed = 1; seed <= 1500; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const std::string text = random_text(random);
    CAPTURE(text);
    const int width = static_cast<int>(random() % 20) + 2;
    std::size_t at = 0;
    for (const ByteRange line : wrap(text, width, 1000).lines) {
      REQUIRE(text.find_first_not_of(' ', at) >= line.begin);  // only blanks are left out
      REQUIRE(line.begin >= at);
      at = line.end;
      const std::string piece = text.substr(line.begin, line.end - line.begin);
      REQUIRE(utf8::valid(piece));
      // A cluster of several spacing letters may be wider than the line.
      if (fitting(piece, width).size() < piece.size()) REQUIRE(fitting(piece, width).empty());
    }
    REQUIRE(text.find_first_not_of(' ', at) == std::string::npos);
    REQUIRE(display_width(cut_to_width(text, width)) <= width);
    REQUIRE(display_width(padded(text, width)) == width);
  }
}

TEST_CASE("wrapping: a megabyte without a blank takes no quadratic time") {
  const auto start = std::chrono::steady_clock::now();
  const std::string ascii(1'000'000, 'a');
  CHECK(wrap(ascii, 10, 1'000'000).lines.size() == 100'000);
  std::string marks = "e";
  for (int i = 0; i < 200'000; ++i) marks += "\u0301";
  CHECK(wrap(marks, 10, 100).lines.size() == 1);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(took.count() < 20);  // well under a second in a release build; quadratic would be an hour
}

TEST_CASE("printable: no control character, no bidi override, no line end is left, characters keep their number") {
  CHECK(utf8::printable("Lenovo 联想 e\u0301") == "Lenovo 联想 e\u0301");
  CHECK(utf8::printable("a\tb\nc\r\nd\u2028e\u2029f") == "a b c d e f");
  CHECK_FALSE(has_control(utf8::printable("\x1b[31mred\x1b]0;title\x07\x9b\u009b31m\u0085")));
  CHECK_FALSE(has_control(utf8::printable("\u202Eevil\u202C \u2066x\u2069")));
  CHECK(utf8::printable("می‌خواهم") == "می‌خواهم");  // needs its ZWNJ
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::string bytes;
    for (int i = 0; i < 100; ++i) bytes += static_cast<char>(random() % 3 == 0 ? random() % 0x20 : random() % 256);
    const std::string text = utf8::printable(bytes);
    REQUIRE(utf8::valid(text));
    REQUIRE_FALSE(has_control(text));
  }
}

TEST_CASE("colour: only on a terminal that can, unless the user decides") {
  const ColorSurroundings terminal{true, false, false};
  CHECK(wants_color(ColorChoice::Auto, terminal));
  CHECK_FALSE(wants_color(ColorChoice::Auto, {false, false, false}));
  CHECK_FALSE(wants_color(ColorChoice::Auto, {true, true, false}));
  CHECK_FALSE(wants_color(ColorChoice::Auto, {true, false, true}));
  CHECK(wants_color(ColorChoice::Always, {false, true, true}));
  CHECK_FALSE(wants_color(ColorChoice::Never, terminal));
  CHECK(parse_color_choice("always") == ColorChoice::Always);
  CHECK_FALSE(parse_color_choice("Always").has_value());
}

TEST_CASE("terminal width: COLUMNS when it makes sense, else 80") {
  CHECK(width_of_columns(nullptr) == 80);
  CHECK(width_of_columns("") == 80);
  CHECK(width_of_columns("120") == 120);
  CHECK(width_of_columns("120x") == 80);
  CHECK(width_of_columns("3") == 80);
  CHECK(width_of_columns("-5") == 80);
  CHECK(width_of_columns("99999999999999") == 80);
}

}  // namespace khabar
