#pragma once

#include <string>
#include <vector>

namespace khabar {

/// What is wrong with a generation (a Xapian database's folder), each in words; empty when it is sound. Checks Xapian's
/// tables one by one (where they may not be written, by reading all of them), then reads every article back: whether it
/// is whole and found by its id, once, whether its file is known, and whether the values
/// that are counted agree with the terms that filter. Reads all of the database: 20,000 articles in about five seconds.
/// Names at most kMostFaults. Throws Error(System) for what is no damage: permissions, I/O.
std::vector<std::string> faults_of(const std::string& folder);

inline constexpr std::size_t kMostFaults = 100;

}  // namespace khabar
