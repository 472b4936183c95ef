#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace khabar {

/// An affix that comes off, or is exchanged. A rule that puts back what it took guards words that only look inflected
/// (Gazprom is no instrumental of "Gazpr").
struct LightRule {
  std::string_view affix;         ///< folded
  std::uint8_t least = 3;         ///< code points of the word that must stay besides the affix
  std::string_view instead = {};  ///< what stands in its place; needed where `least` is 0
};

/// Of the rules of a step, the one with the longest affix that fits is applied, once.
struct LightStep {
  enum class Side : std::uint8_t { Suffix, Prefix };

  std::span<const LightRule> rules;
  Side side = Side::Suffix;
};

/// A language as steps, from the end of the word inwards: what a later step takes, it takes from every form that the
/// steps before it have made equal, so that forms of a word stay together even where a step errs.
struct LightStemmer {
  std::string_view language;  ///< ISO 639-1
  std::span<const LightStep> steps;
};

/// The stemmer of a language that Snowball has none for; nullptr when there is none here either. New languages are new
/// tables in light_stems_*.cpp.
const LightStemmer* light_stemmer(std::string_view language_code);

/// The folded word without its endings of number, case and definiteness; what stays need not be a word. Never empty
/// for a word that is not, at most one code point longer than it, and well-formed where the word is. Linear in the
/// word; 0.1 to 0.7 µs.
std::string light_stem(std::string_view folded, const LightStemmer& stemmer);

/// The tables by family, each in a file of its own.
std::span<const LightStemmer> west_slavic_stems();
std::span<const LightStemmer> south_slavic_stems();
std::span<const LightStemmer> east_slavic_stems();
std::span<const LightStemmer> european_stems();
std::span<const LightStemmer> semitic_iranian_stems();
std::span<const LightStemmer> indic_stems();
std::span<const LightStemmer> dravidian_stems();
std::span<const LightStemmer> turkic_stems();

}  // namespace khabar
