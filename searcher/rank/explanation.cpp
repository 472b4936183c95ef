#include "searcher/rank/explanation.hpp"

#include <cstdio>
#include <unordered_map>

#include "searcher/rank/bm25.hpp"

namespace khabar {

namespace {

std::vector<Leaf> all_leaves(const Expansion& expansion) {
  std::vector<Leaf> leaves = expansion.leaves;
  leaves.insert(leaves.end(), expansion.hints.begin(), expansion.hints.end());
  return leaves;
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

/// How often words that begin so stand in the article.
Xapian::termcount beginnings(const Xapian::Database& database, Xapian::docid docid, const std::string& prefix) {
  if (prefix.empty()) return 0;
  Xapian::termcount times = 0;
  auto at = database.termlist_begin(docid);
  at.skip_to(prefix);
  for (; at != database.termlist_end(docid) && (*at).starts_with(prefix); ++at) times += at.get_wdf();
  return times;
}

}  // namespace

std::vector<std::string> explain_score(const IndexReader& reader, Xapian::docid docid, const CompiledQuery& compiled) {
  std::vector<std::string> lines;
  const Xapian::Database& database = reader.database();
  const double length = database.get_doclength(docid);
  std::unordered_map<std::string, Xapian::termcount> times_of;
  for (auto at = database.termlist_begin(docid); at != database.termlist_end(docid); ++at)
    times_of.emplace(*at, at.get_wdf());
  for (const Expansion& expansion : compiled.expansions) {
    for (const Leaf& leaf : all_leaves(expansion)) {
      const auto found = times_of.find(leaf.term);
      if (found == times_of.end()) continue;
      const double share = Bm25::share(found->second, length, database.get_avlength());
      lines.push_back(number(leaf.weight * share) + "  " + expansion.word + ": " + leaf.term + " (" + leaf.why + "), " +
                      std::to_string(found->second) + "x, weight " + number(leaf.weight));
    }
    if (const Xapian::termcount times = beginnings(database, docid, expansion.prefix); times > 0) {
      lines.push_back(number(Bm25::share(times, length, database.get_avlength())) + "  " + expansion.word +
                      ": words that begin with " + expansion.prefix + ", " + std::to_string(times) + "x, weight 1");
    }
  }
  return lines;
}

std::vector<std::string> explain_query(const IndexReader& reader, const Query& query,
                                       const std::vector<LanguageShare>& languages, const CompiledQuery& compiled,
                                       const std::string& terms) {
  std::vector<std::string> lines;
  lines.push_back("query: " + describe(query));
  std::string codes;
  for (const LanguageShare& share : languages)
    codes += " " + std::string(share.language->code) + " " + number(share.share);
  lines.push_back("language:" + codes);
  for (const Expansion& expansion : compiled.expansions) {
    lines.push_back(expansion.word + (expansion.prefix.empty() ? "" : ": words that begin with " + expansion.prefix));
    for (const Leaf& leaf : all_leaves(expansion)) {
      lines.push_back("  " + leaf.term + "  " + leaf.why + ", weight " + number(leaf.weight) + ", in " +
                      std::to_string(static_cast<long>(reader.frequency(leaf.term))) + " articles");
    }
  }
  lines.push_back("terms: " + terms);
  return lines;
}

}  // namespace khabar
