#include "searcher/rank/name_prefix.hpp"

#include "common/entities/name_units.hpp"
#include "common/text/fold.hpp"
#include "common/text/script.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Whether a word of the folded text begins so.
bool has_word_beginning(std::string_view text, std::string_view prefix) {
  bool may_begin = true;
  for (std::size_t at = 0; at < text.size();) {
    if (may_begin && text.substr(at).starts_with(prefix)) return true;
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    may_begin = c < 0x80 ? !is_letter_or_digit(text[begin]) : is_unspaced(script_of(c));
  }
  return false;
}

}  // namespace

NamePrefix::NamePrefix(std::string_view typed, const IndexReader& reader, Analyzer& analyzer)
    : folded_(fold(utf8::scrub(typed), language("und"))) {
  const std::string text = utf8::scrub(typed);
  const auto units = name_units(text, analyzer.analyze(text, language("und")));
  if (units.empty()) return;
  const std::string begun = " " + name_key(units, 0, units.size());
  const std::string prefix(schema::kAliasPrefix);
  const auto end = reader.database().metadata_keys_end(prefix);
  for (auto at = reader.database().metadata_keys_begin(prefix); at != end; ++at) {
    const std::string key = (*at).substr(prefix.size());
    if ((" " + key).find(begun) == std::string::npos) continue;
    for (const NamedEntity& entity : reader.named(key)) entities_.emplace(entity.kind, entity.id);
  }
}

bool NamePrefix::stands_in(const schema::Field& field, std::string_view value) const {
  if (field.entity) return entities_.contains({*field.entity, std::string(value)});
  if (has_word_beginning(fold(value, language("und")), folded_)) return true;
  return field.name == "lang" && has_word_beginning(fold(language(value).name, language("und")), folded_);
}

void NamePrefix::keep_matching(ValueCounts& values) const {
  std::erase_if(values.counts, [&](const auto& counted) { return !stands_in(*values.field, counted.first); });
}

}  // namespace khabar
