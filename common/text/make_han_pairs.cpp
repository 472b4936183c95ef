// Run at build time: prints the pairs of traditional and simplified Han characters that ICU's transform knows, ordered, as
// rows of an array. Creating the transform at run time costs 35 ms, more than a whole search.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <memory>

int main() {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transform(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, error));
  if (U_FAILURE(error)) return 1;
  for (char16_t c = 0x4E00; c < 0xA000; ++c) {
    icu::UnicodeString text(c);
    transform->transliterate(text);
    if (text.length() == 1 && text[0] != c) std::printf("{0x%X, 0x%X},\n", unsigned{c}, static_cast<unsigned>(text[0]));
  }
}
