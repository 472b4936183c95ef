#include "common/entities/matcher.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <set>

#include "common/entities/evidence.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// "AI", "MSI", "U.S.": short names in capitals, which in small letters are other words.
bool is_short_capitals(std::string_view name) {
  const auto letters = std::count_if(name.begin(), name.end(), [](char c) { return is_upper(c) || is_lower(c); });
  return letters > 0 && letters <= 4 && std::none_of(name.begin(), name.end(), is_lower);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// "é" and full-width letters, but not the blanks and hyphens of typesetters.
bool has_letters_beyond_ascii(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(utf8::next(text, at));
    if (c >= 0x80 && (u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0)) return true;
  }
  return false;
}

/// The signs at a name's end, which are no part of its last word: the + of Disney+.
std::string_view closing_signs(std::string_view name) {
  const std::size_t last = name.find_last_not_of("+#");
  return last == std::string_view::npos ? std::string_view() : name.substr(last + 1);
}

/// Signs that are part of a name and must stand in the text as well: "at t" is not AT&T, Disney not Disney+.
bool keeps_signs(std::string_view name, std::string_view surface, std::string_view after) {
  const std::string_view closing = closing_signs(name);
  if (!after.starts_with(closing)) return false;
  name.remove_suffix(closing.size());
  constexpr std::string_view kSigns = "&+#";
  return std::all_of(kSigns.begin(), kSigns.end(), [&](char sign) {
    return name.find(sign) == std::string_view::npos || surface.find(sign) != std::string_view::npos;
  });
}

/// False when a phrase ends inside `surface` that does not in `name`: "to Hong. Kong", "三，星".
bool is_one_phrase(std::string_view name, std::string_view surface) {
  constexpr std::array<std::string_view, 32> kEnds = {
      ". ", ",",  ";",  ":",  "!",  "?",  "(",  ")",  "[",  "]",  "\"", "\n\n", "“",  "”",  "„", "«",
      "»",  "。", "，", "；", "：", "！", "？", "、", "（", "）", "《", "》",   "「", "」", "।", "،"};
  return std::all_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return surface.find(end) == std::string_view::npos || name.find(end) != std::string_view::npos;
  });
}

/// Writing that has no capitals, or in whose press Latin names lose them.
bool is_caseless(const Language& language) {
  return language.script != Script::Latin && language.script != Script::Greek && language.script != Script::Cyrillic &&
         language.script != Script::Armenian && language.script != Script::Common;
}

}  // namespace

Matcher::Matcher(const Gazetteer& gazetteer) : gazetteer_(gazetteer), names_(1) {
  Analyzer analyzer;
  for (std::uint32_t i = 0; i < gazetteer.aliases.size(); ++i) {
    const std::string& name = gazetteer.aliases[i].text;
    add(i, name_units(name, analyzer.analyze(name, language("und"))));
  }
}

void Matcher::add(std::uint32_t alias, const std::vector<NameUnit>& units) {
  if (units.empty() || units.size() > kMaxNameUnits) return;
  std::uint32_t node = 0;
  for (const NameUnit& unit : units) {
    const auto unit_id = unit_ids_.try_emplace(unit.text, static_cast<std::uint32_t>(unit_ids_.size())).first->second;
    const std::uint64_t edge = std::uint64_t{node} << 32 | unit_id;
    const auto [at, is_new] = edges_.try_emplace(edge, static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.emplace_back();
    node = at->second;
  }
  names_[node].push_back(alias);
}

std::uint32_t Matcher::child(std::uint32_t node, std::string_view unit) const {
  const auto id = unit_ids_.find(std::string(unit));
  if (id == unit_ids_.end()) return kNoNode;
  const auto edge = edges_.find(std::uint64_t{node} << 32 | id->second);
  return edge == edges_.end() ? kNoNode : edge->second;
}

bool Matcher::accepts(const Alias& alias, std::string_view surface, std::string_view after,
                      const Language& language) const {
  if (!keeps_signs(alias.text, surface, after) || !is_one_phrase(alias.text, surface)) return false;
  if (is_short_capitals(alias.text)) return std::none_of(surface.begin(), surface.end(), is_lower);
  if (is_caseless(language) || !is_ascii(alias.text)) return true;
  if (has_letters_beyond_ascii(surface)) return false;  // über is not Uber, though both fold alike
  return !is_upper(alias.text[0]) || !is_lower(surface[0]);
}

bool Matcher::is_known(const Alias& alias, std::vector<Found>& here) const {
  const Entity& entity = gazetteer_.entities[alias.entity];
  for (Found& found : here) {
    const Alias& other = gazetteer_.aliases[found.alias];
    const Entity& known = gazetteer_.entities[other.entity];
    if (known.kind != entity.kind || known.id != entity.id) continue;
    if (other.ambiguous && !alias.ambiguous)
      found.alias = static_cast<std::uint32_t>(&alias - gazetteer_.aliases.data());
    return true;
  }
  return false;
}

void Matcher::longest_at(std::size_t first, std::string_view text, const std::vector<NameUnit>& units,
                         const Language& language, std::vector<Found>& found) const {
  std::vector<Found> best;
  const auto take = [&](std::uint32_t node, std::size_t last, std::size_t end) {
    std::vector<Found> here;
    const std::string_view surface = text.substr(units[first].begin, end - units[first].begin);
    for (const std::uint32_t id : names_[node]) {
      const Alias& alias = gazetteer_.aliases[id];
      if (accepts(alias, surface, text.substr(end), language) && !is_known(alias, here)) {
        here.push_back({id, first, last, end});
      }
    }
    if (!here.empty()) best = std::move(here);
  };
  std::uint32_t node = 0;
  for (std::size_t i = first; i < units.size() && i < first + kMaxNameUnits; ++i) {
    const NameUnit& unit = units[i];
    // Endings that grammar adds to a name: Korean particles (the stem is without them) and the genitive -s.
    if (unit.script == Script::Hangul && unit.stem.size() < unit.text.size() && !unit.stem.empty()) {
      const std::uint32_t stem = child(node, unit.stem);
      // Jamo by jamo, a text has more bytes than its fold: then the particle stays inside.
      const bool as_folded = unit.end - unit.begin == unit.text.size();
      if (stem != kNoNode) take(stem, i, as_folded ? unit.begin + unit.stem.size() : unit.end);
    }
    const bool ends_in_s = unit.text.ends_with('s') && (text[unit.end - 1] | 0x20) == 's';  // not in ß
    if (unit.script == Script::Latin && unit.text.size() > 4 && ends_in_s) {
      const std::uint32_t stem = child(node, std::string_view(unit.text).substr(0, unit.text.size() - 1));
      if (stem != kNoNode) take(stem, i, unit.end - 1);
    }
    node = child(node, unit.text);
    if (node == kNoNode) break;
    take(node, i, unit.end);
  }
  found.insert(found.end(), best.begin(), best.end());
}

std::vector<Mention> Matcher::find(std::string_view text, const std::vector<Token>& tokens,
                                   const Language& language) const {
  const std::vector<NameUnit> units = name_units(text, tokens);
  std::vector<Found> found;
  for (std::size_t i = 0; i < units.size();) {
    const std::size_t before = found.size();
    longest_at(i, text, units, language, found);
    i = found.size() == before ? i + 1 : found.back().last_unit + 1;
  }
  std::set<std::uint32_t> sure;
  std::set<std::uint32_t> companies;
  for (const Found& f : found) {
    const Alias& alias = gazetteer_.aliases[f.alias];
    if (alias.ambiguous) continue;
    sure.insert(alias.entity);
    if (gazetteer_.entities[alias.entity].kind == EntityKind::Company) companies.insert(alias.entity);
  }
  std::vector<Mention> mentions;
  for (const Found& f : found) {
    const Alias& alias = gazetteer_.aliases[f.alias];
    const std::size_t begin = units[f.first_unit].begin;
    const std::string_view surface = text.substr(begin, f.end - begin);
    if (alias.ambiguous && !sure.contains(alias.entity)) {
      if (!is_caseless(language) && surface != alias.text) continue;
      const bool foreign = units[f.first_unit].script == Script::Latin && surface.size() > 2 &&
                           language.script != Script::Latin && language.script != Script::Common;
      if (evidence({units, text, f.first_unit, f.last_unit, foreign, companies.size()}) < kEnoughEvidence) continue;
    }
    mentions.push_back({alias.entity, begin, f.end});
  }
  return mentions;
}

}  // namespace khabar
