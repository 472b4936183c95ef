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

/// The text made harmless for storing and for terminals: well-formed UTF-8 (U+FFFD for what is not) without controls
/// (C0, DEL, C1) other than tab and line feed, bidi embeddings, overrides and isolates (U+202A..202E, U+2066..2069),
/// tag characters (U+E0000..E007F), U+FEFF and noncharacters. CR LF and CR become LF. Joiners (ZWJ, ZWNJ) and LRM, RLM
/// stay: words need them. Linear.
std::string scrub(std::string_view text);

/// The longest prefix of at most `bytes` bytes that ends between code points. Needs well-formed text.
std::string_view prefix(std::string_view text, std::size_t bytes);

}  // namespace khabar::utf8
