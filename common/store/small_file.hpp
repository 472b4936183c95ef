#pragma once

#include <optional>
#include <string>

namespace khabar {

/// The first 64 KiB of a file; absent when there is none. Throws Error(System).
std::optional<std::string> read_small_file(const std::string& name);

}  // namespace khabar
