#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "common/entities/alias_index.hpp"
#include "common/error.hpp"
#include "common/store/card.hpp"
#include "common/store/content_hash.hpp"
#include "common/store/packing.hpp"
#include "common/store/schema.hpp"
#include "tests/support/random_text.hpp"

using namespace khabar;

namespace {

/// What a reader makes of the bytes: Damaged, or nothing wrong. Anything else thrown fails the test.
template <typename Read>
bool is_damaged(Read read) {
  try {
    read();
    return false;
  } catch (const Error& error) {
    CHECK(error.exit == Exit::Damaged);
    return true;
  }
}

StoredText sample_text() {
  StoredText text;
  text.title = "联想发布";
  text.title_derived = true;
  text.text = std::string("Lenovo and\0NVIDIA", 17);
  text.section = "tech";
  text.authors = {"A. Rao", "", "王"};
  text.topics = {"Server", "", "芯片"};
  text.entities = {{EntityKind::Company, "Acme"}, {EntityKind::Place, ""}};
  text.mentions = {{EntityKind::Company, "lenovo", 0, 6},
                   {EntityKind::Product, "lenovo-ai", 0, 6},
                   {EntityKind::Event, "ces", 13, 30}};
  return text;
}

void check_same(const StoredText& a, const StoredText& b) {
  CHECK(a.title == b.title);
  CHECK(a.title_derived == b.title_derived);
  CHECK(a.text == b.text);
  CHECK(a.section == b.section);
  CHECK(a.authors == b.authors);
  CHECK((a.topics == b.topics));
  CHECK((a.entities == b.entities));
  CHECK((a.mentions == b.mentions));
}

std::string random_bytes(std::mt19937& random, std::size_t most) {
  std::string out(random() % (most + 1), '\0');
  for (char& c : out) c = static_cast<char>(static_cast<unsigned char>(random() % 256));
  return out;
}

std::optional<Date> date(std::string_view iso) {
  return parse_date(iso);
}

}  // namespace

TEST_CASE("packing: numbers and strings come back in order") {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
  const std::vector<std::uint64_t> numbers = {0, 1, 127, 128, 16383, 16384, 1u << 31, kMost - 1, kMost};
  Packer packer;
  for (const std::uint64_t number : numbers) packer.add(number).add("x" + std::to_string(number)).add("");
  const std::string bytes = packer.take();
  Unpacker unpacker(bytes);
  for (const std::uint64_t number : numbers) {
    CHECK_FALSE(unpacker.done());
    CHECK(unpacker.number() == number);
    CHECK(unpacker.text() == "x" + std::to_string(number));
    CHECK(unpacker.text() == "");
  }
  CHECK(unpacker.done());
  CHECK(is_damaged([&] { unpacker.number(); }));
}

TEST_CASE("packing: bytes that end early, and lengths that lie, are Damaged") {
  for (const std::string_view bytes : {std::string_view(""), std::string_view("\x80"), std::string_view("\xFF\xFF"),
                                       std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01")}) {
    CHECK(is_damaged([&] { Unpacker(bytes).number(); }));
  }
  for (const std::string_view bytes : {std::string_view(""), std::string_view("\x05") /* nothing behind the length */,
                                       std::string_view("\x05"
                                                        "four"),
                                       std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01 2^64-1 bytes")}) {
    CHECK(is_damaged([&] { Unpacker(bytes).text(); }));
  }
  CHECK(Unpacker("\x04"
                 "four more")
            .text() == "four");
}

TEST_CASE("card: comes back as it was, its id alone as well") {
  const Card card{"id-1", "de/1.txt", "https://x.org/1", std::string("a\0b", 3), "de", "2026-01-07", ""};
  const std::string bytes = encode(card);
  const Card back = decode_card(bytes);
  CHECK(back.id == card.id);
  CHECK(back.path == card.path);
  CHECK(back.url == card.url);
  CHECK(back.title == card.title);
  CHECK(back.lang == card.lang);
  CHECK(back.date == card.date);
  CHECK(back.source == card.source);
  CHECK(decode_card_id(bytes) == "id-1");
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK(is_damaged([&] { decode_card(std::string_view(bytes).substr(0, size)); }));
  }
}

TEST_CASE("stored text: comes back as it was; torn anywhere it is Damaged") {
  const StoredText text = sample_text();
  const std::string bytes = encode(text);
  check_same(decode_text(bytes), text);
  check_same(decode_text(encode(StoredText{})), StoredText{});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK(is_damaged([&] { decode_text(std::string_view(bytes).substr(0, size)); }));
  }
}

TEST_CASE("stored text: a mention behind the end is Damaged, at the end it is not") {
  StoredText text;
  text.title = "ab";
  text.text = "cde";
  text.mentions = {{EntityKind::Place, "berlin", 3, 6}};
  check_same(decode_text(encode(text)), text);
  text.mentions = {{EntityKind::Place, "berlin", 3, 7}};
  CHECK(is_damaged([&] { decode_text(encode(text)); }));
  text.mentions = {{EntityKind::Place, "berlin", 7, 7}};
  CHECK(is_damaged([&] { decode_text(encode(text)); }));
  // Offsets that would wrap around to good ones.
  text.mentions = {{EntityKind::Place, "berlin", 3, 4}, {EntityKind::Place, "berlin", 1, 2}};
  CHECK(is_damaged([&] { decode_text(encode(text)); }));
}

TEST_CASE("stored text, lists and names: any content comes back, any bytes are read or Damaged") {
  constexpr unsigned kSeed = 20260111;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(round);
    StoredText text;
    text.title = random_bytes(random, 20);
    text.text = test::random_text(random, random() % 100);
    text.section = random_bytes(random, 5);
    while (random() % 3 != 0) text.authors.push_back(random_bytes(random, 200));
    const std::size_t size = text.title.size() + 1 + text.text.size();
    for (std::size_t at = random() % 20; at < size; at += random() % 40) {
      const std::size_t end = at + random() % (size - at + 1);
      text.mentions.push_back({kEntityKinds[random() % kEntityKinds.size()], random_bytes(random, 9), at, end});
      if (random() % 8 == 0) break;
    }
    const std::string bytes = encode(text);
    check_same(decode_text(bytes), text);
    std::string torn = bytes;
    torn[random() % torn.size()] = static_cast<char>(static_cast<unsigned char>(random() % 256));
    is_damaged([&] {
      for (const StoredMention& mention : decode_text(torn).mentions) REQUIRE(mention.begin <= mention.end);
    });
    const std::string noise = random_bytes(random, 40);
    is_damaged([&] { decode_card(noise); });
    is_damaged([&] { decode_list(noise); });
    is_damaged([&] { decode_named_entities(noise); });
  }
}

TEST_CASE("list: values come back, empty ones too") {
  const std::vector<std::string> values = {"lenovo", "", std::string(300, 'x'), std::string("a\0b", 3)};
  const std::string bytes = encode_list(values);
  const auto back = decode_list(bytes);
  REQUIRE(back.size() == values.size());
  CHECK(std::equal(back.begin(), back.end(), values.begin()));
  CHECK(decode_list("").empty());
}

TEST_CASE("date_value: the instant in UTC, whatever the clock it was written by") {
  CHECK(date_value(std::nullopt) == "");
  CHECK(date_value(date("2026")) == "20260101000000");
  CHECK(date_value(date("2026-01-07")) == "20260107000000");
  CHECK(date_value(date("2026-01-07T09:05:06Z")) == "20260107090506");
  CHECK(date_value(date("2026-01-07T09:05:06+05:30")) == "20260107033506");
  CHECK(date_value(date("2026-01-01T00:30:00+05:30")) == "20251231190000");
  CHECK(date_value(date("2024-02-28T23:30:00-01:00")) == "20240229003000");
  CHECK(date_value(date("2026-01-07T09:05:06")) == "20260107090506");
  CHECK(date_value(date("1000-01-01T00:00:00+14:00")) == "09991231100000");
  CHECK(date_value(date("9999-12-31T23:30:00-01:00")) == "99991231235959");
}

TEST_CASE("date_value: sorts as the instants do") {
  constexpr unsigned kSeed = 20260112;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  const auto draw = [&] {
    Date date = date_of_day_number(day_number(2025, 12, 25) + static_cast<int>(random() % 14));
    date.hour = static_cast<int>(random() % 24);
    date.minute = static_cast<int>(random() % 60);
    date.second = static_cast<int>(random() % 60);
    if (random() % 4 != 0) date.offset_minutes = static_cast<int>(random() % 1681) - 840;
    date.precision = Precision::Second;
    return date;
  };
  const auto instant = [](const Date& d) {
    const std::int64_t minutes = std::int64_t{day_number(d.year, d.month, d.day)} * 1440 + d.hour * 60 + d.minute;
    return (minutes - d.offset_minutes.value_or(0)) * 60 + d.second;
  };
  for (int round = 0; round < 5000; ++round) {
    const Date a = draw();
    const Date b = draw();
    CAPTURE(to_iso(a));
    CAPTURE(to_iso(b));
    CHECK(date_value(a).size() == 14);
    CHECK((instant(a) < instant(b)) == (date_value(a) < date_value(b)));
  }
}

TEST_CASE("schema: terms and keys hold at most 245 bytes") {
  const std::string longest(200, 'x');  // kMaxWordBytes
  CHECK(schema::stem_term("de", "infrastruktur") == "Zde:infrastruktur");
  CHECK(schema::gram_term("英伟") == "XN英伟");
  CHECK((std::string(schema::kTitle) + schema::stem_term("und", longest)).size() <= 245);
  for (const int length : {0, 1, 199, 200, 201, 245, 246, 100'000}) {
    CAPTURE(length);
    const std::string text(static_cast<std::size_t>(length), 'y');
    for (const schema::Field& field : schema::kFields) CHECK(schema::field_term(field, text).size() <= 245);
    CHECK(schema::bounded_term(schema::kEntityPrefix, text).size() <= 245);
  }
}

TEST_CASE("schema: what fits stands as it is, what does not as its hash, different from its neighbours'") {
  const std::string a(300, 'a');
  CHECK(schema::bounded_term("Q", "id 1") == "Qid 1");
  CHECK(schema::bounded_term("Q", a) == "Q#" + schema::digest(a));
  CHECK(schema::bounded_term("Q", a) != schema::bounded_term("Q", a + "a"));
  const std::string with_nul("a\0b", 3);
  CHECK(schema::bounded_term("Q", with_nul) == "Q#" + schema::digest(with_nul));
  CHECK(schema::digest("").size() == 32);
}

TEST_CASE("schema: fields are found by name and by kind; sources are folded") {
  for (const schema::Field& field : schema::kFields) {
    CAPTURE(field.name);
    CHECK(schema::find_field(field.name) == &field);
    if (field.entity) CHECK(&schema::field_of(*field.entity) == &field);
    for (const schema::Field& other : schema::kFields) {
      if (&other == &field) continue;
      CHECK(field.slot != other.slot);
      CHECK_FALSE(other.prefix.starts_with(field.prefix));
    }
  }
  CHECK(schema::find_field("colour") == nullptr);
  CHECK(schema::find_field("") == nullptr);
  CHECK(schema::field_term(*schema::find_field("source"), "Le Monde É") == "XSO:le monde e");
  CHECK(schema::field_term(*schema::find_field("company"), "lenovo") == "XCO:lenovo");
}

TEST_CASE("content_hash: MurmurHash3 x64 128, as published") {
  CHECK(hex(content_hash(""), 32) == "00000000000000000000000000000000");
  CHECK(hex(content_hash("hello"), 32) == "cbd8a7b341bd9b025b1e906a48ae1d19");
  CHECK(hex(content_hash("The quick brown fox jumps over the lazy dog"), 32) == "e34bbc7bbc071b6c7a433ca9c49a9347");
  CHECK(hex(content_hash("hello"), 7) == "cbd8a7b");
  CHECK(hex(content_hash("hello"), 99).size() == 32);
}

TEST_CASE("content_hash: every byte and the length count") {
  std::string bytes(70, '\0');
  std::vector<ContentHash> seen = {content_hash(bytes)};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = 1;
    seen.push_back(content_hash(bytes));
    bytes[i] = 0;
    seen.push_back(content_hash(std::string_view(bytes).substr(0, i)));
  }
  std::sort(seen.begin(), seen.end());
  CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}
