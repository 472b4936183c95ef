#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Places = std::vector<std::string>;

/// What only some places may have: folders end in '/', anything else begins a file's path.
struct Rule {
  const char* what;  ///< at the beginning of an #include's name, or a text anywhere in the code
  Places allowed;
};

const std::vector<Rule> kIncludes = {
    {"<unicode/",
     {"common/text/", "common/entities/make_country_names.cpp", "indexer/sources/decode.cpp",
      "indexer/sources/html_encoding.cpp", "searcher/show/snippet.cpp", "searcher/show/terminal.cpp"}},
    {"<xapian", {"common/store/", "indexer/write/", "indexer/commands/", "searcher/query/", "searcher/rank/"}},
    {"<CLI/", {"indexer/cli.cpp", "searcher/options.cpp"}},
    {"<archive", {"indexer/sources/byte_stream.cpp", "indexer/sources/archive_reader.cpp"}},
    {"<simdjson",
     {"indexer/sources/json_article.cpp", "indexer/sources/json_cutter.cpp", "indexer/extract/json_ld.cpp"}},
    {"<zlib", {"indexer/sources/member_stream.", "indexer/sources/http_response.cpp"}},
    {"<libxml", {"indexer/sources/html_references.cpp"}},
    {"<cld2/", {"common/text/language_identifier."}},
    {"<libstemmer", {"common/text/stemmer."}},
    {"<iostream>", {"indexer/main.cpp", "searcher/main.cpp"}},
    {"\"indexer/", {"indexer/"}},
    {"\"searcher/", {"searcher/"}},
    {"\"tests/", {}},
    {"\"fuzz/", {}},
};

const std::vector<Rule> kWords = {
    {"std::cout", {"indexer/main.cpp", "searcher/main.cpp"}},
    {"std::cerr", {"indexer/main.cpp", "searcher/main.cpp"}},
    {"using namespace std;", {}},
    // Libraries whose characters are unsigned.
    {"reinterpret_cast",
     {"common/text/stemmer.cpp", "indexer/sources/member_stream.cpp", "indexer/sources/http_response.cpp"}},
    {"const_cast", {}},
    {"std::regex", {}},
};

bool is_allowed(const Rule& rule, const std::string& file) {
  return std::any_of(rule.allowed.begin(), rule.allowed.end(),
                     [&](const std::string& place) { return file.starts_with(place); });
}

/// Programs that run at build time are no part of a layer.
bool is_tool(const std::string& file) {
  return fs::path(file).filename().native().starts_with("make_");
}

/// Every line of the three layers' code, as (path from the root, line).
void for_each_line(const std::function<void(const std::string&, const std::string&)>& take) {
  const fs::path root(KHABAR_SOURCE_DIR);
  for (const char* layer : {"common", "indexer", "searcher"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / layer)) {
      const std::string file = fs::relative(entry.path(), root).native();
      if (!(file.ends_with(".cpp") || file.ends_with(".hpp")) || is_tool(file)) continue;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) take(file, line);
    }
  }
}

}  // namespace

TEST_CASE("layers: every library is included where it belongs, and no layer includes its neighbour") {
  std::size_t includes = 0;
  for_each_line([&](const std::string& file, const std::string& line) {
    if (!line.starts_with("#include ")) return;
    ++includes;
    const std::string name = line.substr(9);
    for (const Rule& rule : kIncludes) {
      if (name.starts_with(rule.what) && !is_allowed(rule, file)) FAIL_CHECK(file << " includes " << name);
    }
  });
  CHECK(includes > 300);
}

TEST_CASE("layers: words that only some places may use") {
  std::size_t lines = 0;
  for_each_line([&](const std::string& file, const std::string& line) {
    ++lines;
    for (const Rule& rule : kWords) {
      if (line.find(rule.what) != std::string::npos && !is_allowed(rule, file)) FAIL_CHECK(file << ": " << line);
    }
  });
  CHECK(lines > 5000);
}

TEST_CASE("layers: every header guards itself, and each source file includes its own header first") {
  const fs::path root(KHABAR_SOURCE_DIR);
  for (const char* layer : {"common", "indexer", "searcher"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / layer)) {
      const std::string file = fs::relative(entry.path(), root).native();
      std::ifstream in(entry.path());
      std::string first;
      std::getline(in, first);
      CAPTURE(file);
      if (file.ends_with(".hpp")) CHECK(first == "#pragma once");
      const fs::path header = fs::path(entry.path()).replace_extension(".hpp");
      if (file.ends_with(".cpp") && fs::exists(header)) {
        CHECK(first == "#include \"" + fs::relative(header, root).native() + "\"");
      }
    }
  }
}
