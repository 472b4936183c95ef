#include "common/text/month_names.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "common/text/date_fold.hpp"

namespace khabar {
namespace {

using icu::DateFormatSymbols;

struct ExtraName {
  std::string_view language;
  int month;
  std::string_view name;
};

/// Spellings of the press that CLDR lacks.
constexpr std::array<ExtraName, 21> kExtraNames{{
    {"en", 9, "Sept"},        {"de", 1, "Jänner"},   {"de", 2, "Feber"},   {"de", 3, "Mrz"},
    {"es", 9, "setiembre"},   {"es", 9, "sep"},      {"fr", 7, "juill"},   {"hi", 9, "सितम्बर"},
    {"hi", 10, "अक्टूबर"},      {"hi", 11, "नवम्बर"},   {"hi", 12, "दिसम्बर"}, {"mr", 9, "सप्टेम्बर"},
    {"bn", 1, "জানুয়ারি"},     {"bn", 2, "ফেব্রুয়ারি"}, {"he", 3, "מרס"},     {"he", 3, "במרס"},
    {"fa", 5, "می"},          {"fa", 7, "جولای"},    {"fa", 8, "آگوست"},   {"vi", 1, "tháng Giêng"},
    {"vi", 12, "tháng Chạp"},
}};

struct Variant {
  std::string_view language;
  const char* locale;
};

/// Languages whose countries or scripts name the months in other words.
constexpr std::array<Variant, 9> kVariants{{{"ar", "ar_IQ"},
                                            {"ar", "ar_DZ"},
                                            {"ar", "ar_MA"},
                                            {"ar", "ar_MR"},
                                            {"sr", "sr_Latn"},
                                            {"sr", "sr_Latn_BA"},
                                            {"sh", "hr"},
                                            {"uz", "uz_Cyrl"},
                                            {"az", "az_Cyrl"}}};

std::string known_language(std::string_view language) {
  std::string code;
  for (char c : language.substr(0, std::min(language.find_first_of("-_"), std::size_t{4}))) {
    char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (low < 'a' || low > 'z') return {};
    code += low;
  }
  if (code == "sh") return code;
  for (int32_t i = 0; i < uloc_countAvailable(); ++i) {
    if (code == uloc_getAvailable(i)) return code;
  }
  return {};
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// Which of day and month the language's short numeric date puts first. English is written both ways.
NumericOrder numeric_order(const std::string& language) {
  if (language.empty() || language == "en") return NumericOrder::Unknown;
  std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(icu::DateFormat::kShort, icu::Locale(language.c_str())));
  auto* simple = dynamic_cast<icu::SimpleDateFormat*>(format.get());
  if (simple == nullptr) return NumericOrder::Unknown;
  icu::UnicodeString pattern;
  simple->toPattern(pattern);
  int32_t day = pattern.indexOf(u'd');
  int32_t month = pattern.indexOf(u'M');
  int32_t year = pattern.indexOf(u'y');
  if (day < 0 || month < 0 || (year >= 0 && year < day)) return NumericOrder::Unknown;
  return day < month ? NumericOrder::DayFirst : NumericOrder::MonthFirst;
}

}  // namespace

CalendarWords::CalendarWords(std::string_view language) {
  std::string code(language);
  if (!code.empty() && code != "en") {
    add_months(code.c_str(), false);
    add_weekdays(code.c_str());
    for (const Variant& variant : kVariants) {
      if (variant.language == code) add_months(variant.locale, false);
    }
    add_extra(code);
    if (code == "fa") add_persian();
  }
  add_months("en", true);
  add_extra("en");
  add_weekdays("en");
  sort();
  order_ = numeric_order(code);
}

void CalendarWords::add_months(const char* locale, bool english) {
  UErrorCode status = U_ZERO_ERROR;
  DateFormatSymbols symbols(icu::Locale(locale), status);
  if (U_FAILURE(status)) return;
  bool hebrew = std::string_view(locale) == "he";
  for (auto context : {DateFormatSymbols::FORMAT, DateFormatSymbols::STANDALONE}) {
    for (auto width : {DateFormatSymbols::WIDE, DateFormatSymbols::ABBREVIATED}) {
      int32_t count = 0;
      const icu::UnicodeString* names = symbols.getMonths(count, context, width);
      for (int32_t i = 0; i < std::min(count, 12); ++i) {
        std::string name = utf8_of(names[i]);
        bool wide = width == DateFormatSymbols::WIDE;
        add({folded_key(name), i + 1, wide, english, false});
        if (hebrew) add({folded_key("ב" + name), i + 1, wide, english, false});  // "in", written as one word
      }
    }
  }
}

void CalendarWords::add_extra(std::string_view language) {
  for (const ExtraName& extra : kExtraNames) {
    if (extra.language == language) add({folded_key(extra.name), extra.month, false, language == "en", false});
  }
}

void CalendarWords::add_persian() {
  UErrorCode status = U_ZERO_ERROR;
  icu::SimpleDateFormat format(icu::UnicodeString("MMMM"), icu::Locale("fa@calendar=persian"), status);
  if (U_FAILURE(status)) return;
  int32_t count = 0;
  const icu::UnicodeString* names = format.getDateFormatSymbols()->getMonths(count);
  for (int32_t i = 0; i < std::min(count, 12); ++i) add({folded_key(utf8_of(names[i])), i + 1, true, false, true});
}

void CalendarWords::add_weekdays(const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  DateFormatSymbols symbols(icu::Locale(locale), status);
  if (U_FAILURE(status)) return;
  for (auto width : {DateFormatSymbols::WIDE, DateFormatSymbols::ABBREVIATED}) {
    int32_t count = 0;
    const icu::UnicodeString* names = symbols.getWeekdays(count, DateFormatSymbols::FORMAT, width);
    for (int32_t i = 1; i < count; ++i) {
      std::u32string word;
      for (char32_t c : folded_key(utf8_of(names[i])) + U" ") {
        if (is_word_char(c)) {
          word += c;
        } else if (!word.empty()) {
          weekdays_.insert(word);
          word.clear();
        }
      }
    }
  }
}

/// Names made of numbers ("1월", "tháng 1") are read as numbers; one letter is no name.
void CalendarWords::add(MonthName name) {
  while (!name.key.empty() && (name.key.back() == U'.' || name.key.back() == U' ')) name.key.pop_back();
  bool number = std::any_of(name.key.begin(), name.key.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  if (name.key.size() < 2 || number || is_east_asian(name.key[0])) return;
  for (const MonthName& known : months_) {
    if (known.key == name.key) return;
  }
  months_.push_back(std::move(name));
}

void CalendarWords::sort() {
  std::sort(months_.begin(), months_.end(), [](const MonthName& a, const MonthName& b) {
    if (a.key[0] != b.key[0]) return a.key[0] < b.key[0];
    return a.key.size() != b.key.size() ? a.key.size() > b.key.size() : a.key < b.key;
  });
}

const MonthName* CalendarWords::month_at(std::u32string_view text, std::size_t at) const {
  auto name = std::lower_bound(months_.begin(), months_.end(), text[at],
                               [](const MonthName& month, char32_t c) { return month.key[0] < c; });
  for (; name != months_.end() && name->key[0] == text[at]; ++name) {
    if (text.compare(at, name->key.size(), name->key) != 0) continue;
    std::size_t end = at + name->key.size();
    if (end == text.size() || !is_word_char(text[end])) return &*name;
  }
  return nullptr;
}

const CalendarWords& calendar_words(std::string_view language) {
  thread_local std::map<std::string, CalendarWords, std::less<>> cache;
  auto found = cache.find(language);
  if (found != cache.end()) return found->second;
  std::string code = known_language(language);  // bounds the cache, whatever strings documents call their language
  return cache.try_emplace(code, code).first->second;
}

}  // namespace khabar
