#include <doctest/doctest.h>

#include <time.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "common/entities/gazetteer.hpp"
#include "common/entities/matcher.hpp"
#include "common/text/date_scanner.hpp"
#include "common/text/language_identifier.hpp"
#include "common/text/utf8.hpp"
#include "indexer/extract/article_maker.hpp"
#include "indexer/extract/json_mending.hpp"
#include "indexer/sources/decode.hpp"
#include "indexer/sources/record.hpp"
#include "indexer/write/document_builder.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/show/snippet.hpp"
#include "searcher/show/terminal.hpp"
#include "tests/support/literally.hpp"
#include "tests/support/seed.hpp"

/// Whatever a text is made of, four times as much of it takes about four times as long. One property for all that reads
/// text; the tests of each reader hold the attacks that only it knows.
namespace khabar {

using namespace test;

namespace {

/// What texts are made of that somebody made to be slow.
// clang-format off
constexpr std::array<std::string_view, 148> kPieces = {
    "a", "A", " ", "\n", "\n\n", ".", ",", "-", "'", "’", "\"", "“", "”", "(", ")", "[", "]", "![", "](",
    "](x)", "[a](b)", "**", "*", "_", "`", "``", "~~~\n", "<", "</", "<p>", "</p>", "<div>", "</div>", "<b>",
    "</i>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<!DOCTYPE [", "&", "&amp;", "&#x41;", "&#",
    "<a href=\"", "<a b='", "=\"", "{", "}", "\\", "\\u0041", "\\\"", "{\"a\":", "[{", "\"text\":\"", "1",
    "1.", "1.2.3.4.", "12:30 ", "2026-01-07 ", "7. Januar 2026", "January 7", "1,000", "٣", "१", "年",
    "http://x.y/", "www.a.de/", "a@b.c ", "# ", "> ", "- ", "| ", "|-|", "---\n", "===\n", "key: value\n",
    "Lenovo", "Apple ", "NVIDIA", "Apple", "苹果", "联想", "삼성전자는 ", "삼성전자", "New York ", "United States of ",
    "Intel's ", "C++", "AT&T ", "U.S. ", "a-b-c-d-", "\u0301", "\u200D", "\u200C", "👩\u200D💻", "🇩🇪",
    "\uFE0F", "\u200B", "\u00A0", "\u00AD", "न", "ी", "क्", "ไ", "การ", "ញ្ញ", "ည်", "发", "は", "ー", "ﷺ", "ك",
    "ـ", "ארה\"ב", "Ж", "Σ", "ß", "한", "\u1112\u1161", "By Jane Doe\n", "(Reuters) - ", "Reply\n", "• a\n",
    "TOPICS\n", "<script>", "</script>", "<table><tr><td>", "<li>", "<h1>", "<article>",
    "<time datetime=\"2026-01-07\">", "<meta property=\"og:title\" content=\"", "<item>", "<title>",
    "</title>", "\xff", "\xc3", "\t", "\r\n", "v1.", "word ", "Word ", "l'ordinateur ", "Türkiye'nin ",
    "Inc. ", "Bank of "};
// clang-format on

struct Reader {
  std::string_view name;
  std::function<void(const std::string&)> read;
};

void make(Format format, std::string bytes) {
  (void)make_article(make_record("a", 0, format, std::move(bytes)));
}

void build(const std::string& text, std::string_view lang) {
  static const Gazetteer gazetteer = builtin_gazetteer();
  static const Matcher matcher(gazetteer);
  Article article;
  article.id = "a";
  article.title = "t";
  article.lang = lang;
  article.text = utf8::scrub(text);
  (void)DocumentBuilder(gazetteer, matcher).build(article, {}, "a");
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + '"';
}

void find_literally(const std::string& text) {
  const std::string scrubbed = utf8::scrub(text);
  for (const char* query :
       {"\"a a a a b\"", "\". x\"", "\"1 1 1 1 2\"", "发 zz", "ap*", "\"\u0301 x\"", "a NEAR a NEAR b"})
    (void)test::stands_literally(query, scrubbed);
}

void mark_words(const std::string& text) {
  Expansion word{"a", 1};
  for (const char* term : {"a", "word", "lenovo", "XN发"}) word.leaves.push_back({term, 1, "exact"});
  Expansion prefix{"ap", 1};
  prefix.prefix = "ap";
  const MatchedTerms terms({word, prefix});
  Analyzer analyzer;
  StoredText article;
  article.text = utf8::scrub(text);
  (void)make_snippet(article, "en", terms, analyzer, 240);
  (void)mark(article, "zh", terms, analyzer);
}

void lay_out(const std::string& text) {
  const std::string line = utf8::printable(text);
  (void)wrap(line, 80, line.size());
  (void)cut_to_width(line, 60);
  (void)display_width(line);
}

std::vector<Reader> readers() {
  const auto article = "<html><head><title>x</title></head><body><article>";
  return {
      {"document en", [](const std::string& s) { build(s, "en"); }},
      {"document zh", [](const std::string& s) { build(s, "zh"); }},
      {"document hi", [](const std::string& s) { build(s, "hi"); }},
      {"language", [](const std::string& s) { (void)settle_language("de", s); }},
      {"date", [](const std::string& s) { (void)find_date(s, "en"); }},
      {"decode", [](const std::string& s) { (void)decode(s + "\xff\xe9"); }},
      {"mend json", [](const std::string& s) { (void)mended_json(s), (void)string_behind_key(s, "a"); }},
      {"text", [](const std::string& s) { make(Format::Text, s); }},
      {"markdown", [](const std::string& s) { make(Format::Markdown, "---\n" + s + "\n---\n" + s); }},
      {"html", [](const std::string& s) { make(Format::Html, s); }},
      {"html article", [=](const std::string& s) { make(Format::Html, article + s); }},
      {"html attributes",
       [](const std::string& s) { make(Format::Html, "<meta property=og:title content='" + s + "'><p class=\"" + s); }},
      {"json-ld",
       [](const std::string& s) {
         make(Format::Html, "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":" +
                                json_string(s) + ",\"author\":[" + s + "]}</script>");
       }},
      {"feed", [](const std::string& s) { make(Format::FeedItem, "<item><title>" + s + "</title>" + s + "</item>"); }},
      {"nitf", [](const std::string& s) { make(Format::Nitf, "<nitf><body><body.content>" + s); }},
      {"newsml", [](const std::string& s) { make(Format::NewsMl, "<newsItem><contentSet><inlineXML>" + s); }},
      {"json",
       [](const std::string& s) {
         const std::string value = json_string(s);
         make(Format::Json, R"({"title":)" + value + R"(,"text":)" + value + R"(,"authors":)" + value + R"(,"date":)" +
                                value + R"(,"tags":)" + value + R"(,"url":)" + value + "}");
       }},
      {"broken json", [](const std::string& s) { make(Format::Json, R"({"title":"x","text":)" + s); }},
      {"snippet", mark_words},
      {"terminal", lay_out},
      {"query", [](const std::string& s) { (void)parse_query(s, Join::Any, 0); }},
      {"literal", find_literally},
  };
}

/// The processor's time, not the clock's: others work on the machine too.
double seconds_of(const std::function<void()>& work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  };
  const double start = now();
  work();
  return now() - start;
}

/// A unit over and over, and another from the middle on or at the end.
std::string made_of(std::string_view unit, std::string_view other, bool halves, std::size_t bytes) {
  std::string out;
  while (out.size() < (halves ? bytes / 2 : bytes)) out += unit;
  do out += other;
  while (out.size() < bytes);
  return out;
}

/// How many times as long the reader takes for four times the bytes, at best of three; 0 when it takes next to no time.
double growth(const Reader& reader, const std::function<std::string(std::size_t)>& text, std::size_t bytes) {
  constexpr double kFloor = 0.1;  // seconds; what is below is noise
  const std::string small = text(bytes);
  const std::string large = text(4 * bytes);
  double least = std::numeric_limits<double>::max();
  for (int tries = 0; tries < 3; ++tries) {
    const double long_time = seconds_of([&] { reader.read(large); });
    if (long_time < kFloor) return 0;
    least = std::min(least, long_time / std::max(seconds_of([&] { reader.read(small); }), 1e-4));
    if (least < 6) break;
  }
  return least;
}

/// Quadratic time is 16.
constexpr double kLinear = 9;

}  // namespace

TEST_CASE("linear time: the measure tells quadratic from linear") {
  const auto text = [](std::size_t bytes) { return std::string(bytes, 'x'); };
  std::size_t sum = 0;
  const auto pairs = [&](const std::string& s) {
    for (const char& a : s) {
      for (const char& b : s) sum += static_cast<std::size_t>(a * 31 + b) % 7;
    }
  };
  CHECK(growth({"pairs", pairs}, text, 4000) > kLinear);
  const auto each = [&](const std::string& s) {
    for (int i = 0; i < 2000; ++i) {
      for (const char& a : s) sum += static_cast<std::size_t>(a + i) % 7;
    }
  };
  CHECK(growth({"each", each}, text, 20'000) < kLinear);
  CHECK(sum > 0);
}

TEST_CASE("linear time: any text is read, indexed and shown in time linear in its length") {
  const std::size_t bytes = long_run() ? 100'000 : 12'000;
  const int rounds = long_run() ? 100 : 2;
  CAPTURE(seed());
  std::mt19937 random(seed());
  const auto piece = [&] { return std::string(kPieces[random() % kPieces.size()]); };
  for (const Reader& reader : readers()) {
    CAPTURE(reader.name);
    for (int round = 0; round < rounds; ++round) {
      std::string unit;
      for (std::size_t pieces = 1 + random() % 4; pieces > 0; --pieces) unit += piece();
      const std::string other = piece();
      const bool halves = random() % 2 == 0;
      CAPTURE(unit);
      CAPTURE(other);
      const auto text = [&](std::size_t size) { return made_of(unit, other, halves, size); };
      CHECK(growth(reader, text, bytes) < kLinear);
    }
  }
}

}  // namespace khabar
