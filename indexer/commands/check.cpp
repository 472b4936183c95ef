#include "indexer/commands/check.hpp"

#include <optional>
#include <ostream>

#include "common/error.hpp"
#include "common/store/database.hpp"
#include "common/text/utf8.hpp"
#include "indexer/write/database_lock.hpp"
#include "indexer/write/soundness.hpp"

namespace khabar {

namespace {

/// What is written while it is checked looks damaged. Nobody writes on a medium that takes no lock.
std::optional<DatabaseLock> lock_against_writers(const std::string& path) {
  try {
    return DatabaseLock(path);
  } catch (const Error& error) {
    if (error.exit != Exit::System) throw;
    return std::nullopt;
  }
}

}  // namespace

int run_check(const std::string& path, std::ostream& out) {
  const std::string generation = require_generation(path);
  const std::optional<DatabaseLock> lock = lock_against_writers(path);
  const std::vector<std::string> faults = faults_of(path + "/" + generation);
  if (faults.empty()) {
    const Xapian::Database database = open_database(path);
    out << utf8::printable(path) << " is sound: " << database.get_doccount()
        << " articles, every one whole and countable\n";
    return 0;
  }
  for (const std::string& fault : faults) out << utf8::printable(fault) << '\n';
  throw Error(
      Exit::Damaged, path + " is damaged",
      "khabar-index check --repair NEW-FOLDER saves what can be read; khabar-index rebuild makes it anew from its "
      "sources");
}

}  // namespace khabar
