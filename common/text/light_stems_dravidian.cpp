#include <array>

#include "common/text/light_stemmer.hpp"

namespace khabar {

namespace {

// Ramanathan and Rao's light method (2003) with the case endings of Krishnamurti, "The Dravidian Languages" (2003):
// case, plural, then what the bare noun ends in (Telugu -ం, -ు and the -ా of loans, virama). `least` counts code points.

constexpr LightRule kTeluguCase[] = {{"కు"},
                                     {"కి"},
                                     {"ను"},
                                     {"ని"},
                                     {"లో"},
                                     {"తో"},
                                     {"పై"},
                                     {"లోని"},
                                     {"లోకి"},
                                     {"నుంచి"},
                                     {"నుండి"},
                                     {"కోసం"},
                                     {"ానికి", 3, "ం"},
                                     {"ాన్ని", 3, "ం"},
                                     {"ంలో", 3, "ం"},
                                     {"ంలోని", 3, "ం"},
                                     {"ంతో", 3, "ం"},
                                     {"ంపై", 3, "ం"},
                                     {"ాలు", 3, "ం"},
                                     {"ాల", 3, "ం"},
                                     {"ాలకు", 3, "ం"},
                                     {"ాలను", 3, "ం"},
                                     {"ాల్లో", 3, "ం"},
                                     {"ాలలో", 3, "ం"},
                                     {"ుల్లో", 3, "ు"},
                                     {"ల్లో", 3},
                                     {"్లో", 2, "్"},
                                     {"్ను", 2, "్"},
                                     {"్కు", 2, "్"},
                                     {"్తో", 2, "్"},
                                     {"ంకు", 0, "ంకు"}};
constexpr LightRule kTeluguPlural[] = {{"లు", 2}, {"ల", 2}, {"రుల", 2, "రు"}, {"్ల", 2, "్"}};
constexpr LightRule kTeluguEnd[] = {{"ం"}, {"ు"}, {"్"}, {"ి"}, {"ా", 4}};
constexpr LightStep kTelugu[] = {{kTeluguCase}, {kTeluguPlural}, {kTeluguEnd}};

constexpr LightRule kKannadaCase[] = {
    {"ಗಳು"},         {"ಗಳ"},          {"ಗಳನ್ನು"},       {"ಗಳಿಗೆ"},        {"ಗಳಿಂದ"},        {"ಗಳಲ್ಲಿ"},
    {"ಗಳೊಂದಿಗೆ"},      {"ಯು"},          {"ಯ"},           {"ಯನ್ನು"},       {"ಯಿಂದ"},         {"ಯಲ್ಲಿ"},
    {"ಗೆ"},           {"ದ"},           {"ದಲ್ಲಿ"},         {"ದಿಂದ"},        {"ವು"},          {"ವನ್ನು"},
    {"ಕ್ಕೆ"},          {"ಿನ"},           {"ಿನಲ್ಲಿ"},         {"ಿಗೆ"},          {"ಿಂದ"},          {"ನಲ್ಲಿ"},
    {"್ನ", 3, "್"},    {"ನ್ನು"},         {"ವರು", 2, "ವ"}, {"ವರ", 2, "ವ"}, {"ವರಿಗೆ", 2, "ವ"}, {"ಕರು", 3, "ಕ"},
    {"ಕರ", 4, "ಕ"},  {"ಕರಿಗೆ", 3, "ಕ"}, {"ರರು", 3, "ರ"}, {"ರರ", 3, "ರ"}, {"ರರಿಗೆ", 3, "ರ"}, {"ರರನ್ನು", 3, "ರ"},
    {"ರರಿಂದ", 3, "ರ"}};
constexpr LightRule kKannadaEnd[] = {{"್"}, {"ು"}, {"ಿ"}};
constexpr LightStep kKannada[] = {{kKannadaCase}, {kKannadaEnd}};

constexpr LightRule kMalayalamCase[] = {{"കൾ"},
                                        {"കളുടെ"},
                                        {"കൾക്ക്"},
                                        {"കളിൽ"},
                                        {"കളെ"},
                                        {"കളും"},
                                        {"കളിലെ"},
                                        {"ുകൾ"},
                                        {"ുകളുടെ"},
                                        {"ുകൾക്ക്"},
                                        {"ുകളിൽ"},
                                        {"ുകളെ"},
                                        {"ുകളും"},
                                        {"യുടെ"},
                                        {"യിൽ"},
                                        {"യിലെ"},
                                        {"യെ"},
                                        {"യും"},
                                        {"ക്ക്"},
                                        {"യ്ക്ക്"},
                                        {"ിന്റെ", 2},
                                        {"ിൽ", 2},
                                        {"ിലെ", 2},
                                        {"ിന്", 2},
                                        {"ിനെ", 2},
                                        {"ിനും", 2},
                                        {"ിലും", 2},
                                        {"ത്തിന്റെ", 3, "ം"},
                                        {"ത്തിൽ", 3, "ം"},
                                        {"ത്തിന്", 3, "ം"},
                                        {"ത്തിലെ", 3, "ം"},
                                        {"ങ്ങൾ", 3, "ം"},
                                        {"ങ്ങളുടെ", 3, "ം"},
                                        {"ങ്ങളിൽ", 3, "ം"},
                                        {"ങ്ങളെ", 3, "ം"},
                                        {"ങ്ങൾക്ക്", 3, "ം"},
                                        {"ാവ്", 3, "ാ"},
                                        {"ാക്കൾ", 3, "ാ"},
                                        {"ാക്കളുടെ", 3, "ാ"},
                                        {"ാവിന്റെ", 3, "ാ"},
                                        {"ാക്കൾക്ക്", 3, "ാ"},
                                        {"ത്ത്", 3, "ം"},
                                        {"ത്തെ", 3, "ം"},
                                        {"മാർ"},
                                        {"മാരുടെ"},
                                        {"മാർക്ക്"},
                                        {"മാരെ"}};
/// A chillu is its consonant without a vowel (ഫോൺ - ഫോണിൽ); final ർ is written ര or റ before a vowel.
constexpr LightRule kMalayalamEnd[] = {{"ർ", 1, "ര"}, {"റ", 2, "ര"}, {"ൻ", 1, "ന"}, {"ൽ", 1, "ല"},
                                       {"ൺ", 1, "ണ"}, {"ൾ", 1, "ള"}, {"്"},          {"ം"}};
constexpr LightStep kMalayalam[] = {{kMalayalamCase}, {kMalayalamEnd}};

constexpr std::array kStems = {LightStemmer{"te", kTelugu}, LightStemmer{"kn", kKannada},
                               LightStemmer{"ml", kMalayalam}};

}  // namespace

std::span<const LightStemmer> dravidian_stems() {
  return kStems;
}

}  // namespace khabar
