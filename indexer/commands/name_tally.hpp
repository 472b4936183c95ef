#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/entities/entity.hpp"

namespace khabar {

/// What was seen of a name.
struct NameCount {
  std::string name;  ///< as it was first written
  std::string sample;
  std::size_t places = 0;
  std::size_t articles = 0;
  std::uint32_t last_article = 0;
  std::array<std::size_t, kEntityKinds.size()> votes{};  ///< of the cues, by kind
};

/// Counts names by key in bounded memory: when there are too many, the rarest are dropped, the more so the more there
/// are ("lossy counting": Manku and Motwani 2002). A name that stands in more articles than `lost()` is there.
class NameTally {
 public:
  explicit NameTally(std::size_t max_names) : max_names_(max_names) {}

  /// Counts a place of a name; `article` numbers come in order, from 1. The count is new when its sample is empty: the
  /// caller gives it one.
  NameCount& add(const std::string& key, std::string_view name, std::uint32_t article);

  const std::unordered_map<std::string, NameCount>& names() const { return names_; }
  std::size_t lost() const { return lost_; }

 private:
  void drop_rarest();

  std::unordered_map<std::string, NameCount> names_;
  std::size_t max_names_;
  std::size_t lost_ = 0;
};

}  // namespace khabar
