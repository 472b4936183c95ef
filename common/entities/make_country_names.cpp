// Run at build time: prints the countries of ISO 3166 with their names in the languages of common/text/language.cpp, as
// Unicode's CLDR has them (through ICU), as rows of a gazetteer table of places.
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/fold.hpp"
#include "common/text/language.hpp"
#include "common/text/script.hpp"
#include "common/text/utf8.hpp"

namespace {

using namespace khabar;

/// What CLDR does not know of a country: names that people write beside its own, in the form of a table's third cell.
struct Country {
  std::string_view code;
  std::string_view id;    ///< where it is not made of the English name; or empty
  std::string_view name;  ///< where it is not CLDR's English one; or empty
  std::string_view more;
};

/// Codes of ISO 3166. The ids are those that the tables always had.
constexpr Country kCountries[] = {
    {"AE", "uae", "",
     "UAE|U.A.E.|Emirates?|阿联酋@zh|यूएई@hi|ОАЭ@ru|ОАЕ@uk|الإمارات@ar|امارات متحده عربی@fa|"
     "איחוד האמירויות@he"},
    {"AU", "", "", "호주@ko"},
    {"BY", "", "", "Weißrussland@de|Белоруссия@ru"},
    {"CD", "congo-kinshasa", "DR Congo", "Democratic Republic of the Congo|DRC?"},
    {"CG", "congo-brazzaville", "Congo-Brazzaville", "Republic of the Congo"},
    {"CI", "ivory-coast", "Ivory Coast", "Côte d'Ivoire"},
    {"CN", "", "", "People's Republic of China|PRC?|中华人民共和国@zh"},
    {"CZ", "czech-republic", "Czech Republic",
     "Czechia|Česká republika@cs|República Checa@es|République tchèque@fr|捷克@zh"},
    {"BD", "", "", "வங்கதேசம்@ta"},
    {"DK", "", "", "الدنمارك@ar"},
    {"EG", "", "", "Mısır?@tr"},
    {"GB", "united-kingdom", "",
     "UK?|U.K.|Britain|Great Britain|Großbritannien@de|Grande-Bretagne@fr|Gran Bretaña@es|"
     "Gran Bretagna@it|İngiltere@tr|ब्रिटेन@hi|بريطانيا@ar|برطانیہ@ur|Βρετανία@el|"
     "பிரிட்டன்@ta|బ్రిటన్@te"},
    {"HK", "hong-kong", "Hong Kong", "Hongkong|ฮ่องกง@th|हॉन्ग कॉन्ग@hi|هونج كونج@ar"},
    {"HU", "", "", "المجر@ar"},
    {"ID", "", "", "印尼@zh"},
    {"IL", "", "", "इजराइल@hi|ইসরায়েল@bn"},
    {"IN", "", "", "इंडिया?@hi|భారత్@te"},
    {"KP", "", "", "Северная Корея@ru|צפון קוריאה@he"},
    {"KR", "", "", "Republic of Korea|한국@ko|韩国@zh|Южная Корея@ru|דרום קוריאה@he"},
    {"MM", "", "", "Burma"},
    {"MO", "macau", "Macau", "Macao|澳门@zh|マカオ@ja|마카오@ko|मकाऊ@hi|Макао|ماكاو@ar"},
    {"NL", "", "", "The Netherlands|Holland?|Holanda|नीदरलैंड्स@hi|Ολλανδία@el"},
    {"NZ", "", "", "紐西蘭@zh"},
    {"SA", "", "", "沙特@zh|사우디@ko|السعودية@ar"},
    {"SG", "", "", "Cingapura@pt"},
    {"TH", "", "", "ประเทศไทย@th"},
    {"TR", "turkey", "Turkey", "Türkiye|튀르키예@ko|ترکی@ur"},
    {"TW", "", "", "تایوان@fa"},
    {"US", "united-states", "",
     "US?|U.S.|USA|U.S.A.|United States of America|America?|EUA@pt|EE.UU.@es|ABD@tr|США|"
     "ΗΠΑ@el|米国@ja|アメリカ@ja|संयुक्त राज्य अमेरिका@hi|أمريكا@ar|أميركا@ar|امریکہ@ur|"
     "যুক্তরাষ্ট্র@bn|আমেরিকা@bn|అమెరికా@te"},
    {"VN", "", "", "Viet Nam|Việt Nam@vi"},
    {"ZA", "", "", "남아공@ko|남아프리카공화국@ko|ЮАР@ru"},
};

/// Names that are words or other names as well, compared folded: an island, a first name, "of that", "financial".
constexpr std::string_view kDoubtful[] = {
    "Georgia", "Jordan",     "Chad",    "Turkey",   "Jersey",  "Montserrat", "Réunion",      "La Réunion", "Guinea",
    "Mali",    "Oman",       "Monaco",  "Panama",   "Grenada", "Granada",    "Grenade",      "Dominica",   "Dominique",
    "Maurice", "Martinique", "Curaçao", "Aruba",    "Saudia",  "St. Martin", "Saint Martin", "Island",     "Indie",
    "Fas",     "Chili",      "Holland", "Kuba",     "Benin",   "Gana",       "Viro",         "Dania",      "Mısır",
    "Siri",    "Tai",        "Đức",     "Pháp",     "Nhật",    "Чад",        "Того",         "Тога",       "Перу",
    "Куба",    "Мали",       "Малі",    "Панама",   "Чили",    "오만",       "수단",         "이란",       "인도",
    "가나",    "말리",       "조지아",  "아일랜드", "タイ",    "マリ",       "チリ",         "ジョージア", "コロンビア",
    "马里",    "阿曼",       "巴林",    "माली",     "जॉर्जिया", "जॉर्डन",      "মালি",         "المغرب",     "قطر",
    "مالي",    "مالی",       "عمان",    "عُمان",     "بنين",    "جورجيا",     "پرو",          "چین",        "סין",
    "פרו",     "ירדן",       "ชาด",     "มาลี",      "ลาว",     "ລາວ"};

/// Of ISO's list: no one lives there.
constexpr std::array<std::string_view, 7> kUninhabited = {"AQ", "BV", "GS", "HM", "IO", "TF", "UM"};

/// Finnish Brazil is everyone else's Brasília.
constexpr std::string_view kCity = "brasilia";

/// One unit a character in unspaced scripts: see kMaxNameUnits.
constexpr std::size_t kMaxUnits = 24;
constexpr std::size_t kMaxNameBytes = 200;

struct Name {
  std::string text;
  std::set<std::string> languages;
};

struct Row {
  std::string id;
  std::string name;
  std::vector<Name> names;  ///< the canonical one first
  std::string_view more;
};

const Country* find_country(std::string_view code) {
  const auto* at = std::find_if(std::begin(kCountries), std::end(kCountries),
                                [&](const Country& country) { return country.code == code; });
  return at == std::end(kCountries) ? nullptr : at;
}

std::string region_name(const std::string& language, const char* code, UDisplayContext length) {
  UErrorCode error = U_ZERO_ERROR;
  UDisplayContext contexts[] = {length, UDISPCTX_NO_SUBSTITUTE};
  ULocaleDisplayNames* names = uldn_openForContext(language.c_str(), contexts, 2, &error);
  std::array<UChar, 256> buffer{};
  const std::int32_t size =
      uldn_regionDisplayName(names, code, buffer.data(), static_cast<std::int32_t>(buffer.size()), &error);
  std::string out;
  if (U_SUCCESS(error) && size > 0) icu::UnicodeString(buffer.data(), size).toUTF8String(out);
  uldn_close(names);
  return out;
}

/// "Myanmar (Burma)", "コンゴ民主共和国(キンシャサ)": what stands before the brackets.
std::string without_brackets(std::string name) {
  name.resize(std::min({name.size(), name.find('('), name.find("（")}));
  while (name.ends_with(' ')) name.pop_back();
  return name;
}

std::string slug(std::string_view name) {
  std::string out;
  for (const char c : fold(name, language("und"))) {
    if (std::isalnum(static_cast<unsigned char>(c)))
      out += c;
    else if ((c == ' ' || c == '-') && !out.empty() && out.back() != '-')
      out += '-';
  }
  return out;
}

/// By what the matcher compares names: letters and digits, folded.
std::string key_of(std::string_view name) {
  std::string out;
  const std::string folded = fold(name, language("und"));
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = utf8::next(folded, at);
    if (c >= 0x80 || std::isalnum(static_cast<int>(c))) utf8::append(out, c);
  }
  return out;
}

bool has_case(Script script) {
  return script == Script::Latin || script == Script::Greek || script == Script::Cyrillic;
}

/// Abbreviations and words of one syllable (Ý, Áo), which folded are any word.
bool is_too_short(std::string_view name) {
  return has_case(main_script(name)) && utf8::length(key_of(name)) < 3;
}

bool fits(const std::string& name) {
  const bool short_enough = (!is_unspaced(main_script(name)) || utf8::length(name) <= kMaxUnits) &&
                            !is_too_short(name) && key_of(name) != kCity;
  return !name.empty() && name.size() <= kMaxNameBytes && short_enough &&
         name.find_first_of("|?@\t") == std::string::npos;
}

/// Of a table's third cell.
std::set<std::string> keys_of(std::string_view cell) {
  std::set<std::string> keys;
  while (!cell.empty()) {
    const std::size_t bar = cell.find('|');
    const std::string_view alias = cell.substr(0, bar);
    keys.insert(key_of(alias.substr(0, alias.find_first_of("?@"))));
    cell = bar == std::string_view::npos ? std::string_view() : cell.substr(bar + 1);
  }
  return keys;
}

void add_name(Row& row, const std::string& name, const std::string& lang) {
  if (!fits(name)) return;
  const std::string key = key_of(name);
  const auto known =
      std::find_if(row.names.begin(), row.names.end(), [&](const Name& each) { return key_of(each.text) == key; });
  if (known == row.names.end())
    row.names.push_back({name, {lang}});
  else
    known->languages.insert(lang);
}

Row row_of(const char* code) {
  const Country* country = find_country(code);
  Row row;
  row.name = country && !country->name.empty() ? std::string(country->name)
                                               : without_brackets(region_name("en", code, UDISPCTX_LENGTH_FULL));
  row.id = country && !country->id.empty() ? std::string(country->id) : slug(row.name);
  row.more = country ? country->more : std::string_view();
  add_name(row, row.name, "");
  const std::set<std::string> more = keys_of(row.more);
  for (const Language& lang : languages()) {
    const std::string own(lang.code);
    if (own == "und") continue;
    // Abbreviations are words of some language: only those of kCountries.
    const std::string full = without_brackets(region_name(own, code, UDISPCTX_LENGTH_FULL));
    const std::string brief = without_brackets(region_name(own, code, UDISPCTX_LENGTH_SHORT));
    if (!more.contains(key_of(full))) add_name(row, full, own);
    if ((!has_case(main_script(brief)) || utf8::length(brief) > 4) && !more.contains(key_of(brief)))
      add_name(row, brief, own);
  }
  return row;
}

}  // namespace

int main() {
  UErrorCode error = U_ZERO_ERROR;
  uloc_setDefault("root", &error);  // no language's names in place of another's
  std::vector<Row> rows;
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    if (std::find(kUninhabited.begin(), kUninhabited.end(), *code) == kUninhabited.end()) rows.push_back(row_of(*code));
  }
  std::set<std::string> doubtful;
  for (const std::string_view name : kDoubtful) doubtful.insert(key_of(name));
  std::map<std::string, int> countries_of;
  for (const Row& row : rows) {
    for (const Name& name : row.names) ++countries_of[key_of(name.text)];
  }
  const auto is_doubtful = [&](const std::string& name) {
    const std::string key = key_of(name);
    const bool is_short = has_case(main_script(name)) && utf8::length(key) == 3 && name != "USA";
    return doubtful.contains(key) || countries_of[key] > 1 || is_short;
  };
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
  std::printf("# Made by make_country_names.cpp of ICU " U_ICU_VERSION ".\n");
  for (const Row& row : rows) {
    std::string cell(row.more);
    for (const Name& name : row.names) {
      if (name.text == row.name) continue;
      if (!cell.empty()) cell += '|';
      cell += name.text + (is_doubtful(name.text) ? "?" : "");
      if (name.languages.size() == 1 && !name.languages.begin()->empty()) cell += "@" + *name.languages.begin();
    }
    std::printf("%s\t%s\t%s\t%s\n", row.id.c_str(), row.name.c_str(), cell.c_str(),
                is_doubtful(row.name) ? "ambiguous" : "");
  }
}
