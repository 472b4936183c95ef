#include "common/entities/name_trie.hpp"

#include <functional>

namespace khabar {

namespace {

/// Finalizer of MurmurHash3 (Appleby): spreads neighbouring keys.
std::uint64_t mixed(std::uint64_t key) {
  key = (key ^ (key >> 33)) * 0xFF51AFD7ED558CCDu;
  key = (key ^ (key >> 33)) * 0xC4CEB9FE1A85EC53u;
  return key ^ (key >> 33);
}

constexpr std::size_t kFirstSlots = 16;

}  // namespace

NameTrie::NameTrie() : unit_begins_(1, 0), unit_slots_(kFirstSlots, kNone), edges_(kFirstSlots), nodes_(1) {}

std::string_view NameTrie::text_of(std::uint32_t unit) const {
  return std::string_view(unit_bytes_).substr(unit_begins_[unit], unit_begins_[unit + 1] - unit_begins_[unit]);
}

std::size_t NameTrie::slot_of(std::string_view text) const {
  std::size_t slot = std::hash<std::string_view>{}(text) & (unit_slots_.size() - 1);
  while (unit_slots_[slot] != kNone && text_of(unit_slots_[slot]) != text) slot = (slot + 1) & (unit_slots_.size() - 1);
  return slot;
}

std::size_t NameTrie::slot_of(std::uint64_t key) const {
  std::size_t slot = mixed(key) & (edges_.size() - 1);
  while (edges_[slot].key != kNoKey && edges_[slot].key != key) slot = (slot + 1) & (edges_.size() - 1);
  return slot;
}

std::uint32_t NameTrie::unit(std::string_view text) const {
  return unit_slots_[slot_of(text)];
}

std::uint32_t NameTrie::child(std::uint32_t node, std::uint32_t unit) const {
  const Edge& edge = edges_[slot_of(std::uint64_t{node} << 32 | unit)];
  return edge.key == kNoKey ? kNone : edge.node;
}

std::uint32_t NameTrie::unit_added(std::string_view text) {
  const std::size_t slot = slot_of(text);
  if (unit_slots_[slot] != kNone) return unit_slots_[slot];
  const auto added = static_cast<std::uint32_t>(unit_begins_.size() - 1);
  unit_bytes_ += text;
  unit_begins_.push_back(unit_bytes_.size());
  unit_slots_[slot] = added;
  if (unit_begins_.size() * 2 > unit_slots_.size()) {
    unit_slots_.assign(unit_slots_.size() * 2, kNone);
    for (std::uint32_t i = 0; i <= added; ++i) unit_slots_[slot_of(text_of(i))] = i;
  }
  return added;
}

std::uint32_t NameTrie::child_added(std::uint32_t node, std::uint32_t unit) {
  const std::uint64_t key = std::uint64_t{node} << 32 | unit;
  Edge& edge = edges_[slot_of(key)];
  if (edge.key == key) return edge.node;
  const auto added = static_cast<std::uint32_t>(nodes_.size());
  edge = {key, added};
  nodes_.emplace_back();
  if (nodes_.size() * 2 > edges_.size()) {
    std::vector<Edge> old(edges_.size() * 2);
    old.swap(edges_);
    for (const Edge& moved : old) {
      if (moved.key != kNoKey) edges_[slot_of(moved.key)] = moved;
    }
  }
  return added;
}

void NameTrie::add(const std::vector<std::string_view>& units, std::uint32_t value) {
  std::uint32_t node = kRoot;
  for (const std::string_view text : units) node = child_added(node, unit_added(text));
  const auto name = static_cast<std::uint32_t>(names_.size());
  names_.push_back({value, kNone});
  Node& end = nodes_[node];
  (end.last == kNone ? end.first : names_[end.last].next) = name;
  end.last = name;
}

}  // namespace khabar
