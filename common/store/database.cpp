#include "common/store/database.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <thread>
#include <utility>

#include "common/store/glass_version.hpp"
#include "common/store/schema.hpp"
#include "common/store/small_file.hpp"

namespace khabar {

namespace {

/// With the pauses between them some 1.7 s.
constexpr int kTries = 20;

void pause(int tries) {
  constexpr int kLongest = 7;  // 128 ms
  std::this_thread::sleep_for(std::chrono::milliseconds(1 << std::min(tries - 1, kLongest)));
}

/// A generation may go between the reading of its name and that of its files; another is in use then.
Revision newest(const std::string& path) {
  for (int tries = 1;; ++tries) {
    const std::string generation = require_generation(path);
    try {
      return {generation, revision_of(path + "/" + generation)};
    } catch (const Error&) {
      if (tries == kTries || current_generation(path) == generation) throw;
    }
  }
}

/// The number of the system's error in the words of Xapian, which tells it in no other way; 0 when it is none of those
/// that users meet.
int number_in(const Xapian::Error& error) {
  const char* reason = error.get_error_string();
  const std::string said = reason ? reason : error.get_msg();
  for (const int number : {ENOSPC, EDQUOT, EFBIG, EIO, EROFS, EACCES, EPERM, EMFILE, ENFILE, ENOMEM}) {
    if (said.find(std::strerror(number)) != std::string::npos) return number;
  }
  return said.find("too many open files") != std::string::npos ? EMFILE : 0;
}

}  // namespace

std::string default_database_path() {
  if (const char* path = std::getenv("KHABAR_DB"); path && *path) return path;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return std::string(data) + "/khabar/db";
  const char* home = std::getenv("HOME");
  return std::string(home ? home : ".") + "/.local/share/khabar/db";
}

std::string current_generation(const std::string& path) {
  const std::string name = path + "/XAPIANDB";
  const auto line = read_small_file(name);
  if (!line) return "";
  const std::string_view prefix = "auto gen-";
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string_view digits = std::string_view(*line).substr(std::min(prefix.size(), line->size()));
  if (!line->starts_with(prefix) || digits.size() < 2 || digits.size() > 10 || digits.back() != '\n' ||
      !std::all_of(digits.begin(), digits.end() - 1, is_digit)) {
    throw Error(Exit::Damaged, name + " does not say which generation is in use",
                "remove it, and khabar-index update puts the newest whole one to use");
  }
  return line->substr(prefix.size() - 4, line->size() - prefix.size() + 3);
}

std::string require_generation(const std::string& path) {
  const std::string generation = current_generation(path);
  if (!generation.empty()) return generation;
  if (std::filesystem::exists(path + "/iamglass"))
    throw Error(Exit::NoDatabase, path + " is not a Khabar database", "name another folder with --db");
  throw Error(Exit::NoDatabase, "no database at " + path,
              "make one with: khabar-index update --db " + path + " FOLDER");
}

void check_version(const Xapian::Database& database, const std::string& path) {
  const std::string version = database.get_metadata(std::string(schema::kVersionKey));
  if (version == schema::kVersion) return;
  if (version.empty()) {
    throw Error(Exit::NoDatabase, path + " is not a Khabar database",
                "name another folder with --db, or remove this one");
  }
  const auto rank = [](std::string_view stamp) { return std::pair(stamp.size(), stamp); };  // 10 after 9
  throw Error(Exit::NoDatabase,
              path + " was written by another version (" + version + ", this is " + std::string(schema::kVersion) + ")",
              rank(version) < rank(schema::kVersion)
                  ? "run: khabar-index rebuild --db " + path + " (its stored texts will do)"
                  : "use the version of Khabar that wrote it, or a newer one");
}

DatabaseReader::DatabaseReader(const std::string& path) : path_(path) {
  refresh();
}

bool DatabaseReader::refresh() {
  const Revision before = revision_;
  Revision seen = newest(path_);
  for (int tries = 1; seen != revision_; ++tries) {
    const auto is_final = [&] { return tries == kTries || newest(path_) == seen; };
    try {
      open(seen);
      // A generation that went while it was being opened may have lost a table.
      if (current_generation(path_) == revision_.generation) break;
    } catch (const Xapian::Error& error) {
      if (is_final()) fail(error);
    } catch (const Error&) {
      if (is_final()) throw;
    }
    pause(tries);
    seen = newest(path_);
  }
  return revision_ != before;
}

void DatabaseReader::open(const Revision& seen) {
  const std::string folder = path_ + "/" + seen.generation;
  revision_ = {};
  require_tables(folder);
  database_ = Xapian::Database(folder, Xapian::DB_BACKEND_GLASS);
  check_version(database_, path_);
  revision_ = {seen.generation, database_.get_revision()};
}

bool DatabaseReader::is_overtaken(int tries) const {
  if (tries == kTries) return false;
  try {
    if (newest(path_) == revision_) return false;
  } catch (const Error&) {
    return false;
  }
  pause(tries);
  return true;
}

void DatabaseReader::fail(const Xapian::Error& error) const {
  if (std::string_view(error.get_type()) == "DatabaseModifiedError" && newest(path_) != revision_) {
    throw Error(Exit::Busy, path_ + " is being written faster than it can be read",
                "wait until the other process ends, then try again");
  }
  throw told_of(error, path_);
}

Xapian::Database open_database(const std::string& path) {
  return DatabaseReader(path).database();
}

Error told_of(const Xapian::Error& error, const std::string& path) {
  const std::string_view type = error.get_type();
  const std::string why = error.get_msg().empty() ? std::string(type) : error.get_msg();
  if (const int number = number_in(error); number != 0) return system_error(path + ": " + why, number);
  if (type == "DatabaseLockError") {
    return {Exit::Busy, path + " is being written by another process", "wait until it ends, then try again"};
  }
  // Without a word of the system's a DatabaseError is a table that ends early, a DocNotFoundError an article that only
  // some tables have, and a DatabaseModifiedError a block from the future.
  constexpr std::array<std::string_view, 9> kDamage = {
      "DatabaseCorruptError", "DatabaseError",        "DatabaseModifiedError", "DatabaseNotFoundError", "RangeError",
      "DocNotFoundError",     "DatabaseOpeningError", "DatabaseVersionError",  "SerialisationError"};
  if (std::find(kDamage.begin(), kDamage.end(), type) != kDamage.end()) {
    return {Exit::Damaged, path + " is damaged: " + why, "run khabar-index check, then khabar-index rebuild"};
  }
  const char* system = error.get_error_string();
  return {Exit::System, path + ": " + why + (system ? std::string(" (") + system + ")" : "")};
}

}  // namespace khabar
