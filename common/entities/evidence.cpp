#include "common/entities/evidence.hpp"

#include <algorithm>

#include "common/entities/evidence_words.hpp"
#include "common/entities/name_spelling.hpp"

namespace khabar {

namespace {

constexpr std::size_t kReach = 3;      ///< units on either side
constexpr std::size_t kHanReach = 30;  ///< bytes on either side: ten characters

bool begins_sentence(std::string_view before) {
  while (before.ends_with(' ')) before.remove_suffix(1);
  return before.empty() || before.ends_with('.') || before.ends_with('\n') || before.ends_with('!') ||
         before.ends_with('?') || before.ends_with(':') || before.ends_with("।");
}

/// A name and what stands around it.
class Place {
 public:
  explicit Place(const NameContext& context)
      : context_(context),
        units_(context.units),
        first_(context.first_unit),
        last_(context.last_unit),
        before_(context.text.substr(0, units_[first_].begin)),
        behind_(context.text.substr(units_[last_].end)),
        from_(first_ > kReach ? first_ - kReach : 0),
        to_(std::min(units_.size(), last_ + 1 + kReach)) {}

  std::string_view before() const { return before_; }
  std::string_view behind() const { return behind_; }

  bool is_near_business() const {
    return any_near([](const NameUnit& unit) { return is_business_word(unit.text); });
  }

  /// The next word, with one blank between.
  const NameUnit* next() const { return last_ + 1 < units_.size() && is_gap(last_) ? &units_[last_ + 1] : nullptr; }

  /// The word before, with one blank between.
  const NameUnit* previous() const { return first_ > 0 && is_gap(first_ - 1) ? &units_[first_ - 1] : nullptr; }

  /// "the Apple", and with a small word between, "die strategische Allianz".
  bool is_behind_determiner() const {
    if (previous() == nullptr) return false;
    if (is_determiner(previous()->text, context_.language)) return true;
    const NameUnit& adjective = *previous();
    return first_ > 1 && is_gap(first_ - 2) && is_determiner(units_[first_ - 2].text, context_.language) &&
           begins_lower(context_.text.substr(adjective.begin, adjective.end - adjective.begin));
  }

  bool is_apposition() const {
    return behind_.starts_with('-') || behind_.starts_with("'s") || behind_.starts_with("’s");
  }

  std::size_t letters() const { return units_[last_].end - units_[first_].begin; }

  /// Capitals tell names from nouns in the language.
  bool has_small_nouns() const { return !is_caseless(context_.language) && context_.language.code != "de"; }

  /// They do so in this line, too: a long word near the name is small.
  bool has_telling_case() const {
    return has_small_nouns() && any_near([&](const NameUnit& unit) {
             return unit.text.size() >= 4 && begins_lower(context_.text.substr(unit.begin, unit.end - unit.begin));
           });
  }

  bool is_capitalised(const NameUnit* unit) const {
    return unit != nullptr && begins_upper(context_.text.substr(unit->begin, unit->end - unit->begin)) &&
           !is_business_word(unit->text);
  }

  /// Orange County, the Big Apple.
  bool is_in_longer_name() const {
    if (!context_.before_name && is_capitalised(next())) return true;
    const NameUnit* previous_word = previous();
    return !context_.after_name && is_capitalised(previous_word) &&
           !begins_sentence(context_.text.substr(0, previous_word->begin));
  }

 private:
  bool is_gap(std::size_t unit) const {
    return units_[unit + 1].begin == units_[unit].end + 1 && context_.text[units_[unit].end] == ' ';
  }

  template <typename Test>
  bool any_near(Test test) const {
    for (std::size_t i = from_; i < to_; ++i) {
      if ((i < first_ || i > last_) && test(units_[i])) return true;
    }
    return false;
  }

  const NameContext& context_;
  const std::vector<NameUnit>& units_;
  std::size_t first_;
  std::size_t last_;
  std::string_view before_;
  std::string_view behind_;
  std::size_t from_;  ///< units near it
  std::size_t to_;
};

void weigh_words(const NameContext& context, const Place& place, std::vector<Reason>& reasons) {
  const bool is_han = is_unspaced(context.units[context.first_unit].script);
  if (place.is_near_business()) {
    reasons.push_back({"beside a word of business", 2});
  } else if (place.next() != nullptr && is_acting_verb(place.next()->text)) {
    reasons.push_back({"before a verb of acting or speaking", 2});
  }
  const std::string_view before =
      place.before().substr(place.before().size() - std::min(place.before().size(), kHanReach));
  if (touches_han_cue(before, place.behind())) {
    reasons.push_back({"touches a word of business", 2});
  } else if (is_han && (has_han_cue(before) || has_han_cue(place.behind().substr(0, kHanReach)))) {
    reasons.push_back({"near a word of business", 1});
  }
  if (is_han && begins_with_title(place.behind())) reasons.push_back({"before a person's title", -4});
  if (place.behind().starts_with(".com")) reasons.push_back({"an address", 2});
}

void weigh_writing(const NameContext& context, const Place& place, std::vector<Reason>& reasons) {
  if (context.foreign_script) reasons.push_back({"Latin letters in another script", 2});
  if (place.is_apposition()) reasons.push_back({"a possessive or hyphen behind it", 1});
  const bool first = begins_sentence(place.before());
  // In "the Apple CEO" the article is the CEO's.
  const bool is_modifier = place.is_apposition() || (place.next() != nullptr && is_business_word(place.next()->text));
  if (!is_modifier && place.is_behind_determiner()) reasons.push_back({"behind a determiner", -3});
  if (place.before().ends_with('-')) reasons.push_back({"the end of a compound", -2});
  if (place.letters() == 1) reasons.push_back({"a single letter", -2});
  if (is_caseless(context.language)) return;
  if (first) reasons.push_back({"begins a sentence", -1});  // where a capital proves nothing
  if (first && place.has_small_nouns() && context.is_repeated) reasons.push_back({"repeated, with its capital", 1});
  if (!place.has_telling_case()) return;
  if (place.is_in_longer_name()) {
    reasons.push_back({"inside a longer capitalised name", -2});
  } else if (!first) {
    reasons.push_back({"a capital inside a sentence", 1});
  }
}

}  // namespace

std::vector<Reason> evidence(const NameContext& context) {
  const Place place(context);
  std::vector<Reason> reasons;
  if (context.other_companies == 1) reasons.push_back({"another company in the article", 1});
  if (context.other_companies > 1) reasons.push_back({"other companies in the article", 2});
  // Of Chinese and Japanese names, ordinary words among them, that is no evidence.
  if (context.has_other_names && !is_unspaced(context.units[context.first_unit].script))
    reasons.push_back({"products, people or events in the article", 1});
  if (context.beside_company) reasons.push_back({"in a row with a company", 2});
  if (context.has_belongings) reasons.push_back({"the article names what belongs to it", 2});
  if (context.named_elsewhere) reasons.push_back({"named elsewhere in the article", 2});
  weigh_words(context, place, reasons);
  weigh_writing(context, place, reasons);
  return reasons;
}

int total(const std::vector<Reason>& reasons) {
  int sum = 0;
  for (const Reason& reason : reasons) sum += reason.score;
  return sum;
}

}  // namespace khabar
