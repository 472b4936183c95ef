#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "common/text/language.hpp"

namespace khabar {

enum class TokenKind : std::uint8_t {
  Word,      ///< a word of a script with spaces, or a number: one position
  Segment,   ///< a word that a dictionary cut out of an unspaced run: begins at the position of its first character
  Gram,      ///< n neighbouring characters of an unspaced run: each character has a position (fewer than n at the run's
             ///< end)
  Compound,  ///< a technical name, address or CamelCase hashtag as a whole, beside its parts: C++, .NET, GPT-4o, AT&T,
             ///< Node.js, v3.5; position of its first part. One of a version stands inside another's: DeepSeek-V3.1
};

/// Where a token stands: byte offsets into the text, position counted in words (characters in unspaced runs).
struct Span {
  TokenKind kind;
  Script script;
  std::uint32_t position;
  std::size_t begin;
  std::size_t end;
};

/// Cuts text into spans by Unicode's word borders (UAX 29, with ICU's dictionaries for Chinese, Japanese, Thai, Lao,
/// Khmer and Burmese) and the rules for numbers, technical names, apostrophes and scripts side by side. Of letters and
/// digits that nobody types (base64), only the position is kept. Not thread-safe: one a thread.
class Tokenizer {
 public:
  Tokenizer();
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  /// The spans in text order (a whole before its parts). Needs well-formed UTF-8 under 2 GB. Positions begin at
  /// `first_position`. Linear.
  std::vector<Span> spans(std::string_view text, const Language& language, std::uint32_t first_position = 1);

 private:
  struct Breaker;
  std::unique_ptr<Breaker> breaker_;
};

}  // namespace khabar
