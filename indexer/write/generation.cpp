#include "indexer/write/generation.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <vector>

#include "common/error.hpp"
#include "common/store/database.hpp"

namespace khabar {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kWhole = "gen-";
constexpr std::string_view kUnfinished = "new-";

std::string stub_of(const std::string& database) {
  return database + "/XAPIANDB";
}

[[noreturn]] void fail(const std::string& what) {
  throw system_error(what, errno);
}

void sync(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) fail("cannot open " + path);
  const bool done = ::fsync(file) == 0;
  const int reason = errno;
  ::close(file);
  errno = reason;
  if (!done) fail("cannot sync " + path);
}

void rename(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail("cannot rename " + from);
}

/// 0 for any other name, "gen-2-photos" among them: what is not ours is never removed.
int number_of(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return 0;
  const std::string_view digits = name.substr(prefix.size());
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size() ? std::max(number, 0) : 0;
}

std::vector<std::string> entries_of(const std::string& database) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(database)) names.push_back(entry.path().filename().string());
  return names;
}

void remove(const std::string& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) throw system_error("cannot remove " + path, error.value());
}

/// Makes `generation` the one in use: writes a stub beside the old, syncs it, renames it over.
void name_in_stub(const std::string& database, const std::string& generation) {
  const std::string fresh = stub_of(database) + ".new";
  std::ofstream out(fresh, std::ios::trunc);
  out << "auto " << generation << "\n";
  out.close();
  if (!out) fail("cannot write " + fresh);
  sync(fresh, O_RDONLY);
  rename(fresh, stub_of(database));
  sync_folder(database);
}

/// Whether nothing stands in the folder but what Xapian makes: no other is ever removed, whatever its name.
bool is_ours(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    const bool is_xapians =
        name.ends_with(".glass") || name.ends_with(".tmp") || name == "iamglass" || name == "flintlock";
    if (!is_xapians) return false;
  }
  return !error;
}

/// The newest of the whole ones; empty when there is none.
std::string newest(const std::string& database, const std::vector<std::string>& names) {
  int highest = 0;
  for (const std::string& name : names) {
    if (fs::exists(database + "/" + name + "/iamglass")) highest = std::max(highest, number_of(name, kWhole));
  }
  return highest == 0 ? "" : std::string(kWhole) + std::to_string(highest);
}

}  // namespace

std::string settle_generations(const std::string& database) {
  const std::vector<std::string> names = entries_of(database);
  std::string current = current_generation(database);
  if (current.empty()) {
    current = newest(database, names);
    if (!current.empty()) name_in_stub(database, current);
  }
  if (!current.empty() && std::find(names.begin(), names.end(), current) == names.end()) {
    throw Error(
        Exit::Damaged, stub_of(database) + " names " + current + ", which is not there",
        "remove that file if there is another generation, else the folder, and run khabar-index update PATH...");
  }
  for (const std::string& name : names) {
    const bool is_unused = (number_of(name, kWhole) > 0 && name != current) || number_of(name, kUnfinished) > 0;
    if (name == "XAPIANDB.new" || (is_unused && is_ours(database + "/" + name))) remove(database + "/" + name);
  }
  return current;
}

std::string next_generation(const std::string& database) {
  int highest = 0;
  for (const std::string& name : entries_of(database))
    highest = std::max({highest, number_of(name, kWhole), number_of(name, kUnfinished)});
  return std::string(kUnfinished) + std::to_string(highest + 1);
}

std::string put_to_use(const std::string& database, const std::string& made) {
  const std::string generation = std::string(kWhole) + made.substr(kUnfinished.size());
  sync_folder(database + "/" + made);
  rename(database + "/" + made, database + "/" + generation);
  try {
    sync_folder(database);
    name_in_stub(database, generation);
  } catch (const Error&) {
    const bool is_in_use = current_generation(database) == generation;  // the last sync alone failed
    if (!is_in_use) rename(database + "/" + generation, database + "/" + made);
    throw;
  }
  return generation;
}

void sync_folder(const std::string& folder) {
  sync(folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace khabar
