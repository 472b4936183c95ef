#include "indexer/commands/update.hpp"

#include <ostream>

#include "common/store/database.hpp"
#include "common/text/utf8.hpp"
#include "indexer/commands/interrupt.hpp"
#include "indexer/commands/progress_line.hpp"
#include "indexer/commands/update_report.hpp"
#include "indexer/commands/user_gazetteer.hpp"
#include "indexer/sources/walk.hpp"
#include "indexer/write/index_writer.hpp"
#include "indexer/write/retag.hpp"
#include "indexer/write/update.hpp"
#include "indexer/write/update_plan.hpp"

namespace khabar {

namespace {

/// What stands in the database at `path`, without making one where none is, and without locking or writing it.
struct Known {
  std::map<std::string, FileState> files;
  std::size_t to_retag = 0;  ///< articles
};

Known known_of(const std::string& path, const Gazetteer& gazetteer) {
  if (current_generation(path).empty()) return {};
  const IndexState state(open_database(path));
  return {state.files(), articles_to_retag(state, gazetteer.fingerprint())};
}

}  // namespace

DatabaseLock lock_for(const WriteOptions& options, const Interrupt& interrupt, std::ostream& err) {
  if (!options.wait) return DatabaseLock(options.database);
  return DatabaseLock::wait(options.database, interrupt.flag(), [&](const std::string& holder) {
    if (!options.quiet) err << "waiting for another process to end" << utf8::printable(holder) << '\n';
  });
}

int run_update(const WriteOptions& options, std::ostream& out, std::ostream& err) {
  const Gazetteer gazetteer = load_gazetteer(options.gazetteers);
  const Walk walked = walk(options.paths, options.types);
  if (options.dry_run) {
    const Known known = known_of(options.database, gazetteer);
    return print_plan(plan_update(walked, known.files), known.to_retag, walked, options, out);
  }
  const Interrupt interrupt;
  IndexWriter writer = IndexWriter::open(options.database, lock_for(options, interrupt, err), options.commit_bytes);
  ProgressLine line(options.progress, options.quiet, err);
  const Report report = update(writer, walked, gazetteer, {options.threads, options.map}, interrupt.flag(),
                               [&](const Progress& p) { line.show(p); });
  return print(report, options, out, err);
}

}  // namespace khabar
