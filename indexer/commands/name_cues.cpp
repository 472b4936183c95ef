#include "indexer/commands/name_cues.hpp"

#include <algorithm>

#include "common/text/fold.hpp"
#include "common/text/language.hpp"
#include "common/text/language_profile.hpp"
#include "common/text/script.hpp"
#include "common/text/utf8.hpp"
#include "indexer/commands/name_cue_words.hpp"

namespace khabar {

namespace {

using namespace cues;

bool has_case(Script script) {
  return script == Script::Latin || script == Script::Greek || script == Script::Cyrillic;
}

bool is_upper(char32_t c) {
  std::string letter;
  utf8::append(letter, c);
  return casefold(letter) != letter && (c != U'ß' && c != U'ſ' && c != U'ς');
}

bool contains_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A word with what the search asks of it.
struct Word {
  std::size_t begin;
  std::size_t end;
  Script script;
  std::string folded;
  bool capital;  ///< begins with one
  bool shaped;   ///< a capital or digit behind the first letter: OpenAI, M4
};

class Sighting {
 public:
  Sighting(std::string_view text, const std::vector<Span>& spans, std::string_view lang)
      : text_(text), lang_(lang), lone_nouns_(lang == "de" || lang == "lb") {
    for (const Span& span : spans) {
      if (span.kind == TokenKind::Word || span.kind == TokenKind::Segment) words_.push_back(word_of(span));
    }
  }

  std::vector<NameSight> take() {
    for (std::size_t i = 0; i < words_.size();) {
      const Script script = words_[i].script;
      i = has_case(script) ? capital_run(i) : is_unspaced(script) ? unspaced_run(i) : cued_word(i);
    }
    return std::move(found_);
  }

 private:
  Word word_of(const Span& span) const {
    const std::string_view raw = text_.substr(span.begin, std::min<std::size_t>(span.end - span.begin, 200));
    Word word{span.begin, span.end, span.script, {}, false, false};
    if (is_unspaced(span.script)) return word;
    word.folded = fold(utf8::prefix(raw, raw.size()), language("und"));
    if (!has_case(span.script)) return word;
    std::size_t at = 0;
    word.capital = is_upper(utf8::next(raw, at));
    while (at < raw.size()) {
      const char32_t c = utf8::next(raw, at);
      word.shaped = word.shaped || is_upper(c) || (c >= U'0' && c <= U'9');
    }
    return word;
  }

  std::string_view between(std::size_t left, std::size_t right) const {
    return text_.substr(words_[left].end, words_[right].begin - words_[left].end);
  }

  /// Nothing but a blank, a hyphen or an ampersand stands between the two.
  bool joined(std::size_t left, std::size_t right) const {
    const std::string_view gap = between(left, right);
    return gap == " " || gap == "\u00A0" || gap == "-" || gap == " & ";
  }

  /// The word at `i` begins a sentence, a line or a quotation.
  bool begins_sentence(std::size_t i) const {
    if (i == 0) return true;
    const std::string_view gap = between(i - 1, i);
    return gap.find_first_of(".!?:;\n\"(*#>|/[") != std::string_view::npos || gap.find("\u201C") != gap.npos ||
           gap.find("\u201E") != gap.npos || gap.find("\u00AB") != gap.npos || gap.find("\u2022") != gap.npos;
  }

  static const Cue* cue(const std::string& folded, Side side) {
    const auto* at = std::find_if(std::begin(kCues), std::end(kCues),
                                  [&](const Cue& each) { return each.side == side && each.word == folded; });
    return at == std::end(kCues) ? nullptr : at;
  }

  static bool is_legal_form(const Word& word) {
    return std::find(kLegalForms.begin(), kLegalForms.end(), word.folded) != kLegalForms.end();
  }

  /// More capitalised words on the line of word `i` than others.
  bool in_headline(std::size_t i) {
    if (i < line_end_) return headline_;
    std::size_t capitals = 0, last = i;
    for (; last < words_.size(); ++last) {
      if (last > i && between(last - 1, last).find('\n') != std::string_view::npos) break;
      capitals += words_[last].capital || words_[last].shaped;
    }
    headline_ = capitals * 2 > last - i;
    line_end_ = last;
    return headline_;
  }

  std::optional<EntityKind> kind_beside(std::size_t first, std::size_t last) const {
    const Cue* found = nullptr;
    if (first > 0 && between(first - 1, first).size() <= 2) found = cue(words_[first - 1].folded, Side::Before);
    if (found == nullptr && last + 1 < words_.size() && between(last, last + 1).size() <= 2)
      found = cue(words_[last + 1].folded, Side::After);
    return found == nullptr ? std::nullopt : std::optional(found->kind);
  }

  /// Answers the word behind the run.
  std::size_t capital_run(std::size_t first) {
    const bool headline = in_headline(first);
    if (!words_[first].capital && !words_[first].shaped) return first + 1;
    std::size_t last = first;
    const auto goes_on = [&](std::size_t next) {
      if (next >= words_.size() || !joined(next - 1, next)) return false;
      const Word& word = words_[next];
      return contains_digit(word.folded) || (has_case(word.script) && (word.capital || word.shaped));
    };
    while (goes_on(last + 1)) ++last;
    const std::size_t behind = last + 1;
    const bool has_form = last > first && is_legal_form(words_[last]);
    if (has_form) --last;
    while (first < last && cue(words_[first].folded, Side::Before) != nullptr) ++first;
    const std::size_t count = last - first + 1;
    if (headline || count > 5 || is_legal_form(words_[first])) return behind;
    std::optional<EntityKind> kind = has_form ? std::optional(kCompany) : kind_beside(first, last);
    if (!kind && contains_digit(words_[last].folded) && words_[first].capital) kind = kProduct;
    if (kind == kPerson && (count < 2 || count > 3)) kind.reset();
    const bool lone_noun = lone_nouns_ && count == 1 && !words_[first].shaped;
    if ((begins_sentence(first) && !has_form) || (lone_noun && !has_form)) return behind;
    found_.push_back({words_[first].begin, words_[last].end, kind});
    return behind;
  }

  bool is_grammar(const Word& word) const {
    const auto profiles = language_profiles(word.script);
    return std::any_of(profiles.begin(), profiles.end(), [&](const LanguageProfile& profile) {
      const std::string words = " " + std::string(profile.words) + " ";
      return profile.code == lang_ && words.find(" " + word.folded + " ") != std::string::npos;
    });
  }

  /// A word beside a cue.
  std::size_t cued_word(std::size_t i) {
    const Cue* before = i > 0 && between(i - 1, i) == " " ? cue(words_[i - 1].folded, Side::Before) : nullptr;
    const Cue* after =
        i + 1 < words_.size() && between(i, i + 1) == " " ? cue(words_[i + 1].folded, Side::After) : nullptr;
    const Cue* found = before != nullptr ? before : after;
    const bool is_name = found != nullptr && words_[i].script != Script::Common && utf8::length(words_[i].folded) > 2 &&
                         !is_grammar(words_[i]);
    if (is_name) found_.push_back({words_[i].begin, words_[i].end, found->kind});
    return i + 1;
  }

  /// Words of unspaced scripts that stand side by side.
  std::size_t unspaced_run(std::size_t first) {
    std::size_t last = first;
    while (last + 1 < words_.size() && is_unspaced(words_[last + 1].script) && between(last, last + 1).empty()) ++last;
    cut_run(words_[first].begin, words_[last].end);
    return last + 1;
  }

  void cut_run(std::size_t begin, std::size_t end) {
    std::vector<std::pair<char32_t, std::size_t>> characters;
    for (std::size_t at = begin; at < end;) {
      const std::size_t here = at;
      characters.emplace_back(utf8::next(text_, at), here);
    }
    const auto offset = [&](std::size_t i) { return i < characters.size() ? characters[i].second : end; };
    const auto is_katakana = [&](std::size_t i) {
      const char32_t c = characters[i].first;
      return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || c == 0x30FB;
    };
    for (std::size_t i = 0; i < characters.size(); ++i) {
      if (is_katakana(i)) {
        const std::size_t from = i;
        while (i + 1 < characters.size() && is_katakana(i + 1)) ++i;
        if (i - from >= 2 && i - from < 20) sight_run(offset(from), offset(i + 1), begin, end);
        continue;
      }
      for (const Cue& each : kRunCues) {
        if (each.side == Side::After && text_.substr(offset(i), end - offset(i)).starts_with(each.word) && i > 0 &&
            !is_katakana(i - 1)) {
          std::size_t from = i;
          while (from > 0 && i - from < 8 && !is_katakana(from - 1) && is_name_character(characters[from - 1].first))
            --from;
          if (i - from >= 2) found_.push_back({offset(from), offset(i), each.kind});
        }
      }
    }
  }

  static bool is_name_character(char32_t c) { return kBreaks.find(c) == kBreaks.npos && script_of(c) == Script::Han; }

  void sight_run(std::size_t from, std::size_t to, std::size_t begin, std::size_t end) {
    std::optional<EntityKind> kind;
    for (const Cue& each : kRunCues) {
      const bool beside = each.side == Side::After ? text_.substr(to, end - to).starts_with(each.word)
                                                   : text_.substr(begin, from - begin).ends_with(each.word);
      if (beside) kind = each.kind;
    }
    found_.push_back({from, to, kind});
  }

  std::string_view text_;
  std::string_view lang_;
  bool lone_nouns_;
  std::vector<Word> words_;
  std::vector<NameSight> found_;
  std::size_t line_end_ = 0;  ///< the words before it were judged
  bool headline_ = false;
};

}  // namespace

std::vector<NameSight> sight_names(std::string_view text, const std::vector<Span>& spans, std::string_view lang) {
  return Sighting(text, spans, lang).take();
}

}  // namespace khabar
