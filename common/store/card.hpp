#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/entities/entity.hpp"
#include "common/store/article.hpp"

namespace khabar {

/// What a hit list shows of an article: kept in a value slot, apart from the text, so that a page of hits reads little.
struct Card {
  std::string id;
  std::string path;
  std::string url;
  std::string title;
  std::string lang;
  std::string date;  ///< ISO 8601, empty when unknown
  std::string source;
};

/// The day of a card's date, or as much of it as is known: "2026-01-07", "2026-01".
inline std::string_view day_of(std::string_view date) {
  return date.substr(0, 10);
}

std::string encode(const Card& card);
Card decode_card(std::string_view bytes);

/// The id alone, without reading the rest.
std::string_view decode_card_id(std::string_view bytes);

/// Where an entity is named in title + "\n" + text.
struct StoredMention {
  EntityKind kind;
  std::string id;
  std::size_t begin;  ///< byte offsets
  std::size_t end;

  bool operator==(const StoredMention&) const = default;
};

/// The long part of an article: the document's data.
struct StoredText {
  std::string title;
  bool title_derived = false;
  std::string text;
  std::string section;
  std::vector<std::string> authors;
  std::vector<std::string> topics;
  std::vector<GivenEntity> entities;    ///< that the record named
  std::vector<StoredMention> mentions;  ///< in text order
};

/// How the databases of released schemas hold a StoredText.
enum class TextForm {
  WithoutGiven,  ///< khabar 1 and 2: no topics and entities of the record
  Current,
};

std::string encode(const StoredText& text);
StoredText decode_text(std::string_view bytes, TextForm form = TextForm::Current);

/// The values of a facet slot.
std::string encode_list(const std::vector<std::string>& values);
std::vector<std::string_view> decode_list(std::string_view bytes);

/// Sorts as the instants do: the UTC time as "YYYYMMDDhhmmss" (local time where the offset is unknown). Empty when
/// there is no date, which sorts first.
std::string date_value(const std::optional<Date>& date);

}  // namespace khabar
