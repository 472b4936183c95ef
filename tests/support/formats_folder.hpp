#pragma once

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/khabar.hpp"
#include "tests/support/packed.hpp"
#include "tests/support/warc.hpp"

/// A folder of news in every format, as a user may have collected it, made of tests/data/formats.
namespace khabar::test {

/// The text in another charset, as ICU names it.
inline std::string encoded(const std::string& utf8, const char* charset) {
  UErrorCode error = U_ZERO_ERROR;
  std::string bytes(4 * utf8.size() + 8, '\0');
  const std::int32_t size = ucnv_convert(charset, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                         utf8.data(), static_cast<std::int32_t>(utf8.size()), &error);
  if (U_FAILURE(error)) throw std::runtime_error(u_errorName(error));
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

inline std::string format_file(const std::string& name) {
  std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/tests/data/formats/" + name, std::ios::binary);
  if (!in) throw std::runtime_error("no file tests/data/formats/" + name);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

inline std::string changed(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("no \"" + from + "\" to change");
  return text.replace(at, from.size(), to);
}

/// A crawler's answer for one page, and what it asked.
inline std::vector<std::string> crawled(const std::string& url, const std::string& page) {
  const std::string fields = "WARC-Target-URI: " + url + "\r\nWARC-Date: 2026-01-07T10:00:00Z\r\n";
  return {warc_record("request", fields + "Content-Type: application/http; msgtype=request\r\n",
                      "GET / HTTP/1.1\r\nHost: crawl.example\r\n\r\n"),
          warc_record("response", fields + "Content-Type: application/http; msgtype=response\r\n",
                      kHtmlHead + "\r\n" + page)};
}

/// News to come and go below path("news"), and an index of it.
class FormatsFolder {
 public:
  /// Every write gives the file a time of its own, long ago: one of just now is read twice to be sure.
  std::string write(const std::string& name, const std::string& bytes) {
    const std::string path = dir_.write("news/" + name, bytes);
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1000) +
                                               std::chrono::seconds(++writes_));
    return path;
  }
  void copy(const std::string& name) { write(name, format_file(name)); }
  void remove(const std::string& name) const { std::filesystem::remove(news(name)); }
  std::string news(const std::string& name = {}) const { return dir_.path("news/" + name); }
  std::string path() const { return dir_.path(); }
  std::string database() const { return dir_.path("db"); }

  Json update() const {
    const Ended ended = index(database(), {"update", dir_.path("news"), "--json"});
    REQUIRE_MESSAGE(ended.exit == 0, ended.err);
    return json_of(ended.out);
  }

  /// Whether the article is among those that the words find, each by itself.
  bool finds(const std::string& words, const std::string& id) const {
    const Words all = ids(found(database(), {"--duplicates", "show", "-n", "100", words}));
    return std::find(all.begin(), all.end(), id) != all.end();
  }
  bool finds(const std::string& words) const { return !hits_of(database(), {words}).empty(); }

 private:
  TempDir dir_;
  int writes_ = 0;
};

/// "added/updated/removed/unchanged/skipped".
inline std::string counts(const Json& report) {
  std::string out;
  for (const char* name : {"added", "updated", "removed", "unchanged", "skipped"})
    out += (out.empty() ? "" : "/") + report[name].dump();
  return out;
}

/// All of tests/data/formats: zip/ and tar/ as archives, warc/ as two crawls, pages in the charsets they declare.
inline void fill(FormatsFolder& folder) {
  const std::map<std::string, const char*> charsets = {{"html/windows1251_ru.html", "windows-1251"},
                                                       {"html/gb18030_zh.html", "gb18030"},
                                                       {"html/shift_jis_ja.html", "Shift_JIS"},
                                                       {"html/utf16_ar.html", "UTF-16"}};
  for (const char* name :
       {"html/jsonld_de.html", "html/meta_en.html", "html/microdata_hi.html", "html/bare_ja.html", "html/flash_en.html",
        "feeds/rss2_en.xml", "feeds/rss1_ja.rdf", "feeds/atom_de.xml", "feeds/feed_hi.json", "agency/nitf_en.xml",
        "agency/newsml_de_1.xml", "agency/newsml_de_2.xml", "agency/newsml_de_recalled.xml", "crawler/newsapi.json",
        "copied/nexperia_de.txt"})
    folder.copy(name);
  for (const auto& [name, charset] : charsets) folder.write(name, encoded(format_file(name), charset));
  const auto files = [](const std::string& below, const Words& names) {
    std::vector<PackedFile> all;
    for (const std::string& name : names) all.push_back({name, format_file(below + name)});
    return all;
  };
  folder.write("collected.zip", packed("zip", files("zip/", {"mistral_de.html", "samsung_zh.md", "records.jsonl"})));
  folder.write("older.tar.gz",
               gzip(packed("ustar", files("tar/", {"bosch_de.rss", "kioxia_ja.html", "records.jsonl"}))));
  std::string plain, by_record;
  for (const char* name : {"arm_en", "alibaba_zh"}) {
    plain += concatenated(
        crawled(std::string("https://crawl.example/") + name, format_file(std::string("warc/") + name + ".html")));
  }
  for (const std::string& record : crawled("https://crawl.example/g42_ar", format_file("warc/g42_ar.html")))
    by_record += gzip(record);
  folder.write("crawl.warc", plain);
  folder.write("crawl-2.warc.gz", by_record);
}

/// The path by which programs name the file of tests/data/formats in a filled folder.
inline std::string place_of(const FormatsFolder& folder, const std::string& name) {
  const std::size_t slash = name.find('/');
  const std::string below = name.substr(0, slash), rest = name.substr(slash + 1);
  if (below == "zip") return folder.news("collected.zip/" + rest);
  if (below == "tar") return folder.news("older.tar.gz/" + rest);
  if (below == "warc") return folder.news(name == "warc/g42_ar.html" ? "crawl-2.warc.gz" : "crawl.warc");
  return folder.news(name);
}

}  // namespace khabar::test
