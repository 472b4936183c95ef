#include "searcher/rank/near_words.hpp"

#include <algorithm>
#include <vector>

#include "common/text/script.hpp"
#include "common/text/utf8.hpp"
#include "searcher/rank/edit_distance.hpp"
#include "searcher/rank/letters.hpp"

namespace khabar {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Code points around `c` up to those of another script: what words of its script begin with.
Range first_letters(char32_t c) {
  const Script script = script_of(c);
  const auto belongs = [&](char32_t other) {
    const Script its = script_of(other);
    return its == script || its == Script::Common || its == Script::Other;
  };
  Range range{c, c};
  // Folded words begin with no capital; terms of other kinds do.
  while (range.first > U'a' && belongs(range.first - 1)) --range.first;
  while (range.last < 0x10FFFF && belongs(range.last + 1)) ++range.last;
  return range;
}

/// Behind all keys that begin so, when the last byte is below 0xFF, as those of UTF-8 are.
std::string behind(std::string beginning) {
  beginning.back() = static_cast<char>(static_cast<unsigned char>(beginning.back()) + 1);
  return beginning;
}

/// A word of the list, spelt out as far as it may still be near.
class Speller {
 public:
  Speller(std::u32string word, int limit)
      : letters_of_word_(word.size()), distance_(std::move(word), limit), limit_(limit) {}

  /// Moves from one word of the list to the next; false when it is too far.
  bool move_to(std::string_view word) {
    const std::size_t shared = static_cast<std::size_t>(
        std::mismatch(word.begin(), word.end(), word_.begin(), word_.end()).first - word.begin());
    while (!spelt_.empty() && spelt_.back().end > shared) {
      spelt_.pop_back();
      too_far_ = false;
    }
    distance_.pop_to(spelt_.empty() ? 0 : spelt_.back().letters);
    word_ = word;
    while (!too_far_ && spelt_bytes() < word_.size()) spell_next();
    return !too_far_ && edits() <= limit_;
  }
  int edits() const { return distance_.distance(); }

  bool too_far() const { return too_far_; }
  /// The beginning that is too far.
  std::string beginning() const { return word_.substr(0, spelt_bytes()); }

 private:
  struct CodePoint {
    std::size_t end;      ///< bytes of the word up to here
    std::size_t letters;  ///< letters up to here
  };

  std::size_t spelt_bytes() const { return spelt_.empty() ? 0 : spelt_.back().end; }

  void spell_next() {
    std::size_t at = spelt_bytes();
    const auto byte = static_cast<unsigned char>(word_[at]);
    letters_.clear();
    append_letters(letters_, byte < 0x80 ? (++at, char32_t{byte}) : utf8::next(word_, at));
    for (const char32_t letter : letters_) distance_.push(letter);
    spelt_.push_back({at, distance_.size()});
    too_far_ = distance_.least() > allowed();
  }

  int allowed() const {
    constexpr std::size_t kFront = 3;
    if (distance_.size() == 1 && letters_of_word_ <= kFront) return 0;
    return distance_.size() <= kFront ? std::min(limit_, 1) : limit_;
  }

  std::size_t letters_of_word_;
  EditDistance distance_;
  int limit_;
  std::string word_;
  std::vector<CodePoint> spelt_;
  std::u32string letters_;
  bool too_far_ = false;
};

/// A seek costs as much as so many steps: whoever steps so far before he seeks pays at most twice the least.
constexpr int kStepsOfSeek = 16;

}  // namespace

void for_each_near(std::string_view word, int limit, Xapian::TermIterator at, const Xapian::TermIterator& end,
                   const std::string& prefix, const std::function<void(const std::string& near, int edits)>& visit) {
  std::u32string typed = letters(word);
  if (typed.empty()) return;
  std::size_t begin = 0;
  const Range range = first_letters(utf8::next(word, begin));
  std::string from = prefix;
  utf8::append(from, range.first);
  std::string last = prefix;
  utf8::append(last, range.last);
  const std::string until = behind(last);
  Speller speller(std::move(typed), limit);
  int steps = 0;
  for (at.skip_to(from); at != end;) {
    const std::string key = *at;
    if (key >= until) break;
    const bool was_too_far = speller.too_far();
    if (speller.move_to(std::string_view(key).substr(prefix.size()))) visit(key.substr(prefix.size()), speller.edits());
    steps = speller.too_far() && was_too_far ? steps + 1 : 0;
    const std::string next = steps < kStepsOfSeek ? "" : behind(prefix + speller.beginning());
    if (next > key) {
      at.skip_to(next);
      steps = 0;
    } else {
      ++at;
    }
  }
}

}  // namespace khabar
