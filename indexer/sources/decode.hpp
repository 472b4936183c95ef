#pragma once

#include <string>
#include <string_view>

namespace khabar {

struct Decoded {
  std::string text;     ///< scrubbed UTF-8
  std::string warning;  ///< that an encoding was guessed, or bytes were replaced; else empty
};

/// Bytes of unknown encoding as text: by a byte order mark, else UTF-8 where it is valid, else UTF-16 told by its zero
/// bytes, else the encoding that statistics speak for (ICU), else UTF-8 with U+FFFD for what is not.
Decoded decode(std::string_view bytes);

/// UTF-8 beyond ASCII but for a few places (a page cut off, a foreign comment): no other encoding looks so by chance.
bool is_nearly_utf8(std::string_view bytes);

}  // namespace khabar
