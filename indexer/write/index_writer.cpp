#include "indexer/write/index_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "common/entities/alias_index.hpp"
#include "common/error.hpp"
#include "common/store/database.hpp"
#include "common/store/glass_version.hpp"
#include "common/store/schema.hpp"
#include "indexer/write/generation.hpp"
#include "indexer/write/soundness.hpp"

namespace khabar {

namespace {

/// What a change weighs in memory beside an article's text: its terms that are in all articles, its values.
constexpr std::uint64_t kChangeBytes = 1024;

/// What removing an article weighs, whose text is not looked at.
constexpr std::uint64_t kRemovedBytes = 4096;

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
    throw told_of(error, path);
  }
}

/// What the system has against writing in a folder, where Xapian does not say it; an I/O error if it has nothing any
/// more.
Error reason_against(const std::string& folder) {
  const std::string name = folder + "/probe.tmp";
  const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const std::string block(8192, '\0');
  errno = 0;
  const bool is_written = file >= 0 &&
                          ::write(file, block.data(), block.size()) == static_cast<ssize_t>(block.size()) &&
                          ::fsync(file) == 0;
  const int number = is_written ? EIO : errno != 0 ? errno : ENOSPC;  // a short write sets none
  if (file >= 0) ::close(file);
  ::unlink(name.c_str());
  return system_error("cannot make " + folder, number);
}

void make_empty(const std::string& folder) {
  try {
    Xapian::WritableDatabase database(folder, Xapian::DB_CREATE);
    database.set_metadata(std::string(schema::kVersionKey), std::string(schema::kVersion));
    database.commit();
  } catch (const Xapian::Error& error) {
    if (error.get_error_string() == nullptr) throw reason_against(folder);
    throw;
  }
}

}  // namespace

IndexWriter::IndexWriter(std::string path, std::string generation, DatabaseLock lock, std::uint64_t commit_bytes)
    : path_(std::move(path)), generation_(std::move(generation)), lock_(std::move(lock)), commit_bytes_(commit_bytes) {
  require_tables(folder());
  // Never DB_CREATE_OR_OPEN: it would empty a database that has lost one of its files.
  database_ = Xapian::WritableDatabase(folder(), Xapian::DB_OPEN);
  check_version(database_, path_);
  stories_ = Stories(database_);
  database_.begin_transaction();
}

IndexWriter IndexWriter::open(const std::string& path, DatabaseLock lock, std::uint64_t commit_bytes) {
  return guarded(path, [&] {
    refuse_foreign(path);
    std::string generation = settle_generations(path);
    if (generation.empty()) {
      const std::string made = next_generation(path);
      make_empty(path + "/" + made);
      generation = put_to_use(path, made);
    }
    return IndexWriter(path, generation, std::move(lock), commit_bytes);
  });
}

IndexWriter IndexWriter::open_next_generation(const std::string& path, DatabaseLock lock, std::uint64_t commit_bytes) {
  refuse_foreign(path);
  settle_generations(path);
  const std::string generation = next_generation(path);
  try {
    return guarded(path, [&] {
      make_empty(path + "/" + generation);
      return IndexWriter(path, generation, std::move(lock), commit_bytes);
    });
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove_all(path + "/" + generation, ignored);
    throw;
  }
}

IndexWriter::Put IndexWriter::put(const IndexDocument& document) {
  changes_ = true;
  pending_bytes_ += document.data.size() + kChangeBytes;
  const std::optional<Held> replaced = state().held(document.id);
  name_entities(document.names);
  Xapian::Document added = to_xapian(document);
  stories_.enter(added, replaced ? replaced->docid : 0);
  return Put{database_.replace_document(schema::bounded_term(schema::kId, document.id), added), replaced.has_value()};
}

void IndexWriter::erase(Xapian::docid docid) {
  stories_.leave(docid);
  database_.delete_document(docid);
  set_incomplete();
  pending_bytes_ += kRemovedBytes;
  changes_ = true;
}

bool IndexWriter::withdraw(const std::string& id, std::uint64_t version) {
  set(std::string(schema::kWithdrawnPrefix) + schema::digest(id), std::to_string(version));
  const std::optional<Held> held = state().held(id);
  if (held) erase(held->docid);
  return held.has_value();
}

bool IndexWriter::remove(Xapian::docid docid, const std::string& path) {
  if (!state().comes_from(docid, path)) return false;
  erase(docid);
  return true;
}

void IndexWriter::replace(Xapian::docid docid, const Xapian::Document& document) {
  database_.replace_document(docid, document);
  pending_bytes_ += document.get_data().size() + kChangeBytes;
  changes_ = true;
}

void IndexWriter::name_entities(const std::vector<Entity>& entities) {
  for (const Entity& entity : entities) {
    const std::string name = key(schema::kEntityPrefix, std::string(name_of(entity.kind)) + ":" + entity.id);
    if (!database_.get_metadata(name).empty()) continue;
    set(name, encode(entity));
    for (const auto& [alias, own] : alias_index({{entity}, {{0, entity.name, false}}, {}})) {
      const std::string alias_key = key(schema::kAliasPrefix, alias);
      auto named = decode_named_entities(database_.get_metadata(alias_key));
      named.insert(named.end(), own.begin(), own.end());
      set(alias_key, encode(named));
    }
  }
}

void IndexWriter::set(const std::string& name, const std::string& value) {
  if (database_.get_metadata(name) == value) return;
  database_.set_metadata(name, value);
  changes_ = true;
}

void IndexWriter::set_file(const FileState& file) {
  set(std::string(schema::kFilePrefix) + schema::digest(file.path), encode(file));
}

void IndexWriter::forget_file(const std::string& path) {
  set(std::string(schema::kFilePrefix) + schema::digest(path), "");
}

void IndexWriter::add_root(const std::string& path) {
  set(std::string(schema::kRootPrefix) + schema::digest(path), path);
}

void IndexWriter::set_field_map(const std::string& written) {
  set(std::string(schema::kFieldMapKey), written);
}

void IndexWriter::set_incomplete() {
  set(std::string(schema::kMissingKey), "1");
}

void IndexWriter::set_complete() {
  set(std::string(schema::kMissingKey), "");
}

void IndexWriter::set_gazetteer(const Gazetteer& gazetteer) {
  for (const std::string_view prefix : {schema::kAliasPrefix, schema::kEntityPrefix}) {
    std::vector<std::string> old;
    for (auto at = database_.metadata_keys_begin(std::string(prefix));
         at != database_.metadata_keys_end(std::string(prefix)); ++at) {
      old.push_back(*at);
    }
    for (const std::string& name : old) database_.set_metadata(name, "");
  }
  for (const Entity& entity : gazetteer.entities) {
    set(key(schema::kEntityPrefix, std::string(name_of(entity.kind)) + ":" + entity.id), encode(entity));
  }
  for (const auto& [name, entities] : alias_index(gazetteer)) set(key(schema::kAliasPrefix, name), encode(entities));
  set(std::string(schema::kGazetteerKey), gazetteer.fingerprint());
}

void IndexWriter::set_tagged_up_to(std::optional<Xapian::docid> docid) {
  set(std::string(schema::kTaggedUpToKey), docid ? std::to_string(*docid) : "");
}

bool IndexWriter::commit_is_due() const {
  return changes_ && (pending_bytes_ >= commit_bytes_ || Clock::now() - committed_ >= kCommitTime);
}

void IndexWriter::commit() {
  guarded(path_, [&] {
    stories_.settle();
    database_.commit_transaction();
    // Xapian syncs its files, but not the folder in which it renames one to make them count. Were that renaming lost
    // after a later commit has used the old one's blocks again, there would be no whole revision.
    sync_folder(folder());
    database_.begin_transaction();
  });
  changes_ = false;
  pending_bytes_ = 0;
  committed_ = Clock::now();
}

void IndexWriter::publish() {
  commit();
  guarded(path_, [&] {
    database_.close();
    const std::vector<std::string> faults = faults_of(folder());
    if (faults.empty()) return;
    throw Error(Exit::Damaged, "the new database is damaged and was not put to use: " + faults.front(),
                "is the disk sound?");
  });
  generation_ = put_to_use(path_, generation_);
}

void IndexWriter::discard() {
  if (current_generation(path_) == generation_) return;
  try {
    database_.close();
  } catch (const Xapian::Error&) {
    // What could not be written goes with the rest.
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder(), ignored);
}

}  // namespace khabar
