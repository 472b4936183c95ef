#include "indexer/write/generation.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "common/error.hpp"

namespace khabar {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPrefix = "gen-";

std::string stub_of(const std::string& database) {
  return database + "/XAPIANDB";
}

[[noreturn]] void fail(const std::string& what) {
  throw Error(Exit::System, what + ": " + std::strerror(errno), "is the disk full, or is the folder not yours?");
}

void sync(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) fail("cannot open " + path);
  const bool done = ::fsync(file) == 0;
  ::close(file);
  if (!done) fail("cannot sync " + path);
}

/// 0 for any other name, "gen-2-photos" among them: what is not ours is never removed.
int number_of(std::string_view generation) {
  if (!generation.starts_with(kPrefix)) return 0;
  const std::string_view digits = generation.substr(kPrefix.size());
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size() ? std::max(number, 0) : 0;
}

}  // namespace

std::string next_generation(const std::string& database) {
  int highest = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(database, error)) {
    highest = std::max(highest, number_of(entry.path().filename().string()));
  }
  return std::string(kPrefix) + std::to_string(highest + 1);
}

void switch_generation(const std::string& database, const std::string& generation) {
  const std::string fresh = stub_of(database) + ".new";
  std::ofstream out(fresh, std::ios::trunc);
  out << "auto " << generation << "\n";
  out.close();
  if (!out) fail("cannot write " + fresh);
  sync(fresh, O_RDONLY);
  if (::rename(fresh.c_str(), stub_of(database).c_str()) != 0) fail("cannot swap in " + generation);
  sync(database, O_RDONLY | O_DIRECTORY);
}

void remove_other_generations(const std::string& database) {
  const std::string current = current_generation(database);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(database, error)) {
    const std::string name = entry.path().filename().string();
    if (number_of(name) > 0 && name != current) fs::remove_all(entry.path(), error);
  }
}

}  // namespace khabar
