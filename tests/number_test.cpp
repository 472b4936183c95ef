#include "common/text/number.hpp"

#include <doctest/doctest.h>
#include <unicode/dcfmtsym.h>

#include <random>
#include <string>

using namespace khabar;

TEST_CASE("number: the decimal comma is written where the CLDR says so") {
  for (const Language& in : languages()) {
    CAPTURE(in.code);
    UErrorCode error = U_ZERO_ERROR;
    const icu::DecimalFormatSymbols symbols(icu::Locale(std::string(in.code).c_str()), error);
    REQUIRE(U_SUCCESS(error));
    const bool comma = symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol) == u",";
    CHECK(writes_decimal_comma(in) == comma);
  }
}

TEST_CASE("number: only one sign before three digits has two readings") {
  CHECK(plain_number("1.234", true) == "1234");
  CHECK(plain_number("1.234", false) == "1.234");
  CHECK(plain_number("1,234", true) == "1.234");
  CHECK(plain_number("1,234", false) == "1234");
  for (const std::string text : {"1.5", "1,5", "12.3456", "0,123", "1.000,5", "1,000.5", "1.000.000", "10.0.1", "1 000",
                                 "1'000", "1,00,000", "192.168.1.100", "1.2,3", "1,2.3,4", "1''000", "1,", "1.x", ""}) {
    CAPTURE(text);
    CHECK(plain_number(text, true) == plain_number(text, false));
  }
}

TEST_CASE("number: what begins with no number, and what is behind one, stays") {
  CHECK(plain_number("v1,000", false) == "v1,000");
  CHECK(plain_number("1,000km", false) == "1000km");
  CHECK(plain_number("1,000,", false) == "1000,");
  CHECK(plain_number("1,000-2,000", false) == "1000-2,000");
  CHECK(plain_number("1,000-2", true) == "1.000-2");
}

TEST_CASE("number: any text keeps its digits and grows no longer") {
  constexpr unsigned kSeed = 20261122;
  CAPTURE(kSeed);
  std::mt19937 random(kSeed);
  constexpr std::string_view kSigns[] = {"0", "1", "25", "000", "123", ".", ",", "'", " ", "٬", "٫", "k", "-"};
  const auto digits = [](std::string text) {
    std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
    return text;
  };
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto parts = random() % 10; parts > 0; --parts) text += kSigns[random() % std::size(kSigns)];
    const bool comma = random() % 2 == 0;
    CAPTURE(text);
    const std::string plain = plain_number(text, comma);
    REQUIRE(digits(plain) == digits(text));
    REQUIRE(plain.size() <= text.size());
  }
}
