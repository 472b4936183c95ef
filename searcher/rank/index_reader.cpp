#include "searcher/rank/index_reader.hpp"

#include "common/text/language.hpp"

namespace khabar {

IndexReader::IndexReader(const std::string& path) : path_(path), reader_(path) {
  with_fresh_revision([](const IndexReader& reader) { return reader.documents(); });
}

void IndexReader::count_languages() {
  counted_ = {};
  languages_.clear();
  stemmed_as_.clear();
  documents_ = database().get_doccount();
  const schema::Field& field = *schema::find_field("lang");
  const std::string prefix(field.prefix);
  for (auto at = database().allterms_begin(prefix); at != database().allterms_end(prefix); ++at) {
    const std::string code = (*at).substr(prefix.size());
    languages_[code] = at.get_termfreq();
    stemmed_as_[std::string(stem_code(language(code)))] += at.get_termfreq();
  }
  counted_ = reader_.revision();
}

double IndexReader::articles_in(std::string_view lang) const {
  const auto held = stemmed_as_.find(std::string(stem_code(language(lang))));
  return held == stemmed_as_.end() ? 0 : held->second;
}

std::vector<NamedEntity> IndexReader::named(const std::string& key) const {
  return decode_named_entities(database().get_metadata(schema::bounded_term(schema::kAliasPrefix, key)));
}

namespace {

std::string entity_key(EntityKind kind, std::string_view id) {
  return schema::bounded_term(schema::kEntityPrefix, std::string(name_of(kind)).append(":").append(id));
}

}  // namespace

std::string IndexReader::entity_name(EntityKind kind, std::string_view id) const {
  return entity(kind, id).name;
}

Entity IndexReader::entity(EntityKind kind, std::string_view id) const {
  return decode_entity(kind, id, database().get_metadata(entity_key(kind, id)));
}

std::vector<Entity> IndexReader::entities_of(std::string_view company) const {
  std::vector<Entity> entities;
  for (const EntityKind kind : kEntityKinds) {
    const std::string prefix = entity_key(kind, "");
    const auto end = database().metadata_keys_end(prefix);
    for (auto at = database().metadata_keys_begin(prefix); at != end; ++at) {
      Entity entity = decode_entity(kind, (*at).substr(prefix.size()), database().get_metadata(*at));
      if (entity.company == company) entities.push_back(std::move(entity));
    }
  }
  return entities;
}

bool IndexReader::knows_entity(EntityKind kind, std::string_view id) const {
  return !database().get_metadata(entity_key(kind, id)).empty();
}

std::optional<Xapian::docid> IndexReader::find(const std::string& id) const {
  const std::string term = schema::bounded_term(schema::kId, id);
  const auto at = database().postlist_begin(term);
  if (at == database().postlist_end(term)) return std::nullopt;
  return *at;
}

Card IndexReader::card(Xapian::docid docid) const {
  return decode_card(value(docid, schema::kCardSlot));
}

StoredText IndexReader::text(Xapian::docid docid) const {
  return decode_text(database().get_document(docid).get_data());
}

std::string IndexReader::value(Xapian::docid docid, unsigned slot) const {
  return database().get_document(docid).get_value(slot);
}

}  // namespace khabar
