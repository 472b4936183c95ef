#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "indexer/commands/update.hpp"
#include "indexer/write/update.hpp"
#include "indexer/write/update_plan.hpp"

namespace khabar {

/// 1,234,567
std::string grouped(std::size_t number);

/// Tells what a run did, as text or JSON; what was skipped goes to `err`. Returns the exit code.
int print(const Report& report, const WriteOptions& options, std::ostream& out, std::ostream& err);

/// Tells what a run would do, for --dry-run.
int print_plan(const UpdatePlan& plan, std::size_t to_retag, const Walk& walk, const WriteOptions& options,
               std::ostream& out);

}  // namespace khabar
