#include "common/text/language.hpp"

#include <algorithm>
#include <array>

namespace khabar {

namespace {

constexpr std::array kLanguages = {
    Language{"af", "Afrikaans", Script::Latin, ""},
    Language{"am", "Amharic", Script::Ethiopic, ""},
    Language{"ar", "Arabic", Script::Arabic, "arabic"},
    Language{"as", "Assamese", Script::Bengali, ""},
    Language{"az", "Azerbaijani", Script::Latin, "", Apostrophe::Suffix},
    Language{"be", "Belarusian", Script::Cyrillic, ""},
    Language{"bg", "Bulgarian", Script::Cyrillic, ""},
    Language{"bn", "Bengali", Script::Bengali, ""},
    Language{"bs", "Bosnian", Script::Latin, "", Apostrophe::Keep, Marks::Fold, "hr"},
    Language{"ca", "Catalan", Script::Latin, "catalan", Apostrophe::Elide},
    Language{"cs", "Czech", Script::Latin, ""},
    Language{"cy", "Welsh", Script::Latin, ""},
    Language{"da", "Danish", Script::Latin, "danish"},
    Language{"de", "German", Script::Latin, "german"},
    Language{"el", "Greek", Script::Greek, "greek"},
    Language{"en", "English", Script::Latin, "english"},
    Language{"eo", "Esperanto", Script::Latin, ""},
    Language{"es", "Spanish", Script::Latin, "spanish"},
    Language{"et", "Estonian", Script::Latin, "", Apostrophe::Suffix},
    Language{"eu", "Basque", Script::Latin, "basque"},
    Language{"fa", "Persian", Script::Arabic, ""},
    Language{"fi", "Finnish", Script::Latin, "finnish"},
    Language{"fr", "French", Script::Latin, "french", Apostrophe::Elide},
    Language{"ga", "Irish", Script::Latin, "irish"},
    Language{"gl", "Galician", Script::Latin, ""},
    Language{"gu", "Gujarati", Script::Gujarati, ""},
    Language{"he", "Hebrew", Script::Hebrew, ""},
    Language{"hi", "Hindi", Script::Devanagari, "hindi"},
    Language{"hr", "Croatian", Script::Latin, ""},
    Language{"hu", "Hungarian", Script::Latin, "hungarian", Apostrophe::Keep, Marks::FoldAfterStem},
    Language{"hy", "Armenian", Script::Armenian, "armenian"},
    Language{"id", "Indonesian", Script::Latin, "indonesian"},
    Language{"is", "Icelandic", Script::Latin, ""},
    Language{"it", "Italian", Script::Latin, "italian", Apostrophe::Elide},
    Language{"ja", "Japanese", Script::Kana, ""},
    Language{"ka", "Georgian", Script::Georgian, ""},
    Language{"kk", "Kazakh", Script::Cyrillic, ""},
    Language{"km", "Khmer", Script::Khmer, ""},
    Language{"kn", "Kannada", Script::Kannada, ""},
    Language{"ko", "Korean", Script::Hangul, ""},
    Language{"lo", "Lao", Script::Lao, ""},
    Language{"lt", "Lithuanian", Script::Latin, "lithuanian"},
    Language{"lv", "Latvian", Script::Latin, ""},
    Language{"mk", "Macedonian", Script::Cyrillic, ""},
    Language{"ml", "Malayalam", Script::Malayalam, ""},
    Language{"mn", "Mongolian", Script::Cyrillic, ""},
    Language{"mr", "Marathi", Script::Devanagari, ""},
    Language{"ms", "Malay", Script::Latin, "indonesian", Apostrophe::Keep, Marks::Fold, "id"},
    Language{"my", "Burmese", Script::Myanmar, ""},
    Language{"nb", "Norwegian Bokmål", Script::Latin, "norwegian", Apostrophe::Keep, Marks::Fold, "no"},
    Language{"ne", "Nepali", Script::Devanagari, "nepali"},
    Language{"nl", "Dutch", Script::Latin, "dutch"},
    Language{"nn", "Norwegian Nynorsk", Script::Latin, "norwegian", Apostrophe::Keep, Marks::Fold, "no"},
    Language{"no", "Norwegian", Script::Latin, "norwegian"},
    Language{"or", "Odia", Script::Oriya, ""},
    Language{"pa", "Punjabi", Script::Gurmukhi, ""},
    Language{"pl", "Polish", Script::Latin, "", Apostrophe::Suffix},
    Language{"ps", "Pashto", Script::Arabic, ""},
    Language{"pt", "Portuguese", Script::Latin, "portuguese"},
    Language{"ro", "Romanian", Script::Latin, "romanian"},
    Language{"ru", "Russian", Script::Cyrillic, "russian"},
    Language{"si", "Sinhala", Script::Sinhala, ""},
    Language{"sk", "Slovak", Script::Latin, ""},
    Language{"sl", "Slovenian", Script::Latin, ""},
    Language{"sq", "Albanian", Script::Latin, ""},
    Language{"sr", "Serbian", Script::Cyrillic, "", Apostrophe::Keep, Marks::Fold, "hr"},
    Language{"sv", "Swedish", Script::Latin, "swedish"},
    Language{"sw", "Swahili", Script::Latin, ""},
    Language{"ta", "Tamil", Script::Tamil, "tamil"},
    Language{"te", "Telugu", Script::Telugu, ""},
    Language{"th", "Thai", Script::Thai, ""},
    Language{"tl", "Tagalog", Script::Latin, ""},
    Language{"tr", "Turkish", Script::Latin, "turkish", Apostrophe::Suffix, Marks::FoldAfterStem},
    Language{"uk", "Ukrainian", Script::Cyrillic, ""},
    Language{"ur", "Urdu", Script::Arabic, ""},
    Language{"uz", "Uzbek", Script::Latin, ""},
    Language{"vi", "Vietnamese", Script::Latin, "", Apostrophe::Keep, Marks::Keep},
    Language{"yi", "Yiddish", Script::Hebrew, "yiddish"},
    Language{"zh", "Chinese", Script::Han, ""},
    Language{"und", "undetermined", Script::Common, ""},
};

}  // namespace

std::span<const Language> languages() {
  return kLanguages;
}

std::string_view stem_code(const Language& language) {
  return language.kin.empty() ? language.code : language.kin;
}

const Language& language(std::string_view code) {
  const auto last = kLanguages.end() - 1;
  const auto found = std::lower_bound(kLanguages.begin(), last, code,
                                      [](const Language& row, std::string_view key) { return row.code < key; });
  return found != last && found->code == code ? *found : *last;
}

}  // namespace khabar
