#pragma once

#include <string>

namespace khabar {

/// The name behind it: "gen-2" for "gen-1".
std::string next_generation(const std::string& database);

/// Makes `generation` the one in use: writes a stub beside the old, syncs it, renames it over. Throws Error(System).
void switch_generation(const std::string& database, const std::string& generation);

/// Removes all generations but the one in use: left by an earlier rebuild, whole or torn. Needs the lock.
void remove_other_generations(const std::string& database);

}  // namespace khabar
