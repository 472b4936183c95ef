#pragma once

#include <xapian.h>

#include <string>

#include "common/store/card.hpp"
#include "common/store/schema.hpp"
#include "indexer/write/index_document.hpp"

/// Indexes and documents as text, for tests to compare.
namespace khabar::test {

/// Bytes as they are read: what is not printable ASCII or UTF-8 as \xHH.
inline std::string escaped(std::string_view bytes) {
  constexpr const char* kHex = "0123456789abcdef";
  std::string out;
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    if (c >= 0x20 && c != 0x7F)
      out += byte;
    else
      out.append("\\x").append(1, kHex[c >> 4]).append(1, kHex[c & 15]);
  }
  return out;
}

/// All that a database holds: every document with its terms, positions, values and data, and all metadata. Times of
/// files are left out: `file/...`.
inline std::string dump(const std::string& path) {
  const Xapian::Database database(path);
  std::string out;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    out += "document " + std::to_string(*at) + "\n";
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      out += "  " + escaped(*term) + " " + std::to_string(term.get_wdf());
      for (auto place = term.positionlist_begin(); place != term.positionlist_end(); ++place) {
        out += " @" + std::to_string(*place);
      }
      out += "\n";
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      out += "  value " + std::to_string(value.get_valueno()) + " " + escaped(*value) + "\n";
    }
    out += "  data " + escaped(document.get_data()) + "\n";
  }
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if ((*key).starts_with(schema::kFilePrefix)) continue;
    out += "metadata " + escaped(*key) + " " + escaped(database.get_metadata(*key)) + "\n";
  }
  return out;
}

/// The same of a document that is not in a database yet, without the hashes by which near-duplicates are found.
inline std::string dump(const IndexDocument& document) {
  std::string out = document.id + "\n";
  for (const Posting& posting : document.postings) {
    if (posting.term.starts_with(schema::kSample)) continue;
    out += "  " + escaped(posting.term) + " " + std::to_string(posting.wdf);
    for (const std::uint32_t position : posting.positions) out += " @" + std::to_string(position);
    out += "\n";
  }
  return out;
}

}  // namespace khabar::test
