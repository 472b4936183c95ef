#include "common/text/fragments.hpp"

namespace khabar {

namespace {

constexpr std::size_t kLetters = 4;
constexpr std::size_t kStride = 3;
constexpr std::size_t kHead = 4;
constexpr std::size_t kSemiticHead = 3;

/// Where each letter of well-formed text begins, and its end.
std::vector<std::size_t> borders(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80) out.push_back(at);
  }
  out.push_back(text.size());
  return out;
}

std::vector<std::string_view> every(std::size_t stride, std::string_view word) {
  const std::vector<std::size_t> at = borders(word);
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i + kLetters < at.size(); i += stride)
    out.push_back(word.substr(at[i], at[i + kLetters] - at[i]));
  return out;
}

}  // namespace

std::string_view stem_head(std::string_view stem, const Language& language) {
  const std::size_t wanted = language.code == "ar" || language.code == "he" ? kSemiticHead : kHead;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < stem.size(); ++at) {
    if ((static_cast<unsigned char>(stem[at]) & 0xC0U) != 0x80 && ++letters > wanted) return stem.substr(0, at);
  }
  return letters == wanted ? stem : std::string_view{};
}

std::vector<std::string_view> fragments(std::string_view word) {
  return every(kStride, word);
}

std::vector<std::string_view> all_fragments(std::string_view word) {
  return every(1, word);
}

}  // namespace khabar
