#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "common/store/content_hash.hpp"
#include "indexer/sources/record.hpp"

namespace khabar::test {

/// What for_each_record makes of a file.
struct CutFile {
  std::vector<Record> records;
  std::vector<Rejection> rejections;

  /// "1:{...}" for records, "!2" for rejections, after them, joined by "|".
  std::string told() const {
    std::string out;
    for (const Record& record : records)
      out += (out.empty() ? "" : "|") + std::to_string(record.line) + ":" + record.bytes;
    for (const Rejection& rejection : rejections) out += (out.empty() ? "!" : "|!") + std::to_string(rejection.line);
    return out;
  }

  /// "1" for a record at place 1, "!2" for a rejection at place 2, records first.
  std::string places() const {
    std::string out;
    for (const Record& record : records) out += (out.empty() ? "" : " ") + std::to_string(record.line);
    for (const Rejection& rejection : rejections) out += (out.empty() ? "!" : " !") + std::to_string(rejection.line);
    return out;
  }
};

inline CutFile cut_file(const std::string& path, Format format, std::size_t most = 1'000'000'000) {
  CutFile out;
  for_each_record(
      {path, format, std::filesystem::file_size(path), 0},
      [&](Record record) {
        CHECK(record.path == path);
        CHECK(record.hash == content_hash(record.bytes));
        out.records.push_back(std::move(record));
        return out.records.size() < most;
      },
      [&](Rejection rejection) {
        CHECK(rejection.path == path);
        CHECK_FALSE(rejection.reason.empty());
        out.rejections.push_back(std::move(rejection));
      });
  return out;
}

}  // namespace khabar::test
