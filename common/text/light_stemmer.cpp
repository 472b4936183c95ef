#include "common/text/light_stemmer.hpp"

#include <algorithm>

namespace khabar {

namespace {

/// Code points of well-formed text; for other text never more than its bytes.
std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

bool has(std::string_view word, std::string_view affix, LightStep::Side side) {
  return side == LightStep::Side::Suffix ? word.ends_with(affix) : word.starts_with(affix);
}

const LightRule* fitting_rule(std::string_view word, const LightStep& step) {
  const LightRule* best = nullptr;
  for (const LightRule& rule : step.rules) {
    if (best && rule.affix.size() <= best->affix.size()) continue;
    if (!has(word, rule.affix, step.side)) continue;
    if (letters(word) >= letters(rule.affix) + rule.least) best = &rule;
  }
  return best;
}

}  // namespace

const LightStemmer* light_stemmer(std::string_view language_code) {
  for (const auto stems : {west_slavic_stems(), south_slavic_stems(), east_slavic_stems(), european_stems(),
                           semitic_iranian_stems(), indic_stems(), dravidian_stems(), turkic_stems()}) {
    const auto found =
        std::find_if(stems.begin(), stems.end(), [&](const LightStemmer& s) { return s.language == language_code; });
    if (found != stems.end()) return &*found;
  }
  return nullptr;
}

std::string light_stem(std::string_view folded, const LightStemmer& stemmer) {
  std::string word(folded);
  for (const LightStep& step : stemmer.steps) {
    const LightRule* rule = fitting_rule(word, step);
    if (!rule) continue;
    const std::size_t at = step.side == LightStep::Side::Suffix ? word.size() - rule->affix.size() : 0;
    word.replace(at, rule->affix.size(), rule->instead);
  }
  return word;
}

}  // namespace khabar
