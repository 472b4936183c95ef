#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/utf8.hpp"
#include "tests/support/programs.hpp"
#include "tests/support/temp_dir.hpp"

/// The two programs as a user or a script calls them, and what they print.
namespace khabar::test {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

inline const std::string kArticles = std::string(KHABAR_SOURCE_DIR) + "/corpus/articles";

inline Words with_db(const std::string& database, Words words) {
  words.insert(words.begin(), {"--db", database});
  return words;
}

inline Ended index(const std::string& database, const Words& words, const ProgramOptions& options = {}) {
  return run_program("khabar-index", with_db(database, words), options);
}

inline Ended search(const std::string& database, const Words& words, const ProgramOptions& options = {}) {
  return run_program("khabar-search", with_db(database, words), options);
}

/// An index of corpus/articles, made once.
inline const std::string& corpus() {
  static const TempDir dir;
  static const std::string database = [] {
    const Ended made = index(dir.path("db"), {"update", kArticles});
    REQUIRE_MESSAGE(made.exit == 0, made.err);
    return dir.path("db");
  }();
  return database;
}

inline Json json_of(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  REQUIRE_MESSAGE(!json.is_discarded(), text.substr(0, 2000));
  return json;
}

inline Json found(const std::string& database, Words words) {
  words.push_back("--json");
  return json_of(search(database, words).out);
}

inline Json hits_of(const std::string& database, const Words& words) {
  return found(database, words)["hits"];
}

inline Words ids(const Json& results) {
  Words all;
  for (const Json& hit : results["hits"]) all.push_back(hit["id"]);
  return all;
}

inline Words lines(const std::string& text) {
  Words all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

inline Words cells(const std::string& line) {
  Words all;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) all.push_back(cell);
  return all;
}

inline std::string json_record(const std::string& id, const std::string& text) {
  return Json{{"id", id}, {"title", "Story " + id}, {"text", text}}.dump() + "\n";
}

/// The first character that no output may carry, in hexadecimal; empty when there is none. Line ends and tabs are the
/// format's own.
inline std::string harmful(std::string_view text) {
  if (!utf8::valid(text)) return "not UTF-8";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
    const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (control || bidi) {
      std::ostringstream hex;
      hex << "U+" << std::hex << static_cast<std::uint32_t>(c);
      return hex.str();
    }
  }
  return "";
}

}  // namespace khabar::test
