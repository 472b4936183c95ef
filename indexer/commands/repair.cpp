#include "indexer/commands/repair.hpp"

#include <filesystem>
#include <ostream>

#include "common/error.hpp"
#include "common/store/database.hpp"
#include "common/text/utf8.hpp"
#include "indexer/commands/progress_line.hpp"
#include "indexer/commands/update_report.hpp"
#include "indexer/commands/user_gazetteer.hpp"
#include "indexer/write/carry_over.hpp"
#include "indexer/write/stored_articles.hpp"

namespace khabar {

namespace fs = std::filesystem;

int run_repair(const WriteOptions& options, const std::string& target, std::ostream& out, std::ostream& err) {
  std::error_code error;
  if (fs::exists(target, error) && !fs::is_empty(target, error))
    throw Error(Exit::Usage, target + " is not empty", "name a new folder: nothing is ever repaired in its place");
  const std::string generation = require_generation(options.database);
  const Gazetteer gazetteer = load_gazetteer(options.gazetteers);
  StoredArticles stored(options.database + "/" + generation);
  const Interrupt interrupt;
  IndexWriter writer = IndexWriter::open_next_generation(target, DatabaseLock(target), options.commit_bytes);
  try {
    ProgressLine line(options.progress, options.quiet, err);
    const std::size_t saved = carry_over(
        stored, writer, gazetteer, options.threads, [](const std::string&) { return true; }, interrupt.flag(),
        [&](const Progress& p) { line.show(p); });
    if (interrupt.flag()) throw Error(Exit::Interrupted, "interrupted; " + target + " was not made");
    writer.publish();
    const bool is_whole = saved >= stored.expected();
    out << "saved " << grouped(saved) << " of " << grouped(stored.expected()) << " articles to "
        << utf8::printable(target) << "; update it from your sources" << (is_whole ? "" : " to have the others")
        << ", then use it instead\n";
    return static_cast<int>(is_whole ? Exit::Done : Exit::Nothing);
  } catch (...) {
    writer.discard();
    throw;
  }
}

}  // namespace khabar
