#pragma once

#include <iosfwd>
#include <string>

#include "indexer/commands/update.hpp"

namespace khabar {

/// Makes a new database in the folder `target`, which must be empty or not be there, from all articles of
/// `options.database` whose text can still be read, and tells how many these are. The damaged one is not touched. Exit
/// 0 when all could be saved, 1 when not.
int run_repair(const WriteOptions& options, const std::string& target, std::ostream& out, std::ostream& err);

}  // namespace khabar
