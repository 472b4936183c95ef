#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// Names as paths of units (name_units.hpp), in flat tables: about 30 bytes a node and 20 a unit, so that millions of
/// names fit. A step costs one probe, whatever the number of names. Immutable after the last add(): safe on many
/// threads.
class NameTrie {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::uint32_t kRoot = 0;

  NameTrie();

  /// Number of a unit that some name has; kNone for others.
  std::uint32_t unit(std::string_view text) const;

  /// The node behind `unit`; kNone when no name goes on so. `node` and `unit` are none of kNone.
  std::uint32_t child(std::uint32_t node, std::uint32_t unit) const;

  /// Adds a name. Values of one name come back in the order in which they were added.
  void add(const std::vector<std::string_view>& units, std::uint32_t value);

  /// The first name that ends at `node`, and the one after `name`: places of values(); kNone at the end.
  std::uint32_t first(std::uint32_t node) const { return nodes_[node].first; }
  std::uint32_t next(std::uint32_t name) const { return names_[name].next; }
  std::uint32_t value(std::uint32_t name) const { return names_[name].value; }

 private:
  struct Node {
    std::uint32_t first = kNone;
    std::uint32_t last = kNone;
  };
  struct Name {
    std::uint32_t value;
    std::uint32_t next;
  };
  struct Edge {
    std::uint64_t key = kNoKey;  ///< node << 32 | unit
    std::uint32_t node = 0;
  };
  static constexpr std::uint64_t kNoKey = 0xFFFFFFFFFFFFFFFF;

  std::string_view text_of(std::uint32_t unit) const;
  std::size_t slot_of(std::string_view text) const;  ///< where the unit is, or would be
  std::size_t slot_of(std::uint64_t key) const;      ///< where the edge is, or would be
  std::uint32_t unit_added(std::string_view text);
  std::uint32_t child_added(std::uint32_t node, std::uint32_t unit);

  std::string unit_bytes_;                 ///< one behind the other
  std::vector<std::size_t> unit_begins_;   ///< of every unit, and the end of the last
  std::vector<std::uint32_t> unit_slots_;  ///< hash table with linear probing, at most half full; size a power of 2
  std::vector<Edge> edges_;                ///< likewise
  std::vector<Node> nodes_;
  std::vector<Name> names_;
};

}  // namespace khabar
