#include "indexer/commands/update.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <ostream>

#include "common/error.hpp"
#include "common/text/utf8.hpp"
#include "indexer/commands/interrupt.hpp"
#include "indexer/commands/progress_line.hpp"
#include "indexer/commands/user_gazetteer.hpp"
#include "indexer/sources/walk.hpp"
#include "indexer/write/generation.hpp"
#include "indexer/write/index_writer.hpp"
#include "indexer/write/retag.hpp"
#include "indexer/write/update.hpp"
#include "indexer/write/update_plan.hpp"

namespace khabar {

namespace {

constexpr std::size_t kShownReasons = 10;

/// 1,234,567
std::string grouped(std::size_t number) {
  const std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

void print_json(const Report& report, std::ostream& out) {
  nlohmann::ordered_json json = {{"added", report.added},
                                 {"updated", report.updated},
                                 {"removed", report.removed},
                                 {"unchanged", report.unchanged},
                                 {"skipped", report.skipped},
                                 {"retagged", report.retagged},
                                 {"retagged_otherwise", report.retagged_otherwise},
                                 {"files", report.files},
                                 {"files_read", report.files_read},
                                 {"files_ignored", report.files_ignored},
                                 {"bytes", report.bytes},
                                 {"seconds", report.seconds},
                                 {"interrupted", report.interrupted}};
  json["rejections"] = nlohmann::ordered_json::array();
  for (const Rejection& r : report.rejections) {
    json["rejections"].push_back({{"path", utf8::scrub(r.path)}, {"line", r.line}, {"reason", utf8::scrub(r.reason)}});
  }
  json["warnings"] = nlohmann::ordered_json::array();
  for (const std::string& warning : report.warnings) json["warnings"].push_back(utf8::scrub(warning));
  out << json.dump(2) << '\n';
}

void print_text(const Report& report, const WriteOptions& options, std::ostream& out, std::ostream& err) {
  const std::size_t shown =
      options.verbose ? report.rejections.size() : std::min(report.rejections.size(), kShownReasons);
  for (std::size_t i = 0; i < shown; ++i) {
    err << "skipped " << utf8::scrub(place(report.rejections[i].path, report.rejections[i].line)) << ": "
        << utf8::scrub(report.rejections[i].reason) << '\n';
  }
  if (report.skipped > shown)
    err << "skipped " << report.skipped - shown << " more" << (options.verbose ? "" : " (-v names them)") << '\n';
  if (options.verbose) {
    for (const std::string& warning : report.warnings) err << "note " << utf8::scrub(warning) << '\n';
  }
  if (options.quiet) return;
  if (report.retagged > 0) {
    out << "re-tagged " << grouped(report.retagged) << " articles with the new names, "
        << grouped(report.retagged_otherwise) << " of them changed\n";
  }
  out << report.added << " added, " << report.updated << " updated, " << report.removed << " removed, "
      << report.unchanged << " unchanged, " << report.skipped << " skipped";
  if (report.bytes > 0 && report.seconds > 0) {
    const double megabytes = static_cast<double>(report.bytes) / 1e6;
    out << "; " << fixed(megabytes, 1) << " MB in " << fixed(report.seconds, 1) << " s";
    if (megabytes > 1) out << " (" << fixed(megabytes / report.seconds, 1) << " MB/s)";
  }
  out << '\n';
  if (report.files == 0)
    err << "no articles found: Khabar reads text, Markdown, HTML, JSON, JSON Lines, feeds, NITF and NewsML-G2 (.xml), "
           "WARC, each also compressed, and in .zip and .tar\n";
}

int print(const Report& report, const WriteOptions& options, std::ostream& out, std::ostream& err) {
  if (options.json)
    print_json(report, out);
  else
    print_text(report, options, out, err);
  if (report.interrupted) err << "interrupted: what was whole is committed; the same command goes on from here\n";
  return static_cast<int>(report.interrupted ? Exit::Interrupted : Exit::Done);
}

int print_plan(const UpdatePlan& plan, std::size_t to_retag, const Walk& walk, const WriteOptions& options,
               std::ostream& out) {
  if (options.json) {
    nlohmann::ordered_json json = {{"dry_run", true},
                                   {"files_to_read", plan.read.size()},
                                   {"files_gone", plan.gone.size()},
                                   {"files_unchanged", plan.unchanged.size()},
                                   {"articles_to_retag", to_retag},
                                   {"skipped", walk.rejections.size()}};
    out << json.dump(2) << '\n';
    return 0;
  }
  if (to_retag > 0) out << "re-tag " << grouped(to_retag) << " articles with the new names\n";
  for (const SourceFile& file : plan.read) out << "read " << utf8::scrub(file.path) << '\n';
  for (const FileState& file : plan.gone) out << "drop " << utf8::scrub(file.path) << '\n';
  out << plan.read.size() << " files to read, " << plan.gone.size() << " gone, " << plan.unchanged.size()
      << " unchanged\n";
  return 0;
}

/// What stands in the database at `path`, without making one where none is.
struct Known {
  std::map<std::string, FileState> files;
  std::size_t to_retag = 0;  ///< articles
};

Known known_of(const std::string& path, const Gazetteer& gazetteer) {
  if (current_generation(path).empty()) return {};
  const IndexWriter writer = IndexWriter::open(path, DatabaseLock(path));
  return {writer.files(), articles_to_retag(writer, gazetteer.fingerprint())};
}

Report run(IndexWriter& writer, const Walk& walked, const Gazetteer& gazetteer, const WriteOptions& options,
           const Interrupt& interrupt, std::ostream& err) {
  ProgressLine line(options.progress, options.quiet, err);
  return update(writer, walked, gazetteer, {options.threads, options.map}, interrupt.flag(),
                [&](const Progress& p) { line.show(p); });
}

}  // namespace

int run_update(const WriteOptions& options, std::ostream& out, std::ostream& err) {
  const Gazetteer gazetteer = load_gazetteer(options.gazetteers);
  const Walk walked = walk(options.paths, options.types);
  if (options.dry_run) {
    const Known known = known_of(options.database, gazetteer);
    return print_plan(plan_update(walked, known.files), known.to_retag, walked, options, out);
  }
  const Interrupt interrupt;
  IndexWriter writer = IndexWriter::open(options.database, DatabaseLock(options.database));
  return print(run(writer, walked, gazetteer, options, interrupt, err), options, out, err);
}

int run_rebuild(WriteOptions options, std::ostream& out, std::ostream& err) {
  const Gazetteer gazetteer = load_gazetteer(options.gazetteers);
  std::vector<std::string> paths = options.paths;
  if (paths.empty() && !current_generation(options.database).empty()) {
    const IndexWriter last = IndexWriter::open(options.database, DatabaseLock(options.database));
    paths = last.roots();
    if (options.map.empty()) options.map = FieldMap(last.field_map());
  }
  if (paths.empty()) throw Error(Exit::Usage, "no sources are known", "name the folders: khabar-index rebuild PATH...");
  const Walk walked = walk(paths, options.types);
  if (options.dry_run) return print_plan(plan_update(walked, {}), 0, walked, options, out);
  const Interrupt interrupt;  // from here on there is something to clear away
  IndexWriter writer = IndexWriter::open_next_generation(options.database, DatabaseLock(options.database));
  try {
    const Report report = run(writer, walked, gazetteer, options, interrupt, err);
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
