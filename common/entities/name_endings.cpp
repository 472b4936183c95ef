#include "common/entities/name_endings.hpp"

#include <array>

namespace khabar {

namespace {

// From descriptions of the languages' declensions (foreign names follow the commonest class). Whether a rare ending
// is in hardly matters: an ending counts only where the rest is a name.
constexpr std::array kEndings = std::to_array<NameEndings>({
    {"fi", Script::Latin,
     "n in an en iin een lla illa lle ille lta ilta ssa issa sta ista a ia ea ta ita na ina ksi iksi nsa insa kin", "",
     3},
    {"et", Script::Latin, "i e a le ile lt ilt l il s is st ist sse isse t it ga iga ni ini na ina ks iks d id", "", 3},
    {"hu", Script::Latin,
     "t et ot at nak nek ban ben bol rol rel nal nel tol val vel ra re hoz hez ert kent on en n ig ja je jat jet ek ok "
     "k",
     "", 3},
    {"pl", Script::Latin, "a u owi em iem ie y i e om ow ach ami ego emu", ",a,e,o", 3},
    {"cs sk", Script::Latin, "a u ovi em om ou e y i om ech ich um am ami iho imu im", ",a,e,o", 3},
    {"hr bs sr sl", Script::Latin, "a u om em ov ova ovog e i ju jem ja jom", ",a,e,o", 3},
    {"lt", Script::Latin, "as is us o io ui iui a ia u iu e ai ius", ",a,e", 3},
    {"lv", Script::Latin, "s is us a am u i ei as e em es ai", ",a,e", 3},
    {"sq", Script::Latin, "i u in it un ut a es en", ",e", 3},
    {"ro", Script::Latin, "ul ului lui", "", 3},
    {"az uz", Script::Latin, "nin in un nun da de dan den ta te ya ye a e i u ni nu ga ning", "", 4},
    {"ru uk be bg mk sr", Script::Cyrillic,
     "а я у ю ом ем ой ей ою ею ым им ы и е і о ов ові еві ам ами ах ого ому ій ія ії ию їм ые ых ыми ской ую ая ьом "
     "ої та от ът ите јев јом",
     ",а,я,й,ь,е,о,ия,ая,ий,ый,ія", 4},
    {"kk mn", Script::Cyrillic, "ның нің дың дің тың тің ға ге қа ке да де та те нан нен ын ийн ыг ийг д т", "", 4},
    {"el", Script::Greek, "ς υ ν", ",ς,α,ο", 4},
    {"bn as", Script::Bengali, "র এর ের কে য় তে ে েও ই ও", "", 3},
    {"mr", Script::Devanagari, "ने ला चा ची चे च्या शी त ना मध्ये कडून साठी वर", "", 3},
    {"ne", Script::Devanagari, "ले लाई को का की मा बाट सँग", "", 3},
    {"gu", Script::Gujarati, "ે ની નો નું ના ને માં થી એ", "", 3},
    {"pa", Script::Gurmukhi, "ਨੇ ਦਾ ਦੀ ਦੇ ਨੂੰ", "", 3},
    {"ta", Script::Tamil, "ின் ில் ுக்கு க்கு ை ும் ிடம் ால் ுடன் வின் வை", ",்", 3},
    {"te", Script::Telugu, "కు కి లో ను ని తో నుంచి యొక్క కంటే", "", 3},
    {"kn", Script::Kannada, "ನ ಗೆ ನಲ್ಲಿ ಅನ್ನು ನಿಂದ ದ", "", 3},
    {"ml", Script::Malayalam, "ിന്റെ ിൽ ിന് ിനെ യുടെ യിൽ ും", ",്,ൾ", 3},
    {"ka", Script::Georgian, "მა ს ის ით მ ში ზე თან ისთვის", ",ი", 4},
    {"hy", Script::Armenian, "ը ն ի ին ից ում ով", "", 4},
});

constexpr std::array kPrefixes = std::to_array<NamePrefixes>({
    {"ar fa ur", Script::Arabic, "و ف ب ل ك وب ول وك فل", 3},
    {"he yi", Script::Hebrew, "ו ה ב ל מ ש כ וב ול ומ וה וש שב של מה בה כש לה", 3},
});

}  // namespace

std::span<const NameEndings> name_endings() {
  return kEndings;
}

std::span<const NamePrefixes> name_prefixes() {
  return kPrefixes;
}

bool lists(std::string_view list, std::string_view code) {
  for (std::size_t at = list.find(code); at != std::string_view::npos; at = list.find(code, at + 1)) {
    const std::size_t end = at + code.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

}  // namespace khabar
