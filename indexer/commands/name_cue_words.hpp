#pragma once

#include <array>
#include <string_view>

#include "common/entities/entity.hpp"

/// The words by which name_cues.cpp tells names and their kinds: a language is some rows.
namespace khabar::cues {

enum class Side { Before, After };  ///< where the cue stands, seen from the name

struct Cue {
  std::string_view word;  ///< folded
  Side side;
  EntityKind kind;
};

inline constexpr EntityKind kCompany = EntityKind::Company;
inline constexpr EntityKind kPerson = EntityKind::Person;
inline constexpr EntityKind kProduct = EntityKind::Product;

/// Part of the name as it is written in full, and no part of how it is called.
inline constexpr std::array<std::string_view, 44> kLegalForms = {
    "inc", "corp", "corporation", "ltd",  "limited", "llc", "llp", "plc", "gmbh", "ag",  "kg",
    "se",  "sa",   "sas",         "sarl", "spa",     "srl", "nv",  "bv",  "ab",   "asa", "aps",
    "oy",  "oyj",  "kft",         "zrt",  "sro",     "doo", "as",  "aş",  "ltda", "sl",  "pty",
    "bhd", "pvt",  "ооо",         "оао",  "пао",     "зао", "ао",  "тоо", "αε",   "επε", "ike"};

inline constexpr Cue kCues[] = {
    // words beside a name in scripts with capitals
    {"startup", Side::Before, kCompany},
    {"company", Side::Before, kCompany},
    {"chipmaker", Side::Before, kCompany},
    {"firm", Side::Before, kCompany},
    {"unternehmen", Side::Before, kCompany},
    {"konzern", Side::Before, kCompany},
    {"firma", Side::Before, kCompany},
    {"hersteller", Side::Before, kCompany},
    {"entreprise", Side::Before, kCompany},
    {"societe", Side::Before, kCompany},
    {"empresa", Side::Before, kCompany},
    {"azienda", Side::Before, kCompany},
    {"sirketi", Side::After, kCompany},
    {"компания", Side::Before, kCompany},
    {"компании", Side::Before, kCompany},
    {"компанія", Side::Before, kCompany},
    {"стартап", Side::Before, kCompany},
    {"εταιρεια", Side::Before, kCompany},
    {"group", Side::After, kCompany},
    {"holdings", Side::After, kCompany},
    {"ceo", Side::Before, kPerson},
    {"cfo", Side::Before, kPerson},
    {"cto", Side::Before, kPerson},
    {"founder", Side::Before, kPerson},
    {"analyst", Side::Before, kPerson},
    {"chairman", Side::Before, kPerson},
    {"mr", Side::Before, kPerson},
    {"ms", Side::Before, kPerson},
    {"dr", Side::Before, kPerson},
    {"said", Side::After, kPerson},
    {"says", Side::After, kPerson},
    {"chef", Side::Before, kPerson},
    {"sagte", Side::After, kPerson},
    {"grunder", Side::Before, kPerson},
    {"pdg", Side::Before, kPerson},
    {"directeur", Side::Before, kPerson},
    {"presidente", Side::Before, kPerson},
    {"директор", Side::Before, kPerson},
    {"основатель", Side::Before, kPerson},
    {"сказал", Side::Before, kPerson},
    {"smartphone", Side::After, kProduct},
    {"laptop", Side::After, kProduct},
    {"phone", Side::After, kProduct},
    {"processor", Side::After, kProduct},
    {"prozessor", Side::Before, kProduct},
    {"gpu", Side::After, kProduct},
    {"chip", Side::After, kProduct},
    {"tablet", Side::After, kProduct},
    {"smartphone", Side::Before, kProduct},
    {"смартфон", Side::Before, kProduct},
    // words beside a word of a script with spaces and without capitals
    {"कंपनी", Side::After, kCompany},
    {"कंपनी", Side::Before, kCompany},
    {"सीईओ", Side::Before, kPerson},
    {"স্টার্টআপ", Side::Before, kCompany},
    {"شركة", Side::Before, kCompany},
    {"شركه", Side::Before, kCompany},
    {"شرکت", Side::Before, kCompany},
    {"חברת", Side::Before, kCompany},
    {"מנכל", Side::Before, kPerson},
    {"কোম্পানি", Side::After, kCompany},
    {"நிறுவனம்", Side::After, kCompany},
    {"그룹", Side::After, kCompany},
    {"주식회사", Side::Before, kCompany},
    {"주식회사", Side::After, kCompany},
    {"대표", Side::After, kPerson},
    {"회장", Side::After, kPerson},
};

/// In unspaced scripts: inside one run with the name.
inline constexpr Cue kRunCues[] = {
    {"公司", Side::After, kCompany},  {"集团", Side::After, kCompany},      {"科技", Side::After, kCompany},
    {"集團", Side::After, kCompany},  {"株式会社", Side::Before, kCompany}, {"株式会社", Side::After, kCompany},
    {"บริษัท", Side::Before, kCompany}, {"氏", Side::After, kPerson},         {"先生", Side::After, kPerson},
};

/// Characters before 公司 that are grammar or make it a common noun: this, one, listed, child, branch ...
inline constexpr std::u32string_view kBreaks =
    U"的在与和是了等由被对从向该本我贵这家一有限股份上市子分母总及或为将其各某他她它后前中而以";

}  // namespace khabar::cues
