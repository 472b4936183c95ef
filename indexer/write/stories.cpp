#include "indexer/write/stories.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "common/store/schema.hpp"
#include "indexer/write/text_signature.hpp"

namespace khabar {

namespace {

std::string term_of(const std::string& story) {
  return std::string(schema::kStory) + story;
}

std::string story_of(const Xapian::Document& document) {
  return document.get_value(schema::kStorySlot);
}

/// Empty: no story.
void set_story(Xapian::Document& document, const std::string& story) {
  if (const std::string old = story_of(document); !old.empty()) document.remove_term(term_of(old));
  document.add_value(schema::kStorySlot, story);
  if (!story.empty()) document.add_boolean_term(term_of(story));
}

std::vector<std::string> samples_of(const Xapian::Document& document) {
  std::vector<std::string> samples;
  auto at = document.termlist_begin();
  for (at.skip_to(std::string(schema::kSample)); at != document.termlist_end(); ++at) {
    if (!(*at).starts_with(schema::kSample)) break;
    samples.push_back(*at);
  }
  return samples;
}

/// Sets of 0 ... n-1 that grow together.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), 0); }

  std::size_t find(std::size_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }

  void unite(std::size_t a, std::size_t b) { parents_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parents_;
};

}  // namespace

void Stories::enter(Xapian::Document& added, Xapian::docid replaced) {
  const std::string signature = added.get_value(schema::kSignatureSlot);
  if (replaced != 0) {
    const Xapian::Document old = document(replaced);
    if (old.get_value(schema::kSignatureSlot) == signature && samples_of(old) == samples_of(added)) {
      set_story(added, story_of(old));
      return;
    }
    leave(replaced);
  }
  std::set<std::string> stories;
  std::vector<Xapian::docid> alone;  // duplicates that have had none
  for (const Xapian::docid docid : candidates(added, replaced)) {
    const Xapian::Document other = document(docid);
    const std::string story = story_of(other);
    if (stories.contains(story)) continue;
    if (resemblance(signature, other.get_value(schema::kSignatureSlot)) < kNearDuplicate) continue;
    if (story.empty())
      alone.push_back(docid);
    else
      stories.insert(story);
  }
  if (stories.empty() && alone.empty()) return;
  const std::string story = stories.empty() ? next_number() : merged(stories);
  for (const Xapian::docid docid : alone) move(docid, story);
  set_story(added, story);
}

void Stories::leave(Xapian::docid docid) {
  if (const std::string story = story_of(document(docid)); !story.empty()) disturbed_.insert(story);
}

void Stories::settle() {
  for (const std::string& story : std::exchange(disturbed_, {})) split(story);
}

/// The articles other than `self` that share samples enough, those with the most first.
std::vector<Xapian::docid> Stories::candidates(const Xapian::Document& of, Xapian::docid self) const {
  std::unordered_map<Xapian::docid, std::size_t> shared;
  for (const std::string& sample : samples_of(of)) {
    if (database_.get_termfreq(sample) == 0) continue;  // cheaper than asking for the list
    auto at = database_.postlist_begin(sample);
    for (std::size_t i = 0; i < kMostLooked && at != database_.postlist_end(sample); ++i, ++at) ++shared[*at];
  }
  shared.erase(self);
  std::erase_if(shared, [](const auto& each) { return each.second < kSharedSamples; });
  std::vector<Xapian::docid> docids;
  for (const auto& [docid, count] : shared) docids.push_back(docid);
  std::sort(docids.begin(), docids.end(),
            [&](Xapian::docid a, Xapian::docid b) { return shared[a] != shared[b] ? shared[a] > shared[b] : a < b; });
  return docids;
}

std::vector<Xapian::docid> Stories::members(const std::string& story) const {
  return {database_.postlist_begin(term_of(story)), database_.postlist_end(term_of(story))};
}

Xapian::Document Stories::document(Xapian::docid docid) const {
  return database_.get_document(docid, Xapian::DOC_ASSUME_VALID);
}

void Stories::move(Xapian::docid docid, const std::string& story) {
  Xapian::Document moved = document(docid);
  if (story_of(moved) == story) return;
  set_story(moved, story);
  database_.replace_document(docid, moved);
}

/// The largest of some stories, with the articles of all others.
std::string Stories::merged(const std::set<std::string>& stories) {
  const std::string largest = *std::max_element(stories.begin(), stories.end(), [&](const auto& a, const auto& b) {
    return database_.get_termfreq(term_of(a)) < database_.get_termfreq(term_of(b));
  });
  for (const std::string& story : stories) {
    if (story == largest) continue;
    for (const Xapian::docid docid : members(story)) move(docid, largest);
    if (disturbed_.erase(story) > 0) disturbed_.insert(largest);
  }
  return largest;
}

std::string Stories::next_number() {
  const std::string key(schema::kLastStoryKey);
  const std::string last = database_.get_metadata(key);
  std::uint64_t number = 0;
  std::from_chars(last.data(), last.data() + last.size(), number);
  const std::string next = std::to_string(number + 1);
  database_.set_metadata(key, next);
  return next;
}

void Stories::split(const std::string& story) {
  const std::vector<Xapian::docid> all = members(story);
  if (all.size() > kMostSplit) return;
  DisjointSets parts(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Xapian::Document one = document(all[i]);
    const std::string signature = one.get_value(schema::kSignatureSlot);
    for (const Xapian::docid docid : candidates(one, all[i])) {
      const auto place = std::lower_bound(all.begin(), all.end(), docid);
      if (place == all.end() || *place != docid) continue;
      const auto other = static_cast<std::size_t>(place - all.begin());
      if (parts.find(i) == parts.find(other)) continue;
      if (resemblance(signature, document(docid).get_value(schema::kSignatureSlot)) >= kNearDuplicate)
        parts.unite(i, other);
    }
  }
  std::map<std::size_t, std::vector<Xapian::docid>> stories;
  for (std::size_t i = 0; i < all.size(); ++i) stories[parts.find(i)].push_back(all[i]);
  bool number_is_taken = false;
  for (const auto& [root, docids] : stories) {
    std::string number;
    if (docids.size() > 1) number = std::exchange(number_is_taken, true) ? next_number() : story;
    for (const Xapian::docid docid : docids) move(docid, number);
  }
}

}  // namespace khabar
