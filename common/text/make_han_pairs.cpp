// Run at build time: prints the pairs of traditional and simplified Han characters that ICU's transform knows, ordered,
// as rows of an array. Creating the transform at run time costs 35 ms, more than a whole search.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace {

char16_t transformed(const icu::Transliterator& transform, char16_t c) {
  icu::UnicodeString text(c);
  transform.transliterate(text);
  return text.length() == 1 ? text[0] : c;
}

}  // namespace

int main() {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transform(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, error));
  if (U_FAILURE(error)) return 1;
  for (char16_t c = 0x4E00; c < 0xA000; ++c) {
    // Each of 苎 and 苧 is the other's simplified form to ICU (and 薴 stands before them): all are to meet in one.
    const char16_t once = transformed(*transform, c);
    const char16_t twice = transformed(*transform, once);
    const char16_t simplified = twice == once ? once : std::min(once, twice);
    if (simplified != c) std::printf("{0x%X, 0x%X},\n", unsigned{c}, static_cast<unsigned>(simplified));
  }
}
