#include "common/text/word_splitter.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "common/text/utf8.hpp"
#include "common/text/word_signs.hpp"

namespace khabar {

namespace {

constexpr std::size_t kMaxCompoundBytes = 64;
constexpr std::size_t kMaxCompoundParts = 6;

bool is_digit_at(std::string_view text, std::size_t at) {
  return is_ascii(text[at]) ? is_digit(text[at]) : u_isdigit(static_cast<UChar32>(utf8::next(text, at))) != 0;
}

bool is_cut_sign(char c) {
  return c == '.' || c == '@' || c == '_' || c == ':';
}

/// Whether the full stop at `at` stands between digits: 3.5, v3.5, 802.11ax.
bool is_in_number(std::string_view word, std::size_t at) {
  if (at == 0 || at + 1 == word.size() || !is_digit_at(word, at + 1)) return false;
  std::size_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(word[before]) & 0xC0) == 0x80) --before;
  return is_digit_at(word, before);
}

/// The first sign from `from` on at which a word is cut; its size when there is none.
std::size_t find_cut(std::string_view word, std::size_t from) {
  while (from < word.size() && (!is_cut_sign(word[from]) || (word[from] == '.' && is_in_number(word, from)))) ++from;
  return from;
}

/// Whether what stands between two words may join them, given the bytes around it.
bool is_joint(std::string_view gap, char before, char behind) {
  if (gap.size() == 1)
    return gap[0] == '-' || gap[0] == '&' || (gap[0] == '.' && is_ascii_letter(before) && is_digit(behind));
  return gap == "‑" || gap == "‐";
}

/// Where the words of a CamelCase name begin: ArtificialIntelligence, AIModels, CES2026. Nothing is cut behind a single
/// letter (iPhone).
std::vector<std::size_t> camel_words(std::string_view name) {
  enum class Case { None, Lower, Upper, Digit };
  const auto case_of = [](char32_t c) {
    const auto code = static_cast<UChar32>(c);
    return u_isupper(code) ? Case::Upper : u_isdigit(code) ? Case::Digit : u_isalpha(code) ? Case::Lower : Case::None;
  };
  std::vector<std::size_t> begins = {0};
  Case last = Case::None;
  for (std::size_t at = 0, characters = 0; at < name.size(); ++characters) {
    const std::size_t begin = at;
    const Case now = case_of(utf8::next(name, at));
    std::size_t ahead = at;
    const bool lower_next = at < name.size() && case_of(utf8::next(name, ahead)) == Case::Lower;
    const bool cut = now == Case::Upper   ? last == Case::Lower || (last != Case::None && lower_next)
                     : now == Case::Digit ? last == Case::Lower || last == Case::Upper
                                          : false;
    if (cut && characters > 1) {
      begins.push_back(begin);
      characters = 0;
    }
    if (now != Case::None) last = now;
  }
  return begins;
}

/// Whether the apostrophe between two parts stands for a vowel that was left out before another: l'IA, qu'il,
/// dell'azienda; also Catalan's pronouns behind a verb, porta'l. Not in rock'n'roll, O'Reilly, aujourd'hui.
bool is_elision(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty() || !is_ascii(before.back())) return true;
  if (!is_ascii_letter(before.back())) return false;
  if (before.size() == 1) return !is_vowel(before[0]);
  if (before.substr(1) == "ujourd") return false;
  if (is_vowel(before.back())) return before.ends_with("qu") || before.ends_with("QU") || after.size() <= 2;
  const bool consonant = after[0] >= 'a' && after[0] <= 'z' && !is_vowel(after[0]);
  return !consonant || after[0] == 'h' || after[0] == 'y';
}

class Splitter {
 public:
  Splitter(std::string_view text, const Language& language, std::uint32_t position)
      : text_(text), language_(language), position_(position) {}

  std::vector<Span> run(const std::vector<Piece>& pieces) {
    spans_.reserve(pieces.size() + pieces.size() / 4);
    for (std::size_t i = 0; i < pieces.size();)
      i = is_unspaced(pieces[i].script) ? run_of(pieces, i) : chain(pieces, i);
    return std::move(spans_);
  }

 private:
  void add(TokenKind kind, Script script, std::size_t begin, std::size_t end) {
    spans_.push_back({kind, script, position_, begin, end});
  }

  void add_word(Script script, std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    if (!is_encoded(begin, end)) add(TokenKind::Word, script, begin, end);
    ++position_;
  }

  /// Base64, keys and the like, which nobody types.
  bool is_encoded(std::size_t begin, std::size_t end) const {
    if (end - begin <= kMaxCompoundBytes) return false;
    const std::string_view word = text_.substr(begin, end - begin);
    return std::all_of(word.begin(), word.end(), is_ascii) && std::any_of(word.begin(), word.end(), is_digit);
  }

  /// An unspaced run: the dictionary's words, and at each character its n-gram. Returns the piece behind the run.
  std::size_t run_of(const std::vector<Piece>& pieces, std::size_t first) {
    std::size_t last = first + 1;
    while (last < pieces.size() && pieces[last].begin == pieces[last - 1].end &&
           same_run(pieces[last].script, pieces[first].script)) {
      ++last;
    }
    const Script script = pieces[first].script;
    const std::size_t end = pieces[last - 1].end;
    std::vector<std::size_t> starts;
    for (std::size_t at = pieces[first].begin; at < end; utf8::next(text_, at)) starts.push_back(at);
    const auto n = static_cast<std::size_t>(gram_length(script));
    std::size_t piece = first;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      if (piece < last && pieces[piece].begin == starts[i]) {
        add(TokenKind::Segment, pieces[piece].script, pieces[piece].begin, pieces[piece].end);
        ++piece;
      }
      add(TokenKind::Gram, script, starts[i], i + n < starts.size() ? starts[i + n] : end);
      ++position_;
    }
    return last;
  }

  /// Words joined by hyphens, ampersands or the full stop of H.264, taken as a whole too when they look technical.
  /// Returns the piece behind them.
  std::size_t chain(const std::vector<Piece>& pieces, std::size_t first) {
    std::size_t last = first + 1;
    bool ampersand = false;
    while (last < pieces.size() && last - first < kMaxCompoundParts && !is_unspaced(pieces[last].script)) {
      const std::string_view gap = text_.substr(pieces[last - 1].end, pieces[last].begin - pieces[last - 1].end);
      if (!is_joint(gap, text_[pieces[last - 1].end - 1], text_[pieces[last].begin])) break;
      ampersand = ampersand || gap == "&";
      ++last;
    }
    if (last - first == 1) add_with_signs(pieces[first]);
    if (last - first == 1 && add_hashtag(pieces[first])) return last;
    const bool joined = last - first > 1 && is_technical(pieces[first], pieces[last - 1], ampersand, last - first == 2);
    if (joined) add(TokenKind::Compound, pieces[first].script, pieces[first].begin, pieces[last - 1].end);
    for (std::size_t i = first; i < last; ++i) split_word(pieces[i], joined);
    return last;
  }

  /// Joined words with digits and letters (GPT-4o), an address, or two short words (Wi-Fi, e-mail, USB-C).
  bool is_technical(const Piece& first, const Piece& last, bool ampersand, bool pair) const {
    if (last.end - first.begin > kMaxCompoundBytes) return false;
    const std::string_view whole = text_.substr(first.begin, last.end - first.begin);
    const bool digit = std::any_of(whole.begin(), whole.end(), is_digit);
    const bool letter = std::any_of(whole.begin(), whole.end(), [](char c) { return is_word_byte(c) && !is_digit(c); });
    if (ampersand || (digit && letter) || whole.find('@') != std::string_view::npos) return true;
    const std::size_t before = first.end - first.begin;
    const std::size_t behind = last.end - last.begin;
    return pair && letter && is_ascii(whole.front()) && is_ascii(whole.back()) &&
           ((before <= 2 && behind <= 4) || (before <= 4 && behind == 1));
  }

  /// C++, C#, Disney+ and .NET: signs that belong to the word before or behind them.
  void add_with_signs(const Piece& piece) {
    std::size_t end = piece.end;
    if (piece.end - piece.begin > kMaxCompoundBytes) return;
    const bool one_letter = piece.end - piece.begin == 1 && is_ascii_letter(text_[piece.begin]);
    while (end < text_.size() && end - piece.end < 2 && (text_[end] == '+' || (one_letter && text_[end] == '#'))) ++end;
    const bool numbered = end < text_.size() && is_digit(text_[end]) && end - piece.end > 1;  // C++17 is C++ 17
    if (end < text_.size() && is_word_byte(text_[end]) && !numbered) end = piece.end;
    std::size_t begin = piece.begin;
    if (begin > 0 && text_[begin - 1] == '.' && is_ascii_letter(text_[begin]) &&
        (begin == 1 || text_[begin - 2] == ' ' || text_[begin - 2] == '\n' || text_[begin - 2] == '(')) {
      --begin;
    }
    if (begin != piece.begin || end != piece.end) add(TokenKind::Compound, piece.script, begin, end);
  }

  /// #ArtificialIntelligence: the whole and its words. False when the piece is nothing of the kind.
  bool add_hashtag(const Piece& piece) {
    const std::string_view before = text_.substr(0, piece.begin);
    if (!before.ends_with('#') && !before.ends_with("＃")) return false;
    const std::string_view name = text_.substr(piece.begin, without_possessive(piece) - piece.begin);
    if (name.size() > kMaxCompoundBytes || name.find_first_of(".@_:'") != std::string_view::npos) return false;
    const std::vector<std::size_t> begins = camel_words(name);
    if (begins.size() == 1) return false;
    add(TokenKind::Compound, piece.script, piece.begin, piece.begin + name.size());
    for (std::size_t i = 0; i < begins.size(); ++i) {
      const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : name.size();
      add_word(piece.script, piece.begin + begins[i], piece.begin + end);
    }
    return true;
  }

  /// One piece may hold several words: l'école, Node.js, user@example.com, snake_case; and less than it holds: AMD's.
  /// Inside a whole (DeepSeek-V3.1) only a version is a whole of its own.
  void split_word(const Piece& piece, bool inside) {
    const std::size_t end = without_possessive(piece);
    const std::string_view word = text_.substr(piece.begin, end - piece.begin);
    const std::size_t sign = find_cut(word, 0);
    if (is_version(word)) {
      add(TokenKind::Compound, piece.script, piece.begin, end);
      return add_word(piece.script, piece.begin + 1, end);
    }
    if (sign == word.size()) return split_elision(piece.script, piece.begin, end);
    if (is_acronym(word)) return add_word(piece.script, piece.begin, end);
    if (!inside && word.size() <= kMaxCompoundBytes && sign > 0 && sign + 1 < word.size()) {
      add(TokenKind::Compound, piece.script, piece.begin, end);
    }
    for (std::size_t from = 0; from < word.size();) {
      const std::size_t to = find_cut(word, from);
      split_elision(piece.script, piece.begin + from, piece.begin + to);
      from = to + 1;
    }
  }

  std::size_t without_possessive(const Piece& piece) const {
    if ((text_[piece.end - 1] | 0x20) != 's') return piece.end;
    const std::size_t bytes =
        apostrophe_before(text_.substr(piece.begin, piece.end - piece.begin - 1), piece.end - piece.begin - 1);
    return bytes > 0 && piece.end - piece.begin > bytes + 1 ? piece.end - 1 - bytes : piece.end;
  }

  void split_elision(Script script, std::size_t begin, std::size_t end) {
    if (language_.apostrophe == Apostrophe::Keep) return add_word(script, begin, end);
    for (std::size_t at = begin; at < end; ++at) {
      const std::size_t bytes = apostrophe_at(text_, at);
      if (bytes == 0 || !is_border(begin, at, at + bytes, end)) continue;
      add_word(script, begin, at);
      if (language_.apostrophe == Apostrophe::Suffix) return;
      begin = at + bytes;
    }
    add_word(script, begin, end);
  }

  /// Whether the apostrophe between two parts of a word ends the first: a name such as O'Reilly stays what it is.
  bool is_border(std::size_t begin, std::size_t at, std::size_t behind, std::size_t end) const {
    if (language_.apostrophe == Apostrophe::Elide)
      return is_elision(text_.substr(begin, at - begin), text_.substr(behind, end - behind));
    return at - begin != 1 || behind >= end || text_[behind] < 'A' || text_[behind] > 'Z';
  }

  /// v3.5, which is also 3.5.
  static bool is_version(std::string_view word) {
    return word.size() > 3 && word.size() <= kMaxCompoundBytes && (word[0] | 0x20) == 'v' && is_digit(word[1]) &&
           word.find('.') != std::string_view::npos &&
           word.find_first_not_of("0123456789.", 1) == std::string_view::npos;
  }

  /// U.S and the like: single letters between full stops.
  static bool is_acronym(std::string_view word) {
    if (word.size() < 3) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (i % 2 == 0 ? !is_ascii_letter(word[i]) : word[i] != '.') return false;
    }
    return true;
  }

  std::string_view text_;
  const Language& language_;
  std::uint32_t position_;
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Span> split_words(std::string_view text, const Language& language, const std::vector<Piece>& pieces,
                              std::uint32_t first_position) {
  return Splitter(text, language, first_position).run(pieces);
}

}  // namespace khabar
