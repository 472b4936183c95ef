#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/sources/warc.hpp"
#include "tests/support/compress.hpp"
#include "tests/support/temp_dir.hpp"

namespace khabar::test {

inline std::string page(const std::string& text) {
  return "<!DOCTYPE html><html><body><p>" + text + "</p></body></html>";
}

/// A record whose header claims `length` bytes, whatever its block has.
inline std::string warc_record(const std::string& type, const std::string& fields, const std::string& block,
                               const std::string& length) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\n" + fields +
         (length.empty() ? "" : "Content-Length: " + length + "\r\n") + "\r\n" + block + "\r\n\r\n";
}

inline std::string warc_record(const std::string& type, const std::string& fields, const std::string& block) {
  return warc_record(type, fields, block, std::to_string(block.size()));
}

inline const std::string kHtmlHead = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
inline const std::string kHttpFields =
    "WARC-Target-URI: http://news.example/a\r\nWARC-Date: 2026-01-07T10:00:00Z\r\n"
    "Content-Type: application/http; msgtype=response\r\n";

inline std::string response(const std::string& body, const std::string& head = kHtmlHead) {
  return warc_record("response", kHttpFields, head + "\r\n" + body);
}

struct Found {
  std::vector<Record> records;
  std::vector<Rejection> rejections;
  WarcPlace place;

  std::string bodies() const {
    std::string out;
    for (const Record& record : records) out += std::to_string(record.line) + ":" + record.bytes + "|";
    return out;
  }
  std::string reasons() const {
    std::string out;
    for (const Rejection& rejection : rejections) out += std::to_string(rejection.line) + ":" + rejection.reason + "|";
    return out;
  }
};

inline Found read(const TempDir& dir, const std::string& bytes, const WarcPlace& from = {}) {
  Found found;
  SourceFile file{dir.write("a.warc.gz", bytes), Format::Warc, bytes.size(), 0};
  found.place = read_warc(
      file, from, [&](Record record) { return found.records.push_back(std::move(record)), true; },
      [&](Rejection rejection) { found.rejections.push_back(std::move(rejection)); });
  return found;
}

inline std::string gzip(const std::string& bytes) {
  return compressed(bytes, "gzip");
}

/// The ways to store the same records.
struct Storage {
  const char* name;
  std::function<std::string(const std::vector<std::string>&)> pack;
};

inline std::string concatenated(const std::vector<std::string>& records) {
  std::string all;
  for (const std::string& record : records) all += record;
  return all;
}

inline const std::vector<Storage> kStorages = {
    {"plain", concatenated},
    {"a member a record",
     [](const auto& records) {
       std::string all;
       for (const std::string& record : records) all += gzip(record);
       return all;
     }},
    {"one member", [](const auto& records) { return gzip(concatenated(records)); }},
    {"a member every 100 bytes",
     [](const auto& records) {
       const std::string bytes = concatenated(records);
       std::string all;
       for (std::size_t at = 0; at < bytes.size(); at += 100) all += gzip(bytes.substr(at, 100));
       return all;
     }},
    {"zstd", [](const auto& records) { return compressed(concatenated(records), "zstd"); }},
};

}  // namespace khabar::test
