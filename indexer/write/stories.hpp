#pragma once

#include <set>
#include <string>
#include <vector>

#include <xapian.h>

namespace khabar {

/// Keeps near-duplicates together while articles come and go: a story is a connected component of the graph whose
/// vertices are the articles, and whose edges join those that share kSharedSamples sampled shingles and resemble each
/// other (text_signature.hpp). An edge depends on its two articles alone, so stories depend on the set of articles and
/// not on the order in which they came. Every article of a story of two or more has the story's number as term and
/// value; numbers mean nothing, and are not used again.
///
/// No article is compared with all: of a sample's articles the first kMostLooked are looked at. Where more have one,
/// because it is boilerplate or a phrase, or the story very large, two texts may be missed whose other samples are as
/// frequent, and there alone the order tells. Stories larger than kMostSplit are not split when an article goes.
class Stories {
 public:
  static constexpr std::size_t kMostLooked = 50;
  static constexpr std::size_t kMostSplit = 1000;

  Stories() = default;
  explicit Stories(const Xapian::WritableDatabase& database) : database_(database) {}

  /// Before `document` is added, or takes the place of the document `replaced` (0: none): gives it its story, and makes
  /// one of the stories that it links. Reads a few values of at most kSamples * kMostLooked articles, mostly of none;
  /// each time an article is moved to another story, that is at least twice as large.
  void enter(Xapian::Document& document, Xapian::docid replaced);

  /// Before a document is removed.
  void leave(Xapian::docid docid);

  /// Splits the stories that have lost an article where nothing else holds them together. Before each commit.
  void settle();

 private:
  std::vector<Xapian::docid> candidates(const Xapian::Document& document, Xapian::docid self) const;
  std::vector<Xapian::docid> members(const std::string& story) const;
  Xapian::Document document(Xapian::docid docid) const;
  void move(Xapian::docid docid, const std::string& story);
  std::string merged(const std::set<std::string>& stories);
  std::string next_number();
  void split(const std::string& story);

  Xapian::WritableDatabase database_;
  std::set<std::string> disturbed_;  ///< stories that have lost an article since the last settle()
};

}  // namespace khabar
