// Run at build time: prints what ICU's transform from Han to Latin makes of every character, without tones: the
// syllables, and each character's number among them. Creating the transform at run time costs 130 ms, and a name 40 us.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

int main() {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transform(
      icu::Transliterator::createInstance("Han-Latin; NFD; [^a-z] Remove", UTRANS_FORWARD, error));
  if (U_FAILURE(error)) return 1;
  std::map<std::string, std::size_t> numbers = {{"", 0}};  // a character that has no reading
  std::vector<std::string> syllables = {""};
  std::vector<std::size_t> of_characters;
  for (char16_t c = 0x4E00; c < 0xA000; ++c) {
    icu::UnicodeString text(c);
    transform->transliterate(text);
    std::string syllable;
    text.toUTF8String(syllable);
    const auto [known, is_new] = numbers.emplace(syllable, syllables.size());
    if (is_new) syllables.push_back(syllable);
    of_characters.push_back(known->second);
  }
  std::puts("constexpr std::string_view kSyllables[] = {");
  for (const std::string& syllable : syllables) std::printf("\"%s\",\n", syllable.c_str());
  std::puts("};\nconstexpr std::uint16_t kSyllableOf[] = {");
  for (const std::size_t number : of_characters) std::printf("%zu,\n", number);
  std::puts("};");
}
