#include "common/entities/name_forms.hpp"

#include <algorithm>
#include <string>

#include "common/entities/name_spelling.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

/// Names cut to fewer letters than this ask for evidence. Alphabets with vowels write more letters for a name, and
/// more words that are one by accident: Green is no form of Gree, Аудио none of Ауди.
std::size_t sure_base(Script script) {
  const bool writes_vowels = script == Script::Latin || script == Script::Cyrillic || script == Script::Greek ||
                             script == Script::Armenian || script == Script::Georgian;
  return writes_vowels ? 5 : 4;
}

constexpr std::string_view kGenitiveS = "af da de lb nb nl nn no sv";  // languages
constexpr std::size_t kGenitiveBase = 4;

template <typename Take>
void for_each_part(std::string_view list, char separator, Take take) {
  while (true) {
    const std::size_t at = list.find(separator);
    take(list.substr(0, at));
    if (at == std::string_view::npos) return;
    list.remove_prefix(at + 1);
  }
}

/// The text without its last `count` code points; empty when it has no more.
std::string_view without_last(std::string_view text, std::size_t count) {
  for (; count > 0 && !text.empty(); --count) {
    do {
      const bool is_inner = (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80;
      text.remove_suffix(1);
      if (!is_inner) break;
    } while (!text.empty());
  }
  return text;
}

}  // namespace

NameForms::NameForms(const NameTrie& trie, const Language& language) : trie_(trie), language_(language) {
  for (const NameEndings& row : name_endings()) {
    if (!lists(row.languages, language.code)) continue;
    for_each_part(row.endings, ' ', [&](std::string_view ending) { endings_.push_back({ending, &row}); });
  }
  for (const NamePrefixes& row : name_prefixes()) {
    if (lists(row.languages, language.code)) prefixes_ = &row;
  }
}

void NameForms::append(std::string_view text, const NameUnit& unit, std::vector<NameForm>& forms) const {
  const std::string_view word = text.substr(unit.begin, unit.end - unit.begin);
  const auto whole = trie_.unit(unit.text);
  if (whole != NameTrie::kNone) forms.push_back({whole, unit.begin, unit.end, unit.end, false, false});
  // Without particles; jamo by jamo, a text has more bytes than its fold: then the particle stays inside.
  if (unit.script == Script::Hangul && unit.stem.size() < unit.text.size() && !unit.stem.empty()) {
    const auto stem = trie_.unit(unit.stem);
    const std::size_t end = word.size() == unit.text.size() ? unit.begin + unit.stem.size() : unit.end;
    if (stem != NameTrie::kNone) forms.push_back({stem, unit.begin, end, end, true, false});
  }
  if (unit.script == Script::Latin && !begins_lower(word)) {
    // The genitive of German and Scandinavian names, and any language's of an acronym: Nvidias, NVIDIAS, SAPs. The s
    // of ß is none.
    if ((word.ends_with('s') || (word.ends_with('S') && is_all_capitals(word))) && unit.text.ends_with('s')) {
      const std::size_t base = unit.text.size() - 1;
      const bool is_genitive = base >= kGenitiveBase && lists(kGenitiveS, language_.code);
      const bool is_acronym = word.ends_with('s') && is_all_capitals(word.substr(0, word.size() - 1));
      if (is_genitive || is_acronym) {
        append_cut(text, unit, std::string_view(unit.text).substr(0, base), kGenitiveBase, forms);
      }
    }
    // Endings behind an apostrophe, where the language does not split there: Google'a.
    const std::size_t apostrophe = unit.text.rfind('\'');
    if (apostrophe != std::string::npos && apostrophe >= 2 && unit.text.size() - apostrophe <= 5) {
      append_cut(text, unit, std::string_view(unit.text).substr(0, apostrophe), 0, forms);
    }
  }
  if (!endings_.empty()) append_declined(text, unit, forms);
  if (prefixes_ != nullptr && unit.script == prefixes_->script) append_prefixed(text, unit, forms);
}

void NameForms::append_cut(std::string_view text, const NameUnit& unit, std::string_view base, std::size_t least_sure,
                           std::vector<NameForm>& forms) const {
  const auto id = trie_.unit(base);
  if (id == NameTrie::kNone) return;
  const std::string_view word = text.substr(unit.begin, unit.end - unit.begin);
  const std::size_t letters = utf8::length(unit.text);
  const std::size_t kept = utf8::length(base);
  // A fold that changed the number of letters leaves no place to cut at.
  const bool as_folded = utf8::length(word) == letters;
  const std::string_view own = as_folded ? without_last(word, letters - kept) : word;
  const std::size_t changeable = language_.code == "hu" ? 1 : 0;  // a, e grow long before an ending: Nokiát
  forms.push_back({id, unit.begin, unit.begin + own.size(), unit.begin + without_last(own, changeable).size(), true,
                   kept < least_sure && (!is_all_capitals(own) || is_all_capitals(word))});
}

void NameForms::append_declined(std::string_view text, const NameUnit& unit, std::vector<NameForm>& forms) const {
  const std::string_view word = text.substr(unit.begin, unit.end - unit.begin);
  if (begins_lower(word)) return;
  const std::size_t letters = utf8::length(unit.text);
  const std::size_t least_sure = sure_base(unit.script);
  std::string restored;
  for (const Ending& ending : endings_) {
    if (unit.script != ending.row->script || !unit.text.ends_with(ending.text)) continue;
    const std::size_t kept = letters - utf8::length(ending.text);
    if (kept < ending.row->least_base) continue;
    const auto base = std::string_view(unit.text).substr(0, unit.text.size() - ending.text.size());
    for_each_part(ending.row->restored, ',', [&](std::string_view own) {
      if (own == ending.text) return;
      if (own.empty()) return append_cut(text, unit, base, least_sure, forms);
      restored.assign(base).append(own);
      const auto id = trie_.unit(restored);
      if (id == NameTrie::kNone) return;
      const std::size_t own_end = unit.begin + without_last(word, letters - kept).size();
      forms.push_back({id, unit.begin, unit.end, own_end, true, kept < least_sure});
    });
  }
}

void NameForms::append_prefixed(std::string_view text, const NameUnit& unit, std::vector<NameForm>& forms) const {
  const std::string_view word = text.substr(unit.begin, unit.end - unit.begin);
  for_each_part(prefixes_->prefixes, ' ', [&](std::string_view prefix) {
    // Signs and points inside the prefix leave no place to cut at.
    if (!unit.text.starts_with(prefix) || !word.starts_with(prefix)) return;
    const auto base = std::string_view(unit.text).substr(prefix.size());
    const std::size_t kept = utf8::length(base);
    if (kept < prefixes_->least_base) return;
    const auto id = trie_.unit(base);
    if (id == NameTrie::kNone) return;
    forms.push_back({id, unit.begin + prefix.size(), unit.end, unit.end, true, kept < sure_base(unit.script)});
  });
}

}  // namespace khabar
