#include "indexer/sources/field_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "common/text/date_scanner.hpp"
#include "common/text/language.hpp"
#include "common/text/utf8.hpp"

namespace khabar {
namespace {

constexpr std::string_view kBlanks = " \t\n";

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Names and codes that the table of languages does not list: native names, ISO 639-2 and -3, common mistakes.
constexpr std::array<std::pair<std::string_view, std::string_view>, 72> kCalled = {{
    {"ara", "ar"},       {"ben", "bn"},        {"bokmal", "nb"},   {"ces", "cs"},      {"chi", "zh"},
    {"cmn", "zh"},       {"cn", "zh"},         {"cze", "cs"},      {"dan", "da"},      {"deu", "de"},
    {"deutsch", "de"},   {"dut", "nl"},        {"ell", "el"},      {"eng", "en"},      {"espanol", "es"},
    {"español", "es"},   {"farsi", "fa"},      {"fas", "fa"},      {"filipino", "tl"}, {"fin", "fi"},
    {"fra", "fr"},       {"français", "fr"},   {"francais", "fr"}, {"fre", "fr"},      {"ger", "de"},
    {"gre", "el"},       {"heb", "he"},        {"hin", "hi"},      {"hun", "hu"},      {"in", "id"},
    {"ind", "id"},       {"ita", "it"},        {"italiano", "it"}, {"iw", "he"},       {"ji", "yi"},
    {"jp", "ja"},        {"jpn", "ja"},        {"kor", "ko"},      {"may", "ms"},      {"msa", "ms"},
    {"nno", "nn"},       {"nederlands", "nl"}, {"nld", "nl"},      {"nynorsk", "nn"},  {"nob", "nb"},
    {"nor", "no"},       {"per", "fa"},        {"pol", "pl"},      {"polski", "pl"},   {"por", "pt"},
    {"português", "pt"}, {"ron", "ro"},        {"rum", "ro"},      {"rus", "ru"},      {"slk", "sk"},
    {"spa", "es"},       {"svenska", "sv"},    {"swe", "sv"},      {"tha", "th"},      {"tur", "tr"},
    {"türkçe", "tr"},    {"ukr", "uk"},        {"urd", "ur"},      {"vie", "vi"},      {"yue", "zh"},
    {"zho", "zh"},       {"中文", "zh"},       {"русский", "ru"},  {"हिन्दी", "hi"},    {"हिंदी", "hi"},
    {"日本語", "ja"},    {"한국어", "ko"},
}};

Date at_second(std::int64_t seconds) {
  constexpr std::int64_t kDay = 86400;
  std::int64_t days = seconds / kDay;
  if (seconds % kDay < 0) --days;
  const int of_day = static_cast<int>(seconds - days * kDay);
  Date date = date_of_day_number(static_cast<int>(days));
  date.hour = of_day / 3600;
  date.minute = of_day / 60 % 60;
  date.second = of_day % 60;
  date.offset_minutes = 0;
  date.precision = Precision::Second;
  return date;
}

bool full_name(std::string_view name) {
  return trimmed(name).find(' ') != std::string::npos;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + separator.size());
  }
  parts.push_back(text);
  return parts;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char c : utf8::scrub(text)) {
    if (kBlanks.find(c) != std::string_view::npos) {
      blank = !out.empty();
    } else {
      if (blank) out += ' ';
      blank = false;
      out += c;
    }
  }
  return out;
}

std::string trimmed(std::string_view text) {
  std::string out = utf8::scrub(text);
  out.resize(out.find_last_not_of(kBlanks) + 1);
  out.erase(0, std::min(out.find_first_not_of(kBlanks), out.size()));
  return out;
}

std::string language_code(std::string_view given) {
  const std::string name = lower_ascii(one_line(given.substr(0, 64)));
  const std::string_view tag = std::string_view(name).substr(0, name.find_first_of("-_.;, ("));
  for (const auto& [called, code] : kCalled) {
    if (tag == called) return std::string(code);
  }
  for (const Language& row : languages()) {
    if (row.code != "und" && (tag == row.code || tag == lower_ascii(row.name))) return std::string(row.code);
  }
  // A language without a row still has its code.
  const bool letters = std::all_of(tag.begin(), tag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return tag.size() == 2 && letters && tag != "xx" && tag != "zz" ? std::string(tag) : "";
}

std::optional<Date> date_of_number(std::int64_t number) {
  if (number == 0) return std::nullopt;
  if (number >= 1000 && number <= 9999) return parse_date(std::to_string(number));
  if (number >= 19000101 && number <= 21001231) {
    if (const auto date = parse_date(std::to_string(number))) return date;
  }
  // The year 5138 in seconds is 1973 in milliseconds: neither is news.
  constexpr std::int64_t kLastSecond = 100'000'000'000;
  constexpr int kSteps = 3;
  for (int step = 0; step < kSteps && (number >= kLastSecond || number <= -kLastSecond); ++step) number /= 1000;
  if (number >= kLastSecond || number <= -30'000'000'000) return std::nullopt;
  const Date date = at_second(number);
  return is_real(date) ? std::optional(date) : std::nullopt;
}

std::optional<Date> given_date(std::string_view text, std::string_view lang) {
  // A date is short. What is not would cost time and could hold any number of them.
  constexpr std::size_t kLongest = 200;
  if (text.size() > kLongest) return std::nullopt;
  const std::string line = one_line(text);
  if (auto date = parse_date(line)) return date;
  std::int64_t number = 0;
  const char* end = line.data() + line.size();
  const auto [stop, error] = std::from_chars(line.data(), end, number);
  if (error == std::errc() && (stop == end || *stop == '.') &&
      std::all_of(stop, end, [](char c) { return c == '.' || (c >= '0' && c <= '9'); })) {
    return line.size() >= 9 ? date_of_number(number) : std::nullopt;
  }
  if (auto found = find_date(line, lang)) return found->date;
  return std::nullopt;
}

std::vector<std::string> names_of_byline(std::string_view byline) {
  std::string line = one_line(byline.substr(0, 4096));
  const std::string lower = lower_ascii(line);
  for (std::string_view by : {"by ", "von ", "por ", "par ", "door ", "от "}) {
    if (lower.starts_with(by)) line.erase(0, by.size());
  }
  for (std::string_view between : {" and ", " und ", " & ", " y ", " et ", "、", "，", " और "}) {
    for (std::size_t at = line.find(between); at != std::string::npos; at = line.find(between, at + 1)) {
      // Only between full names: "Smith and Sons" may be one.
      if (full_name(line.substr(0, at)) || static_cast<unsigned char>(between[0]) >= 0x80) {
        line.replace(at, between.size(), ";");
      }
    }
  }
  std::vector<std::string> names;
  for (const std::string_view part : split(line, ";")) {
    const std::vector<std::string_view> pieces = split(part, ",");
    const bool apart = std::all_of(pieces.begin(), pieces.end(), full_name);
    for (const std::string_view piece : apart ? pieces : std::vector{part}) {
      if (std::string name = one_line(piece); !name.empty()) names.push_back(std::move(name));
    }
  }
  return names;
}

}  // namespace khabar
