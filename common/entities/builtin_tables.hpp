#pragma once

#include <span>
#include <string_view>

#include "common/entities/entity.hpp"

namespace khabar {

/// A table of corpus/gazetteer/ as it was when the program was built.
struct BuiltinTable {
  EntityKind kind;
  std::string_view file;
  std::string_view text;
};

std::span<const BuiltinTable> builtin_tables();

}  // namespace khabar
