#pragma once

#include <string>
#include <vector>

#include "common/entities/gazetteer.hpp"

namespace khabar {

/// The built-in names and those of the user's own tables, whose file names tell the kind (my-companies.tsv). Throws
/// Error(Usage) with file and line.
Gazetteer load_gazetteer(const std::vector<std::string>& tables);

}  // namespace khabar
