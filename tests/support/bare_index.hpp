#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/store/card.hpp"
#include "common/store/schema.hpp"
#include "indexer/write/index_writer.hpp"

/// Databases made without any article's analysis.
namespace khabar::test {

/// The exit code of what is thrown; Done when nothing is. The message and hint go to `told`.
inline Exit exit_of(const std::function<void()>& work, std::string* told = nullptr) {
  try {
    work();
  } catch (const Error& error) {
    if (told) *told = std::string(error.what()) + " | " + error.hint;
    return error.exit;
  }
  return Exit::Done;
}

inline IndexDocument bare_document(const std::string& id, const std::string& word = "chip") {
  IndexDocument made;
  made.id = id;
  made.postings = {{"Q" + id, 0, {}}, {word, 2, {1, 5}}};
  made.values = {{schema::kCardSlot, encode(Card{id, "/n/a.txt", "", "Title", "en", "", ""})}};
  made.data = encode(StoredText{"Title", false, "A chip and a chip.", "", {}, {}, {}, {}});
  return made;
}

inline IndexWriter open_writer(const std::string& path) {
  return IndexWriter::open(path, DatabaseLock(path));
}

inline void make_index(const std::string& path, const std::string& id = "one") {
  IndexWriter writer = open_writer(path);
  writer.put(bare_document(id));
  writer.commit();
}

inline void make_foreign(const std::string& path) {
  Xapian::WritableDatabase foreign(path, Xapian::DB_CREATE);
  Xapian::Document something;
  something.add_term("theirs");
  foreign.add_document(something);
  foreign.commit();
}

/// What stands in the database's folder, sorted.
inline std::string entries(const std::string& path) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(path)) names.push_back(entry.path().filename().native());
  std::sort(names.begin(), names.end());
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : " ") + name;
  return all;
}

}  // namespace khabar::test
