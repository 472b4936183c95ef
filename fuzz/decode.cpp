#include "indexer/sources/decode.hpp"

#include "fuzz/target.hpp"
#include "indexer/sources/html_encoding.hpp"

/// HTTP's charset in the first line, then the page.
KHABAR_FUZZ_TARGET(decode) {
  using namespace khabar;
  const std::string_view whole = fuzz::as_text(data, size);
  const auto [charset, bytes] = fuzz::first_line(whole);
  for (const Decoded& decoded : {decode(whole), decode(bytes), decode_html(bytes, charset), decode_html(whole, "")}) {
    fuzz::require_scrubbed(decoded.text, "the text");
    fuzz::require_scrubbed(decoded.warning, "the warning");
    fuzz::require_bounded(decoded.text.size(), size, "the text");
  }
  const bool other = whole.find('\0') != std::string_view::npos || whole.find('\x1b') != std::string_view::npos;
  if (utf8::valid(whole) && !other) {  // no UTF-16, no ISO-2022
    fuzz::require(decode(whole).text == utf8::scrub(whole), "UTF-8 is read as such");
  }
  return 0;
}
