#include "common/entities/evidence_words.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "common/entities/name_endings.hpp"

namespace khabar {

namespace {

constexpr std::array<std::string_view, 34> kBehind = {
    "公司", "集团", "集團", "CEO",  "股价", "股價", "股份",   "手机",   "手機",     "汽车",     "汽車",
    "科技", "发布", "發布", "發表", "推出", "宣布", "创始人", "創辦人", "首席",     "旗下",     "电脑",
    "電腦", "总裁", "株式", "製",   "自動", "証券", "電子",   "の株",   "グループ", "ジャパン", "ホールディングス",
    "社"};
constexpr std::array<std::string_view, 12> kBefore = {"公司", "巨头", "巨頭",     "厂商",     "廠商",   "企業",
                                                      "企业", "大手", "メーカー", "株式会社", "子会社", "竞争对手"};
constexpr std::array<std::string_view, 20> kAround = {
    "公司", "股价", "股價", "市值", "收购", "收購", "首席执行官", "营收",   "營收", "财报",
    "財報", "芯片", "智能", "株価", "買収", "企業", "メーカー",   "新製品", "業績", "販売"};
constexpr std::array<std::string_view, 10> kTitles = {"さん", "氏",   "君",   "様",   "選手",
                                                      "監督", "投手", "議員", "先生", "女士"};

}  // namespace

bool is_business_word(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords = {
      // English
      "inc", "corp", "corporation", "ltd", "plc", "llc", "co", "company", "firm", "ceo", "cfo", "cto", "chief",
      "shares", "stock", "investors", "startup", "platforms", "spokesperson", "spokesman", "spokeswoman", "analysts",
      "founder", "maker", "giant", "unveiled", "announced", "launched", "acquired", "acquires", "subsidiary",
      "headquarters", "chatbot", "smartphone", "iphone", "ipad", "app", "update", "chip", "chips", "nasdaq", "nyse",
      "rival", "rivals", "competitors", "software", "hardware", "engineers", "executives", "products", "acquisition",
      "merger", "lawsuit", "sued", "manufacturer", "vendor", "customers", "employees", "chairman", "president",
      "acquire", "bought", "buys", "patent", "patents", "technology", "technologies", "provider", "browser", "laptop",
      "laptops", "phone", "phones", "servers", "subscribers", "billion", "owned",
      // German
      "konzern", "unternehmen", "aktie", "aktien", "chef", "vorstandschef", "hersteller", "firma", "sprecher", "gmbh",
      "ag", "se", "versicherer", "anbieter", "konzernchef", "quartal", "konkurrent", "konkurrenten", "netzbetreiber",
      "tochter", "kunden", "grunder", "smartphones", "netzwerk", "mitarbeiter", "ubernahme", "mobilfunker",
      // French, Spanish, Portuguese, Italian
      "entreprise", "societe", "groupe", "geant", "empresa", "compania", "gigante", "consejero", "acciones", "azienda",
      "societa", "amministratore", "fabricante", "patron", "pdg", "actions", "firme", "constructeur", "empresas",
      "multinacional", "operadora", "companhia", "acoes", "filial", "colosso", "azioni", "fabbricante", "compagnia",
      // Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech, Hungarian, Romanian
      "bedrijf", "aandelen", "topman", "bolag", "bolaget", "foretaget", "aktier", "selskabet", "virksomheden",
      "selskapet", "aksjer", "yhtio", "osakkeet", "spolka", "spolki", "firmy", "akcje", "spolecnost", "spolecnosti",
      "akcie", "vallalat", "ceg", "reszvenyek", "compania", "actiunile",
      // Russian, Ukrainian, Greek
      "компания", "компании", "компанию", "корпорация", "корпорации", "акции", "гендиректор", "компанія", "компанії",
      "компаниеи", "акціі", "корпорація", "εταιρεια", "μετοχη", "μετοχες",
      // Hindi
      "कंपनी", "कंपनियों", "सीईओ", "शेयर", "शेयरों", "निवेशकों", "लॉन्च", "ऐप",
      // Turkish, Arabic, Persian, Hebrew, Indonesian, Vietnamese, Korean
      "sirketi", "sirket", "şirketi", "hisseleri", "شركة", "الشركة", "شركات", "أسهم", "شرکت", "חברת", "חברה", "מניות",
      "perusahaan", "saham", "회사", "기업", "주가", "대표", "업체", "그룹"};
  return kWords.contains(word);
}

bool is_acting_verb(std::string_view word) {
  static const std::unordered_set<std::string_view> kVerbs = {
      "said",     "says",       "announced", "announces", "unveils",  "launches", "plans",   "wants",
      "released", "reports",    "reported",  "claims",    "offers",   "sells",    "denied",  "agreed",
      "declined", "introduced", "sagt",      "teilte",    "kundigte", "kundigt",  "stellt",  "bringt",
      "plant",    "verkauft",   "kauft",     "anuncio",   "anuncia",  "lanzo",    "lanza",   "dijo",
      "presenta", "presento",   "compra",    "annonce",   "lance",    "vend",     "rachete", "lancia",
      "annuncia", "lanca",      "zegt",      "lanserar",  "meldet",   "verklagt", "ने"};
  return kVerbs.contains(word);
}

bool is_determiner(std::string_view word, const Language& language) {
  struct Row {
    std::string_view language;
    std::string_view words;
  };
  // Portuguese and Italian set articles before names of companies, too.
  static constexpr std::array<Row, 8> kRows = {{
      {"en", "the a an this that these those each every no our their its his her my your some any"},
      {"de", "der die das den dem des ein eine einer einem einen eines dieser diese dieses neue neuen"},
      {"fr", "le la les un une des ce cette ces"},
      {"es", "el la los las un una unos unas este esta"},
      {"nl", "de het een deze dit"},
      {"it", "un una gli i questo questa"},
      {"pt", "um uma os as este esta"},
      {"ca", "el la els les un una"},
  }};
  return std::any_of(kRows.begin(), kRows.end(),
                     [&](const Row& row) { return row.language == language.code && lists(row.words, word); });
}

bool touches_han_cue(std::string_view before, std::string_view behind) {
  if (behind.starts_with("社会") || behind.starts_with("社區") || behind.starts_with("社区")) return false;
  return std::any_of(kBehind.begin(), kBehind.end(), [&](auto cue) { return behind.starts_with(cue); }) ||
         std::any_of(kBefore.begin(), kBefore.end(), [&](auto cue) { return before.ends_with(cue); });
}

bool has_han_cue(std::string_view text) {
  return std::any_of(kAround.begin(), kAround.end(),
                     [&](auto cue) { return text.find(cue) != std::string_view::npos; });
}

bool begins_with_title(std::string_view behind) {
  return std::any_of(kTitles.begin(), kTitles.end(), [&](auto title) { return behind.starts_with(title); });
}

bool joins_names(std::string_view between) {
  constexpr std::array<std::string_view, 22> kBetween = {
      ", ",   "、", "/",  " & ", " and ", " und ", " et ", " y ",   " e ", " och ", " og ",
      " ja ", "和", "与", "と",  "や",    "及",    "，",   " или ", " и ", " और ",  " en "};
  return std::find(kBetween.begin(), kBetween.end(), between) != kBetween.end();
}

}  // namespace khabar
