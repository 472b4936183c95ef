#pragma once

#include <xapian.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/store/card.hpp"
#include "common/store/schema.hpp"
#include "tests/support/index_dump.hpp"

/// What an index holds, without what the way there left in it: numbers of documents and of stories. Two databases are
/// the same archive when these texts are equal.
namespace khabar::test {

/// The documents by id, an id that is doubled twice; sorted.
using CanonicalDocuments = std::vector<std::pair<std::string, std::string>>;

/// The least id of a story's articles, by the story's number.
using StoryNames = std::map<std::string, std::string>;

inline std::string id_of(const Xapian::Document& document) {
  return std::string(decode_card_id(document.get_value(schema::kCardSlot)));
}

inline StoryNames story_names(const Xapian::Database& database) {
  StoryNames names;
  const std::string prefix(schema::kStory);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    std::string& least = names[(*term).substr(prefix.size())];
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      std::string id = id_of(database.get_document(*at));
      if (least.empty() || id < least) least = std::move(id);
    }
  }
  return names;
}

/// One document; without its story where `stories` is null.
inline std::string canonical_document(const Xapian::Document& document, const StoryNames* stories) {
  std::string out;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    std::string name = *term;
    if (name.starts_with(schema::kStory)) {
      if (stories == nullptr) continue;
      name = "story of " + stories->at(name.substr(schema::kStory.size()));
    }
    out += "  " + escaped(name) + " " + std::to_string(term.get_wdf());
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) out += " @" + std::to_string(*at);
    out += "\n";
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    std::string text = *value;
    if (value.get_valueno() == schema::kStorySlot) {
      if (stories == nullptr) continue;
      const auto story = stories->find(text);
      text = story == stories->end() ? "no such story" : "story of " + story->second;
    }
    out += "  value " + std::to_string(value.get_valueno()) + " " + escaped(text) + "\n";
  }
  return out + "  data " + escaped(document.get_data()) + "\n";
}

inline CanonicalDocuments canonical_documents(const Xapian::Database& database, const StoryNames* stories = nullptr) {
  CanonicalDocuments all;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    all.emplace_back(id_of(document), canonical_document(document, stories));
  }
  std::sort(all.begin(), all.end());
  return all;
}

/// Everything but the counter of stories.
inline std::string canonical_index(const Xapian::Database& database) {
  std::string out;
  const StoryNames stories = story_names(database);
  for (const auto& [id, text] : canonical_documents(database, &stories)) out += "document " + escaped(id) + "\n" + text;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if (*key == schema::kLastStoryKey) continue;
    out += "metadata " + escaped(*key) + " " + escaped(database.get_metadata(*key)) + "\n";
  }
  return out;
}

/// Where two texts part: the line of each, and the document it stands in. Empty when they are equal.
inline std::string first_difference(const std::string& got, const std::string& expected) {
  if (got == expected) return "";
  std::istringstream left(got), right(expected);
  std::string a, b, document;
  bool more_left = true, more_right = true;
  while (more_left && more_right && a == b) {
    if (a.starts_with("document ")) document = a;
    more_left = static_cast<bool>(std::getline(left, a));
    more_right = static_cast<bool>(std::getline(right, b));
  }
  const auto line = [](bool is_there, const std::string& text) { return is_there ? text.substr(0, 400) : "(the end)"; };
  return "in " + document + "\n  got      " + line(more_left, a) + "\n  expected " + line(more_right, b);
}

}  // namespace khabar::test
