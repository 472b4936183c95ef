#include <array>

#include "common/text/light_stemmer.hpp"

namespace khabar {

namespace {

// After Ramanathan and Rao, "A lightweight stemmer for Hindi" (2003): endings by length, without analysis. `least`
// counts code points, vowel signs included.

// Bengali: Dolamic and Savoy, "Comparative study of indexing and search strategies for the Hindi, Marathi and Bengali
// languages" (2010). Case, the genitive after a vowel, then the classifiers. Folding has taken off the nukta: য় is য.
constexpr LightRule kBengaliCase[] = {
    {"ের", 2},           {"েরা", 2},         {"েদের", 2},        {"েরও", 2},        {"কে", 3},       {"িতে", 2, "ি"},
    {"ীতে", 2, "ী"},     {"োতে", 2, "ো"},    {"াতে", 2, "া"},    {"ুতে", 2, "ু"},     {"দের", 3},      {"দেরকে", 3},
    {"রা", 4},           {"ে", 2},           {"ায", 2, "া"},     {"েই", 2},         {"েও", 2},       {"র্তা", 0, "র্তা"},
    {"থেকে", 0, "থেকে"}, {"্কে", 0, "্ক"},     {"ংকে", 0, "ংক"},   {"ংযের", 2, "ং"},  {"ংযে", 2, "ং"}, {"ইযের", 1, "ই"},
    {"ইযে", 1, "ই"},     {"সবুকে", 0, "সবুক"}, {"টবুকে", 0, "টবুক"}, {"কবুকে", 0, "কবুক"}};
constexpr LightRule kBengaliGenitive[] = {{"ার", 2, "া"}, {"ির", 2, "ি"}, {"ীর", 2, "ী"},
                                          {"োর", 2, "ো"}, {"ুর", 3, "ু"},   {"ূর", 3, "ূ"}};
constexpr LightRule kBengaliClassifier[] = {{"টি"},   {"টা"},          {"গুলো"},        {"গুলি"},
                                            {"খানা"}, {"্টি", 0, "্টি"}, {"্টা", 0, "্টা"}};
constexpr LightStep kBengali[] = {{kBengaliCase}, {kBengaliGenitive}, {kBengaliClassifier}};

// Marathi: same source; postpositions, then the oblique stem's ending.
constexpr LightRule kMarathiPostposition[] = {{"च्या"},
                                              {"चा"},
                                              {"ची"},
                                              {"चे"},
                                              {"ला"},
                                              {"ने"},
                                              {"वर"},
                                              {"हून"},
                                              {"साठी"},
                                              {"मध्ये"},
                                              {"मधील"},
                                              {"मधून"},
                                              {"शी", 4},
                                              {"ातील", 2, "ा"},
                                              {"ेतील", 2, "े"},
                                              {"ीतील", 2, "ी"},
                                              {"ांतील", 2, "ां"},
                                              {"ांनी", 2, "ां"},
                                              {"ांना", 2, "ां"},
                                              {"ात", 2, "ा"},
                                              {"ीत", 2, "ी"},
                                              {"ेत", 2, "े"},
                                              {"ांत", 2, "ां"},
                                              {"ांकडे", 2, "ां"},
                                              {"ाकडे", 2, "ा"},
                                              {"कडे"},
                                              {"कडून"},
                                              {"पासून"},
                                              {"पर्यंत"},
                                              {"बद्दल"},
                                              {"प्रमाणे"},
                                              {"मुळे"},
                                              {"सोबत"},
                                              {"द्वारे"},
                                              {"ईत", 2, "ई"},
                                              {"ईतील", 2, "ई"},
                                              {"्चा", 0, "्चा"},
                                              {"हिला", 0, "हिला"},
                                              {"हिने", 0, "हिन"},
                                              {"र्वर", 0, "र्वर"},
                                              {"र्व्हर", 0, "र्व्हर"}};
constexpr LightRule kMarathiOblique[] = {{"्यां", 2}, {"्या", 2}, {"यां"},   {"ां", 2}, {"ा", 2},
                                         {"े", 2},   {"ी", 2},  {"ि", 2}, {"ो", 3}, {"्स"}};
constexpr LightStep kMarathi[] = {{kMarathiPostposition}, {kMarathiOblique}};

// Gujarati: Patel, Popat and Bhattacharyya, "Hybrid stemmer for Gujarati" (2010), its hand-made suffixes.
constexpr LightRule kGujaratiCase[] = {{"નો"},
                                       {"ની"},
                                       {"નું"},
                                       {"ના"},
                                       {"નાં"},
                                       {"ને"},
                                       {"માં"},
                                       {"માંથી"},
                                       {"થી"},
                                       {"એ"},
                                       {"ઓએ"},
                                       {"કંપની", 0, "કંપની"},
                                       {"ચના", 0, "ચના"},
                                       {"ોજના", 0, "ોજના"}};
constexpr LightRule kGujaratiPlural[] = {{"ઓ"}, {"ો", 2}};
constexpr LightRule kGujaratiVowel[] = {{"ી"}, {"ું", 2}, {"ા"}, {"ે"}};
constexpr LightStep kGujarati[] = {{kGujaratiCase}, {kGujaratiPlural}, {kGujaratiVowel}};

// Punjabi: Gupta and Lehal, "Punjabi language stemmer for nouns and proper names" (2011).
constexpr LightRule kPunjabiCase[] = {{"ੀਆਂ", 2}, {"ਿਆਂ", 2}, {"ਆਂ", 2}, {"ਾਂ", 2}, {"ੋਂ", 2},  {"ਿਓਂ", 2},
                                      {"ਵਾਂ", 3}, {"ੀਓਂ", 2}, {"ੇ", 2},  {"ਾ", 2}, {"ੀ", 2}, {"ੀਏ", 3}};
constexpr LightStep kPunjabi[] = {{kPunjabiCase}};

constexpr std::array kStems = {LightStemmer{"bn", kBengali}, LightStemmer{"mr", kMarathi},
                               LightStemmer{"gu", kGujarati}, LightStemmer{"pa", kPunjabi}};

}  // namespace

std::span<const LightStemmer> indic_stems() {
  return kStems;
}

}  // namespace khabar
