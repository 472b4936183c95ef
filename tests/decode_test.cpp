#include "indexer/sources/decode.hpp"

#include <doctest/doctest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <chrono>
#include <random>

#include "common/text/utf8.hpp"
#include "indexer/sources/utf16.hpp"

using namespace khabar;
using namespace std::string_literals;

namespace {

std::string encoded(const std::string& text, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &status);
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  std::string out(static_cast<std::size_t>(wide.length()) * 8 + 16, '\0');
  const int size =
      ucnv_fromUChars(converter, out.data(), static_cast<int>(out.size()), wide.getBuffer(), wide.length(), &status);
  ucnv_close(converter);
  REQUIRE(U_SUCCESS(status));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

struct Sample {
  const char* charset;
  const char* text;
};

const Sample kSamples[] = {
    {"windows-1252",
     "Der Hersteller erklärte am Mittwoch, dass die neuen Geräte für Büros größer würden – “möglich” ab März."},
    {"windows-1252",
     "Le fabricant a présenté à Genève des puces plus légères ; les écoles françaises en ont déjà reçu."},
    {"windows-1250",
     "Společnost představila nové čipy, které jsou výkonnější a spotřebují méně energie než předchozí řada."},
    {"windows-1251", "Компания представила новый процессор для центров обработки данных и объявила о сотрудничестве."},
    {"KOI8-R", "Компания представила новый процессор для центров обработки данных и объявила о сотрудничестве."},
    {"windows-1253", "Η εταιρεία παρουσίασε νέους επεξεργαστές για τα κέντρα δεδομένων και ανακοίνωσε συνεργασία."},
    {"windows-1256", "أعلنت الشركة عن معالج جديد لمراكز البيانات وقالت إن التعاون سيبدأ في الشهر المقبل في المدينة."},
    {"Shift_JIS", "同社は新しい半導体を発表し、来月からデータセンター向けに出荷を始めると明らかにした。"},
    {"EUC-JP", "同社は新しい半導体を発表し、来月からデータセンター向けに出荷を始めると明らかにした。"},
    {"ISO-2022-JP", "同社は新しい半導体を発表し、来月からデータセンター向けに出荷を始めると明らかにした。"},
    {"EUC-KR", "회사는 새로운 반도체를 발표하고 다음 달부터 데이터센터용으로 출하를 시작한다고 밝혔다."},
    {"GB18030", "该公司发布了新的芯片，并表示将从下个月开始向数据中心供货，合作伙伴包括多家企业。"},
    {"Big5", "該公司發布了新的晶片，並表示將從下個月開始向資料中心供貨，合作夥伴包括多家企業。"},
};

}  // namespace

TEST_CASE("decode: the encodings of the world, told by statistics") {
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.charset);
    // A news text says its words more than once; one sentence alone would be asking for luck.
    std::string text;
    for (int i = 0; i < 4; ++i) text += std::string(sample.text) + "\n";
    const Decoded decoded = decode(encoded(text, sample.charset));
    CHECK(decoded.text == text);
    CHECK(decoded.warning.find("found out") != std::string::npos);
  }
}

TEST_CASE("decode: byte order marks") {
  const std::string text = "Prüfung 新闻 😀\n";
  for (const char* charset : {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
    CAPTURE(charset);
    const Decoded decoded = decode(encoded("\ufeff" + text, charset));
    CHECK(decoded.text == text);
    CHECK(decoded.warning.empty());
  }
}

TEST_CASE("decode: UTF-16 without a mark, by its zero bytes") {
  for (const std::string text :
       {"Some news of the day.\n", "Новости дня: компания 2026 представила новый процессор.\n"}) {
    for (const char* charset : {"UTF-16LE", "UTF-16BE"}) {
      CAPTURE(charset);
      CHECK(decode(encoded(text, charset)).text == text);
    }
  }
  CHECK(decode("one stray\0zero byte"s).text == "one strayzero byte");
}

TEST_CASE("decode: UTF-8 stays as it is, also where it is damaged") {
  CHECK(decode("").text.empty());
  CHECK(decode("naïve 新闻").text == "naïve 新闻");
  CHECK(decode("naïve 新闻").warning.empty());
  const Decoded damaged = decode("Größe, Übung, für, Märkte \xff und schöne Grüße");
  CHECK(damaged.text == "Größe, Übung, für, Märkte \uFFFD und schöne Grüße");
  CHECK(damaged.warning.find("replaced") != std::string::npos);
}

TEST_CASE("decode: what a terminal would obey is taken out, in every encoding") {
  CHECK(decode("a\x1b[31m\x07 b\u202e").text == "a[31m b");
  CHECK(decode(encoded("\ufeff"
                       "a\x1b[31m\r\nb",
                       "UTF-16LE"))
            .text == "a[31m\nb");
}

TEST_CASE("utf16 decoder: pieces cut anywhere, lone surrogates, a torn end") {
  const std::string bytes = "a\0\x3d\xd8\0\xde\x3d\xd8z\0\0\xde!"s;
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    CAPTURE(cut);
    Utf16Decoder decoder(Utf16Decoder::Order::LittleEndian);
    std::string out;
    decoder.add(std::string_view(bytes).substr(0, cut), out);
    decoder.add(std::string_view(bytes).substr(cut), out);
    decoder.finish(out);
    CHECK(out == "a😀\uFFFDz\uFFFD\uFFFD");
  }
}

TEST_CASE("decode: random bytes become scrubbed UTF-8") {
  constexpr unsigned kSeed = 99;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(kSeed);
    CAPTURE(round);
    std::string bytes;
    const std::size_t size = random() % 200;
    const auto kind = random() % 3;  // any byte, mostly ASCII, many zeros
    for (std::size_t i = 0; i < size; ++i) {
      const bool special = random() % 3 == 0;
      bytes += kind == 1 && !special ? 'a' : kind == 2 && special ? '\0' : static_cast<char>(random());
    }
    const std::string text = decode(bytes).text;
    CHECK(utf8::valid(text));
    CHECK(utf8::scrub(text) == text);
  }
}

TEST_CASE("decode: large inputs take linear time") {
  for (const std::string& piece : {"\xff"s, "\xe4"s, "a"s, "\x1b$"s, "\0\x01"s, "\xc3\xa9\xff"s}) {
    std::string bytes;
    while (bytes.size() < 3'000'000) bytes += piece;
    const auto begin = std::chrono::steady_clock::now();
    decode(bytes);
    CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < 5);
  }
}
