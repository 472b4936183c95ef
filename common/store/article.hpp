#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/entities/entity.hpp"
#include "common/text/date.hpp"

namespace khabar {

/// An entity that a record names itself: NITF's <org>, a page's "mentions".
struct GivenEntity {
  EntityKind kind;
  std::string name;

  bool operator==(const GivenEntity&) const = default;
};

/// One news item. All strings are scrubbed UTF-8 (utf8::scrub); an empty string means "not given".
struct Article {
  std::string id;    ///< the record's own id, else the path (with #hash for records of a file of many)
  std::string path;  ///< file that it came from
  std::string url;
  std::string title;
  bool title_derived = false;  ///< there was no headline: made of the first sentence
  std::string text;            ///< what is searched, boilerplate cut
  std::string lang;            ///< ISO 639-1; "und" when nothing speaks for one
  double lang_confidence = 0;  ///< 0 to 1
  std::string source;          ///< publisher
  std::string section;
  std::vector<std::string> topics;    ///< keywords and subjects, as given
  std::vector<GivenEntity> entities;  ///< as given; those found in the text are none of these
  std::vector<std::string> authors;
  std::optional<Date> date;
  std::string date_source;    ///< "record", "front matter", "text" ...
  std::uint64_t version = 0;  ///< of the records of one id the highest stands, of equal ones the last
  bool withdrawn = false;     ///< taken back by its publisher: articles of this id go
  std::vector<std::string> warnings;
};

/// Why a file or a record was left out. A run goes on without it and reports it.
struct Rejection {
  std::string path;
  std::size_t line = 0;  ///< 1-based; 0 where the whole file is meant
  std::string reason;
};

/// "path:line" for messages; the path alone for line 0. Not made harmless: utf8::scrub it before it is shown.
inline std::string place(const std::string& path, std::size_t line) {
  return line == 0 ? path : path + ":" + std::to_string(line);
}

}  // namespace khabar
