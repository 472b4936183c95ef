#include "common/text/korean_endings.hpp"

#include <array>

#include "common/text/utf8.hpp"

namespace khabar {

namespace {

/// Case and topic particles (조사) by themselves and in pairs, longest first.
constexpr std::array kKoreanParticles = std::to_array<std::string_view>({
    "에서부터", "으로부터", "이라는", "으로서", "으로써", "에게서", "에서는", "에서도", "에서의", "까지는",
    "까지도",   "부터는",   "로부터", "이라고", "입니다", "으로는", "으로도", "으로의", "라는",   "에서",
    "에게",     "에는",     "에도",   "으로",   "로서",   "로써",   "로는",   "로도",   "로의",   "까지",
    "부터",     "마다",     "처럼",   "보다",   "조차",   "밖에",   "이나",   "이란",   "이며",   "라고",
    "와의",     "과의",     "와는",   "과는",   "와도",   "과도",   "은",     "는",     "이",     "가",
    "을",       "를",       "의",     "에",     "로",     "와",     "과",     "도",     "만",
});

/// Forms of 하다 and 되다, which make a verb of a noun: 발표하다 is announcing. Longest first.
constexpr std::array kKoreanVerbs = std::to_array<std::string_view>({
    "했습니다", "됐습니다", "하면서", "되면서", "했으며", "됐으며", "했지만", "됐지만", "한다고", "했다고",
    "된다고",   "됐다고",   "합니다", "됩니다", "되었다", "하였다", "하다",   "되다",   "했다",   "됐다",
    "한다",     "된다",     "하는",   "되는",   "하고",   "되고",   "하며",   "되며",   "하기",   "되기",
    "하면",     "되면",     "했던",   "됐던",   "한",     "할",     "된",     "될",
});

/// Counters behind a number, which is a word of its own: 2026년에, 5월은, 3개를.
constexpr std::u32string_view kKoreanCounters = U"년월일개명원대조억만위배";

}  // namespace

std::string without_korean_endings(std::string_view word) {
  for (const std::string_view verb : kKoreanVerbs) {
    if (!word.ends_with(verb)) continue;
    const std::string_view noun = word.substr(0, word.size() - verb.size());
    if (utf8::length(noun) >= 2) return std::string(noun);
  }
  std::string_view noun = word;
  for (const std::string_view particle : kKoreanParticles) {
    if (!word.ends_with(particle)) continue;
    const std::string_view before = word.substr(0, word.size() - particle.size());
    const std::size_t syllables = utf8::length(before);
    std::size_t at = 0;
    const bool counter = syllables == 1 && kKoreanCounters.find(utf8::next(before, at)) != std::u32string_view::npos;
    if (syllables >= 2 || counter || (syllables == 1 && utf8::length(particle) >= 2)) {
      noun = before;
      break;
    }
  }
  constexpr std::string_view kPlural = "들";
  if (noun.ends_with(kPlural) && utf8::length(noun) > 2) noun.remove_suffix(kPlural.size());
  return std::string(noun);
}

}  // namespace khabar
