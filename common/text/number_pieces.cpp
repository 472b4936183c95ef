#include "common/text/number_pieces.hpp"

#include <algorithm>

#include "common/text/word_signs.hpp"

namespace khabar {

namespace {

/// ICU cuts behind digits; between letters it leaves the apostrophe to the splitter.
bool is_ending_of_number(std::string_view text, const Language& language, const Piece& piece) {
  if (piece.begin == 0 || text[piece.begin - 1] == ' ' || is_digit(text[piece.begin])) return false;
  const std::size_t bytes = apostrophe_before(text, piece.begin);
  if (bytes == 0 || piece.begin == bytes || !is_digit(text[piece.begin - bytes - 1])) return false;
  return language.apostrophe == Apostrophe::Suffix ||
         (piece.end - piece.begin == 1 && (text[piece.begin] | 0x20) == 's');
}

/// One to three digits, and the first of them not 0.
bool begins_thousands(std::string_view word) {
  return word.size() <= 3 && word[0] >= '1' && word[0] <= '9' && std::all_of(word.begin(), word.end(), is_digit);
}

/// Three digits, and whatever else but a fourth.
bool goes_on_with_thousands(std::string_view word) {
  return word.size() >= 3 && std::all_of(word.begin(), word.begin() + 3, is_digit) &&
         (word.size() == 3 || !is_digit(word[3]));
}

bool is_group_space(std::string_view gap) {
  return gap == "\u00A0" || gap == "\u202F" || gap == "\u2009";
}

}  // namespace

void mend_numbers(std::string_view text, const Language& language, std::vector<Piece>& pieces) {
  const auto word = [&](const Piece& piece) { return text.substr(piece.begin, piece.end - piece.begin); };
  std::size_t kept = 0;
  bool open = false;  // another group may follow the last piece kept
  for (const Piece& piece : pieces) {
    if (is_ending_of_number(text, language, piece)) continue;
    if (open && is_group_space(text.substr(pieces[kept - 1].end, piece.begin - pieces[kept - 1].end)) &&
        goes_on_with_thousands(word(piece))) {
      pieces[kept - 1].end = piece.end;
      open = piece.end - piece.begin == 3;
      continue;
    }
    open = begins_thousands(word(piece));
    pieces[kept++] = piece;
  }
  pieces.resize(kept);
}

}  // namespace khabar
