#include "indexer/commands/rebuild.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <ostream>
#include <set>

#include "common/error.hpp"
#include "common/store/database.hpp"
#include "common/text/utf8.hpp"
#include "indexer/commands/progress_line.hpp"
#include "indexer/commands/update_report.hpp"
#include "indexer/commands/user_gazetteer.hpp"
#include "indexer/write/carry_over.hpp"
#include "indexer/write/stored_articles.hpp"

namespace khabar {

namespace {

/// What a rebuild is made from.
struct Sources {
  Walk walk;
  std::optional<StoredArticles> stored;  ///< absent where paths were given
  std::set<std::string> seen;            ///< files of which they are not taken: there, or deleted from what is there
};

bool is_there(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

Sources sources_of(const WriteOptions& options, bool only_stored) {
  Sources sources;
  if (!options.paths.empty()) {
    sources.walk = walk(options.paths, options.types);
    return sources;
  }
  sources.stored.emplace(options.database + "/" + current_generation(options.database));
  std::vector<std::string> roots = sources.stored->roots();
  std::erase_if(roots, [&](const std::string& root) { return only_stored || !is_there(root); });
  if (!roots.empty()) sources.walk = walk(roots, options.types);
  const UpdatePlan plan = plan_update(sources.walk, sources.stored->files());
  for (const SourceFile& file : sources.walk.files) sources.seen.insert(file.path);
  for (const FileState& file : plan.gone) sources.seen.insert(file.path);
  return sources;
}

Report build(IndexWriter& writer, Sources& sources, const WriteOptions& options, const Gazetteer& gazetteer,
             const Interrupt& interrupt, std::ostream& err) {
  ProgressLine line(options.progress, options.quiet, err);
  const auto show = [&](const Progress& p) { line.show(p); };
  std::size_t kept = 0;
  if (sources.stored) {
    const auto wanted = [&](const std::string& file) { return !sources.seen.contains(file); };
    kept = carry_over(*sources.stored, writer, gazetteer, options.threads, wanted, interrupt.flag(), show);
  }
  Report report = update(writer, sources.walk, gazetteer, {options.threads, options.map}, interrupt.flag(), show);
  report.kept = kept;
  return report;
}

}  // namespace

int run_rebuild(WriteOptions options, bool stored, std::ostream& out, std::ostream& err) {
  if (options.paths.empty() && current_generation(options.database).empty())
    throw Error(Exit::Usage, "no sources are known", "name the folders: khabar-index rebuild PATH...");
  const Gazetteer gazetteer = load_gazetteer(options.gazetteers);
  if (options.dry_run) {
    const Sources sources = sources_of(options, stored);
    return print_plan(plan_update(sources.walk, {}), 0, sources.walk, options, out);
  }
  const Interrupt interrupt;
  DatabaseLock lock = lock_for(options, interrupt, err);
  Sources sources = sources_of(options, stored);
  if (sources.stored && options.map.empty()) options.map = FieldMap(sources.stored->field_map());
  IndexWriter writer = IndexWriter::open_next_generation(options.database, std::move(lock), options.commit_bytes);
  try {
    const Report report = build(writer, sources, options, gazetteer, interrupt, err);
    if (report.interrupted)
      writer.discard();
    else
      writer.publish();
    return print(report, options, out, err);
  } catch (...) {
    writer.discard();
    throw;
  }
}

}  // namespace khabar
