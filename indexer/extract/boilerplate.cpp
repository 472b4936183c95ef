#include "indexer/extract/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/text/fold.hpp"
#include "common/text/language.hpp"
#include "indexer/extract/boilerplate_words.hpp"
#include "indexer/extract/line_shape.hpp"

namespace khabar {
namespace {

constexpr std::size_t kMaxCueLine = 300;  ///< bytes; some scripts take three for a letter
constexpr std::size_t kMaxKey = 96;

/// Frames around a cue: bullets, brackets, arrows, dots, and, if wanted, a count ("12 Comments").
std::string_view unframed(std::string_view text, bool digits) {
  constexpr std::array<std::string_view, 22> kFrames = {"•", "·", "–", "—", "»", "«",  "【", "】", "（", "）", "：",
                                                        "…", "│", "▶", "►", "→", "。", "＞", "｜", "■",  "▼",  "※"};
  for (std::size_t before = std::string_view::npos; text.size() != before;) {
    before = text.size();
    text = bare(text);
    const auto plain = [&](char c) {
      return std::string_view("*-_#>()[]:.!|+=~").find(c) != std::string_view::npos || (digits && c >= '0' && c <= '9');
    };
    if (!text.empty() && plain(text.front())) text.remove_prefix(1);
    if (!text.empty() && plain(text.back())) text.remove_suffix(1);
    const bool other = !text.empty() && ((text.front() | text.back()) & 0x80) != 0;
    if (!other) continue;  // all frames below are beyond ASCII
    for (const std::string_view frame : kFrames) {
      if (text.starts_with(frame)) text.remove_prefix(frame.size());
      if (text.ends_with(frame)) text.remove_suffix(frame.size());
    }
  }
  return text;
}

std::string folded(std::string_view text) {
  std::string out = fold(text, language("und"));
  const auto repeated = [](char a, char b) { return a == ' ' && b == ' '; };
  out.erase(std::unique(out.begin(), out.end(), repeated), out.end());
  return out;
}

/// The phrases in their folded form, by how they must stand.
struct Phrases {
  std::unordered_map<std::string, Cue> alone;
  std::unordered_map<std::string, Cue> label;
  std::vector<std::pair<std::string, Cue>> begins;

  Phrases() {
    for (const CuePhrase& phrase : cue_phrases()) {
      std::string words = folded(phrase.words);
      // "Read more" above a list of headlines introduces it; before a colon it holds one headline itself.
      if (phrase.stand == Stand::Either) alone.emplace(words, Cue::Related);
      if (phrase.stand == Stand::Alone) alone.emplace(words, phrase.cue);
      if (phrase.stand == Stand::Label || phrase.stand == Stand::Either) label.emplace(words, phrase.cue);
      if (phrase.stand == Stand::Begins) begins.emplace_back(std::move(words), phrase.cue);
    }
  }
};

const Phrases& phrases() {
  static const Phrases kPhrases;
  return kPhrases;
}

Cue label_of(std::string_view line) {
  constexpr std::array<std::string_view, 6> kColons = {":", "：", "/", "|", "｜", "丨"};
  std::size_t end = std::string_view::npos;
  bool colon = false;
  for (const std::string_view mark : kColons) {
    const std::size_t at = line.substr(0, kMaxKey).find(mark);
    if (at >= end) continue;
    end = at;
    colon = mark == ":" || mark == "：";
  }
  if (end == std::string_view::npos) return Cue::None;
  const auto& labels = phrases().label;
  const auto found = labels.find(folded(unframed(line.substr(0, end), false)));
  if (found == labels.end()) return Cue::None;
  const std::size_t words = word_count(line);
  constexpr std::size_t kMaxCredit = 15;
  constexpr std::size_t kMaxSentence = 8;  // a longer one that ends in a full stop says something of the picture
  constexpr std::size_t kMaxHeadline = 32;
  if (found->second != Cue::ImageCredit) return colon && words <= kMaxHeadline ? found->second : Cue::None;
  return words <= kMaxCredit && (words <= kMaxSentence || !ends_sentence(line)) ? Cue::ImageCredit : Cue::None;
}

Cue beginning_of(std::string_view line) {
  constexpr std::size_t kMaxWords = 20;
  if (word_count(line) > kMaxWords) return Cue::None;
  const std::string words = folded(unframed(line, false));
  for (const auto& [phrase, cue] : phrases().begins) {
    if (words.starts_with(phrase)) return cue;
  }
  return Cue::None;
}

}  // namespace

Cue cue_of(std::string_view line) {
  line = bare(line);
  if (line.empty() || line.size() > kMaxCueLine) return Cue::None;
  const std::string_view words = unframed(line, true);
  if (words.size() <= kMaxKey && !words.empty()) {
    const auto found = phrases().alone.find(folded(words));
    if (found != phrases().alone.end()) return found->second;
  }
  const Cue label = label_of(line);
  return label == Cue::None ? beginning_of(line) : label;
}

bool is_role(std::string_view line) {
  constexpr std::size_t kMaxWords = 5;
  line = bare(line);
  if (line.empty() || line.size() > kMaxKey || word_count(line) > kMaxWords || ends_sentence(line)) return false;
  const std::string words = " " + folded(line) + " ";
  for (const std::string_view role : role_words()) {
    if (words.find(" " + folded(role) + " ") != std::string::npos) return true;
  }
  return false;
}

std::string_view name_of(Cue cue) {
  switch (cue) {
    case Cue::None:
      return "nothing";
    case Cue::ImageCredit:
      return "image credit";
    case Cue::Advertisement:
      return "advertisement";
    case Cue::Share:
      return "share button";
    case Cue::Newsletter:
      return "newsletter box";
    case Cue::ReadAlso:
      return "link to another article";
    case Cue::Topics:
      return "topic list";
    case Cue::AboutAuthor:
      return "author's box";
    case Cue::Related:
      return "related articles";
    case Cue::Comments:
      return "comments";
    case Cue::Reply:
      return "comments";
  }
  return "nothing";
}

}  // namespace khabar
