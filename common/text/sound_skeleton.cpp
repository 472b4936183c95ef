#include "common/text/sound_skeleton.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <vector>

#include "common/text/script.hpp"

namespace khabar {

namespace {

constexpr std::size_t kMaxLetters = 40;

bool is_vowel(char c) {
  return std::string_view("aeiouyhw").find(c) != std::string_view::npos;
}

double cost(char c) {
  return is_vowel(c) ? 0.25 : 1;
}

double exchange(char a, char b) {
  if (a == b) return 0;
  return is_vowel(a) && is_vowel(b) ? 0.25 : is_vowel(a) || is_vowel(b) ? 1.25 : 1;
}

/// Letters that the scripts do not keep apart become one.
std::string plain_sounds(std::string_view latin) {
  std::string out;
  for (std::size_t i = 0; i < latin.size(); ++i) {
    const char c = latin[i], next = i + 1 < latin.size() ? latin[i + 1] : '\0';
    if (c == 'p' && next == 'h') {
      out += 'f', ++i;
    } else if (c == 'x') {
      out += "ks";
    } else if (c == 'c') {
      out += next == 'h' ? "c" : next == 'e' || next == 'i' || next == 'y' ? "s" : "k";
    } else if (c == 'q') {
      out += 'k';
    } else if (c == 'z') {
      out += 'j';
    } else if (c == 'w') {
      out += 'v';
    } else if (c >= 'a' && c <= 'z') {
      out += c;
    }
  }
  return out;
}

}  // namespace

struct SoundReader::Transforms {
  std::unique_ptr<icu::Transliterator> any, cyrillic;
};

SoundReader::SoundReader() : transforms_(std::make_unique<Transforms>()) {
  const auto make = [](const char* id) {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance(icu::UnicodeString(id), UTRANS_FORWARD, error));
    return U_SUCCESS(error) ? std::move(made) : nullptr;
  };
  transforms_->any = make("Any-Latin; Latin-ASCII; Lower");
  transforms_->cyrillic = make("Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower");
}

SoundReader::~SoundReader() = default;

std::string SoundReader::latin(std::string_view word) const {
  const auto& transform = main_script(word) == Script::Cyrillic ? transforms_->cyrillic : transforms_->any;
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int>(word.size())));
  if (transform) transform->transliterate(text);
  std::string out;
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text[i];
    if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
      out += static_cast<char>(c);
    else if ((c == u' ' || c == u'-') && !out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

std::string sound_skeleton(std::string_view latin) {
  std::string out;
  for (const char c : plain_sounds(latin)) {
    if (!is_vowel(c) && (out.empty() || out.back() != c)) out += c;
  }
  return out;
}

double sound_likeness(std::string_view a, std::string_view b) {
  const std::string x = plain_sounds(a.substr(0, kMaxLetters)), y = plain_sounds(b.substr(0, kMaxLetters));
  std::vector<double> row(y.size() + 1);
  for (std::size_t j = 0; j < y.size(); ++j) row[j + 1] = row[j] + cost(y[j]);
  const double whole_y = row[y.size()];
  double whole_x = 0;
  for (const char c : x) {
    double diagonal = row[0];
    row[0] += cost(c);
    for (std::size_t j = 0; j < y.size(); ++j) {
      const double best = std::min({diagonal + exchange(c, y[j]), row[j] + cost(y[j]), row[j + 1] + cost(c)});
      diagonal = row[j + 1];
      row[j + 1] = best;
    }
    whole_x += cost(c);
  }
  const double whole = std::max(whole_x, whole_y);
  return whole > 0 ? 1 - row[y.size()] / whole : 0;
}

}  // namespace khabar
