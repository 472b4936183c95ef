#include <array>

#include "common/text/light_stemmer.hpp"

namespace khabar {

namespace {

// Croatian: after Ljubesic and Pandzic's simple stemmer, its endings of nouns, adjectives and the commonest verbs,
// without marks.
constexpr LightRule kCroatianCase[] = {{"ama"},
                                       {"ima"},
                                       {"oga"},
                                       {"omu"},
                                       {"ome"},
                                       {"om"},
                                       {"em"},
                                       {"og"},
                                       {"im"},
                                       {"ih"},
                                       {"oj"},
                                       {"a"},
                                       {"e"},
                                       {"i"},
                                       {"o"},
                                       {"u"},
                                       // Ends that belong to the word.
                                       {"grama", 0, "gram"},
                                       {"reklama", 0, "reklam"},
                                       {"klima", 0, "klim"},
                                       {"loga", 0, "log"},
                                       {"log", 0, "log"},
                                       {"azvoj", 0, "azvoj"},
                                       {"stroj", 0, "stroj"},
                                       {"blem", 0, "blem"},
                                       {"sistem", 0, "sistem"},
                                       {"prom", 0, "prom"},
                                       {"lekom", 0, "lekom"},
                                       {"rezim", 0, "rezim"},
                                       {"xiaomi", 0, "xiaomi"},
                                       {"rezima", 0, "rezim"},
                                       {"festivala", 0, "festival"},
                                       {"festivali", 0, "festival"},
                                       {"igrama", 0, "igr"},
                                       {"igara", 0, "igr"},
                                       {"cigara", 0, "cigar"},
                                       {"oscu", 2, "ost"},
                                       // Behind a foreign name's mute e: Google - Googlea.
                                       {"ea", 4},
                                       {"eu", 4},
                                       {"eom", 4},
                                       // Verbs in -irati, -ovati and -ivati: testira, kupuje, ispituje.
                                       {"irati", 3, "ir"},
                                       {"iraju", 3, "ir"},
                                       {"irao", 3, "ir"},
                                       {"irala", 3, "ir"},
                                       {"irali", 3, "ir"},
                                       {"ovati", 3, "uj"},
                                       {"ovao", 3, "uj"},
                                       {"ovala", 3, "uj"},
                                       {"ovali", 3, "uj"},
                                       {"ivati", 3, "uj"},
                                       {"ivao", 3, "uj"},
                                       {"ivala", 3, "uj"},
                                       {"ivali", 3, "uj"}};
constexpr LightRule kCroatianPlural[] = {{"ov"}, {"ev"}, {"eov", 4}};
/// korisnik - korisnici, stručnjak - stručnjaci, razlog - razlozi; the a that comes and goes (tvrtka - tvrtaka, kupac -
/// kupca, centar - centra); the -in of one of a people.
constexpr LightRule kCroatianSounds[] = {{"nic", 2, "nik"},      {"ak", 3, "k"},      {"ac", 3, "c"},
                                         {"njac", 2, "njk"},     {"sluz", 1, "slug"}, {"zic", 2, "zik"},
                                         {"tar", 3, "tr"},       {"anin", 3, "an"},   {"loz", 2, "log"},
                                         {"podac", 0, "podatk"}, {"banc", 0, "bank"}, {"zam", 3, "zm"}};
constexpr LightStep kCroatian[] = {{kCroatianCase}, {kCroatianPlural}, {kCroatianSounds}};

// Slovenian: after Popovic and Willett, "The effectiveness of stemming for natural-language access to Slovene textual
// data" (1992), the endings of nouns and adjectives only.
constexpr LightRule kSlovenianCase[] = {{"ami"},
                                        {"ema"},
                                        {"oma"},
                                        {"ama"},
                                        {"emi"},
                                        {"imi"},
                                        {"ega"},
                                        {"emu"},
                                        {"ih"},
                                        {"im"},
                                        {"om"},
                                        {"em"},
                                        {"am"},
                                        {"ah"},
                                        {"eh"},
                                        {"a"},
                                        {"e"},
                                        {"i"},
                                        {"o"},
                                        {"u"},
                                        {"ij", 3, "j"},
                                        {"cij", 2, "cij"},
                                        {"gij", 2, "gij"},
                                        {"ijami", 3, "ij"},
                                        {"grama", 0, "gram"},
                                        {"gram", 0, "gram"},
                                        {"reklama", 0, "reklam"},
                                        {"reklam", 0, "reklam"},
                                        {"sistem", 0, "sistem"},
                                        {"sistema", 0, "sistem"},
                                        {"blem", 0, "blem"},
                                        {"blema", 0, "blem"},
                                        {"prom", 0, "prom"},
                                        {"lekom", 0, "lekom"},
                                        {"rezim", 0, "rezim"},
                                        {"xiaomi", 0, "xiaomi"},
                                        {"ima"},
                                        {"klima", 0, "klim"},
                                        {"stjo", 2, "st"},
                                        {"stmi", 2, "st"}};
constexpr LightRule kSlovenianPlural[] = {{"ov"}, {"ev"}, {"tev", 2, "tv"}};
constexpr LightRule kSlovenianSounds[] = {{"ek", 3, "k"}, {"ec", 3, "c"},  {"el", 3, "l"}, {"en", 3, "n"},
                                          {"er", 3, "r"}, {"erj", 3, "r"}, {"rj", 3, "r"}};
constexpr LightStep kSlovenian[] = {{kSlovenianCase}, {kSlovenianPlural}, {kSlovenianSounds}};

// Bulgarian: Savoy, "Searching strategies for the Bulgarian language" (2007). The article is known by the vowel before
// it, so that защита keeps its т.
constexpr LightRule kBulgarianArticle[] = {{"ият"},
                                           {"ът"},
                                           {"ят"},
                                           {"ата", 3, "а"},
                                           {"ята", 3, "я"},
                                           {"ото", 3, "о"},
                                           {"ето", 3, "е"},
                                           {"ите", 3, "и"},
                                           {"ете", 3, "е"},
                                           {"стта", 2, "ст"},
                                           {"зарплата", 0, "зарплата"},
                                           {"резултата", 0, "резултат"},
                                           {"мандата", 0, "мандат"},
                                           {"депутата", 0, "депутат"},
                                           {"апарата", 0, "апарат"},
                                           {"адвоката", 0, "адвокат"},
                                           {"кандидата", 0, "кандидат"},
                                           {"сертификата", 0, "сертификат"},
                                           {"автомата", 0, "автомат"}};
constexpr LightRule kBulgarianPlural[] = {{"ове"}, {"еве"}, {"ища"}, {"ии"}, {"ия"}, {"и"}, {"ие"}};
/// With the verbs in -ва and -ира: продава, продават, продавал; инвестира, инвестират, инвестирал.
constexpr LightRule kBulgarianVowel[] = {{"а"},
                                         {"о"},
                                         {"е"},
                                         {"я"},
                                         {"ват", 3, "в"},
                                         {"вал", 3, "в"},
                                         {"вала", 3, "в"},
                                         {"вало", 3, "в"},
                                         {"ваха", 3, "в"},
                                         {"ваше", 3, "в"},
                                         {"ират", 3, "ир"},
                                         {"ирал", 3, "ир"},
                                         {"ирала", 3, "ир"},
                                         {"ирало", 3, "ир"},
                                         {"ираха", 3, "ир"},
                                         {"ираше", 3, "ир"}};
constexpr LightRule kBulgarianSounds[] = {{"ен", 3, "н"}, {"ър", 3, "р"},  {"ъл", 3, "л"},
                                          {"ък", 3, "к"}, {"иц", 2, "ик"}, {"ъц", 3, "к"}};
constexpr LightStep kBulgarian[] = {{kBulgarianArticle}, {kBulgarianPlural}, {kBulgarianVowel}, {kBulgarianSounds}};

// Macedonian: the Bulgarian steps with the Macedonian article.
constexpr LightRule kMacedonianArticle[] = {
    {"иот"},         {"от"},           {"ата", 3, "а"},       {"ото", 3, "о"},       {"ето", 3, "е"},
    {"ите", 3, "и"}, {"ста", 4, "ст"}, {"робот", 0, "робот"}, {"пилот", 0, "пилот"}, {"плата", 0, "плата"}};
constexpr LightRule kMacedonianPlural[] = {{"ови"}, {"еви"}, {"ишта"}, {"ии"}, {"ија"}, {"и"}, {"а"}, {"о"}, {"е"}};
constexpr LightRule kMacedonianSounds[] = {{"иц", 2, "ик"}, {"оц", 3, "ок"}, {"ен", 3, "н"}};
constexpr LightStep kMacedonian[] = {{kMacedonianArticle}, {kMacedonianPlural}, {kMacedonianSounds}};

constexpr std::array kStems = {LightStemmer{"hr", kCroatian}, LightStemmer{"bs", kCroatian},
                               LightStemmer{"sl", kSlovenian}, LightStemmer{"bg", kBulgarian},
                               LightStemmer{"mk", kMacedonian}};

}  // namespace

std::span<const LightStemmer> south_slavic_stems() {
  return kStems;
}

}  // namespace khabar
