#include <array>

#include "common/text/light_stemmer.hpp"

namespace khabar {

namespace {

// Czech: Dolamic and Savoy, "Indexing and stemming approaches for the Czech language" (2009), light variant, on letters
// without marks; its endings -at-, -et- and -us are left out, because internet, automat and status end in them.
constexpr LightRule kCzechCase[] = {{"ech"},
                                    {"ich"},
                                    {"ych"},
                                    {"ach"},
                                    {"eho"},
                                    {"iho"},
                                    {"emu"},
                                    {"imu"},
                                    {"emi"},
                                    {"imi"},
                                    {"ymi"},
                                    {"ami"},
                                    {"em"},
                                    {"im"},
                                    {"ym"},
                                    {"um"},
                                    {"am"},
                                    {"ou"},
                                    {"mi"},
                                    {"a"},
                                    {"e"},
                                    {"i"},
                                    {"o"},
                                    {"u"},
                                    {"y"},
                                    {"itmus", 2, "itm"},
                                    {"virus", 0, "vir"},
                                    {"firem", 0, "firm"},
                                    // Ends that belong to the word.
                                    {"gram", 0, "gram"},
                                    {"system", 0, "system"},
                                    {"blem", 0, "blem"},
                                    {"zkum", 0, "zkum"},
                                    {"znam", 0, "znam"},
                                    {"reklam", 0, "reklam"},
                                    {"eam", 0, "eam"},
                                    {"rezim", 0, "rezim"},
                                    {"xiaomi", 0, "xiaomi"},
                                    {"systemu", 0, "system"},
                                    {"blemu", 0, "blem"},
                                    {"rezimu", 0, "rezim"},
                                    {"ismus", 2, "ism"},
                                    // Hra is too short for the endings.
                                    {"hra", 0, "hr"},
                                    {"hry", 0, "hr"},
                                    {"hru", 0, "hr"},
                                    {"her", 0, "hr"},
                                    {"hrach", 0, "hr"}};
/// Possessive -ov, and verbs in -ovat: investovat - investuje - investoval.
constexpr LightRule kCzechPossessive[] = {{"ov"}, {"uv"}, {"ovat"}, {"oval"}, {"ovan"}, {"uj"}, {"ujic"}};
/// Praha - Praze, podnik - podnicich; the e that comes and goes: vyrobek - vyrobku, sluzeb - sluzba.
constexpr LightRule kCzechSounds[] = {{"c", 2, "k"},  {"z", 2, "h"},  {"ct", 3, "ck"}, {"ec", 2, "k"}, {"eb", 2, "b"},
                                      {"ed", 2, "d"}, {"ek", 2, "k"}, {"el", 2, "l"},  {"em", 2, "m"}, {"en", 2, "n"},
                                      {"er", 2, "r"}, {"es", 2, "s"}, {"et", 2, "t"},  {"ev", 2, "v"}, {"ez", 2, "h"}};
constexpr LightStep kCzech[] = {{kCzechCase}, {kCzechPossessive}, {kCzechSounds}};

// Slovak: the Czech light stemmer with Slovak endings.
constexpr LightRule kSlovakCase[] = {{"iach"},
                                     {"iami"},
                                     {"iou"},
                                     {"iam"},
                                     {"och"},
                                     {"ach"},
                                     {"ich"},
                                     {"ych"},
                                     {"eho"},
                                     {"emu"},
                                     {"ymi"},
                                     {"imi"},
                                     {"ami"},
                                     {"om"},
                                     {"am"},
                                     {"um", 4},
                                     {"im"},
                                     {"ym"},
                                     {"ou"},
                                     {"ej"},
                                     {"mi"},
                                     {"ia"},
                                     {"ie"},
                                     {"ii"},
                                     {"iu"},
                                     {"a"},
                                     {"e"},
                                     {"i"},
                                     {"o"},
                                     {"u"},
                                     {"y"},
                                     {"ici", 2, "ik"},
                                     {"itmus", 2, "itm"},
                                     {"virus", 0, "vir"},
                                     {"gram", 0, "gram"},
                                     {"prom", 0, "prom"},
                                     {"lekom", 0, "lekom"},
                                     {"skum", 0, "skum"},
                                     {"znam", 0, "znam"},
                                     {"reklam", 0, "reklam"},
                                     {"eam", 0, "eam"},
                                     {"rezim", 0, "rezim"},
                                     {"xiaomi", 0, "xiaomi"},
                                     {"systemu", 0, "system"},
                                     {"blemu", 0, "blem"},
                                     {"rezimu", 0, "rezim"},
                                     {"izmus", 2, "izm"},
                                     // Hra is too short for the endings.
                                     {"hra", 0, "hr"},
                                     {"hry", 0, "hr"},
                                     {"hru", 0, "hr"},
                                     {"hier", 0, "hr"},
                                     {"hrach", 0, "hr"}};
constexpr LightRule kSlovakSounds[] = {{"iem", 2, "m"},    {"ieb", 2, "b"},    {"iek", 2, "k"},  {"iel", 2, "l"},
                                       {"ien", 3, "n"},    {"ok", 3, "k"},     {"ek", 3, "k"},   {"el", 3, "l"},
                                       {"ec", 3, "c"},     {"cien", 0, "cen"}, {"cet", 1, "ct"}, {"ren", 3, "rn"},
                                       {"adier", 1, "adr"}};
constexpr LightRule kSlovakPossessive[] = {{"ov"}, {"ovat"}, {"oval"}, {"ovan"}, {"uj"}, {"ujuc"}};
constexpr LightStep kSlovak[] = {{kSlovakCase}, {kSlovakPossessive}, {kSlovakSounds}};

// Polish: Savoy's light stemmer (UniNE), the endings of nouns and adjectives, on letters without marks.
constexpr LightRule kPolishCase[] = {
    {"iami"},
    {"iach"},
    {"iego"},
    {"iemu"},
    {"ami"},
    {"ach"},
    {"ego"},
    {"emu"},
    {"imi"},
    {"ymi"},
    {"ich"},
    {"ych"},
    {"iom"},
    {"iow"},
    {"iem"},
    {"iej"},
    {"om"},
    {"em"},
    {"im"},
    {"ym"},
    {"ej"},
    {"ie"},
    {"ia"},
    {"ii"},
    {"iu"},
    {"a"},
    {"e"},
    {"i"},
    {"o"},
    {"u"},
    {"y"},
    // Consonants that change before the ending: serwer - serwerze, rzad - rzadzie, Polska - Polsce, klient - klienci.
    {"rze", 3, "r"},
    {"dzie", 3, "d"},
    {"cie", 4, "t"},
    {"sce", 2, "sk"},
    {"lce", 2, "lk"},
    {"tce", 2, "tk"},
    {"dce", 2, "dk"},
    {"rce", 2, "rk"},
    {"yce", 3, "yk"},
    {"nci", 3, "nt"},
    {"nicy", 2, "nik"},
    // Ends that belong to the word.
    {"gram", 0, "gram"},
    {"system", 0, "system"},
    {"blem", 0, "blem"},
    {"prom", 0, "prom"},
    {"lekom", 0, "lekom"},
    {"rezim", 0, "rezim"},
    {"xiaomi", 0, "xiaomi"},
    {"systemu", 0, "system"},
    {"blemu", 0, "blem"},
    {"rezimu", 0, "rezim"},
    {"ccy", 2, "ck"},
    {"udze", 3, "ug"},
    {"kodzie", 0, "kod"},
    {"miescie", 0, "miast"},
    // Gra is too short for the endings.
    {"gra", 0, "gr"},
    {"gry", 0, "gr"},
    {"gre", 0, "gr"},
    {"grze", 0, "gr"},
    {"gier", 0, "gr"},
    {"grach", 0, "gr"},
    {"grami", 0, "gr"}};
constexpr LightRule kPolishSounds[] = {{"ek", 2, "k"}, {"ec", 2, "c"}, {"iec", 3, "c"}};
/// Genitive plural and adjective -ow, and verbs in -owac: inwestowac - inwestuje - inwestowal.
constexpr LightRule kPolishOw[] = {{"ow"}, {"owac"}, {"owal"}, {"owan"}, {"uj"}, {"ujac"}};
constexpr LightStep kPolish[] = {{kPolishCase}, {kPolishOw}, {kPolishSounds}};

constexpr std::array kStems = {LightStemmer{"cs", kCzech}, LightStemmer{"sk", kSlovak}, LightStemmer{"pl", kPolish}};

}  // namespace

std::span<const LightStemmer> west_slavic_stems() {
  return kStems;
}

}  // namespace khabar
