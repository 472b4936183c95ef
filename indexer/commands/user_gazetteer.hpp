#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/entities/gazetteer.hpp"

namespace khabar {

/// The built-in names with the user's own tables laid over them, whose file names tell the kind (my-companies.tsv):
/// first those of `user_tables()`, then `tables`, a later row over an earlier one of the same id. A row of a new id
/// adds an entity; one of a known id takes the place of that entity's row; one with an alias written as -alias keeps
/// the row, takes that name off it (however it is written: -us takes off U.S., too) and adds the others; one with the
/// flag `silent` removes the entity. Names come out in NFC. Throws Error(Usage) with file and line.
Gazetteer load_gazetteer(const std::vector<std::string>& tables);

/// The tables that are read without being asked for, by name: $XDG_CONFIG_HOME/khabar/gazetteer/*.tsv, else
/// ~/.config/khabar/gazetteer/*.tsv. Throws Error(System) when the folder cannot be read.
std::vector<std::string> user_tables();

}  // namespace khabar
