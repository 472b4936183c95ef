#include "indexer/write/index_writer.hpp"

#include <charconv>
#include <filesystem>
#include <sstream>

#include "common/entities/alias_index.hpp"
#include "common/error.hpp"
#include "common/store/database.hpp"
#include "common/store/packing.hpp"
#include "common/store/schema.hpp"
#include "indexer/write/generation.hpp"

namespace khabar {

namespace {

std::string key(std::string_view prefix, std::string_view rest) {
  return schema::bounded_term(prefix, rest);
}

Xapian::Document to_xapian(const IndexDocument& document) {
  Xapian::Document out;
  for (const Posting& posting : document.postings) {
    for (const std::uint32_t position : posting.positions) out.add_posting(posting.term, position, 0);
    out.add_term(posting.term, posting.wdf);
  }
  for (const auto& [slot, value] : document.values) out.add_value(slot, value);
  out.set_data(document.data);
  return out;
}

/// 0 for what is no number.
std::uint64_t number_of(std::string_view digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// Never writes into what another program has made.
void refuse_foreign(const std::string& path) {
  for (const char* mark : {"/iamglass", "/iamchert", "/iamhoney"}) {
    if (std::filesystem::exists(path + mark)) {
      throw Error(Exit::NoDatabase, path + " is not a Khabar database", "name another folder with --db");
    }
  }
}

/// Runs `work`, and tells Xapian's troubles as Errors.
template <class Work>
auto guarded(const std::string& path, Work&& work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    rethrow(error, path);
  }
}

}  // namespace

IndexWriter::IndexWriter(std::string path, std::string generation, DatabaseLock lock)
    : path_(std::move(path)), generation_(std::move(generation)), lock_(std::move(lock)) {
  guarded(path_, [&] {
    database_ = Xapian::WritableDatabase(path_ + "/" + generation_, Xapian::DB_CREATE_OR_OPEN);
    stories_ = Stories(database_);
    is_new_ = database_.get_doccount() == 0 && database_.get_metadata(std::string(schema::kVersionKey)).empty();
    if (is_new_) {
      database_.set_metadata(std::string(schema::kVersionKey), std::string(schema::kVersion));
      database_.commit();
    } else {
      check_version(database_, path_);
    }
  });
}

IndexWriter IndexWriter::open(const std::string& path, DatabaseLock lock) {
  const std::string current = current_generation(path);
  if (!current.empty()) {
    refuse_foreign(path);
    remove_other_generations(path);
    return IndexWriter(path, current, std::move(lock));
  }
  IndexWriter writer = open_next_generation(path, std::move(lock));
  switch_generation(path, writer.generation_);
  return writer;
}

IndexWriter IndexWriter::open_next_generation(const std::string& path, DatabaseLock lock) {
  refuse_foreign(path);
  remove_other_generations(path);
  const std::string generation = next_generation(path);
  try {
    return IndexWriter(path, generation, std::move(lock));
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove_all(path + "/" + generation, ignored);
    throw;
  }
}

Xapian::docid IndexWriter::docid_of(const std::string& id) const {
  const std::string term = schema::bounded_term(schema::kId, id);
  const auto at = database_.postlist_begin(term);
  return at == database_.postlist_end(term) ? 0 : *at;
}

IndexWriter::Put IndexWriter::put(const IndexDocument& document) {
  return guarded(path_, [&] {
    changes_ = true;
    const std::string id = schema::bounded_term(schema::kId, document.id);
    const Xapian::docid replaced = docid_of(document.id);
    name_entities(document.names);
    Xapian::Document added = to_xapian(document);
    stories_.enter(added, replaced);
    return Put{database_.replace_document(id, added), replaced != 0};
  });
}

std::optional<std::uint64_t> IndexWriter::version_of(const std::string& id) const {
  return guarded(path_, [&]() -> std::optional<std::uint64_t> {
    const Xapian::docid docid = docid_of(id);
    if (docid == 0) return std::nullopt;
    return number_of(database_.get_document(docid).get_value(schema::kVersionSlot));
  });
}

bool IndexWriter::withdraw(const std::string& id, std::uint64_t version) {
  set(std::string(schema::kWithdrawnPrefix) + schema::digest(id), std::to_string(version));
  return guarded(path_, [&] {
    const Xapian::docid docid = docid_of(id);
    if (docid == 0) return false;
    stories_.leave(docid);
    database_.delete_document(docid);
    changes_ = true;
    return true;
  });
}

bool IndexWriter::is_withdrawn(const std::string& id, std::uint64_t version) const {
  const std::string digits = guarded(
      path_, [&] { return database_.get_metadata(std::string(schema::kWithdrawnPrefix) + schema::digest(id)); });
  return !digits.empty() && version <= number_of(digits);
}

void IndexWriter::name_entities(const std::vector<Entity>& entities) {
  for (const Entity& entity : entities) {
    const std::string name = key(schema::kEntityPrefix, std::string(name_of(entity.kind)) + ":" + entity.id);
    if (!guarded(path_, [&] { return database_.get_metadata(name); }).empty()) continue;
    set(name, encode(entity));
    for (const auto& [alias, own] : alias_index({{entity}, {{0, entity.name, false}}, {}})) {
      const std::string alias_key = key(schema::kAliasPrefix, alias);
      auto named = decode_named_entities(guarded(path_, [&] { return database_.get_metadata(alias_key); }));
      named.insert(named.end(), own.begin(), own.end());
      set(alias_key, encode(named));
    }
  }
}

bool IndexWriter::remove(Xapian::docid docid, const std::string& path) {
  return guarded(path_, [&] {
    const std::string term = std::string(schema::kFile) + schema::digest(path);
    Xapian::TermIterator at = database_.termlist_begin(docid);
    at.skip_to(term);
    if (at == database_.termlist_end(docid) || *at != term) return false;
    stories_.leave(docid);
    database_.delete_document(docid);
    changes_ = true;
    return true;
  });
}

IndexWriter::KnownRecords IndexWriter::records_of(const std::string& path) const {
  return guarded(path_, [&] {
    KnownRecords known;
    const std::string term = std::string(schema::kFile) + schema::digest(path);
    auto value = database_.valuestream_begin(schema::kHashSlot);
    for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
      value.skip_to(*at);
      if (value == database_.valuestream_end(schema::kHashSlot)) break;
      if (value.get_docid() == *at) known.emplace(*value, *at);
    }
    return known;
  });
}

std::uint64_t IndexWriter::documents_of(const std::string& path) const {
  return guarded(path_, [&] { return database_.get_termfreq(std::string(schema::kFile) + schema::digest(path)); });
}

bool IndexWriter::holds(const std::string& id) const {
  return guarded(path_, [&] { return database_.term_exists(schema::bounded_term(schema::kId, id)); });
}

std::map<std::string, FileState> IndexWriter::files() const {
  return guarded(path_, [&] {
    std::map<std::string, FileState> files;
    const std::string prefix(schema::kFilePrefix);
    for (auto at = database_.metadata_keys_begin(prefix); at != database_.metadata_keys_end(prefix); ++at) {
      const std::string packed = database_.get_metadata(*at);
      Unpacker unpacker(packed);
      FileState file;
      file.path = unpacker.text();
      file.size = unpacker.number();
      file.mtime_ns = static_cast<std::int64_t>(unpacker.number());
      file.articles = unpacker.number();
      file.place.offset = unpacker.number();
      file.place.records = unpacker.number();
      unpacker.text().copy(file.place.before.data(), file.place.before.size());
      files.emplace(file.path, file);
    }
    return files;
  });
}

void IndexWriter::set(const std::string& name, const std::string& value) {
  guarded(path_, [&] {
    if (database_.get_metadata(name) == value) return;
    database_.set_metadata(name, value);
    changes_ = true;
  });
}

void IndexWriter::set_file(const FileState& file) {
  Packer packer;
  packer.add(std::string_view(file.path))
      .add(file.size)
      .add(static_cast<std::uint64_t>(file.mtime_ns))
      .add(file.articles)
      .add(file.place.offset)
      .add(file.place.records)
      .add(std::string_view(file.place.before.data(), file.place.before.size()));
  set(std::string(schema::kFilePrefix) + schema::digest(file.path), packer.take());
}

void IndexWriter::forget_file(const std::string& path) {
  set(std::string(schema::kFilePrefix) + schema::digest(path), "");
}

std::vector<std::string> IndexWriter::roots() const {
  return guarded(path_, [&] {
    std::vector<std::string> roots;
    const std::string prefix(schema::kRootPrefix);
    for (auto at = database_.metadata_keys_begin(prefix); at != database_.metadata_keys_end(prefix); ++at) {
      roots.push_back(database_.get_metadata(*at));
    }
    return roots;
  });
}

void IndexWriter::add_root(const std::string& path) {
  set(std::string(schema::kRootPrefix) + schema::digest(path), path);
}

std::string IndexWriter::field_map() const {
  return guarded(path_, [&] { return database_.get_metadata(std::string(schema::kFieldMapKey)); });
}

void IndexWriter::set_field_map(const std::string& written) {
  set(std::string(schema::kFieldMapKey), written);
}

std::string IndexWriter::gazetteer() const {
  return guarded(path_, [&] { return database_.get_metadata(std::string(schema::kGazetteerKey)); });
}

void IndexWriter::set_gazetteer(const Gazetteer& gazetteer) {
  guarded(path_, [&] {
    for (const std::string_view prefix : {schema::kAliasPrefix, schema::kEntityPrefix}) {
      std::vector<std::string> old;
      for (auto at = database_.metadata_keys_begin(std::string(prefix));
           at != database_.metadata_keys_end(std::string(prefix)); ++at) {
        old.push_back(*at);
      }
      for (const std::string& name : old) database_.set_metadata(name, "");
    }
  });
  for (const Entity& entity : gazetteer.entities) {
    set(key(schema::kEntityPrefix, std::string(name_of(entity.kind)) + ":" + entity.id), encode(entity));
  }
  for (const auto& [name, entities] : alias_index(gazetteer)) set(key(schema::kAliasPrefix, name), encode(entities));
  set(std::string(schema::kGazetteerKey), gazetteer.fingerprint());
}

std::vector<Xapian::docid> IndexWriter::documents_after(Xapian::docid last) const {
  return guarded(path_, [&] {
    std::vector<Xapian::docid> docids;
    auto at = database_.postlist_begin("");
    for (at.skip_to(last + 1); at != database_.postlist_end(""); ++at) docids.push_back(*at);
    return docids;
  });
}

Xapian::Document IndexWriter::document(Xapian::docid docid) const {
  return guarded(path_, [&] { return database_.get_document(docid); });
}

void IndexWriter::replace(Xapian::docid docid, const Xapian::Document& document) {
  guarded(path_, [&] { database_.replace_document(docid, document); });
  changes_ = true;
}

std::optional<Xapian::docid> IndexWriter::tagged_up_to() const {
  const std::string digits =
      guarded(path_, [&] { return database_.get_metadata(std::string(schema::kTaggedUpToKey)); });
  if (digits.empty()) return std::nullopt;
  return static_cast<Xapian::docid>(number_of(digits));
}

void IndexWriter::set_tagged_up_to(std::optional<Xapian::docid> docid) {
  set(std::string(schema::kTaggedUpToKey), docid ? std::to_string(*docid) : "");
}

void IndexWriter::commit() {
  guarded(path_, [&] {
    stories_.settle();
    database_.commit();
  });
  changes_ = false;
}

void IndexWriter::publish() {
  commit();
  const std::string folder = path_ + "/" + generation_;
  std::ostringstream report;
  const std::size_t faults = guarded(path_, [&] { return Xapian::Database::check(folder, 0, &report); });
  if (faults != 0) {
    throw Error(Exit::Damaged, "the new database is damaged and was not put to use: " + report.str(),
                "is the disk sound?");
  }
  switch_generation(path_, generation_);
}

void IndexWriter::discard() {
  if (current_generation(path_) == generation_) return;
  try {
    database_.close();
  } catch (const Xapian::Error&) {
    // What could not be written goes with the rest.
  }
  std::error_code ignored;
  std::filesystem::remove_all(path_ + "/" + generation_, ignored);
}

}  // namespace khabar
