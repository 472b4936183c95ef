#include "indexer/commands/name_tally.hpp"

namespace khabar {

NameCount& NameTally::add(const std::string& key, std::string_view name, std::uint32_t article) {
  if (names_.size() >= max_names_ && !names_.contains(key)) drop_rarest();
  NameCount& count = names_[key];
  if (count.places == 0) count.name = name;
  ++count.places;
  if (count.last_article != article) ++count.articles;
  count.last_article = article;
  return count;
}

/// At least half go, so that each name pays for a constant number of looks.
void NameTally::drop_rarest() {
  while (names_.size() > max_names_ / 2) {
    ++lost_;
    std::erase_if(names_, [&](const auto& each) { return each.second.articles <= lost_; });
  }
}

}  // namespace khabar
