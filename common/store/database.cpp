#include "common/store/database.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "common/error.hpp"
#include "common/store/schema.hpp"

namespace khabar {

std::string default_database_path() {
  if (const char* path = std::getenv("KHABAR_DB"); path && *path) return path;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return std::string(data) + "/khabar/db";
  const char* home = std::getenv("HOME");
  return std::string(home ? home : ".") + "/.local/share/khabar/db";
}

std::string current_generation(const std::string& path) {
  const std::string name = path + "/XAPIANDB";
  std::ifstream stub(name);
  if (!stub) {
    if (errno == ENOENT || errno == ENOTDIR) return "";
    throw Error(Exit::System, "cannot read " + name + ": " + std::strerror(errno), "is the folder yours?");
  }
  const std::string line(std::istreambuf_iterator<char>(stub), {});
  const std::string_view prefix = "auto gen-";
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string_view digits = std::string_view(line).substr(std::min(prefix.size(), line.size()));
  if (!line.starts_with(prefix) || digits.size() < 2 || digits.size() > 10 || digits.back() != '\n' ||
      !std::all_of(digits.begin(), digits.end() - 1, is_digit)) {
    throw Error(Exit::Damaged, name + " does not say which generation is in use",
                "remove it, and khabar-index update puts the newest whole one to use");
  }
  return line.substr(prefix.size() - 4, line.size() - prefix.size() + 3);
}

void check_version(const Xapian::Database& database, const std::string& path) {
  const std::string version = database.get_metadata(std::string(schema::kVersionKey));
  if (version == schema::kVersion) return;
  if (version.empty()) {
    throw Error(Exit::NoDatabase, path + " is not a Khabar database",
                "name another folder with --db, or remove this one");
  }
  throw Error(Exit::NoDatabase,
              path + " was written by another version (" + version + ", this is " + std::string(schema::kVersion) + ")",
              "run: khabar-index rebuild --db " + path + " PATH...");
}

Xapian::Database open_database(const std::string& path) {
  if (!std::filesystem::exists(path)) {
    throw Error(Exit::NoDatabase, "no database at " + path,
                "make one with: khabar-index update --db " + path + " FOLDER");
  }
  try {
    Xapian::Database database(path);
    check_version(database, path);
    return database;
  } catch (const Xapian::Error& error) {
    rethrow(error, path);
  }
}

void rethrow(const Xapian::Error& error, const std::string& path) {
  const std::string type = error.get_type();
  const std::string why = error.get_msg().empty() ? type : error.get_msg();
  if (type == "DatabaseLockError") {
    throw Error(Exit::Busy, path + " is being written by another process", "wait until it ends, then try again");
  }
  const char* system = error.get_error_string();
  // A bare DatabaseError that the system has no part in is a table that ends early.
  if (type == "DatabaseCorruptError" || (type == "DatabaseError" && system == nullptr)) {
    throw Error(Exit::Damaged, path + " is damaged: " + why, "run khabar-index check, then khabar-index rebuild");
  }
  if (type == "DatabaseNotFoundError" || type == "DatabaseVersionError" || type == "DatabaseOpeningError") {
    throw Error(Exit::NoDatabase, "cannot open " + path + ": " + why,
                "make one with: khabar-index update --db " + path + " FOLDER");
  }
  throw Error(Exit::System, path + ": " + why + (system ? std::string(" (") + system + ")" : ""),
              "is the disk full, or is the folder not yours?");
}

}  // namespace khabar
