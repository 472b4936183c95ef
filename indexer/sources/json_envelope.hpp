#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace khabar {

/// Looks through a JSON object, as it comes, for a list of objects under a name that lists of articles go by: "items"
/// (JSON Feed), "articles", "results", "data", "docs", "hits", or these within "response", "data" or "hits" (Solr,
/// Elasticsearch). An object that has a text of its own before the list is an article, no envelope of some.
class EnvelopeFinder {
 public:
  /// How many of these bytes stand before the first object of the list, or belong to the value. Fewer than all mean
  /// that one of both has come to its end: found() tells the list, done() the value. The first byte of all must be the
  /// value's.
  std::size_t follow(std::string_view bytes);

  bool found() const { return found_; }
  bool done() const { return done_; }

  /// How many brackets are open around the list that was found.
  std::size_t depth() const { return depth_ - 1; }

 private:
  static constexpr std::size_t kDeepest = 2;

  std::size_t follow_string(std::string_view bytes, std::size_t at);
  bool step(char c);
  void open(char c);
  bool lists_articles() const;

  std::array<std::string, kDeepest + 1> keys_;  ///< by depth
  std::string string_;                          ///< the last one, its beginning
  std::size_t depth_ = 0;
  char before_ = '\0';  ///< the last byte that was neither blank nor within a string
  bool in_string_ = false;
  bool escaped_ = false;
  bool candidate_ = false;  ///< a list of the right name has just begun
  bool article_ = false;
  bool found_ = false;
  bool done_ = false;
};

}  // namespace khabar
