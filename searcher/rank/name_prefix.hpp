#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "common/text/analyzer.hpp"
#include "searcher/rank/value_counts.hpp"

namespace khabar {

/// The beginning of a name as someone types it: "nvi", "moore th", 英伟. It stands in a name whose words hold the typed
/// ones side by side, the last of them perhaps only begun; both are folded. In scripts without blanks a name may be cut
/// anywhere.
class NamePrefix {
 public:
  /// Walks the index's list of names: about 0.2 µs a name.
  NamePrefix(std::string_view typed, const IndexReader& reader, Analyzer& analyzer);

  /// Whether the value goes by such a name: an entity by any of its aliases, a language by its code or English name.
  bool stands_in(const schema::Field& field, std::string_view value) const;

  /// Keeps the values that go by such a name, with their counts.
  void keep_matching(ValueCounts& values) const;

  /// Kinds and ids of the entities that go by such a name.
  const std::set<std::pair<EntityKind, std::string>>& entities() const { return entities_; }

 private:
  std::string folded_;
  std::set<std::pair<EntityKind, std::string>> entities_;
};

}  // namespace khabar
