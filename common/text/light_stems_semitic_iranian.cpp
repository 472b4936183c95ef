#include <array>

#include "common/text/light_stemmer.hpp"

namespace khabar {

namespace {

// Arabic: Larkey, Ballesteros and Connell, "Light stemming for Arabic information retrieval" (2007), their light10.
// Snowball makes the stems; this one finds the root's first consonants.
constexpr LightRule kArabicPrefix[] = {{"ال", 2}, {"وال", 2}, {"بال", 2}, {"كال", 2}, {"فال", 2}, {"لل", 2}, {"و"}};
constexpr LightRule kArabicEnding[] = {{"ها", 2}, {"ان", 2}, {"ات", 2}, {"ون", 2}, {"ين", 2},
                                       {"يه", 2}, {"ية", 2}, {"ه", 2},  {"ة", 2},  {"ي", 2}};
constexpr LightStep kArabic[] = {{kArabicPrefix, LightStep::Side::Prefix}, {kArabicEnding}};

// Hebrew: endings before prefixes, as in the light stemmers compared by Ornan and by Har'El and Kenigsberg (HSpell):
// מחשבים must be מחשב before its מ is looked at. -ות and the construct -ת become the singular's ה, so that חברה
// (company) does not meet חבר (friend).
constexpr LightRule kHebrewEnding[] = {{"ים"},
                                       {"יים", 3, "י"},
                                       {"ות", 3, "ה"},
                                       {"ת", 3, "ה"},
                                       {"ויות", 3, "ה"},
                                       // טכנולוגיית, אפליקציית; תעשייה is written תעשיה, too.
                                       {"יית", 3, "יה"},
                                       {"ייה", 2, "יה"},
                                       {"וניות", 2, "ונה"},
                                       {"ונית", 2, "ונה"},
                                       {"ונות", 2, "ון"},
                                       // Masculine nouns in -ות, and nouns whose ת stays.
                                       {"לקוחות", 0, "לקוח"},
                                       {"מקומות", 0, "מקום"},
                                       {"רשתות", 0, "רשת"},
                                       {"שירות", 0, "שירות"},
                                       {"תוכניות", 0, "תוכנית"},
                                       {"תוכנית", 0, "תוכנית"},
                                       {"צוות", 0, "צוות"},
                                       {"חנות", 0, "חנות"},
                                       {"חנויות", 0, "חנות"},
                                       {"ירושלים", 0, "ירושלים"},
                                       {"מצרים", 0, "מצרים"},
                                       {"השרת", 0, "שרת"},
                                       {"הרשת", 0, "רשת"}};
/// "And" stands before all others; what it leaves may be a beginning that belongs to the word (ומיקרוסופט).
constexpr LightRule kHebrewAnd[] = {{"ו", 4}, {"וה", 3, "ה"}};
/// The, in, to, as, from, that. A letter that many nouns begin with comes off long words only; before a quotation
/// (ב"הארץ", where an acronym would have its mark before the last letter) off all.
constexpr LightRule kHebrewPrefix[] = {{"ה"},
                                       {"שה"},
                                       {"מה"},
                                       {"ה\""},
                                       {"ב\""},
                                       {"ל\""},
                                       {"ש\""},
                                       {"מ\""},
                                       {"כ\""},
                                       {"ב", 4},
                                       {"ל", 4},
                                       {"ש", 4},
                                       {"שב", 4},
                                       {"של", 4},
                                       {"כ", 5},
                                       {"מ", 5},
                                       // Beginnings that belong to the word.
                                       {"השקע", 0, "השקע"},
                                       {"הודע", 0, "הודע"},
                                       {"הכנס", 0, "הכנס"},
                                       {"הנהל", 0, "הנהל"},
                                       {"החלט", 0, "החלט"},
                                       {"הצע", 0, "הצע"},
                                       {"הפסד", 0, "הפסד"},
                                       {"הודו", 0, "הודו"},
                                       {"הייטק", 0, "הייטק"},
                                       {"שירות", 0, "שירות"},
                                       {"לקוח", 0, "לקוח"},
                                       {"לינוקס", 0, "לינוקס"},
                                       {"לונדונ", 0, "לונדונ"},
                                       {"לוויינ", 0, "לוויינ"},
                                       {"בינה", 0, "בינה"},
                                       {"בריטניה", 0, "בריטניה"},
                                       {"ביטקוינ", 0, "ביטקוינ"},
                                       {"ביטחונ", 0, "ביטחונ"},
                                       {"בלוקצ'יינ", 0, "בלוקצ'יינ"},
                                       {"מיקרוסופט", 0, "מיקרוסופט"},
                                       {"משתמש", 0, "משתמש"},
                                       {"מחשב", 0, "מחשב"},
                                       {"ממשל", 0, "ממשל"},
                                       {"מערכ", 0, "מערכ"},
                                       {"משקיע", 0, "משקיע"},
                                       {"מכונ", 0, "מכונ"},
                                       {"מכשיר", 0, "מכשיר"},
                                       {"מפתח", 0, "מפתח"},
                                       {"מעבד", 0, "מעבד"},
                                       {"מלאכות", 0, "מלאכות"}};
/// A letter that had its final form.
constexpr LightRule kHebrewFinal[] = {{"ן", 1, "נ"}, {"ם", 1, "מ"}, {"ך", 1, "כ"}, {"ף", 1, "פ"}, {"ץ", 1, "צ"}};
constexpr LightStep kHebrew[] = {
    {kHebrewEnding}, {kHebrewFinal}, {kHebrewAnd, LightStep::Side::Prefix}, {kHebrewPrefix, LightStep::Side::Prefix}};

// Persian: Dolamic and Savoy, "Persian language, is stemming efficient?" (2009): plural with possessives, comparison,
// then the plural of persons and the indefinite or relational ي. Folding has taken off the joiner (شركت‌ها).
constexpr LightRule kPersianPlural[] = {{"ها", 2},     {"هاي", 2},  {"هايي", 2}, {"هايش", 2}, {"هايشان", 2},
                                        {"هايمان", 2}, {"هايم", 2}, {"هايت", 2}, {"هاست", 2}, {"هارا", 2},
                                        {"شان", 4},    {"مان", 5},  {"ترين"},    {"اي", 4},   {"يي", 4, "ي"}};
constexpr LightRule kPersianComparative[] = {{"تر", 4}, {"ي", 4}};
constexpr LightRule kPersianPersons[] = {{"ان", 4}, {"ه", 4}, {"گان", 4}, {"ات", 4}};
constexpr LightStep kPersian[] = {{kPersianPlural}, {kPersianComparative}, {kPersianPersons}};

// Urdu: number and oblique case (Schmidt, "Urdu: an essential grammar", 1999), as Ramanathan and Rao's Hindi stemmer.
constexpr LightRule kUrduCase[] = {{"وں"},
                                   {"يں"},
                                   {"يوں"},
                                   {"ياں"},
                                   {"ين", 3},
                                   {"ؤں"},
                                   {"ئيں"},
                                   {"ا"},
                                   {"ے"},
                                   {"ه"},
                                   {"ي"},
                                   // "New" has a letter of its own in each form; "world" only ends so.
                                   {"نيا", 0, "نئ"},
                                   {"نئے", 0, "نئ"},
                                   {"نئي", 0, "نئ"},
                                   {"دنيا", 0, "دنيا"}};
constexpr LightStep kUrdu[] = {{kUrduCase}};

constexpr std::array kStems = {LightStemmer{"ar", kArabic}, LightStemmer{"he", kHebrew}, LightStemmer{"fa", kPersian},
                               LightStemmer{"ur", kUrdu}};

}  // namespace

std::span<const LightStemmer> semitic_iranian_stems() {
  return kStems;
}

}  // namespace khabar
