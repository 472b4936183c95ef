#include "searcher/rank/folding.hpp"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace khabar {

namespace {

/// An article of some that has near-duplicates.
struct Member {
  Xapian::docid docid;
  std::string story;
};

std::vector<Member> members_among(const Xapian::Database& database, const std::vector<Xapian::docid>& matches) {
  std::vector<Member> members;
  auto at = database.valuestream_begin(schema::kStorySlot);
  const auto end = database.valuestream_end(schema::kStorySlot);
  for (const Xapian::docid docid : matches) {
    if (at == end) break;
    at.skip_to(docid);
    if (at != end && at.get_docid() == docid) members.push_back({docid, *at});
  }
  return members;
}

/// How often each of the field's terms stands in a story behind its first article.
std::unordered_map<std::string, std::size_t> repeats(const IndexReader& reader, const schema::Field& field,
                                                     const std::vector<Member>& members) {
  std::unordered_map<std::string, std::size_t> repeats;
  std::unordered_set<std::string> met;
  auto at = reader.database().valuestream_begin(field.slot);
  const auto end = reader.database().valuestream_end(field.slot);
  for (const Member& member : members) {
    if (at == end) break;
    at.skip_to(member.docid);
    if (at == end || at.get_docid() != member.docid) continue;
    const std::string packed = *at;
    for (const std::string_view value : decode_list(packed)) {
      const std::string term = schema::field_term(field, value);
      if (!met.insert(member.story + " " + term).second) ++repeats[term];
    }
  }
  return repeats;
}

}  // namespace

std::vector<Xapian::docid> folded_under(const IndexReader& reader, Xapian::docid hit, const Xapian::Query& query,
                                        SortOrder order, const Xapian::MatchDecider* decider) {
  const std::string story = reader.value(hit, schema::kStorySlot);
  if (story.empty()) return {};
  const Xapian::Query of_story(Xapian::Query::OP_FILTER, query, Xapian::Query(std::string(schema::kStory) + story));
  const Ranking ranking = rank(reader.database(), of_story, order, 0, reader.database().get_doccount(), decider);
  std::vector<Xapian::docid> others;
  for (const Scored& scored : ranking.hits) {
    if (scored.docid != hit) others.push_back(scored.docid);
  }
  return others;
}

std::size_t count_stories(const IndexReader& reader, const std::vector<Xapian::docid>& matches) {
  const std::vector<Member> members = members_among(reader.database(), matches);
  std::unordered_set<std::string> stories;
  for (const Member& member : members) stories.insert(member.story);
  return matches.size() - members.size() + stories.size();
}

std::vector<ValueCounts> count_values_of_stories(const IndexReader& reader,
                                                 const std::vector<const schema::Field*>& fields,
                                                 const std::vector<Xapian::docid>& matches) {
  std::vector<ValueCounts> all = count_values(reader, fields, matches);
  const std::vector<Member> members = members_among(reader.database(), matches);
  const std::size_t stories = count_stories(reader, matches);
  for (ValueCounts& values : all) {
    values.articles = stories;
    const auto repeated = repeats(reader, *values.field, members);
    if (repeated.empty()) continue;
    for (auto& [value, count] : values.counts) {
      const auto found = repeated.find(schema::field_term(*values.field, value));
      if (found != repeated.end()) count -= found->second;
    }
  }
  return all;
}

}  // namespace khabar
