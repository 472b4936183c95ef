#include "common/text/stem_mends.hpp"

#include <algorithm>
#include <array>

#include "common/text/light_stemmer.hpp"
#include "common/text/utf8.hpp"

namespace khabar {

namespace {

// ---- Before stemming: endings that Snowball knows by marks which folding took. ----

constexpr LightRule kSpanishPlural[] = {{"ciones", 2, "cion"}, {"siones", 2, "sion"}};
constexpr LightRule kCatalanPlural[] = {{"cions", 2, "cio"}, {"sions", 2, "sio"}};
/// região - regiões, jornal - jornais, papel - papéis, imagem - imagens.
constexpr LightRule kPortuguesePlural[] = {{"oes", 2, "ao"}, {"aes", 2, "ao"}, {"ais", 3, "al"}, {"eis", 3, "el"},
                                           {"ois", 3, "ol"}, {"ens", 2, "em"}, {"ons", 1, "om"}};
constexpr LightRule kLithuanianE[] = {{"eje", 3, "e"}, {"ems", 3, "e"}, {"emis", 3, "e"}, {"ese", 3, "e"}};

// ---- After stemming ----

/// The Latin ending of Zentrum, which Zentren does not have (that of Raum is none); the em of Systeme, which Snowball
/// takes for a case's in System; the double n of Autorinnen; the s that it takes behind some consonants only: Autos,
/// Kameras, Chips, Teslas.
constexpr LightRule kGerman[] = {{"um", 3},          {"aum", 0, "aum"}, {"em", 3},         {"inn", 3, "in"},
                                 {"as", 2, "a"},     {"is", 2, "i"},    {"os", 2, "o"},    {"ys", 2, "y"},
                                 {"ps", 2, "p"},     {"ws", 2, "w"},    {"los", 0, "los"}, {"aos", 0, "aos"},
                                 {"eis", 0, "eis"},  {"ais", 0, "ais"}, {"ois", 0, "ois"}, {"etwas", 0, "etwas"},
                                 {"news", 0, "news"}};
/// f and s at the end of a syllable: bedrijf - bedrijven, prijs - prijzen.
constexpr LightRule kDutch[] = {{"v", 2, "f"}, {"z", 2, "s"}};
/// yritys - yritykset; the ia of Nokian, which Snowball takes off Nokia.
constexpr LightRule kFinnish[] = {{"ia", 3}, {"ks", 2, "s"}};
constexpr LightRule kNorwegian[] = {{"mm", 2, "m"}};
/// The vowel that goes in other cases: рынок - рынка, продавец - продавца.
constexpr LightRule kRussian[] = {{"ок", 2, "к"}, {"ец", 2, "ц"}};
/// voz - voces.
constexpr LightRule kSpanish[] = {{"z", 2, "c"}};

/// A step for the stems of a language.
struct Mend {
  std::string_view lang;
  std::span<const LightRule> rules;
};

constexpr std::array kBefore = {Mend{"ca", kCatalanPlural}, Mend{"es", kSpanishPlural}, Mend{"lt", kLithuanianE},
                                Mend{"pt", kPortuguesePlural}};
constexpr std::array kAfter = {Mend{"de", kGerman}, Mend{"es", kSpanish},   Mend{"fi", kFinnish},
                               Mend{"nl", kDutch},  Mend{"no", kNorwegian}, Mend{"ru", kRussian}};

std::string mended(std::span<const Mend> mends, std::string_view lang, std::string word) {
  const auto mend = std::find_if(mends.begin(), mends.end(), [&](const Mend& m) { return m.lang == lang; });
  if (mend == mends.end()) return word;
  const LightStep step{mend->rules};
  return light_stem(word, LightStemmer{lang, std::span(&step, 1)});
}

/// Writers differ in long and short i and u (हिंदी, हिन्दि; रुपया, रूपया): stems are compared with the short ones.
std::string with_short_vowels(std::string_view stem) {
  std::string out;
  for (std::size_t at = 0; at < stem.size();) {
    const char32_t c = utf8::next(stem, at);
    utf8::append(out, c == U'ी' ? U'ि' : c == U'ू' ? U'ु' : c == U'ई' ? U'इ' : c == U'ऊ' ? U'उ' : c);
  }
  return out;
}

/// Snowball's Hindi takes नी for a verb ending and cuts कंपनी to कंप, but कंपनियों to कंपन: such words keep their न.
std::string mended_hindi(std::string_view word, std::string stem) {
  constexpr std::string_view kVerbEnding = "नी";
  constexpr std::string_view kVowelSign = "ी";
  if (word.ends_with(kVerbEnding) && stem.size() + kVerbEnding.size() == word.size()) {
    stem = word.substr(0, word.size() - kVowelSign.size());
  }
  return with_short_vowels(stem);
}

/// Words that begin or end as if they had an affix: Snowball's Indonesian makes media (media) dia (he).
std::string mended_indonesian(std::string_view word, std::string stem) {
  constexpr std::array<std::string_view, 12> kWhole = {"berita",  "dialog",  "digital", "masalah",
                                                       "media",   "memori",  "menteri", "perintah",
                                                       "sekolah", "seluler", "server",  "teknologi"};
  const auto whole =
      std::find_if(kWhole.begin(), kWhole.end(), [&](std::string_view w) { return word.starts_with(w); });
  return whole == kWhole.end() ? stem : std::string(*whole);
}

/// Serbian's letters as those that Croatian folds to: компанија, kompanija; ћ and č are c when their marks are off.
std::string latin_of_serbian(std::string_view folded) {
  constexpr std::u32string_view kCyrillic = U"абвгдежзијклмнопрстуфхцчћђшљњџ";
  constexpr std::array<std::string_view, 30> kLatin = {"a", "b", "v", "g", "d", "e", "z", "z",  "i",  "j",
                                                       "k", "l", "m", "n", "o", "p", "r", "s",  "t",  "u",
                                                       "f", "h", "c", "c", "c", "d", "s", "lj", "nj", "dz"};
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = utf8::next(folded, at);
    const std::size_t letter = c < 0x80 ? std::u32string_view::npos : kCyrillic.find(c);
    if (letter == std::u32string_view::npos)
      utf8::append(out, c);
    else
      out += kLatin[letter];
  }
  return out;
}

}  // namespace

std::string with_plain_alef(std::string_view folded) {
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = utf8::next(folded, at);
    utf8::append(out, c == U'أ' || c == U'إ' || c == U'آ' || c == U'ٱ' ? U'ا' : c == U'ى' ? U'ي' : c);
  }
  return out;
}

std::string before_stemming(std::string_view lang, std::string_view folded) {
  if (lang == "hr") return latin_of_serbian(folded);
  if (lang == "fa") return with_plain_alef(folded);
  return mended(kBefore, lang, std::string(folded));
}

bool is_half_stemmed(std::string_view lang, std::string_view stem) {
  // Tamil, Turkish and Hungarian stack endings, of which Snowball takes one or two a run.
  if (lang == "ta" || lang == "tr" || lang == "hu") return true;
  const auto ends = [&](std::string_view ending) { return stem.size() >= ending.size() + 2 && stem.ends_with(ending); };
  if (lang == "sv") return ends("nad") || ends("tor") || ends("sor");
  return (lang == "da" && ends("hed")) || (lang == "no" && ends("het"));
}

std::string after_stemming(std::string_view lang, std::string_view folded, std::string stem) {
  if (lang == "hi") return mended_hindi(folded, std::move(stem));
  if (lang == "mr") return with_short_vowels(stem);
  if (lang == "id") return mended_indonesian(folded, std::move(stem));
  return mended(kAfter, lang, std::move(stem));
}

}  // namespace khabar
