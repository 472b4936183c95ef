#include <array>

#include "common/text/light_stemmer.hpp"

namespace khabar {

namespace {

// Latvian: Kreslins, "A stemming algorithm for Latvian" (1996), nouns and adjectives. Without marks the palatal
// consonants are plain already (ņ, ļ, š); the j after labials goes (upe - upju).
constexpr LightRule kLatvianCase[] = {{"ajiem"},
                                      {"ajam"},
                                      {"ajos"},
                                      {"ajas"},
                                      {"ajai"},
                                      {"ajo"},
                                      {"aja"},
                                      {"ais"},
                                      {"iem"},
                                      {"ai"},
                                      {"am"},
                                      {"em"},
                                      {"im"},
                                      {"um"},
                                      {"us"},
                                      {"as"},
                                      {"es"},
                                      {"os"},
                                      {"is"},
                                      {"ie"},
                                      {"a"},
                                      {"e"},
                                      {"i"},
                                      {"o"},
                                      {"u"},
                                      {"s"},
                                      // Doers in -tajs: the j is theirs, not the definite adjective's.
                                      {"otajiem", 2, "otaj"},
                                      {"otajam", 2, "otaj"},
                                      {"otajos", 2, "otaj"},
                                      {"otajas", 2, "otaj"},
                                      {"otajai", 2, "otaj"},
                                      {"otaja", 2, "otaj"},
                                      {"etajiem", 2, "etaj"},
                                      {"etajam", 2, "etaj"},
                                      {"etajos", 2, "etaj"},
                                      {"etajas", 2, "etaj"},
                                      {"etajai", 2, "etaj"},
                                      {"etaja", 2, "etaj"},
                                      {"itajiem", 2, "itaj"},
                                      {"itajam", 2, "itaj"},
                                      {"itajos", 2, "itaj"},
                                      {"itajas", 2, "itaj"},
                                      {"itajai", 2, "itaj"},
                                      {"itaja", 2, "itaj"},
                                      {"ei"},
                                      {"atajiem", 2, "ataj"},
                                      {"atajam", 2, "ataj"},
                                      {"atajos", 2, "ataj"},
                                      {"atajas", 2, "ataj"},
                                      {"atajai", 2, "ataj"},
                                      {"ataja", 2, "ataj"}};
constexpr LightRule kLatvianSounds[] = {{"pj", 2, "p"}, {"bj", 2, "b"}, {"mj", 2, "m"}, {"vj", 2, "v"}};
constexpr LightStep kLatvian[] = {{kLatvianCase}, {kLatvianSounds}};

// Estonian: the endings of the fourteen cases as in Erelt's "Estonian Language" (2003), number, the stem's last vowel;
// doubled stops made single, because case changes their length. Other gradation (hind - hinna) is left alone.
constexpr LightRule kEstonianCase[] = {{"sse"},
                                       {"st"},
                                       {"le"},
                                       {"lt"},
                                       {"ks"},
                                       {"ga"},
                                       {"ta", 4},
                                       {"es", 4, "e"},
                                       {"is", 4, "i"},
                                       {"as", 4, "a"},
                                       {"al", 4, "a"},
                                       {"el", 4, "e"},
                                       {"il", 4, "i"},
                                       {"ul", 4, "u"},
                                       {"ad", 3, "a"},
                                       {"ed", 3, "e"},
                                       {"id", 3, "i"},
                                       {"ud", 3, "u"},
                                       {"akud", 0, "aku"},
                                       {"iil", 0, "iil"},
                                       {"aal", 0, "aal"},
                                       {"eel", 0, "eel"},
                                       {"uul", 0, "uul"},
                                       {"maal", 3, "maa"},
                                       {"eele", 0, "eel"},  // of keel: its genitive and partitive
                                       {"eelt", 0, "eel"},
                                       // The partitive behind a vowel, not the t of internet, formaat, minut; and
                                       // that of nouns in -us, as long ones in -ust mostly are, but for -ingust.
                                       {"at", 4, "a"},
                                       {"et", 4, "e"},
                                       {"it", 4, "i"},
                                       {"ut", 3, "u"},
                                       {"akut", 0, "aku"},
                                       {"aat", 0, "aat"},
                                       {"eet", 0, "eet"},
                                       {"iit", 0, "iit"},
                                       {"uut", 0, "uut"},
                                       {"net", 0, "net"},
                                       {"minut", 0, "minut"},
                                       {"ust", 4, "us"},
                                       {"ingust", 3, "ing"},
                                       {"vorgus", 0, "vorg"},
                                       {"vorgust", 0, "vorg"}};
constexpr LightRule kEstonianPlural[] = {{"ate", 3, "a"}, {"ete", 3, "e"},  {"ite", 3, "i"}, {"ute", 3, "u"},
                                         {"ade", 3, "a"}, {"ede", 3, "e"},  {"ide", 3, "i"}, {"ude", 3, "u"},
                                         {"i"},           {"uste", 4, "us"}};
constexpr LightRule kEstonianVowel[] = {{"a"}, {"e"}, {"i"}, {"u"}};
constexpr LightRule kEstonianStops[] = {{"tt", 2, "t"}, {"pp", 2, "p"}, {"kk", 2, "k"}};
constexpr LightStep kEstonian[] = {{kEstonianCase}, {kEstonianPlural}, {kEstonianVowel}, {kEstonianStops}};

// Galician: plural and gender of Savoy's light stemmers for Romance languages (UniNE).
constexpr LightRule kGalicianPlural[] = {{"s"},
                                         {"res", 3, "r"},
                                         {"ns", 2, "n"},
                                         {"ces", 3, "z"},
                                         {"ais", 3, "al"},
                                         {"eis", 3, "el"},
                                         {"ois", 3, "ol"},
                                         {"cions", 0, "cion"},
                                         {"us", 0, "us"},
                                         {"is", 0, "is"},
                                         {"ss", 0, "ss"},
                                         {"ices", 3, "ice"}};
constexpr LightRule kGalicianVowel[] = {{"a"}, {"o"}, {"e"}};
constexpr LightStep kGalician[] = {{kGalicianPlural}, {kGalicianVowel}};

// Icelandic: noun endings with and without the article (Einarsson, "Icelandic", 1945), then the stem's j, s and doubled
// l, n. Vowel change (notandi - notendur) is left alone.
constexpr LightRule kIcelandicCase[] = {
    {"arinnar"},
    {"urinn"},
    {"innar"},
    {"isins"},
    {"arnir"},
    {"irnir"},
    {"urnar"},
    {"arnar"},
    {"irnar"},
    {"anna"},
    {"unum"},
    {"inni"},
    {"inum"},
    {"anum"},
    {"sins"},
    {"ina"},
    {"inn"},
    {"ins"},
    {"inu"},
    {"ann"},
    {"ans"},
    {"unni"},
    {"una"},
    {"in"},
    {"id"},
    {"an"},
    {"ar"},
    {"ir"},
    {"ur"},
    {"um"},
    {"a"},
    {"i"},
    {"u"},
    {"s"},
    {"urinnar"},
    // The article behind a noun without its vowel, as in bílnum; vötnum and gögnum have an n of their own.
    {"dnum", 3, "d"},
    {"lnum", 2, "l"}};
constexpr LightRule kIcelandicJ[] = {{"j"}, {"s"}, {"ll", 2, "l"}, {"nn", 2, "n"}};
constexpr LightStep kIcelandic[] = {{kIcelandicCase}, {kIcelandicJ}};

// Afrikaans: plural and attributive -e of Snowball's Dutch, without its longer endings; -s only where it is a plural's;
// then, as there, one vowel of two before the last consonant (foon - fone).
constexpr LightRule kAfrikaansPlural[] = {{"ers", 2, "er"},   {"els", 2, "el"}, {"ems", 2, "em"}, {"ens", 2, "en"},
                                          {"ings", 2, "ing"}, {"es", 3, "e"},   {"'s"},           {"aars", 2, "aar"},
                                          {"ors", 2, "or"},   {"ums", 3, "um"}};
constexpr LightRule kAfrikaansE[] = {{"e"}};
constexpr LightRule kAfrikaansDoubled[] = {{"kk", 2, "k"}, {"ll", 2, "l"}, {"mm", 2, "m"}, {"nn", 2, "n"},
                                           {"pp", 2, "p"}, {"ss", 2, "s"}, {"tt", 2, "t"}};
constexpr LightRule kAfrikaansVowel[] = {
    {"aad", 1, "ad"}, {"aak", 1, "ak"}, {"aal", 1, "al"}, {"aam", 1, "am"}, {"aan", 1, "an"}, {"aap", 1, "ap"},
    {"aar", 1, "ar"}, {"aas", 1, "as"}, {"aat", 1, "at"}, {"eed", 1, "ed"}, {"eek", 1, "ek"}, {"eel", 1, "el"},
    {"eem", 1, "em"}, {"een", 1, "en"}, {"eep", 1, "ep"}, {"eer", 1, "er"}, {"ees", 1, "es"}, {"eet", 1, "et"},
    {"ood", 1, "od"}, {"oog", 1, "og"}, {"ook", 1, "ok"}, {"ool", 1, "ol"}, {"oom", 1, "om"}, {"oon", 1, "on"},
    {"oop", 1, "op"}, {"oor", 1, "or"}, {"oos", 1, "os"}, {"oot", 1, "ot"}, {"uuk", 1, "uk"}, {"uun", 1, "un"},
    {"uur", 1, "ur"}, {"uus", 1, "us"}, {"uut", 1, "ut"}};
constexpr LightStep kAfrikaans[] = {{kAfrikaansPlural}, {kAfrikaansE}, {kAfrikaansDoubled}, {kAfrikaansVowel}};

constexpr std::array kStems = {LightStemmer{"lv", kLatvian}, LightStemmer{"et", kEstonian},
                               LightStemmer{"gl", kGalician}, LightStemmer{"is", kIcelandic},
                               LightStemmer{"af", kAfrikaans}};

}  // namespace

std::span<const LightStemmer> european_stems() {
  return kStems;
}

}  // namespace khabar
