#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.hpp"

namespace khabar {

/// What is kept of the words of an article, so that a near-duplicate of it is known without either text: two samples of
/// the set of its word 3-grams, "shingles" (Broder, On the resemblance and containment of documents, 1997). It depends
/// on the words and their order alone, not on case, blanks and punctuation.
struct TextSignature {
  /// The shingles' hashes are shared out to so many bins, and of each bin's least one a byte is kept, 0 for an empty
  /// bin: one permutation (Li, Owen, Zhang 2012), few bits (Li, König 2010). Short texts are compared almost exactly;
  /// the standard error of the Jaccard index J is .03 at most.
  static constexpr std::size_t kBins = 256;
  std::array<std::uint8_t, kBins> minima = {};

  /// The least of all hashes, by which candidates are found: those of two texts share kSharedSamples or more with
  /// probability .992 for J = .45, .9996 for J = .6. Ascending; none for no words, else two at least.
  static constexpr std::size_t kSamples = 12;
  std::vector<std::uint64_t> samples;

  bool operator==(const TextSignature&) const = default;
};

/// So many of a text's samples does a near-duplicate have, too: one is shared by texts that have but a phrase in
/// common.
inline constexpr std::size_t kSharedSamples = 2;

/// From this Jaccard index on two texts are near-duplicates: other boilerplate, words changed here and there, sentences
/// moved, up to half of the text cut.
inline constexpr double kNearDuplicate = 0.45;

/// The signature of an article's text. Of fewer than 20 words a text says too little: it is signed as a whole,
/// headline included, so that only an equal one is like it. 0.1 µs a word; time n log n.
TextSignature sign(const std::vector<Token>& title, const std::vector<Token>& text);

/// The bytes of the value slot: `minima`, or nothing for no words.
std::string encode(const TextSignature& signature);

/// The terms of the samples.
std::vector<std::string> sample_terms(const TextSignature& signature);

/// The Jaccard index of two texts' shingles, estimated from their encoded signatures: 0 to 1, 0 where there are no
/// words. Symmetric. 0.1 µs. Throws Error(Damaged) for bytes that encode() did not make.
double resemblance(std::string_view a, std::string_view b);

}  // namespace khabar
