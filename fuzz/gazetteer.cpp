#include "common/entities/gazetteer.hpp"

#include "common/error.hpp"
#include "fuzz/target.hpp"

/// A table of names, as users write them.
KHABAR_FUZZ_TARGET(gazetteer) {
  using namespace khabar;
  const std::string_view table = fuzz::as_text(data, size);
  Gazetteer gazetteer;
  try {
    gazetteer.add_table(EntityKind::Company, table, "names.tsv");
  } catch (const Error& error) {
    fuzz::require(error.exit == Exit::Usage, "a row that is none is the user's error");
    fuzz::require(std::string_view(error.what()).starts_with("names.tsv:"), "the error names the file");
  }
  for (const Entity& entity : gazetteer.entities) {
    fuzz::require(!entity.id.empty() && !entity.name.empty(), "an entity has an id and a name");
    fuzz::require(utf8::valid(entity.name) && utf8::valid(entity.company), "a name is UTF-8");
  }
  for (const Alias& alias : gazetteer.aliases) {
    fuzz::require(alias.entity < gazetteer.entities.size(), "an alias has an entity");
    fuzz::require(!alias.text.empty() && utf8::valid(alias.text), "an alias is UTF-8");
  }
  for (const LongerWord& word : gazetteer.longer_words) {
    fuzz::require(word.entity < gazetteer.entities.size(), "a longer word has an entity");
    fuzz::require(!word.text.empty() && utf8::valid(word.text), "a longer word is UTF-8");
  }
  fuzz::require(gazetteer.fingerprint().size() == 16, "a fingerprint has 16 digits");
  fuzz::require_bounded(gazetteer.aliases.size(), size, "the gazetteer");
  return 0;
}
