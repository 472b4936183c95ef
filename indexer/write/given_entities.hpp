#pragma once

#include <cstdint>
#include <vector>

#include "common/entities/matcher.hpp"
#include "common/store/article.hpp"
#include "common/text/analyzer.hpp"

namespace khabar {

/// What a record named, each entity once, in its order.
struct ResolvedEntities {
  std::vector<std::uint32_t> known;  ///< indexes into Gazetteer::entities
  std::vector<Entity> unknown;       ///< that no table has, under their folded names as ids
};

/// Looks the names up as those of entities of their kinds: <org>Lenovo Group</org> is the company Lenovo. At most
/// kMaxGivenEntities are taken; names of more than 200 bytes are left out.
ResolvedEntities resolve(const std::vector<GivenEntity>& given, const Gazetteer& gazetteer, const Matcher& matcher,
                         Analyzer& analyzer);

constexpr std::size_t kMaxGivenEntities = 100;

}  // namespace khabar
