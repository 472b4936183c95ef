#include "indexer/write/text_signature.hpp"

#include <algorithm>

#include "common/error.hpp"
#include "common/store/schema.hpp"

namespace khabar {

namespace {

constexpr std::size_t kShingleWords = 3;
constexpr std::size_t kFewWords = 20;

/// Spreads what differs in any bit over all bits (the finalizer of SplitMix64; Steele, Lea, Flood 2014).
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/// FNV-1a: the same on all machines, unlike std::hash.
std::uint64_t word_hash(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

/// Every character of a text in one word: neither wholes beside their parts nor n-grams beside the dictionary's words.
void add_words(const std::vector<Token>& tokens, std::vector<std::uint64_t>& words) {
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::Word || token.kind == TokenKind::Segment) words.push_back(word_hash(token.exact));
  }
}

std::uint64_t sequence_hash(const std::uint64_t* word, std::size_t count) {
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < count; ++i) hash = mixed(hash + 0x9E3779B97F4A7C15u) ^ word[i];
  return mixed(hash);
}

/// Ascending, each once; none or kSharedSamples at least.
std::vector<std::uint64_t> shingles_of(const std::vector<Token>& title, const std::vector<Token>& text) {
  std::vector<std::uint64_t> words;
  words.reserve(title.size() + text.size());
  add_words(text, words);
  std::size_t length = kShingleWords;
  if (words.size() < kFewWords) {
    add_words(title, words);
    length = words.size();
  }
  if (words.empty()) return {};
  std::vector<std::uint64_t> shingles;
  shingles.reserve(words.size());
  for (std::size_t i = 0; i + length <= words.size(); ++i) shingles.push_back(sequence_hash(&words[i], length));
  // The same word over and over, or a short text, is one shingle: a second one that follows from it.
  if (std::equal(shingles.begin() + 1, shingles.end(), shingles.begin()))
    shingles.push_back(mixed(shingles.front() + 1));
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

}  // namespace

TextSignature sign(const std::vector<Token>& title, const std::vector<Token>& text) {
  static_assert(TextSignature::kBins == 1u << 8, "the first 8 bits of a hash name its bin");
  std::vector<std::uint64_t> shingles = shingles_of(title, text);
  TextSignature signature;
  for (const std::uint64_t hash : shingles) {
    std::uint8_t& least = signature.minima[hash >> 56];
    if (least == 0) least = static_cast<std::uint8_t>(1 + (hash & 0xFFFF) % 255);
  }
  shingles.resize(std::min(shingles.size(), TextSignature::kSamples));
  signature.samples = std::move(shingles);
  return signature;
}

std::string encode(const TextSignature& signature) {
  if (signature.samples.empty()) return {};
  return std::string(signature.minima.begin(), signature.minima.end());
}

std::vector<std::string> sample_terms(const TextSignature& signature) {
  constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~";
  constexpr int kTermDigits = 7;  // 42 bits: no chance hits among hundreds of millions of terms
  std::vector<std::string> terms;
  for (std::uint64_t hash : signature.samples) {
    std::string& term = terms.emplace_back(schema::kSample);
    for (int i = 0; i < kTermDigits; ++i, hash >>= 6) term += kDigits[hash & 63];
  }
  return terms;
}

double resemblance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0;
  if (a.size() != TextSignature::kBins || b.size() != TextSignature::kBins)
    throw Error(Exit::Damaged, "a text's signature is not of its length", "khabar-index rebuild");
  unsigned equal = 0;
  unsigned both_empty = 0;
  for (std::size_t i = 0; i < TextSignature::kBins; ++i) {
    equal += a[i] == b[i];
    both_empty += (a[i] | b[i]) == 0;
  }
  const unsigned filled = TextSignature::kBins - both_empty;
  return filled == 0 ? 0 : static_cast<double>(equal - both_empty) / filled;
}

}  // namespace khabar
