#include "common/text/language_evidence.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>

#include "common/text/language_profile.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

using Rows = std::uint64_t;  ///< a bit for each row of a script's profiles

template <class Key>
using RowsOf = std::unordered_map<Key, Rows>;

/// The profiles of a script turned round: from a word, a part of a word or a letter to the languages that have it.
struct ProfileIndex {
  RowsOf<std::string_view> words, beginnings, endings;
  RowsOf<char32_t> letters;
  Rows all = 0;
};

ProfileIndex index_profiles(Script script) {
  ProfileIndex index;
  Rows bit = 1;
  for (const LanguageProfile& profile : language_profiles(script)) {
    index.all |= bit;
    for (std::size_t at = 0; at < profile.letters.size();) index.letters[utf8::next(profile.letters, at)] |= bit;
    for (std::size_t at = 0; at < profile.words.size();) {
      const std::size_t end = std::min(profile.words.find(' ', at), profile.words.size());
      const std::string_view word = profile.words.substr(at, end - at);
      if (word.starts_with('-')) {
        index.endings[word.substr(1)] |= bit;
      } else if (word.ends_with('-')) {
        index.beginnings[word.substr(0, word.size() - 1)] |= bit;
      } else {
        index.words[word] |= bit;
      }
      at = end + 1;
    }
    bit <<= 1;
  }
  return index;
}

const ProfileIndex& profile_index(Script script) {
  static const std::map<Script, ProfileIndex> kIndexes = [] {
    std::map<Script, ProfileIndex> indexes;
    for (int i = 0; i <= static_cast<int>(Script::Other); ++i) {
      indexes.emplace(static_cast<Script>(i), index_profiles(static_cast<Script>(i)));
    }
    return indexes;
  }();
  return kIndexes.at(script);
}

template <class Key>
Rows find(const RowsOf<Key>& map, Key key) {
  const auto found = map.find(key);
  return found == map.end() ? 0 : found->second;
}

// Log-odds of one sign, set by hand to round figures.
constexpr double kWord = 2.2;
constexpr double kLetterWord = 1.2;  ///< a word of one letter: also an initial, or an item of a list
constexpr double kPart = 0.8;        ///< a beginning or ending, and for each letter of it
constexpr double kPartLetter = 0.2;
constexpr double kForeignLetter = 2.5;

constexpr double kDampedWords = 40;
constexpr std::size_t kPartLetters = 5;   ///< the longest beginning or ending
constexpr std::size_t kWordLetters = 40;  ///< a longer word is none (base64, an address)

/// A word of the text in lower case, with the byte offset at which each of its letters begins.
struct Word {
  std::string text;
  std::vector<std::size_t> starts;
  int capitals = 0;
  bool capitalised = false;  ///< the first letter is a capital
  bool digits = false;

  void append(char32_t c) {
    if (starts.size() > kWordLetters) return;
    if (c < 0x80) {
      const bool capital = c >= 'A' && c <= 'Z';
      add(capital ? c | 0x20 : c, capital);
      digits |= c >= '0' && c <= '9';
    } else {
      const auto icu = static_cast<UChar32>(c);
      add(static_cast<char32_t>(u_tolower(icu)), u_isUUppercase(icu) != 0);
      digits |= u_isdigit(icu) != 0;
    }
  }

  void clear() {
    text.clear();
    starts.clear();
    capitals = 0;
    capitalised = digits = false;
  }

 private:
  void add(char32_t lower, bool capital) {
    capitals += capital;
    capitalised |= capital && starts.empty();
    starts.push_back(text.size());
    utf8::append(text, lower);
  }
};

class Weigher {
 public:
  Weigher(Script script, bool all_capitals) : index_(profile_index(script)), all_capitals_(all_capitals) {
    evidence_.scores.resize(language_profiles(script).size());
  }

  void add(const Word& word) {
    const std::size_t letters = word.starts.size();
    if (letters == 0 || letters > kWordLetters || word.digits) return;
    if (!all_capitals_ && word.capitals > (word.capitalised ? 1 : 0)) return;
    ++words_;
    evidence_.plain_letters += static_cast<double>(letters) * (word.capitalised && !all_capitals_ ? 0.5 : 1);
    const Rows known = find(index_.words, std::string_view(word.text));
    reward(known, letters == 1 ? kLetterWord : kWord);
    weigh_parts(word, known, word.capitalised && !all_capitals_ ? 0.5 : 1);
    weigh_letters(word);
  }

  LanguageEvidence finish() {
    const double damping = std::min(1.0, kDampedWords / std::max(1, words_));
    for (double& score : evidence_.scores) score *= damping;
    evidence_.none *= damping;
    return std::move(evidence_);
  }

 private:
  void reward(Rows rows, double weight) {
    for (; rows != 0; rows &= rows - 1) evidence_.scores[static_cast<std::size_t>(std::countr_zero(rows))] += weight;
  }

  /// The longest ending and the longest beginning that each language knows; two letters must be left of the word.
  void weigh_parts(const Word& word, Rows known, double trust) {
    const std::size_t letters = word.starts.size();
    const std::string_view text = word.text;
    Rows ended = known;
    Rows begun = known;
    for (std::size_t part = std::min(kPartLetters, letters - std::min<std::size_t>(letters, 2)); part > 0; --part) {
      const double weight = trust * (kPart + kPartLetter * static_cast<double>(part));
      const Rows ends = find(index_.endings, text.substr(word.starts[letters - part])) & ~ended;
      const Rows begins = find(index_.beginnings, text.substr(0, word.starts[part])) & ~begun;
      reward(ends, weight);
      reward(begins, weight);
      ended |= ends;
      begun |= begins;
    }
  }

  void weigh_letters(const Word& word) {
    for (std::size_t at = 0; at < word.text.size();) {
      const char32_t c = utf8::next(word.text, at);
      if (c < 0x80) continue;
      const Rows owners = find(index_.letters, c);
      if (owners == 0) continue;
      reward(index_.all & ~owners, -kForeignLetter);
      evidence_.none -= kForeignLetter;
    }
  }

  const ProfileIndex& index_;
  bool all_capitals_;
  int words_ = 0;
  LanguageEvidence evidence_;
};

bool is_all_capitals(std::string_view text) {
  int capitals = 0;
  int small = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    capitals += c < 0x80 ? c >= 'A' && c <= 'Z' : u_isUUppercase(static_cast<UChar32>(c)) != 0;
    small += c < 0x80 ? c >= 'a' && c <= 'z' : u_isULowercase(static_cast<UChar32>(c)) != 0;
  }
  return capitals > 4 * small;
}

bool in_word(char32_t c) {
  if (c < 0x80) return c == '\'' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0;
}

/// Where to read on at a piece between spaces: at once, or behind it when it is no prose (an address, code).
std::size_t end_of_code(std::string_view text, std::size_t at) {
  constexpr std::size_t kPiece = 200;  // bytes; what is longer is a script without spaces or no text at all
  const std::string_view rest = text.substr(at, kPiece);
  const std::string_view piece = rest.substr(0, rest.find_first_of(" \t\n"));
  return piece.find_first_of("/\\_=<>{}[]@|") == std::string_view::npos ? at : at + piece.size();
}

}  // namespace

LanguageEvidence weigh_words(std::string_view text, Script script) {
  Weigher weigher(script, is_all_capitals(text));
  Word word;
  for (std::size_t at = end_of_code(text, 0); at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (in_word(c)) {
      word.append(c);
      continue;
    }
    weigher.add(word);
    word.clear();
    if (c == ' ' || c == '\n' || c == '\t') at = end_of_code(text, at);
  }
  weigher.add(word);
  return weigher.finish();
}

}  // namespace khabar
