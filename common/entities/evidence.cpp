#include "common/entities/evidence.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace khabar {

namespace {

/// Folded words that stand beside companies and products.
const std::unordered_set<std::string_view>& business_words() {
  static const std::unordered_set<std::string_view> kWords = {
      // English
      "inc", "corp", "corporation", "ltd", "plc", "llc", "co", "company", "firm", "ceo", "cfo", "cto", "chief",
      "shares", "stock", "investors", "startup", "platforms", "spokesperson", "spokesman", "spokeswoman", "analysts",
      "founder", "maker", "giant", "unveiled", "announced", "launched", "acquired", "acquires", "subsidiary",
      "headquarters", "model", "chatbot", "smartphone", "iphone", "ipad", "app", "update", "chip", "chips",
      // German
      "konzern", "unternehmen", "aktie", "aktien", "chef", "vorstandschef", "hersteller", "firma", "sprecher", "gmbh",
      "ag", "se", "versicherer", "anbieter", "konzernchef", "quartal",
      // French, Spanish, Portuguese, Italian
      "entreprise", "societe", "groupe", "geant", "empresa", "compania", "gigante", "consejero", "acciones", "azienda",
      "societa", "amministratore", "fabricante", "patron", "pdg",
      // Russian, Ukrainian
      "компания", "компании", "компанию", "корпорация", "корпорации", "акции", "гендиректор", "компанія", "компанії",
      // Hindi
      "कंपनी", "कंपनियों", "सीईओ", "शेयर", "शेयरों", "निवेशकों", "लॉन्च", "ऐप",
      // Turkish, Arabic, Persian, Indonesian, Korean
      "sirketi", "sirket", "şirketi", "hisseleri", "شركة", "الشركة", "أسهم", "شرکت", "perusahaan", "saham", "회사",
      "기업", "주가"};
  return kWords;
}

bool is_determiner(std::string_view word) {
  static const std::unordered_set<std::string_view> kDeterminers = {
      "the",   "a",     "an",     "this",  "that", "each",  "every", "no",  "our", "their", "its",  "his",
      "her",   "of",    "on",     "der",   "die",  "das",   "den",   "dem", "des", "ein",   "eine", "einer",
      "einem", "einen", "dieser", "diese", "neue", "neuen", "le",    "la",  "les", "un",    "une",  "el",
      "los",   "las",   "una",    "il",    "lo",   "gli",   "o",     "os",  "as"};
  return kDeterminers.contains(word);
}

/// Characters of business right behind or before a name in Chinese and Japanese.
bool touches_han_cue(std::string_view before, std::string_view after) {
  constexpr std::array<std::string_view, 22> kBehind = {
      "公司", "集团", "集團", "CEO",  "股价", "股價", "手机", "手機", "汽车", "汽車",   "科技",
      "发布", "發布", "發表", "推出", "宣布", "社",   "は",   "が",   "、",   "创始人", "首席"};
  constexpr std::array<std::string_view, 8> kBefore = {"公司", "巨头", "巨頭", "厂商", "廠商", "企業", "企业", "、"};
  return std::any_of(kBehind.begin(), kBehind.end(), [&](auto cue) { return after.starts_with(cue); }) ||
         std::any_of(kBefore.begin(), kBefore.end(), [&](auto cue) { return before.ends_with(cue); });
}

bool begins_sentence(std::string_view before) {
  while (before.ends_with(' ')) before.remove_suffix(1);
  return before.empty() || before.ends_with('.') || before.ends_with('\n') || before.ends_with('!') ||
         before.ends_with('?') || before.ends_with(':') || before.ends_with("।");
}

}  // namespace

int evidence(const NameContext& context) {
  const auto& units = context.units;
  const std::string_view before = context.text.substr(0, units[context.first_unit].begin);
  const std::string_view after = context.text.substr(units[context.last_unit].end);
  int score = static_cast<int>(std::min<std::size_t>(context.other_companies, 2));
  constexpr std::size_t kReach = 3;
  const std::size_t from = context.first_unit > kReach ? context.first_unit - kReach : 0;
  const std::size_t to = std::min(units.size(), context.last_unit + 1 + kReach);
  for (std::size_t i = from; i < to; ++i) {
    const bool inside = i >= context.first_unit && i <= context.last_unit;
    if (!inside && business_words().contains(units[i].text)) {
      score += 2;
      break;
    }
  }
  if (touches_han_cue(before, after)) score += 2;
  if (context.foreign_script) score += 2;
  if (after.starts_with("'s") || after.starts_with("’s") || after.starts_with('-')) ++score;
  if (context.first_unit > 0 && before.ends_with(' ') && is_determiner(units[context.first_unit - 1].text)) score -= 3;
  // A capital proves nothing there; Han has none to prove anything.
  if (units[context.first_unit].script != Script::Han && begins_sentence(before)) --score;
  return score;
}

}  // namespace khabar
