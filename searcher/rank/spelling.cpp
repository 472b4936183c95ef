#include "searcher/rank/spelling.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "common/text/analyzer.hpp"
#include "common/text/script.hpp"
#include "common/text/utf8.hpp"
#include "searcher/rank/edit_distance.hpp"
#include "searcher/rank/letters.hpp"
#include "searcher/rank/near_words.hpp"
#include "searcher/rank/sound.hpp"

namespace khabar {

namespace {

/// What a slip costs in bits, as its probability's negative logarithm, beside a word's frequency (the noisy channel of
/// Kernighan, Church and Gale, 1990): a word one edit further away is the likelier one when it stands 256 times as
/// often. The first letter is seldom wrong, a doubled or single letter and the last one often (Kukich, 1992, 2.1).
constexpr double kEdit = 8;
constexpr double kFirstLetter = 2;
constexpr double kDoubledLetter = -2;
constexpr double kLastLetter = -1;
constexpr double kForm = 2;            // another form of a letter (ی for ي), another blank (open ai for openai)
constexpr double kRandomLetter = 4.7;  // one of 26

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += utf8::next(text, at);
  return out;
}

/// Edits that letters() does not show.
double form_cost(std::u32string_view typed, std::u32string_view text, int edits) {
  EditDistance distance(std::u32string(typed), edits + 2);
  for (const char32_t c : text) distance.push(c);
  return kForm * std::max(0, distance.distance() - edits);
}

/// Of the stretch in which the words differ.
double place_cost(std::u32string_view a, std::u32string_view b) {
  const auto first = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  const auto front = static_cast<std::size_t>(first);
  const std::u32string_view rest_a = a.substr(front);
  const std::u32string_view rest_b = b.substr(front);
  const auto last = std::mismatch(rest_a.rbegin(), rest_a.rend(), rest_b.rbegin(), rest_b.rend()).first;
  const auto back = static_cast<std::size_t>(last - rest_a.rbegin());
  const std::u32string_view longer = rest_a.size() > rest_b.size() ? rest_a : rest_b;
  double cost = 0;
  if (front == 0) cost += kFirstLetter;
  if (back == 0) cost += kLastLetter;
  const bool one_letter = longer.size() == back + 1 && rest_a.size() != rest_b.size();
  if (one_letter && front > 0 && longer[0] == a[front - 1]) cost += kDoubledLetter;
  return cost;
}

constexpr std::size_t kFewestLetters = 3;

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Guess {
  std::string text;
  int edits;
  double cost;
};

/// The likeliest of those offered.
class BestGuess {
 public:
  explicit BestGuess(std::string_view typed) : letters_(letters(typed)), code_points_(code_points(typed)) {}

  void offer(const std::string& text, int edits, double articles) {
    const std::u32string offered = letters(text);
    if (articles == 0 || offered.size() < std::min(letters_.size(), kFewestLetters) || has_digit(text)) return;
    const double cost = kEdit * edits + place_cost(letters_, offered) +
                        form_cost(code_points_, code_points(text), edits) - std::log2(articles);
    if (!guess_ || cost < guess_->cost) guess_ = Guess{text, edits, cost};
  }
  const std::optional<Guess>& guess() const { return guess_; }

 private:
  std::u32string letters_;
  std::u32string code_points_;
  std::optional<Guess> guess_;
};

enum class Names { All, Unambiguous };

/// Articles about the entity that goes by the name. A name that is an ordinary word as well has no right to go before
/// other words.
double articles_about(const IndexReader& reader, const std::string& key, Names names) {
  double most = 0;
  for (const NamedEntity& entity : reader.named(key)) {
    if (entity.ambiguous && names == Names::Unambiguous) continue;
    most = std::max(most, reader.frequency(schema::field_term(schema::field_of(entity.kind), entity.id)));
  }
  return most;
}

bool is_short(std::string_view word) {
  return utf8::length(word) <= 5;
}

int edits_allowed(std::string_view word) {
  return is_short(word) ? 1 : 2;
}

Script first_script(std::string_view text) {
  std::size_t at = 0;
  return script_of(utf8::next(text, at));
}

/// In languages of the word's script.
double articles_of_script(const IndexReader& reader, std::string_view word) {
  double all = 1;
  for (const auto& [lang, articles] : reader.languages()) {
    if (language(lang).script == first_script(word)) all += articles;
  }
  return all;
}

/// Words are folded; the prefixes of other terms are capitals.
bool is_word(std::string_view term) {
  return term[0] < 'A' || term[0] > 'Z';
}

/// None when the word is likelier to be letters at random than one of the archive's words with slips.
std::optional<Guess> nearest_word(const IndexReader& reader, std::string_view word) {
  BestGuess best(word);
  const Xapian::Database& database = reader.database();
  for_each_near(word, edits_allowed(word), database.allterms_begin(), database.allterms_end(), "",
                [&](const std::string& near, int edits) {
                  if (is_word(near)) best.offer(near, edits, reader.frequency(near));
                });
  const double random_letters = kRandomLetter * static_cast<double>(letters(word).size());
  if (best.guess() && best.guess()->cost + std::log2(articles_of_script(reader, word)) > random_letters)
    return std::nullopt;
  return best.guess();
}

/// Of as many words at least.
std::optional<Guess> nearest_name(const IndexReader& reader, std::string_view typed, std::ptrdiff_t words) {
  BestGuess best(typed);
  const Xapian::Database& database = reader.database();
  const std::string prefix(schema::kAliasPrefix);
  for_each_near(typed, edits_allowed(typed), database.metadata_keys_begin(prefix), database.metadata_keys_end(prefix),
                prefix, [&](const std::string& key, int edits) {
                  if (std::count(key.begin(), key.end(), ' ') + 1 < words) return;
                  best.offer(key, edits, articles_about(reader, key, Names::Unambiguous));
                });
  return best.guess();
}

bool is_unspaced_word(std::string_view word) {
  return is_unspaced(first_script(word));
}

/// The key of a word as a name: blanks between the characters of unspaced scripts.
std::string key_of(std::string_view word) {
  if (!is_unspaced_word(word)) return std::string(word);
  std::string key;
  for (std::size_t at = 0; at < word.size();) {
    if (at > 0) key += ' ';
    utf8::append(key, utf8::next(word, at));
  }
  return key;
}

/// A folded word or a name's key as people write it: no blanks inside unspaced scripts, Greek words with their last
/// sigma.
std::string written(std::string_view folded) {
  std::string out;
  bool unspaced = false;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = utf8::next(folded, at);
    if (c == U' ' && unspaced) continue;
    unspaced = is_unspaced(script_of(c));
    const bool last = at == folded.size() || folded[at] == ' ';
    utf8::append(out, c == U'σ' && last ? U'ς' : c);
  }
  return out;
}

/// A Han name that sounds like the word; of three characters and more one may sound a little different.
std::optional<Guess> name_by_sound(const IndexReader& reader, std::string_view word) {
  const std::u32string typed = letters(word);
  const std::size_t allowed = typed.size() < 3 ? 0 : 1;
  BestGuess best(word);
  const std::string prefix(schema::kAliasPrefix);
  auto at = reader.database().metadata_keys_begin(prefix);
  const auto end = reader.database().metadata_keys_end(prefix);
  for (at.skip_to(prefix + "一"); at != end; ++at) {
    const std::string key = (*at).substr(prefix.size());
    if (first_script(key) != Script::Han) break;
    const std::size_t differences = differences_in_sound(typed, letters(key));
    if (differences <= allowed) best.offer(key, static_cast<int>(differences), articles_about(reader, key, Names::All));
  }
  return best.guess();
}

/// A word of the archive of the same first character and the same sound.
std::optional<Guess> word_by_sound(const IndexReader& reader, std::string_view word) {
  const std::u32string typed = letters(word);
  BestGuess best(word);
  std::size_t first = 0;
  utf8::next(word, first);
  const std::string beginning(word.substr(0, first));
  const auto end = reader.database().allterms_end(beginning);
  for (auto at = reader.database().allterms_begin(beginning); at != end; ++at) {
    if (differences_in_sound(typed, letters(*at)) == 0) best.offer(*at, 0, at.get_termfreq());
  }
  return best.guess();
}

/// Nobody knows where words end, so only names and what sounds the same; of few characters too many names are near.
std::optional<Guess> unspaced_guess(const IndexReader& reader, std::string_view word) {
  constexpr std::size_t kFewestCharacters = 4;
  std::optional<Guess> guess;
  if (first_script(word) == Script::Han) guess = name_by_sound(reader, word);
  if (!guess && utf8::length(word) >= kFewestCharacters) guess = nearest_name(reader, word, 1);
  if (!guess && first_script(word) == Script::Han) guess = word_by_sound(reader, word);
  return guess;
}

constexpr std::size_t kMostWordsOfName = 3;

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t count) {
  std::string out = words[first];
  for (std::size_t i = first + 1; i < first + count; ++i) out.append(" ").append(words[i]);
  return out;
}

std::optional<Guess> spaced_guess(const IndexReader& reader, std::string_view word) {
  if (letters(word).size() < kFewestLetters) return std::nullopt;
  const std::optional<Guess> name = nearest_name(reader, word, 1);
  const std::optional<Guess> other = nearest_word(reader, word);
  return name && (!other || name->edits <= other->edits) ? name : other;
}

}  // namespace

std::string corrected(const IndexReader& reader, std::string_view word) {
  if (word.empty() || word.size() > kMaxWordBytes || has_digit(word)) return {};
  if (reader.frequency(std::string(word)) > 0 || !reader.named(key_of(word)).empty()) return {};
  const std::optional<Guess> guess = is_unspaced_word(word) ? unspaced_guess(reader, word) : spaced_guess(reader, word);
  return guess ? written(guess->text) : "";
}

Correction corrected(const IndexReader& reader, const std::vector<std::string>& words, std::size_t at) {
  for (std::size_t count = std::min(kMostWordsOfName, words.size()); count > 1; --count) {
    const std::size_t last = std::min(at, words.size() - count);
    for (std::size_t first = at < count ? 0 : at + 1 - count; first <= last; ++first) {
      const std::string typed = joined(words, first, count);
      if (is_short(typed) || typed.size() > kMaxWordBytes || has_digit(typed)) continue;
      if (!reader.named(typed).empty()) return {at, 1, {}};
      const auto name = nearest_name(reader, typed, static_cast<std::ptrdiff_t>(count));
      if (name) return {first, count, written(name->text)};
    }
  }
  return {at, 1, corrected(reader, words[at])};
}

}  // namespace khabar
