#include "searcher/query/literal_words.hpp"

#include <algorithm>
#include <limits>

#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

/// Distinct words kept, so that each is folded once.
constexpr std::size_t kMaxRemembered = 200'000;

std::string_view first_characters(std::string_view text, int count) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) utf8::next(text, end);
  return text.substr(0, end);
}

/// A character with the next one of its run; alone at the end of the run.
std::string pair_key(std::string_view gram) {
  return std::string("p").append(first_characters(gram, 2));
}

std::string character_key(std::string_view gram) {
  return std::string("c").append(first_characters(gram, 1));
}

}  // namespace

std::size_t LiteralWords::key(const std::string& form) {
  const auto [at, is_new] = keys_.try_emplace(form, count_);
  if (is_new) ++count_;
  return at->second;
}

std::size_t LiteralWords::open_key(std::string form) {
  open_.emplace_back(std::move(form), count_);
  return count_++;
}

LiteralWords::Pattern LiteralWords::pattern(std::string_view typed, Form form) {
  const std::vector<Span> spans = tokenizer_.spans(typed, language_);
  Pattern pattern;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Span& span = spans[i];
    if (span.kind == TokenKind::Segment) continue;
    const std::string word = casefold(typed.substr(span.begin, span.end - span.begin));
    std::size_t behind = i + 1;
    while (span.kind == TokenKind::Compound && behind < spans.size() && spans[behind].begin < span.end) ++behind;
    // C++ is another word than its one part.
    if (form != Form::Whole && behind > i + 2) continue;
    i = behind - 1;
    const std::uint32_t offset = span.position - (pattern.empty() ? span.position : spans.front().position);
    if (span.kind == TokenKind::Gram)
      pattern.emplace_back(offset, key(utf8::length(word) > 1 ? pair_key(word) : character_key(word)));
    else
      pattern.emplace_back(offset, form == Form::Open && behind == spans.size() ? open_key(word) : key("w" + word));
  }
  return pattern;
}

LiteralWords::Pattern LiteralWords::beginning(std::string_view typed) {
  return {{0, open_key(casefold(typed))}};
}

LiteralWords::Keys LiteralWords::find_keys(const std::string& form, bool is_gram) const {
  Keys found;
  const auto find = [&](const std::string& wanted) {
    if (const auto at = keys_.find(wanted); at != keys_.end()) found.push_back(at->second);
  };
  if (is_gram) {
    find(character_key(form));
    find(pair_key(form));
    return found;
  }
  find("w" + form);
  for (const auto& [beginning, open] : open_) {
    if (form.starts_with(beginning)) found.push_back(open);
  }
  return found;
}

const LiteralWords::Keys& LiteralWords::keys_of(std::string_view raw, bool is_gram) {
  auto& remembered = is_gram ? grams_ : words_;
  if (const auto at = remembered.find(raw); at != remembered.end()) return at->second;
  if (remembered.size() >= kMaxRemembered) remembered.clear();
  return remembered.emplace(raw, find_keys(casefold(raw), is_gram)).first->second;
}

LiteralWords::Places LiteralWords::places(std::string_view text) {
  Places places(count_);
  for (const Span& span : tokenizer_.spans(text, language_)) {
    if (span.kind == TokenKind::Segment) continue;
    const std::string_view raw = text.substr(span.begin, span.end - span.begin);
    for (const std::size_t key : keys_of(raw, span.kind == TokenKind::Gram)) places[key].push_back(span.position);
  }
  return places;
}

std::vector<std::uint32_t> begins(const LiteralWords::Pattern& pattern, const LiteralWords::Places& places) {
  std::vector<std::uint32_t> found;
  if (pattern.empty()) return found;
  for (const std::uint32_t first : places[pattern.front().second]) {
    const bool stands = std::all_of(pattern.begin(), pattern.end(), [&](const auto& part) {
      const std::vector<std::uint32_t>& at = places[part.second];
      return std::binary_search(at.begin(), at.end(), first + part.first);
    });
    if (stands && (found.empty() || found.back() != first)) found.push_back(first);
  }
  return found;
}

namespace {

/// Gives each side a place of its own by augmenting paths (Kuhn 1955). A side needs no more places than there are
/// sides.
class Matching {
 public:
  Matching(const std::vector<std::vector<std::uint32_t>>& sides, std::uint32_t first, std::uint32_t last) {
    for (const std::vector<std::uint32_t>& side : sides) {
      const auto begin = std::lower_bound(side.begin(), side.end(), first);
      const auto end = std::upper_bound(begin, side.end(), last);
      const auto most = static_cast<std::ptrdiff_t>(sides.size());
      places_.emplace_back(begin, begin + std::min(most, end - begin));
    }
  }

  bool is_complete() {
    for (std::size_t side = 0; side < places_.size(); ++side) {
      tried_.clear();
      if (!settle(side)) return false;
    }
    return true;
  }

 private:
  bool settle(std::size_t side) {
    for (const std::uint32_t place : places_[side]) {
      if (std::find(tried_.begin(), tried_.end(), place) != tried_.end()) continue;
      tried_.push_back(place);
      const auto taken = takers_.find(place);
      if (taken != takers_.end() && !settle(taken->second)) continue;
      takers_[place] = side;
      return true;
    }
    return false;
  }

  std::vector<std::vector<std::uint32_t>> places_;  ///< of each side
  std::unordered_map<std::uint32_t, std::size_t> takers_;
  std::vector<std::uint32_t> tried_;
};

}  // namespace

bool are_close(const std::vector<std::vector<std::uint32_t>>& sides, std::uint32_t distance) {
  for (const std::vector<std::uint32_t>& side : sides) {
    for (const std::uint32_t first : side) {
      const std::uint32_t last = first + std::min(distance, std::numeric_limits<std::uint32_t>::max() - first);
      if (Matching(sides, first, last).is_complete()) return true;
    }
  }
  return false;
}

}  // namespace khabar
