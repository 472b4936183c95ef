#include "common/entities/matcher.hpp"

#include <algorithm>

#include "common/entities/name_spelling.hpp"

namespace khabar {

/// An analysed text with the forms of its units.
struct Matcher::Text {
  Text(std::string_view whole, const std::vector<Token>& tokens, const Language& in, const NameTrie& trie)
      : text(whole), language(in), units(name_units(whole, tokens)) {
    const NameForms known(trie, language);
    first_form.reserve(units.size() + 1);
    for (const NameUnit& unit : units) {
      first_form.push_back(forms.size());
      known.append(text, unit, forms);
    }
    first_form.push_back(forms.size());
  }

  std::string_view text;
  const Language& language;
  std::vector<NameUnit> units;
  std::vector<NameForm> forms;          ///< of all units
  std::vector<std::size_t> first_form;  ///< of a unit; one more at the end
};

/// What a walk through a text has met so far.
struct Matcher::Walk {
  struct Block {
    std::uint32_t entity;
    std::size_t first_unit;
    std::size_t last_unit;
  };

  bool with_refused;
  std::vector<FoundName> found = {};
  std::vector<FoundName> refused = {};
  std::vector<FoundName> best = {};  ///< the longest name that begins at the unit in hand, of every entity that has it
  std::vector<Block> blocks = {};    ///< longer words that reach to that unit or beyond
};

Matcher::Matcher(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {
  Analyzer analyzer;
  std::uint32_t value = 0;
  for (const Alias& alias : gazetteer.aliases) add(alias.text, value++, analyzer);
  for (const LongerWord& word : gazetteer.longer_words) add(word.text, value++, analyzer);
}

void Matcher::add(std::string_view name, std::uint32_t value, Analyzer& analyzer) {
  std::string lower;
  if (const auto units = plain_units(name, lower); !units.empty() && units.size() <= kMaxNameUnits) {
    trie_.add(units, value);
    return;
  }
  const auto add_as = [&](std::string_view code) {
    const std::vector<NameUnit> units = name_units(name, analyzer.analyze(name, language(code)));
    if (units.empty() || units.size() > kMaxNameUnits) return units.size();
    std::vector<std::string_view> texts;
    for (const NameUnit& unit : units) texts.push_back(unit.text);
    trie_.add(texts, value);
    return units.size();
  };
  const std::size_t units = add_as("und");
  // L'Oréal is one word in English and two in French.
  const bool has_apostrophe = name.find('\'') != std::string_view::npos || name.find("’") != std::string_view::npos;
  if (has_apostrophe && name_units(name, analyzer.analyze(name, language("fr"))).size() != units) add_as("fr");
}

bool Matcher::is_same_entity(std::uint32_t a, std::uint32_t b) const {
  const Entity& one = gazetteer_.entities[a];
  const Entity& other = gazetteer_.entities[b];
  return a == b || (one.kind == other.kind && one.id == other.id);
}

bool Matcher::is_known(std::uint32_t alias, std::vector<FoundName>& here) const {
  const Alias& name = gazetteer_.aliases[alias];
  for (FoundName& found : here) {
    const Alias& known = gazetteer_.aliases[found.alias];
    if (!is_same_entity(known.entity, name.entity)) continue;
    if (known.ambiguous && !name.ambiguous) found.alias = alias;
    return true;
  }
  return false;
}

void Matcher::take(std::uint32_t node, const FoundName& place, const Text& text, Walk& walk) const {
  std::vector<FoundName> here;
  const std::string_view whole = text.text;
  const Spelling spelling{whole.substr(0, place.begin), whole.substr(place.begin, place.end - place.begin),
                          whole.substr(place.begin, std::max(place.own_end, place.begin) - place.begin),
                          whole.substr(place.end)};
  for (std::uint32_t name = trie_.first(node); name != NameTrie::kNone; name = trie_.next(name)) {
    const std::uint32_t value = trie_.value(name);
    if (value >= gazetteer_.aliases.size()) {
      const LongerWord& word = gazetteer_.longer_words[value - gazetteer_.aliases.size()];
      walk.blocks.push_back({word.entity, place.first_unit, place.last_unit});
      continue;
    }
    const std::string_view why = misspelling(gazetteer_.aliases[value].text, spelling, text.language);
    if (why.empty() && is_known(value, here)) continue;
    if (!why.empty() && !walk.with_refused) continue;
    FoundName& found = (why.empty() ? here : walk.refused).emplace_back(place);
    found.alias = value;
    if (!why.empty()) found.reasons.push_back({why, 0});
  }
  // Of forms of one length, the first is the whole word.
  if (!here.empty() && (walk.best.empty() || walk.best[0].last_unit < place.last_unit)) walk.best = std::move(here);
}

void Matcher::longest_at(std::size_t first, const Text& text, Walk& walk) const {
  struct Path {
    std::uint32_t node;
    FoundName place;
  };
  constexpr std::size_t kMaxPaths = 8;  // words of several forms in names of several words: more is made up
  walk.best.clear();
  std::vector<Path> paths;
  std::vector<Path> longer;
  for (std::size_t i = first; i < text.units.size() && i < first + kMaxNameUnits; ++i) {
    longer.clear();
    const auto go_on = [&](std::uint32_t node, const FoundName& before, const NameForm& form) {
      const std::uint32_t child = trie_.child(node, form.unit);
      if (child == NameTrie::kNone || longer.size() == kMaxPaths) return;
      FoundName place = before;
      place.first_unit = first;
      place.last_unit = i;
      if (i == first) place.begin = form.begin;
      place.end = form.end;
      place.own_end = form.own_end;
      place.is_cut |= form.is_cut;
      place.is_doubtful |= form.is_doubtful;
      longer.push_back({child, place});
      take(child, place, text, walk);
    };
    for (std::size_t f = text.first_form[i]; f < text.first_form[i + 1]; ++f) {
      const NameForm& form = text.forms[f];
      if (i == first) go_on(NameTrie::kRoot, {}, form);
      if (i == first || form.begin != text.units[i].begin) continue;
      for (const Path& path : paths) go_on(path.node, path.place, form);
    }
    if (longer.empty()) break;
    paths.swap(longer);
  }
  drop_blocked(first, walk);
}

void Matcher::drop_blocked(std::size_t first, Walk& walk) const {
  std::erase_if(walk.blocks, [&](const Walk::Block& block) { return block.last_unit < first; });
  std::erase_if(walk.best, [&](FoundName& found) {
    const bool blocked = std::any_of(walk.blocks.begin(), walk.blocks.end(), [&](const Walk::Block& block) {
      return block.first_unit <= found.first_unit && found.last_unit <= block.last_unit &&
             is_same_entity(block.entity, gazetteer_.aliases[found.alias].entity);
    });
    if (blocked && walk.with_refused) {
      found.reasons.push_back({"inside a longer word of another meaning", 0});
      walk.refused.push_back(found);
    }
    return blocked;
  });
}

std::vector<FoundName> Matcher::judged(std::string_view text, const std::vector<Token>& tokens,
                                       const Language& language, bool with_refused) const {
  const Text analysed(text, tokens, language, trie_);
  Walk walk{with_refused};
  for (std::size_t i = 0; i < analysed.units.size();) {
    if (analysed.first_form[i] == analysed.first_form[i + 1]) {
      ++i;
      continue;
    }
    longest_at(i, analysed, walk);
    i = walk.best.empty() ? i + 1 : walk.best[0].last_unit + 1;
    std::move(walk.best.begin(), walk.best.end(), std::back_inserter(walk.found));
  }
  judge_names(gazetteer_, {text, language, analysed.units}, walk.found);
  std::move(walk.refused.begin(), walk.refused.end(), std::back_inserter(walk.found));
  return std::move(walk.found);
}

std::vector<Mention> Matcher::find(std::string_view text, const std::vector<Token>& tokens,
                                   const Language& language) const {
  std::vector<Mention> mentions;
  for (const FoundName& f : judged(text, tokens, language, false)) {
    if (f.accepted) mentions.push_back({gazetteer_.aliases[f.alias].entity, f.begin, f.end});
  }
  return mentions;
}

std::vector<Candidate> Matcher::candidates(std::string_view text, const std::vector<Token>& tokens,
                                           const Language& language) const {
  std::vector<Candidate> all;
  for (FoundName& f : judged(text, tokens, language, true)) {
    if (f.reasons.empty()) {
      f.reasons.push_back(f.accepted ? Reason{"a name of one meaning", kEnoughEvidence}
                                     : Reason{"an ambiguous name without evidence", 0});
    }
    all.push_back({{gazetteer_.aliases[f.alias].entity, f.begin, f.end}, f.accepted, std::move(f.reasons)});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Candidate& a, const Candidate& b) { return a.mention.begin < b.mention.begin; });
  return all;
}

}  // namespace khabar
