#include "indexer/write/index_state.hpp"

#include <charconv>

#include "common/store/card.hpp"
#include "common/store/packing.hpp"
#include "common/store/schema.hpp"

namespace khabar {

namespace {

/// 0 for what is no number.
std::uint64_t number_of(std::string_view digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::string file_term(const std::string& path) {
  return std::string(schema::kFile) + schema::digest(path);
}

}  // namespace

std::string encode(const FileState& file) {
  Packer packer;
  packer.add(std::string_view(file.path))
      .add(file.size)
      .add(static_cast<std::uint64_t>(file.mtime_ns))
      .add(file.articles)
      .add(file.place.offset)
      .add(file.place.records)
      .add(std::string_view(file.place.before.data(), file.place.before.size()));
  return packer.take();
}

FileState decode_file_state(std::string_view bytes) {
  Unpacker unpacker(bytes);
  FileState file;
  file.path = unpacker.text();
  file.size = unpacker.number();
  file.mtime_ns = static_cast<std::int64_t>(unpacker.number());
  file.articles = unpacker.number();
  file.place.offset = unpacker.number();
  file.place.records = unpacker.number();
  unpacker.text().copy(file.place.before.data(), file.place.before.size());
  return file;
}

std::string rest_of_term(const Xapian::Document& document, std::string_view prefix) {
  auto at = document.termlist_begin();
  at.skip_to(std::string(prefix));
  return at != document.termlist_end() && (*at).starts_with(prefix) ? (*at).substr(prefix.size()) : "";
}

Xapian::docid IndexState::docid_of(const std::string& id) const {
  const std::string term = schema::bounded_term(schema::kId, id);
  const auto at = database_.postlist_begin(term);
  return at == database_.postlist_end(term) ? 0 : *at;
}

std::optional<Held> IndexState::held(const std::string& id) const {
  const Xapian::docid docid = docid_of(id);
  if (docid == 0) return std::nullopt;
  const Xapian::Document document = database_.get_document(docid, Xapian::DOC_ASSUME_VALID);
  return Held{docid, decode_card(document.get_value(schema::kCardSlot)).path,
              number_of(document.get_value(schema::kVersionSlot))};
}

bool IndexState::is_withdrawn(const std::string& id, std::uint64_t version) const {
  const std::string digits = metadata(std::string(schema::kWithdrawnPrefix) + schema::digest(id));
  return !digits.empty() && version <= number_of(digits);
}

IndexState::KnownRecords IndexState::records_of(const std::string& path) const {
  KnownRecords known;
  const std::string term = file_term(path);
  auto value = database_.valuestream_begin(schema::kHashSlot);
  for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
    value.skip_to(*at);
    if (value == database_.valuestream_end(schema::kHashSlot)) break;
    if (value.get_docid() == *at) known.emplace(*value, *at);
  }
  return known;
}

std::uint64_t IndexState::documents_of(const std::string& path) const {
  return database_.get_termfreq(file_term(path));
}

bool IndexState::comes_from(Xapian::docid docid, const std::string& path) const {
  return rest_of_term(database_.get_document(docid), schema::kFile) == schema::digest(path);
}

std::map<std::string, FileState> IndexState::files() const {
  std::map<std::string, FileState> files;
  const std::string prefix(schema::kFilePrefix);
  for (auto at = database_.metadata_keys_begin(prefix); at != database_.metadata_keys_end(prefix); ++at) {
    FileState file = decode_file_state(database_.get_metadata(*at));
    files.emplace(file.path, std::move(file));
  }
  return files;
}

std::vector<std::string> IndexState::roots() const {
  std::vector<std::string> roots;
  const std::string prefix(schema::kRootPrefix);
  for (auto at = database_.metadata_keys_begin(prefix); at != database_.metadata_keys_end(prefix); ++at) {
    roots.push_back(database_.get_metadata(*at));
  }
  return roots;
}

bool IndexState::may_miss_articles() const {
  return !metadata(schema::kMissingKey).empty();
}

std::string IndexState::field_map() const {
  return metadata(schema::kFieldMapKey);
}

std::string IndexState::gazetteer() const {
  return metadata(schema::kGazetteerKey);
}

std::optional<Xapian::docid> IndexState::tagged_up_to() const {
  const std::string digits = metadata(schema::kTaggedUpToKey);
  if (digits.empty()) return std::nullopt;
  return static_cast<Xapian::docid>(number_of(digits));
}

std::vector<Xapian::docid> IndexState::documents_after(Xapian::docid last) const {
  std::vector<Xapian::docid> docids;
  auto at = database_.postlist_begin("");
  for (at.skip_to(last + 1); at != database_.postlist_end(""); ++at) docids.push_back(*at);
  return docids;
}

}  // namespace khabar
