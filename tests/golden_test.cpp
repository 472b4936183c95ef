#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/cli.hpp"
#include "searcher/cli.hpp"
#include "tests/support/temp_dir.hpp"

namespace fs = std::filesystem;
using namespace khabar;
using khabar::test::TempDir;

namespace {

using Names = std::vector<std::string>;

const fs::path kCorpus = fs::path(KHABAR_SOURCE_DIR) / "corpus";

Names split(const std::string& text, char at) {
  Names parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

struct Golden {
  std::string place;  ///< file and line
  std::string query;
  Names options;
  Names expected;
};

std::vector<Golden> read_golden(const std::string& name) {
  std::ifstream in(kCorpus / name);
  std::vector<Golden> rows;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.starts_with('#')) continue;
    Names cells;
    std::istringstream all(line);
    for (std::string cell; std::getline(all, cell, '\t');) cells.push_back(cell);
    cells.resize(4);
    rows.push_back({name + ":" + std::to_string(number), cells[0], split(cells[1], ' '), split(cells[2], ',')});
  }
  return rows;
}

/// "de/nvidia-blackwell" of a file's path below corpus/articles, and any other id as it is.
std::string short_name(const std::string& id) {
  const fs::path path(id);
  return path.is_absolute() ? (path.parent_path().filename() / path.stem()).native() : id;
}

/// An index of corpus/articles, made once for all rows.
const std::string& corpus_index() {
  static const TempDir dir;
  static const std::string path = [] {
    const std::string database = dir.path("db"), articles = (kCorpus / "articles").native();
    const std::vector<const char*> words = {"khabar-index", "update", "--db", database.c_str(), articles.c_str()};
    std::ostringstream out, err;
    REQUIRE(run_indexer(static_cast<int>(words.size()), words.data(), out, err) == 0);
    return database;
  }();
  return path;
}

Names found(const Golden& row) {
  Names words = {"khabar-search", "--db", corpus_index(), "--json", "-n", std::to_string(row.expected.size()),
                 row.query};
  words.insert(words.end(), row.options.begin(), row.options.end());
  std::vector<const char*> argv;
  for (const std::string& word : words) argv.push_back(word.c_str());
  std::istringstream in;
  std::ostringstream out, err;
  run_searcher(static_cast<int>(argv.size()), argv.data(), in, out, err);
  INFO(err.str());
  const auto json = nlohmann::json::parse(out.str(), nullptr, false);
  Names names;
  if (json.is_object()) {
    for (const auto& hit : json["hits"]) names.push_back(short_name(hit["id"]));
  }
  return names;
}

}  // namespace

TEST_CASE("golden: the first hits of every golden query are the articles that it is after") {
  for (const char* name : {"golden-en-de.tsv", "golden-asia.tsv", "golden-world.tsv"}) {
    const std::vector<Golden> rows = read_golden(name);
    CHECK(rows.size() >= 10);
    for (const Golden& row : rows) {
      CAPTURE(row.place);
      CAPTURE(row.query);
      REQUIRE_FALSE(row.expected.empty());
      Names expected = row.expected, hits = found(row);
      std::sort(expected.begin(), expected.end());
      std::sort(hits.begin(), hits.end());
      CHECK(hits == expected);
    }
  }
}
