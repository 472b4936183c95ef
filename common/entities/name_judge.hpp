#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/entities/evidence.hpp"
#include "common/entities/gazetteer.hpp"
#include "common/entities/name_units.hpp"

namespace khabar {

/// A place that reads like an alias.
struct FoundName {
  std::uint32_t alias = 0;  ///< index into Gazetteer::aliases
  std::size_t first_unit = 0;
  std::size_t last_unit = 0;
  std::size_t begin = 0;    ///< bytes
  std::size_t end = 0;      ///< less than the unit's end when an ending was cut
  std::size_t own_end = 0;  ///< NameForm::own_end
  bool is_cut = false;
  bool is_doubtful = false;  ///< needs evidence, whatever its alias
  bool accepted = false;
  std::vector<Reason> reasons = {};
};

/// What a text's names are judged by.
struct NamedText {
  std::string_view text;
  const Language& language;
  const std::vector<NameUnit>& units;
};

/// Accepts of the places, which are all of one article in text order, those that name their entity: names of one
/// meaning, unless they are part of another thing's name (other_use.hpp), and of the ambiguous ones those that have
/// evidence. Says why of those that it weighed.
void judge_names(const Gazetteer& gazetteer, const NamedText& text, std::vector<FoundName>& found);

}  // namespace khabar
