#include "common/store/schema.hpp"

#include <algorithm>

#include "common/store/content_hash.hpp"
#include "common/text/fold.hpp"

namespace khabar::schema {

namespace {

constexpr std::size_t kMaxTermBytes = 200;

}  // namespace

std::string language_term(std::string_view prefix, std::string_view lang, std::string_view text) {
  std::string term(prefix);
  return term.append(stem_code(language(lang))).append(":").append(text);
}

std::string stem_term(std::string_view lang, std::string_view stem) {
  return language_term(kStem, lang, stem);
}

std::string gram_term(std::string_view gram) {
  return std::string(kGram).append(gram);
}

std::string bounded_term(std::string_view prefix, std::string_view text) {
  const bool fits = text.size() <= kMaxTermBytes && text.find('\0') == std::string_view::npos;
  return std::string(prefix).append(fits ? std::string(text) : "#" + digest(text));
}

const Field* find_field(std::string_view name) {
  const auto found =
      std::find_if(kFields.begin(), kFields.end(), [&](const Field& field) { return field.name == name; });
  return found == kFields.end() ? nullptr : &*found;
}

const Field& field_of(EntityKind kind) {
  return *std::find_if(kFields.begin(), kFields.end(), [&](const Field& field) { return field.entity == kind; });
}

std::string field_term(const Field& field, std::string_view value) {
  return bounded_term(field.prefix, field.is_free_text ? fold(value, language("und")) : std::string(value));
}

std::string digest(std::string_view text) {
  return hex(content_hash(text), 32);
}

}  // namespace khabar::schema
