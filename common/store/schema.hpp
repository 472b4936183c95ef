#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "common/entities/entity.hpp"

namespace khabar::schema {

/// Stamped into every database. A database of another version is refused with what to run; a change to anything in this
/// file, to the analysis or to the stored form is a new version.
inline constexpr std::string_view kVersion = "khabar 3";

// ---- Terms. Exact words stand without prefix, with positions. ----

inline constexpr std::string_view kStem = "Z";       ///< Zde:infrastruktur - stem in the document's language
inline constexpr std::string_view kGram = "XN";      ///< XN英伟 - n-gram of an unspaced run, with positions
inline constexpr std::string_view kHead = "XH";      ///< XHde:infr - beginning of a stem (common/text/fragments.hpp)
inline constexpr std::string_view kFragment = "XG";  ///< XGde:fras - letters out of a word
inline constexpr std::string_view kMarked = "XA";    ///< XAmarché - a word with the marks that folding takes off
inline constexpr std::string_view kUnmarked = "XU";  ///< XUvi:tri - trí without its marks
inline constexpr std::string_view kTitle = "S";      ///< S + a word, a stem or an n-gram: the same, in the title
inline constexpr std::string_view kSample = "XB";    ///< XB + digits: a sampled shingle (text_signature.hpp)
inline constexpr std::string_view kStory = "XD";     ///< XD17 - one of the near-duplicates that make up story 17
inline constexpr std::string_view kId = "Q";         ///< the article's id, one document each
inline constexpr std::string_view kFile = "XF";      ///< hash of the path of the file that it came from
inline constexpr std::string_view kYear = "Y";       ///< Y2026
inline constexpr std::string_view kMonth = "M";      ///< M202601
inline constexpr std::string_view kDay = "D";        ///< D20260107

/// `prefix` is kStem, kHead, kFragment or kUnmarked; `lang` is the article's language, any code. Kin languages
/// (stem_code) share these terms, and so do those without a row in the table of languages.
std::string language_term(std::string_view prefix, std::string_view lang, std::string_view text);
std::string stem_term(std::string_view lang, std::string_view stem);
std::string gram_term(std::string_view gram);

/// Terms and metadata keys hold at most 245 bytes: what is longer, or holds NUL, stands as its hash.
std::string bounded_term(std::string_view prefix, std::string_view text);

// ---- Value slots ----

enum Slot : unsigned {
  kDateSlot = 0,       ///< sorts by time: see date_value
  kCardSlot = 1,       ///< what a hit list shows (card.hpp)
  kHashSlot = 2,       ///< RecordHash of the record that the article was read from
  kStorySlot = 3,      ///< the story's number as in its term; empty for an article without near-duplicates
  kSignatureSlot = 4,  ///< TextSignature of its words
  kVersionSlot = 5,    ///< Article::version, decimal; empty for 0
  kFacetSlot = 8,      ///< and the following: a facet's values, see Field
};

// ---- Fields that filter and count ----

/// One row a field; the query language, the filters' options, the facets and the JSON take their words from here.
struct Field {
  std::string_view name;    ///< "company": in queries, as option, as facet
  std::string_view prefix;  ///< of its boolean terms
  unsigned slot;            ///< packed list of its values, most mentioned first
  std::optional<EntityKind> entity;
  bool is_free_text = false;  ///< anyone's words: terms are folded, and the spellings of one term are one value
};

inline constexpr std::array kFields = {
    Field{"company", "XCO:", kFacetSlot + 0, EntityKind::Company},
    Field{"person", "XPE:", kFacetSlot + 1, EntityKind::Person},
    Field{"place", "XPL:", kFacetSlot + 2, EntityKind::Place},
    Field{"product", "XPR:", kFacetSlot + 3, EntityKind::Product},
    Field{"event", "XEV:", kFacetSlot + 4, EntityKind::Event},
    Field{"lang", "L", kFacetSlot + 5, std::nullopt},
    Field{"source", "XSO:", kFacetSlot + 6, std::nullopt, true},
    Field{"topic", "XTO:", kFacetSlot + 7, std::nullopt, true},
};

/// Null when there is no such field.
const Field* find_field(std::string_view name);
const Field& field_of(EntityKind kind);

/// The term of a field's value.
std::string field_term(const Field& field, std::string_view value);

// ---- Metadata keys ----

inline constexpr std::string_view kVersionKey = "version";
inline constexpr std::string_view kGazetteerKey =
    "gazetteer";  ///< fingerprint of the names that the articles were tagged with
inline constexpr std::string_view kTaggedUpToKey =
    "tagged";  ///< while articles are tagged anew: the last document number that is done
inline constexpr std::string_view kFieldMapKey = "map";     ///< names of JSON's fields, as --map gave them
inline constexpr std::string_view kLastStoryKey = "story";  ///< the highest number that a story has had
inline constexpr std::string_view kMissingKey = "missing";  ///< set while hidden articles are not put back (update.cpp)
inline constexpr std::string_view kRootPrefix = "root/";    ///< root/<digest of path>: a path that update was given
inline constexpr std::string_view kFilePrefix = "file/";    ///< file/<hash of path>: FileState
inline constexpr std::string_view kWithdrawnPrefix = "withdrawn/";  ///< withdrawn/<digest of id>: the version, decimal
inline constexpr std::string_view kAliasPrefix = "alias/";          ///< alias/<name key>: entities of that name
inline constexpr std::string_view kEntityPrefix =
    "entity/";  ///< entity/<kind>:<id>: name and company, see alias_index.hpp

/// 32 hex digits of a 128-bit hash.
std::string digest(std::string_view text);

}  // namespace khabar::schema
