#pragma once

#include <string_view>
#include <vector>

#include "common/entities/name_units.hpp"

namespace khabar {

/// What an article says for or against an ambiguous name's being the entity (Apple, Meta, 苹果, Allianz).
struct NameContext {
  const std::vector<NameUnit>& units;
  std::string_view text;
  std::size_t first_unit;  ///< of the name
  std::size_t last_unit;
  bool foreign_script;          ///< a Latin name in an article of another script, where it is no ordinary word
  std::size_t other_companies;  ///< unambiguous companies named in the article
};

/// A score: words of business beside the name, another script around it, a possessive or hyphen behind it, and other
/// companies in the article speak for it; a determiner before it speaks against it. kEnoughEvidence and more count.
/// Looks at a few units on either side: constant cost.
int evidence(const NameContext& context);

constexpr int kEnoughEvidence = 2;

}  // namespace khabar
