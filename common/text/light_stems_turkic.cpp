#include <array>

#include "common/text/light_stemmer.hpp"

namespace khabar {

namespace {

// The chain of Turkic endings, taken from its end: case, possessive, plural (Johanson and Csató, "The Turkic
// Languages", 1998; cf. Eryiğit and Adalı's affix-stripping stemmer for Turkish, 2004). Vowel harmony and assimilation
// give each ending its variants. A word that ends like an ending may lose it; its inflected forms then lose it too.

constexpr LightRule kKazakhCase[] = {{"ның"},
                                     {"нің"},
                                     {"дың"},
                                     {"дің"},
                                     {"тың"},
                                     {"тің"},
                                     {"ға"},
                                     {"ге"},
                                     {"қа"},
                                     {"ке", 4},
                                     {"ына"},
                                     {"сына"},
                                     {"іне"},
                                     {"сіне"},
                                     {"аны", 3, "а"},
                                     {"яны", 3, "я"},
                                     {"ыны", 3, "ы"},
                                     {"ені", 3, "е"},
                                     {"іні", 3, "і"},
                                     {"ды"},
                                     {"ді"},
                                     {"ты"},
                                     {"ті"},
                                     {"да"},
                                     {"де"},
                                     {"қта", 3, "қ"},
                                     {"пта", 3, "п"},
                                     {"тта", 3, "т"},
                                     {"кте", 3, "к"},
                                     {"тте", 3, "т"},
                                     {"сте", 3, "с"},
                                     {"нда"},
                                     {"нде"},
                                     {"дан"},
                                     {"ден"},
                                     {"тан"},
                                     {"тен"},
                                     {"нан"},
                                     {"нен"},
                                     {"мен"},
                                     {"бен"},
                                     {"пен"},
                                     {"дағы"},
                                     {"дегі"},
                                     {"тағы"},
                                     {"тегі"},
                                     {"ндағы"},
                                     {"ндегі"},
                                     {"стан", 0, "стан"},
                                     {"станның", 0, "стан"},
                                     {"станды", 0, "стан"},
                                     {"станда", 0, "стан"},
                                     {"канада", 0, "канада"},
                                     {"пте", 3, "п"}};
constexpr LightRule kKazakhPossessive[] = {{"сы"}, {"сі"}, {"ы"}, {"і"}, {"ымыз"}, {"іміз"}, {"мыз", 4}, {"міз", 4}};
constexpr LightRule kKazakhPlural[] = {
    {"лар"}, {"лер"}, {"дар"}, {"дер"}, {"тар"}, {"тер"}, {"метр", 0, "метр"}, {"ютер", 0, "ютер"}};
constexpr LightRule kKazakhVowel[] = {{"ы"}, {"і"}};
constexpr LightStep kKazakh[] = {{kKazakhCase}, {kKazakhPossessive}, {kKazakhPlural}, {kKazakhVowel}};

constexpr LightRule kUzbekCase[] = {{"ning"},
                                    {"ga"},
                                    {"kka", 3, "k"},
                                    {"qqa", 3, "q"},
                                    {"ni"},
                                    {"da"},
                                    {"dan"},
                                    {"dagi"},
                                    {"ini"},
                                    {"ida"},
                                    {"idan"},
                                    {"iga"},
                                    {"ining"},
                                    {"idagi"},
                                    {"sini"},
                                    {"sida"},
                                    {"sidan"},
                                    {"siga"},
                                    {"sining"},
                                    {"sidagi"},
                                    {"kompani", 0, "kompani"},
                                    {"kanada", 0, "kanada"},
                                    {"oni", 3, "on"},
                                    {"nni", 3, "n"}};
constexpr LightRule kUzbekPossessive[] = {{"si"}, {"i"}, {"imiz"}, {"miz", 4}};
constexpr LightRule kUzbekPlural[] = {{"lar"}, {"dollar", 0, "dollar"}};
constexpr LightRule kUzbekVowel[] = {{"i"}};
constexpr LightStep kUzbek[] = {{kUzbekCase}, {kUzbekPossessive}, {kUzbekPlural}, {kUzbekVowel}};

// Azerbaijani: folding has made ı i, ö o, ü u, ğ g, ş s; ə stays.
constexpr LightRule kAzerbaijaniCase[] = {{"anin", 3, "a"},
                                          {"ənin", 3, "ə"},
                                          {"in"},
                                          {"un"},
                                          {"aya", 3, "a"},
                                          {"əyə", 3, "ə"},
                                          {"a", 4},
                                          {"ə", 4},
                                          {"ani", 3, "a"},
                                          {"əni", 3, "ə"},
                                          {"da"},
                                          {"də"},
                                          {"dan"},
                                          {"dən"},
                                          {"nda"},
                                          {"ndə"},
                                          {"ndan"},
                                          {"ndən"},
                                          {"daki"},
                                          {"dəki"},
                                          {"sinin"},
                                          {"sunun"},
                                          {"sina"},
                                          {"sinə"},
                                          {"sini"},
                                          {"sinda"},
                                          {"sində"},
                                          {"sindan"},
                                          {"sindən"},
                                          {"inin"},
                                          {"unun"},
                                          {"ina"},
                                          {"inə"},
                                          {"ini"},
                                          {"unu"},
                                          {"inda"},
                                          {"ində"},
                                          {"unda"},
                                          {"undə"},
                                          {"indan"},
                                          {"indən"},
                                          {"berlin", 0, "berlin"},
                                          {"putin", 0, "putin"}};
constexpr LightRule kAzerbaijaniPossessive[] = {{"si"}, {"su"}, {"i"}, {"u"}, {"imiz"}, {"umuz"}};
constexpr LightRule kAzerbaijaniPlural[] = {{"lar"}, {"lər"}, {"dollar", 0, "dollar"}};
constexpr LightRule kAzerbaijaniVowel[] = {{"a", 4}, {"ə", 4}, {"i"}, {"u"}};
constexpr LightStep kAzerbaijani[] = {
    {kAzerbaijaniCase}, {kAzerbaijaniPossessive}, {kAzerbaijaniPlural}, {kAzerbaijaniVowel}};

constexpr std::array kStems = {LightStemmer{"kk", kKazakh}, LightStemmer{"uz", kUzbek},
                               LightStemmer{"az", kAzerbaijani}};

}  // namespace

std::span<const LightStemmer> turkic_stems() {
  return kStems;
}

}  // namespace khabar
