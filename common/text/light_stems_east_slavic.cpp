#include <array>

#include "common/text/light_stemmer.hpp"

namespace khabar {

namespace {

// Ukrainian: the noun and adjective endings of Snowball's Russian stemmer in their Ukrainian form.
constexpr LightRule kUkrainianCase[] = {{"ами"},
                                        {"ями"},
                                        {"ого"},
                                        {"ому"},
                                        {"ими"},
                                        {"іми"},
                                        {"ах"},
                                        {"ях"},
                                        {"ів"},
                                        {"їв"},
                                        {"ам"},
                                        {"ям"},
                                        {"ом"},
                                        {"ем"},
                                        {"єм"},
                                        {"ою"},
                                        {"ею"},
                                        {"єю"},
                                        {"их"},
                                        {"іх"},
                                        {"им"},
                                        {"ім"},
                                        {"ій"},
                                        {"ий"},
                                        {"ої"},
                                        {"а"},
                                        {"я"},
                                        {"у"},
                                        {"ю"},
                                        {"и"},
                                        {"і"},
                                        {"ї"},
                                        {"е"},
                                        {"є"},
                                        {"о"},
                                        {"ь"},
                                        {"й"},
                                        // Nouns in -ія keep the і in every form; elsewhere -ій is an adjective's.
                                        {"ній", 3, "ні"},
                                        {"цій", 3, "ці"},
                                        {"гій", 3, "гі"},
                                        {"сій", 3, "сі"},
                                        {"рій", 3, "рі"},
                                        // Ends that belong to the word.
                                        {"систем", 0, "систем"},
                                        {"блем", 0, "блем"},
                                        {"грам", 0, "грам"},
                                        {"реклам", 0, "реклам"},
                                        {"пром", 0, "пром"},
                                        {"леком", 0, "леком"},
                                        {"режим", 0, "режим"},
                                        // The к that becomes ц: бібліотека - бібліотеці, техніка - техніці.
                                        {"еці", 3, "ек"},
                                        {"іці", 3, "ік"},
                                        {"тиці", 3, "тик"},
                                        {"мериці", 0, "мерик"},
                                        {"пристрій", 0, "пристро"},
                                        {"пристрою", 0, "пристро"},
                                        {"розробці", 0, "розробк"},
                                        {"рік", 0, "рок"},
                                        {"стей", 2, "ст"},
                                        {"делей", 0, "дел"},
                                        {"ллю", 3, "л"},
                                        // Verbs in -увати in the present.
                                        {"ує"},
                                        {"ують"},
                                        {"ює"},
                                        {"юють"},
                                        {"грами", 0, "грам"},
                                        {"реклами", 0, "реклам"},
                                        {"режими", 0, "режим"},
                                        {"ьої"},
                                        {"ього"},
                                        {"ьому"},
                                        {"ьою"}};
/// Datives and adjectives in -ов-, verbs in -увати, the і of nouns in -ія.
constexpr LightRule kUkrainianOv[] = {{"ов"},   {"ев"},   {"єв"},   {"уват"}, {"ував"},
                                      {"увал"}, {"юват"}, {"ював"}, {"ювал"}, {"і"}};
/// What changes in a closed syllable: ринок - ринку, безпечність - безпечності, завдання - завдань.
constexpr LightRule kUkrainianSounds[] = {{"іст", 2, "ост"}, {"нн", 2, "н"}, {"ок", 2, "к"}, {"ец", 3, "ц"}};
constexpr LightStep kUkrainian[] = {{kUkrainianCase}, {kUkrainianOv}, {kUkrainianSounds}};

// Belarusian: the same steps. After a vowel a word's first у is written ў.
constexpr LightRule kBelarusianShortU[] = {{"ў", 2, "у"}};
constexpr LightRule kBelarusianCase[] = {{"ямі"},
                                         {"амі"},
                                         {"іямі"},
                                         {"ыямі"},
                                         {"іяй"},
                                         {"ыяй"},
                                         {"іям"},
                                         {"ыям"},
                                         {"іях"},
                                         {"ыях"},
                                         {"ах"},
                                         {"ях"},
                                         {"аў"},
                                         {"яў"},
                                         {"оў"},
                                         {"еў"},
                                         {"ам"},
                                         {"ям"},
                                         {"ом"},
                                         {"ем"},
                                         {"ай"},
                                         {"яй"},
                                         {"ой"},
                                         {"ою"},
                                         {"аю"},
                                         {"ага"},
                                         {"яга"},
                                         {"ому"},
                                         {"аму"},
                                         {"яму"},
                                         {"ымі"},
                                         {"імі"},
                                         {"ых"},
                                         {"іх"},
                                         {"ым"},
                                         {"ім"},
                                         {"ая"},
                                         {"яя"},
                                         {"ую"},
                                         {"юю"},
                                         {"ое"},
                                         {"ае"},
                                         {"яе"},
                                         {"ыя"},
                                         {"ія"},
                                         {"ыі"},
                                         {"іі"},
                                         {"ый"},
                                         {"ій"},
                                         {"ыю"},
                                         {"ію"},
                                         {"ы"},
                                         {"і"},
                                         {"а"},
                                         {"я"},
                                         {"у"},
                                         {"ю"},
                                         {"е"},
                                         {"о"},
                                         {"э"},
                                         {"ь"},
                                         {"й"},
                                         {"грам", 0, "грам"},
                                         {"реклам", 0, "реклам"},
                                         {"пром", 0, "пром"},
                                         {"рэжым", 0, "рэжым"},
                                         {"сістэм", 0, "сістэм"},
                                         {"леком", 0, "леком"}};
constexpr LightRule kBelarusianSounds[] = {{"ак", 2, "к"}, {"ец", 3, "ц"}};
constexpr LightStep kBelarusian[] = {
    {kBelarusianShortU, LightStep::Side::Prefix}, {kBelarusianCase}, {kBelarusianSounds}};

constexpr std::array kStems = {LightStemmer{"uk", kUkrainian}, LightStemmer{"be", kBelarusian}};

}  // namespace

std::span<const LightStemmer> east_slavic_stems() {
  return kStems;
}

}  // namespace khabar
