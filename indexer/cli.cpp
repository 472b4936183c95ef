#include "indexer/cli.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <sstream>
#include <thread>

#include "common/error.hpp"
#include "common/store/database.hpp"
#include "common/text/utf8.hpp"
#include "common/version.hpp"
#include "indexer/commands/check.hpp"
#include "indexer/commands/discover.hpp"
#include "indexer/commands/duplicates.hpp"
#include "indexer/commands/inspect.hpp"
#include "indexer/commands/rebuild.hpp"
#include "indexer/commands/repair.hpp"
#include "indexer/commands/stats.hpp"
#include "indexer/commands/update.hpp"

namespace khabar {

namespace {

const std::map<std::string, When> kWhen = {{"auto", When::Auto}, {"always", When::Always}, {"never", When::Never}};

void bind_reading(CLI::App& command, std::vector<Format>& types, FieldMap& map) {
  command
      .add_option_function<std::vector<std::string>>(
          "--types",
          [&types](const std::vector<std::string>& names) {
            for (const std::string& name : names) types.push_back(types_by_name().at(name));
          },
          "only files of these types: text, markdown, jsonl, json, html, xml (feeds, NITF, NewsML), warc, archive")
      ->delimiter(',')
      ->check(CLI::IsMember(types_by_name()))
      ->allow_extra_args(false);
  command.add_option_function<std::string>(
      "--map", [&map](const std::string& written) { map = FieldMap(written); },
      "names of fields in JSON, such as title=headline,text=maintext; kept for the next time");
}

void bind_writing(CLI::App& command, WriteOptions& options) {
  command.add_option("-j,--jobs", options.threads, "threads that analyse articles")
      ->check(CLI::Range(1u, 256u))
      ->capture_default_str();
  command.add_flag("--dry-run", options.dry_run, "tell what would be done, and do nothing");
  command.add_flag("--wait", options.wait, "wait while another process writes the database");
  command
      .add_option("--commit-every", options.commit_bytes,
                  "commit after so much text: less takes less memory and more time (16MB take about 1 GB)")
      ->transform(CLI::AsSizeValue(false))
      ->option_text("SIZE");
  command.add_flag("--json", options.json, "the report as a JSON object");
  bind_reading(command, options.types, options.map);
  command.add_option("--progress", options.progress, "a progress line: auto (on a terminal), always, never")
      ->transform(CLI::CheckedTransformer(kWhen, CLI::ignore_case).description(""))
      ->option_text("WHEN");
  command
      .add_option("--gazetteer", options.gazetteers,
                  "a table of your own entities (kind.tsv: companies, people, places, products, events)")
      ->allow_extra_args(false);
}

void bind_discover(CLI::App& command, DiscoverOptions& options) {
  static const std::map<std::string, EntityKind> kKinds = {
      {"company", EntityKind::Company}, {"person", EntityKind::Person}, {"product", EntityKind::Product}};
  command
      .add_option_function<EntityKind>(
          "--kind", [&](const EntityKind& kind) { options.kind = kind; },
          "only companies, people or products: company, person, product")
      ->transform(CLI::CheckedTransformer(kKinds, CLI::ignore_case).description(""))
      ->option_text("KIND");
  const auto any_number = CLI::Range(std::size_t{0}, std::size_t{1'000'000'000});
  command.add_option("-n,--limit", options.limit, "names of a kind")->capture_default_str()->check(any_number);
  command.add_option("--min-articles", options.min_articles, "in so many articles or more")
      ->capture_default_str()
      ->check(any_number);
  command.add_option("--gazetteer", options.gazetteers, "a table of your own entities")->allow_extra_args(false);
}

/// Options that stand before or behind the command.
struct CommonOptions {
  std::string database = default_database_path();
  bool quiet = false;
  bool verbose = false;
  std::string color = "auto";
};

void bind_common(CLI::App& app, CommonOptions& options) {
  app.add_option("-d,--db", options.database, "the database's folder")->capture_default_str();
  app.add_flag("-q,--quiet", options.quiet, "no report, errors only");
  app.add_flag("-v,--verbose", options.verbose,
               "name every article that was skipped or looked odd; with inspect, why each name counts or not");
  app.add_option("--color", options.color, "colours: auto, always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

unsigned default_threads() {
  return std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
}

int run_command(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
  CLI::App app{"Makes and keeps the index that khabar-search searches.", "khabar-index"};
  app.set_version_flag("--version", "khabar-index " + std::string(kProgramVersion));
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(
      "Exit: 0 done, 1 a check failed softly, 2 usage, 3 database busy, 4 no database, 5 damaged, 6 system error.");
  CommonOptions common;
  bind_common(app, common);

  WriteOptions write;
  write.threads = default_threads();
  auto* update = app.add_subcommand("update", "bring the index up to date with files and folders");
  update->add_option("PATH", write.paths, "files and folders with articles")->required();
  bind_writing(*update, write);
  auto* rebuild = app.add_subcommand("rebuild", "build the index anew beside the old one and swap it in");
  rebuild->add_option("PATH", write.paths, "files and folders; without, those of earlier updates");
  bool stored = false;
  rebuild->add_flag("--stored", stored, "from the texts that the database holds, without reading any file")
      ->excludes(rebuild->get_option("PATH"));
  bind_writing(*rebuild, write);

  InspectOptions inspect;
  auto* inspect_command = app.add_subcommand("inspect", "print what would be indexed, as JSON Lines; indexes nothing");
  inspect_command->add_option("FILE", inspect.paths, "files and folders with articles")->required();
  bind_reading(*inspect_command, inspect.types, inspect.map);
  inspect_command->add_option("--gazetteer", inspect.gazetteers, "a table of your own entities")
      ->allow_extra_args(false);

  DiscoverOptions discover;
  auto* discover_command =
      app.add_subcommand("discover", "frequent names of the indexed texts that stand in no table, as rows of one");
  bind_discover(*discover_command, discover);

  bool stats_json = false;
  auto* stats = app.add_subcommand("stats", "what is in the index");
  stats->add_flag("--json", stats_json, "as a JSON object");
  auto* check = app.add_subcommand("check", "verify the index");
  std::string repaired;
  check->add_option("--repair", repaired, "make a new index there from all texts that can still be read")
      ->option_text("NEW-FOLDER");
  bool duplicates_json = false;
  auto* duplicates = app.add_subcommand("duplicates", "groups of near-duplicate articles, the largest first");
  duplicates->add_flag("--json", duplicates_json, "as a JSON object");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream told;
    const int code = app.exit(error, out, told);
    err << utf8::scrub(told.str());
    return code == 0 ? 0 : static_cast<int>(Exit::Usage);
  }
  write.database = common.database;
  write.quiet = common.quiet;
  write.verbose = common.verbose;
  inspect.verbose = common.verbose;
  try {
    if (*update) return run_update(write, out, err);
    if (*rebuild) return run_rebuild(write, stored, out, err);
    if (*inspect_command) return run_inspect(inspect, out, err);
    discover.database = common.database;
    if (*discover_command) return run_discover(discover, out);
    if (*stats) return run_stats(common.database, stats_json, out);
    if (*duplicates) return run_duplicates(common.database, duplicates_json, out);
    if (*check && !repaired.empty()) return run_repair(write, repaired, out, err);
    if (*check) return run_check(common.database, out);
  } catch (const Xapian::Error& error) {
    throw told_of(error, common.database);
  }
  return static_cast<int>(Exit::Usage);
}

}  // namespace

int run_indexer(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
  return report_errors("khabar-index", err, [&] {
    const int exit_code = run_command(argc, argv, out, err);
    require_written(out);
    return exit_code;
  });
}

}  // namespace khabar
