#include "indexer/commands/check.hpp"

#include <ostream>

#include "common/error.hpp"
#include "common/store/database.hpp"
#include "indexer/write/soundness.hpp"

namespace khabar {

int run_check(const std::string& path, std::ostream& out) {
  const std::string generation = current_generation(path);
  std::vector<std::string> faults;
  if (!generation.empty()) faults = faults_of(path + "/" + generation);
  if (faults.empty()) {
    const Xapian::Database database = open_database(path);
    out << path << " is sound: " << database.get_doccount() << " articles, every one whole and countable\n";
    return 0;
  }
  for (const std::string& fault : faults) out << fault << '\n';
  throw Error(
      Exit::Damaged, path + " is damaged",
      "khabar-index check --repair NEW-FOLDER saves what can be read; khabar-index rebuild makes it anew from its "
      "sources");
}

}  // namespace khabar
