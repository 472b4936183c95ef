#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "indexer/write/update.hpp"
#include "searcher/rank/index_reader.hpp"
#include "tests/support/temp_dir.hpp"

namespace khabar::test {

inline Gazetteer acme_names(const std::string& table = "acme\tAcme\tAkme\t\n") {
  Gazetteer gazetteer;
  gazetteer.add_table(EntityKind::Company, table, "companies.tsv");
  return gazetteer;
}

inline std::string record(const std::string& id, const std::string& text) {
  return R"({"id":")" + id + R"(","title":"The )" + id + R"( story","text":")" + text + "\"}\n";
}

/// A folder of articles and an index of them.
class Archive {
 public:
  /// Every write gives the file a time of its own, long ago: one of just now is read twice to be sure.
  void write(const std::string& name, const std::string& bytes) { set_time(dir_.write("news/" + name, bytes)); }
  void remove(const std::string& name) const { std::filesystem::remove_all(path(name)); }
  void rename(const std::string& from, const std::string& to) const { std::filesystem::rename(path(from), path(to)); }
  std::string path(const std::string& name) const { return dir_.path("news/" + name); }
  std::string database() const { return dir_.path("db"); }
  Walk found() const {
    std::filesystem::create_directories(dir_.path("news"));
    return walk({dir_.path("news")});
  }

  Report update(const Gazetteer& gazetteer = acme_names(), unsigned threads = 2) const {
    return update(found(), gazetteer, threads);
  }

  Report update(const Walk& walked, const Gazetteer& gazetteer = acme_names(), unsigned threads = 2,
                std::size_t stop_after = 0) const {
    IndexWriter writer = IndexWriter::open(database(), DatabaseLock(database()));
    std::atomic<bool> stop = false;
    return khabar::update(writer, walked, gazetteer, {threads}, stop,
                          [&](const Progress& progress) { stop = stop_after > 0 && progress.articles >= stop_after; });
  }

  /// The text of an article; nothing when there is none of the id.
  std::string text(const std::string& id) const {
    const IndexReader reader(database());
    const auto docid = reader.find(id);
    return docid ? reader.text(*docid).text : "";
  }
  std::size_t size() const { return static_cast<std::size_t>(IndexReader(database()).documents()); }

 private:
  void set_time(const std::string& file) {
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1000) +
                                               std::chrono::seconds(++writes_));
  }

  TempDir dir_;
  int writes_ = 0;
};

/// "added/updated/removed/unchanged".
inline std::string counts(const Report& report) {
  return std::to_string(report.added) + "/" + std::to_string(report.updated) + "/" + std::to_string(report.removed) +
         "/" + std::to_string(report.unchanged);
}

/// Every file of a folder with its bytes.
inline std::map<std::string, std::string> bytes_below(const std::string& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    all[entry.path().native()] = bytes.str();
  }
  return all;
}

}  // namespace khabar::test
