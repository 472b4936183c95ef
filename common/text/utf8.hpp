#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace khabar::utf8 {

constexpr char32_t kReplacement = 0xFFFD;

/// The code point that begins at byte `at` of `text`, and moves `at` behind it. A malformed sequence yields
/// kReplacement and moves on as Unicode 15, section 3.9 ("maximal subparts") recommends. Needs at < text.size().
char32_t next(std::string_view text, std::size_t& at);

/// Appends the UTF-8 form of `c`; kReplacement for a surrogate or a value above U+10FFFF.
void append(std::string& out, char32_t c);

/// Number of code points; a malformed sequence counts as next() steps over it.
std::size_t length(std::string_view text);

/// True when `text` is well-formed UTF-8.
bool valid(std::string_view text);

/// The text made harmless for storing and for terminals: well-formed UTF-8, U+FFFD for what is not; every line end (CR,
/// CR LF, U+2028, U+2029) is LF. This is the one place that decides what text may hold.
///
/// Out go: controls (C0, DEL, C1) other than tab and line feed; bidi embeddings, overrides and isolates (U+202A..202E,
/// U+2066..2069), which make text read as what it is not (Boucher and Anderson, "Trojan Source", 2021); the deprecated
/// U+206A..206F and the annotation signs U+FFF9..FFFB, which are no text; U+FEFF; noncharacters; tag characters
/// (U+E0000..E007F), which hide whole sentences: the flags of Scotland and its like become black flags.
///
/// What words need stays, though it cannot be seen: ZWNJ and ZWJ (Persian, Hindi, emoji), LRM, RLM and ALM beside
/// numbers in Hebrew and Arabic (they turn no letter round), ZWSP in Thai and Khmer, soft hyphens, variation selectors,
/// Hangul fillers, any number of marks. Linear.
std::string scrub(std::string_view text);

/// The same as part of a line, for any output: tabs and line ends are a space each, so that joined pieces stay what
/// they were. What a file name or an article holds can then begin no line and no cell.
std::string printable(std::string_view text);

/// The longest prefix of at most `bytes` bytes that ends between code points. Needs well-formed text.
std::string_view prefix(std::string_view text, std::size_t bytes);

}  // namespace khabar::utf8
