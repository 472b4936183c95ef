#include "indexer/sources/warc.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

#include <string>
#include <vector>

#include "tests/support/warc.hpp"

using namespace khabar;
using namespace khabar::test;

namespace {

/// zlib's form (RFC 1950), or with -15 what stands within it.
std::string deflated(const std::string& bytes, int bits) {
  z_stream zlib{};
  REQUIRE(deflateInit2(&zlib, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string in = bytes, out(bytes.size() + 1000, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(in.data());
  zlib.avail_in = static_cast<uInt>(in.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&zlib, Z_FINISH) == Z_STREAM_END);
  out.resize(out.size() - zlib.avail_out);
  deflateEnd(&zlib);
  return out;
}

}  // namespace

TEST_CASE("warc: takes pages and texts out of any storage, with what the headers say of them") {
  const TempDir dir;
  const std::vector<std::string> records = {
      warc_record("warcinfo", "Content-Type: application/warc-fields\r\n", "software: none\r\n"),
      warc_record("request", kHttpFields, "GET / HTTP/1.1\r\n\r\n"),
      response(page("one")),
      warc_record("metadata", "", "a: b\r\n"),
      warc_record("resource", "WARC-Target-URI: <file:///b>\r\nContent-Type: text/html; charset=\"KOI8-R\"\r\n",
                  page("two")),
      warc_record("conversion", "Content-Type: text/plain\r\n", "three"),
      warc_record("revisit", kHttpFields, ""),
      warc_record("response", "Content-Type: text/dns\r\n", "example. 1 IN A 1.2.3.4"),
      response(page("four"), "HTTP/2 200 \r\ncontent-type: application/xhtml+xml\r\n"),
  };
  for (const Storage& storage : kStorages) {
    CAPTURE(storage.name);
    const Found found = read(dir, storage.pack(records));
    CHECK(found.reasons() == "");
    CHECK(found.bodies() == "3:" + page("one") + "|5:" + page("two") + "|6:three|9:" + page("four") + "|");
    REQUIRE(found.records.size() == 4);
    CHECK(found.records[0].carriage.url == "http://news.example/a");
    CHECK(found.records[0].carriage.charset == "utf-8");
    CHECK(found.records[0].carriage.fetched == "2026-01-07T10:00:00Z");
    CHECK(found.records[1].carriage.url == "file:///b");
    CHECK(found.records[1].carriage.charset == "KOI8-R");
    CHECK(found.records[1].format == Format::Html);
    CHECK(found.records[2].format == Format::Text);
    CHECK(found.records[3].carriage.charset == "");
  }
}

TEST_CASE("warc: responses that are no pages are passed over, pages without a type are known by their bytes") {
  const TempDir dir;
  const auto bodies = [&](const std::string& head, const std::string& body) {
    const Found found = read(dir, response(body, head) + response("last"));
    CHECK(found.reasons() == "");
    return found.bodies();
  };
  const std::string last = "2:last|";
  CHECK(bodies("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n", page("x")) == last);
  CHECK(bodies("HTTP/1.1 2000 OK\r\nContent-Type: text/html\r\n", page("x")) == last);
  CHECK(bodies("HTTP/1.1 301 Moved\r\n", page("x")) == last);
  CHECK(bodies("ICY 200 OK\r\nContent-Type: text/html\r\n", page("x")) == last);
  CHECK(bodies("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n", "<rss/>") == last);
  CHECK(bodies("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n", "x") == last);
  CHECK(bodies("HTTP/1.1 200 OK\r\n", "{}") == last);
  CHECK(bodies(kHtmlHead, "") == last);
  CHECK(bodies("HTTP/1.1 200 OK\r\n", page("x")) == "1:" + page("x") + "|" + last);
  CHECK(bodies("HTTP/1.1 200 OK\r\n", "\xef\xbb\xbf <?xml version='1.0'?><!-- <p> --><HTML lang=de>") != last);
  CHECK(bodies("HTTP/1.1 200\r\nCONTENT-TYPE :\r\n Text/HTML ;a=b; Charset = 'x'\r\n", "y") == "1:y|" + last);
}

TEST_CASE("warc: transfer and content encodings are undone, and what only claims one is taken as it is") {
  const TempDir dir;
  const std::string text = page("some text, some text, some text");
  const auto body = [&](const std::string& field, const std::string& bytes) {
    const Found found = read(dir, response(bytes, kHtmlHead + field + "\r\n") + response("last"));
    CHECK(found.records.back().bytes == "last");
    return found.records.size() == 2 ? found.records[0].bytes : found.reasons();
  };
  const std::string chunked = "5\r\n" + text.substr(0, 5) + "\r\n00e ; x=y\r\n" + text.substr(5, 14) + "\r\n" +
                              "FF\r\n" + text.substr(19);  // torn
  CHECK(body("Transfer-Encoding: chunked", chunked) == text);
  CHECK(body("Transfer-Encoding: chunked", "3\nabc\n0\n\n") == "abc");
  CHECK(body("Transfer-Encoding: chunked", "3\r\nabc\r\nffffffffffffffffff\r\nx") == "abc");
  CHECK(body("Transfer-Encoding: chunked", "3\r\nabc\r\nfffffffffffffff0\r\nx") == "abcx");
  CHECK(body("Transfer-Encoding: chunked", text) == text);
  CHECK(body("Transfer-Encoding: chunked", "bad day") == "bad day");
  CHECK(body("Content-Encoding: GZip", gzip(text)) == text);
  CHECK(body("Content-Encoding: gzip", text) == text);
  CHECK(body("Content-Encoding: deflate", deflated(text, 15)) == text);
  CHECK(body("Content-Encoding: deflate", deflated(text, -15)) == text);
  CHECK(body("Content-Encoding: deflate", text) == text);
  CHECK(body("Content-Encoding: deflate, gzip", gzip(deflated(text, 15))) == text);
  CHECK(body("Content-Encoding: identity", text) == text);
  CHECK(body("Content-Encoding: br", text) == text);
  CHECK(body("Content-Encoding: br", "\x8b\x02\x80") == "1:its Content-Encoding is not read: br|");
  CHECK(body("Content-Encoding: gzip,gzip,gzip,gzip", gzip(text)) == "1:it has too many Content-Encodings|");
  const std::string torn = gzip(text).substr(0, 40);
  CHECK(text.starts_with(body("Content-Encoding: gzip", torn)));
  std::string broken = gzip(text);
  broken[12] = '\xff';
  CHECK(body("Content-Encoding: gzip", broken) == "1:its Content-Encoding, gzip, is broken|");
  const std::string bomb = compressed(std::string(1 << 20, ' '), "gzip", 65);
  CHECK(body("Content-Encoding: gzip", bomb) == "1:its body unfolds to more than 64 MiB|");
}

TEST_CASE("warc: goes on behind what was read before, if that still stands") {
  const TempDir dir;
  for (std::size_t i = 0; i < 2; ++i) {
    CAPTURE(kStorages[i].name);
    std::vector<std::string> records;
    for (int n = 0; n < 50; ++n) records.push_back(response(std::string(7000, static_cast<char>('a' + n % 26))));
    const std::string before = kStorages[i].pack(records);
    const Found first = read(dir, before);
    CHECK(first.records.size() == 50);
    CHECK(first.place.offset == before.size());
    CHECK(first.place.records == 50);
    std::string after = before + kStorages[i].pack({response("new")});
    const SourceFile file{dir.write("a.warc.gz", after), Format::Warc, after.size(), 0};
    CHECK(stands_before(file, first.place));
    CHECK(read(dir, after, first.place).bodies() == "51:new|");
    for (const std::size_t at : {std::size_t{20}, before.size() - 20}) {
      std::string changed = after;
      changed[at] = static_cast<char>(changed[at] + 1);
      dir.write("a.warc.gz", changed);
      CHECK(!stands_before(file, first.place));
    }
    dir.write("a.warc.gz", before.substr(0, before.size() / 2));
    CHECK(!stands_before(file, first.place));
  }
  const SourceFile file{dir.write("a.warc.gz", ""), Format::Warc, 0, 0};
  WarcPlace nothing = read(dir, "").place;
  CHECK(stands_before(file, nothing));
  CHECK(nothing.offset == 0);
  CHECK(read(dir, gzip(response("a") + response("b"))).place.records == 2);
  CHECK(read(dir, compressed(response("a"), "zstd")).place.offset == 0);
}

TEST_CASE("warc: stops when no more is wanted, with the place before what was not taken") {
  const TempDir dir;
  const std::string one = response("one");
  const SourceFile file{dir.write("a.warc", one + response("two") + response("three")), Format::Warc, 0, 0};
  int taken = 0;
  const WarcPlace place = read_warc(
      file, {}, [&](Record) { return ++taken < 2; }, [](Rejection) { FAIL("rejected"); });
  CHECK(taken == 2);
  CHECK(place.offset == one.size());
}

TEST_CASE("warc: the hash tells a page that was fetched again from a new one, and two addresses apart") {
  const TempDir dir;
  const std::string other = warc_record("response", "WARC-Target-URI: http://b\r\nContent-Type: application/http\r\n",
                                        kHtmlHead + "\r\nsame");
  const Found found = read(dir, response("same") + response("same") + response("new") + other);
  REQUIRE(found.records.size() == 4);
  CHECK(found.records[0].hash == found.records[1].hash);
  CHECK(found.records[0].hash != found.records[2].hash);
  CHECK(found.records[0].hash != found.records[3].hash);
}
