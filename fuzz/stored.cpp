#include "common/entities/alias_index.hpp"
#include "common/error.hpp"
#include "common/store/card.hpp"
#include "fuzz/target.hpp"
#include "indexer/write/index_state.hpp"

/// What stands in a database, read back: a disk may have damaged it, and a database may be somebody else's. The first
/// byte says what the rest is taken for.
KHABAR_FUZZ_TARGET(stored) {
  using namespace khabar;
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::as_text(data + 1, size - 1);
  try {
    switch (data[0] % 6) {
      case 0: {
        const Card card = decode_card(bytes);
        fuzz::require(decode_card(encode(card)).id == card.id, "a card is read as it was written");
        fuzz::require(decode_card_id(bytes) == card.id, "an id is read without the rest");
        break;
      }
      case 1:
      case 2: {
        const StoredText text = decode_text(bytes, data[0] % 6 == 1 ? TextForm::Current : TextForm::WithoutGiven);
        const std::size_t whole = text.title.size() + 1 + text.text.size();
        for (const StoredMention& mention : text.mentions)
          fuzz::require(mention.begin <= mention.end && mention.end <= whole, "a mention lies in its text");
        fuzz::require(decode_text(encode(text)).mentions == text.mentions, "a text is read as it was written");
        fuzz::require_bounded(text.topics.size() + text.entities.size() + text.mentions.size(), size, "the text");
        break;
      }
      case 3:
        fuzz::require_bounded(decode_list(bytes).size(), size, "the list");
        break;
      case 4: {
        const FileState file = decode_file_state(bytes);
        fuzz::require(decode_file_state(encode(file)) == file, "a file is read as it was written");
        break;
      }
      case 5:
        decode_entity(EntityKind::Company, "id", bytes);
        decode_named_entities(bytes);
        break;
    }
  } catch (const Error& error) {
    fuzz::require(error.exit == Exit::Damaged, "what cannot be read is damage");
  }
  return 0;
}
