#pragma once

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/number.hpp"
#include "common/text/script.hpp"
#include "tests/support/scanned_article.hpp"
#include "tests/support/wish.hpp"

namespace khabar::test {

/// Whether a headline or a text of an article in a language holds what was asked for.
using TextTest = std::function<bool(const ScannedText&, const Language&)>;

/// How the words of a query are to be taken.
struct WordReading {
  const Language* lang = &language("und");
  bool exact = false;     ///< as typed, but for case and width
  bool stems = true;      ///< in articles of the language
  bool unmarked = false;  ///< none has a mark: Vietnamese was typed without
};

/// The words of a query, looked for in the tokens of a text. The tests that it makes keep what they need.
class WordScan {
 public:
  WordReading reading;

  /// The one token that a word is, with its parts or n-grams; nothing for what is none or several.
  std::vector<Token> tokens_of(std::string_view typed) {
    std::vector<Token> tokens = analyzer_.analyze(typed, *reading.lang);
    if (tokens.empty() || tokens[0].begin != 0 || tokens[0].end != typed.size()) return {};
    if (tokens[0].kind == TokenKind::Gram || (tokens[0].kind == TokenKind::Word && tokens.size() > 1)) return {};
    // A syllable of Thai is no word to look for.
    const auto least = static_cast<std::size_t>(gram_length(tokens[0].script));
    const bool any_length = tokens[0].kind != TokenKind::Segment || tokens[0].script == Script::Han;
    return any_length || utf8::length(typed) >= least ? tokens : std::vector<Token>{};
  }

  TextTest word(const std::string& typed) {
    return [word = expanded(typed), exact = reading.exact, code = stem_code(*reading.lang)](const ScannedText& text,
                                                                                            const Language& lang) {
      return holds(text, word, exact, stem_code(lang) == code);
    };
  }

  TextTest phrase(const std::string& typed) {
    return [keys = pattern(typed), exact = reading.exact](const ScannedText& text, const Language&) {
      const bool is_digit = keys.size() == 1 && !exact && text.segments.contains(keys[0].second.substr(1));
      return is_digit || !places(text, keys, exact).empty();
    };
  }

  TextTest prefix(const std::string& typed) {
    const std::vector<Token> tokens = analyzer_.analyze(typed, *reading.lang);
    if (!tokens.empty() && is_unspaced(tokens.back().script)) return phrase(typed);
    const std::string form = reading.exact ? casefold(typed) : analyzer_.forms(typed, *reading.lang).exact;
    return [beginning = "w" + form, exact = reading.exact](const ScannedText& text, const Language&) {
      const ScannedText::Places& words = exact ? text.typed : text.folded;
      const auto begins = [&](const auto& place) { return place.first.starts_with(beginning); };
      const auto digit_begins = [&](const std::string& segment) { return segment.starts_with(beginning.substr(1)); };
      return std::any_of(words.begin(), words.end(), begins) ||
             (!exact && std::any_of(text.segments.begin(), text.segments.end(), digit_begins));
    };
  }

  TextTest near(const Wish& wish) {
    std::vector<Keys> sides;
    for (const Wish& child : wish.children) sides.push_back(pattern(child.text));
    return [sides, exact = reading.exact, distance = static_cast<std::uint32_t>(wish.distance)](const ScannedText& text,
                                                                                                const Language&) {
      std::vector<std::vector<std::uint32_t>> begins;
      for (const Keys& side : sides) begins.push_back(places(text, side, exact));
      return are_close(begins, distance, {});
    };
  }

  /// What the word is folded to.
  std::string form(std::string_view typed) { return analyzer_.forms(typed, *reading.lang).exact; }

 private:
  struct Expanded {
    Keys keys = {};                    ///< of its characters, or of its parts; empty for a plain word
    std::set<std::string> words = {};  ///< any of these
    std::string segment = {};
    std::set<std::string> stems = {};  ///< in the language of the query
    std::string unmarked = {};
  };

  Expanded expanded(const std::string& typed) {
    Expanded out;
    const std::vector<Token> tokens = tokens_of(typed);
    // A name may be several words of a run.
    if (tokens.empty() && reading.exact) out.keys = pattern(typed);
    if (tokens.empty()) return out;
    const Token& word = tokens[0];
    out.words.insert("w" + (reading.exact ? casefold(typed) : word.exact));
    if (word.kind == TokenKind::Segment || (tokens.size() > 2 && !reading.exact)) out.keys = pattern(typed);
    if (reading.exact) return out;
    out.segment = word.exact;  // a Burmese or Thai digit is one, too
    if (word.kind != TokenKind::Word) return out;
    if (typed.find_first_of(".,") != std::string::npos) {
      for (const bool comma : {false, true}) out.words.insert("w" + plain_number(fold(typed, *reading.lang), comma));
    }
    if (!reading.stems) return out;
    out.stems = {word.stem};
    if (!word.light_stem.empty()) out.stems.insert(word.light_stem);
    if (reading.unmarked) out.unmarked = word.unmarked;
    return out;
  }

  static bool holds(const ScannedText& text, const Expanded& word, bool exact, bool of_language) {
    const ScannedText::Places& words = exact ? text.typed : text.folded;
    const auto is_word = [&](const std::string& form) { return words.contains(form); };
    const auto is_stem = [&](const std::string& stem) { return text.stems.contains(stem); };
    if (!word.keys.empty() && !places(text, word.keys, exact).empty()) return true;
    if (std::any_of(word.words.begin(), word.words.end(), is_word) || text.segments.contains(word.segment)) return true;
    return of_language &&
           (std::any_of(word.stems.begin(), word.stems.end(), is_stem) || text.unmarked.contains(word.unmarked));
  }

  /// What a phrase asks for: keys, and how far each stands behind the first.
  Keys pattern(std::string_view typed) {
    const std::vector<Token> tokens = analyzer_.analyze(typed, *reading.lang);
    std::vector<Token> kept;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      std::size_t behind = i + 1;
      while (tokens[i].kind == TokenKind::Compound && behind < tokens.size() && tokens[behind].end <= tokens[i].end)
        ++behind;
      if (tokens[i].kind == TokenKind::Compound && behind != i + 2) continue;
      kept.push_back(tokens[i]);
      i = behind - 1;  // C++ is another word than its one part
    }
    Keys keys = keys_of(typed, kept, reading.exact);
    const std::uint32_t first = keys.empty() ? 0 : keys[0].first;
    for (auto& [position, key] : keys) position -= first;
    return keys;
  }

  /// Where the pattern begins.
  static std::vector<std::uint32_t> places(const ScannedText& text, const Keys& keys, bool exact) {
    const ScannedText::Places& words = exact ? text.typed : text.folded;
    const auto stands_at = [&](const std::string& key, std::uint32_t place) {
      const auto found = words.find(key);
      return found != words.end() && std::count(found->second.begin(), found->second.end(), place) > 0;
    };
    std::vector<std::uint32_t> out;
    if (keys.empty() || !words.contains(keys[0].second)) return out;
    for (const std::uint32_t place : words.at(keys[0].second)) {
      if (std::all_of(keys.begin(), keys.end(),
                      [&](const auto& key) { return stands_at(key.second, place + key.first); }))
        out.push_back(place);
    }
    return out;
  }

  /// Whether a place of each can be chosen, none twice, and no two further apart.
  static bool are_close(const std::vector<std::vector<std::uint32_t>>& places, std::uint32_t distance,
                        const std::vector<std::uint32_t>& chosen) {
    if (chosen.size() == places.size()) return true;
    const auto fits = [&](std::uint32_t place) {
      return std::all_of(chosen.begin(), chosen.end(), [&](std::uint32_t other) {
        return place != other && std::max(place, other) - std::min(place, other) <= distance;
      });
    };
    return std::any_of(places[chosen.size()].begin(), places[chosen.size()].end(), [&](std::uint32_t place) {
      if (!fits(place)) return false;
      std::vector<std::uint32_t> more = chosen;
      more.push_back(place);
      return are_close(places, distance, more);
    });
  }

  Analyzer analyzer_;
};

}  // namespace khabar::test
