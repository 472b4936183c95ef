#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "common/entities/gazetteer.hpp"
#include "common/error.hpp"
#include "common/store/database.hpp"
#include "indexer/commands/check.hpp"
#include "indexer/commands/user_gazetteer.hpp"
#include "indexer/sources/walk.hpp"
#include "indexer/write/index_writer.hpp"
#include "indexer/write/update.hpp"
#include "searcher/search.hpp"
#include "tests/support/canonical_index.hpp"
#include "tests/support/disk_log.hpp"
#include "tests/support/khabar.hpp"

/// Runs of the real khabar-index over a small archive, for the harnesses of crashes and disk faults to disturb.
namespace khabar::test {

/// A folder of some 25 short articles in text and JSON Lines: near-duplicates within and across files, names that a
/// table has, and an id that two files hold.
class FaultArchive {
 public:
  FaultArchive() {
    write("a.jsonl", article_lines("a", 8));
    write("b.jsonl", article_lines("b", 5) + json_record("shared", text(100, "Acme") + " as b.jsonl has it"));
    write("c.jsonl", article_lines("c", 4) + json_record("shared", text(100, "Zylonix") + " as c.jsonl has it"));
    write("d.txt", "A shop of Acme\n\n" + text(201, "Acme") + "\n");
    write("e.txt", "Another shop\n\n" + text(202, "Zylonix") + "\n");
    write("sub/f.txt", "The same shop\n\n" + text(201, "Acme") + " again\n");
  }

  /// Adds, changes and removes articles; c.jsonl goes, whose article hid that of b.jsonl.
  void change() {
    std::string lines;
    for (const int i : {0, 1, 2, 5, 6, 7}) lines += line("a", i);                    // a4 goes
    lines += json_record("a3", text(300, "Zylonix") + " rewritten");                 // changes
    lines += json_record("a8", text(2 * 7 + 1, "Acme") + " and one more sentence");  // joins a story
    write("a.jsonl", lines);
    std::filesystem::remove(news() + "/c.jsonl");
    write("g.jsonl", article_lines("g", 5) + json_record("a6", text(400, "Acme") + " as g.jsonl has it"));
    write("d.txt", "A shop of Acme, closed\n\n" + text(203, "Acme") + "\n");
  }

  std::string news() const { return dir_.path("news"); }
  std::string path(const std::string& name) const { return dir_.path(name); }

 private:
  /// `seed` tells the text: the same one the same text, so that a few words more make a near-duplicate.
  static std::string text(int seed, const std::string& name) {
    std::string out = name + " needle";
    for (int i = 0; i < 60; ++i) out += " word" + std::to_string((seed * 37 + i * i * (seed % 5 + 1)) % 400);
    return out + ".";
  }

  static std::string line(const std::string& prefix, int i) {
    const std::string id = prefix + std::to_string(i);
    const std::string extra = i % 3 == 2 ? " and so on in " + id : "";  // of the same seed as the one before
    return Json{{"id", id},
                {"title", "Story " + id},
                {"date", "2026-0" + std::to_string(1 + i % 3) + "-1" + std::to_string(i % 10)},
                {"source", i % 2 == 0 ? "Even Times" : "Odd Post"},
                {"text", text(static_cast<int>(prefix[0] - 'a') % 2 * 1000 + i / 3 * 7 + i % 3 / 2, "Acme") + extra}}
               .dump() +
           "\n";
  }

  static std::string article_lines(const std::string& prefix, int count) {
    std::string lines;
    for (int i = 0; i < count; ++i) lines += line(prefix, i);
    return lines;
  }

  /// Every file gets a time of its own, long ago: one of just now is read twice to be sure.
  void write(const std::string& name, const std::string& bytes) {
    const std::string file = dir_.write("news/" + name, bytes);
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1000) +
                                               std::chrono::seconds(++writes_));
  }

  TempDir dir_;
  int writes_ = 0;
};

enum class FaultRun { FirstUpdate, Update, Retag, Rebuild, UpdateAfterRebuild };
inline constexpr std::array kFaultRuns = {FaultRun::FirstUpdate, FaultRun::Update, FaultRun::Retag, FaultRun::Rebuild,
                                          FaultRun::UpdateAfterRebuild};

inline std::string name_of(FaultRun run) {
  constexpr std::array kNames = {"first update", "update", "re-tag", "rebuild", "update after a rebuild"};
  return kNames[static_cast<std::size_t>(run)];
}

/// The names that the articles are tagged with, and tables that make them the only ones: all built-in names are
/// silenced, so that a run is of some hundred changes.
class FaultNames {
 public:
  FaultNames() {
    std::map<EntityKind, std::string> rows;
    for (const Entity& entity : builtin_gazetteer().entities) {
      rows[entity.kind] += entity.id + "\t" + entity.name + "\t\tsilent\n";
    }
    for (const auto& [kind, text] : rows) {
      tables_.push_back(dir_.write("silent-" + std::string(plural_of(kind)) + ".tsv", text));
    }
    tables_.push_back(dir_.write("own-companies.tsv", "acme-of-tests\tAcme\tAkme\t\n"));
    more_ = dir_.write("more-companies.tsv", "zylonix-of-tests\tZylonix\tword7\t\nacme-of-tests\tAcme\tAkme|shop\t\n");
    few_names_ = load_gazetteer(tables(false));
    more_names_ = load_gazetteer(tables(true));
  }

  Words tables(bool more) const {
    Words tables = tables_;
    if (more) tables.push_back(more_);
    return tables;
  }
  const Gazetteer& names(bool more) const { return more ? more_names_ : few_names_; }

 private:
  TempDir dir_;
  Words tables_;
  std::string more_;
  Gazetteer few_names_, more_names_;
};

/// One run of khabar-index: what stands before it, its command, and what it leaves when nothing disturbs it.
class FaultScenario {
 public:
  FaultScenario(FaultRun run, const FaultNames& names, std::uint64_t commit_bytes)
      : run_(run), names_(names), commit_bytes_(commit_bytes) {
    std::filesystem::create_directories(folder());
    if (run != FaultRun::FirstUpdate) run_in_process(database(), archive_.news(), false, false);
    if (run == FaultRun::UpdateAfterRebuild) run_in_process(database(), archive_.news(), true, false);
    before_ = read_state(folder());
    if (run == FaultRun::Update || run == FaultRun::UpdateAfterRebuild) archive_.change();
  }

  FaultRun run() const { return run_; }
  /// Holds nothing but the database "db".
  std::string folder() const { return archive_.path("disk"); }
  const DiskState& before() const { return before_; }

  std::string database() const { return folder() + "/db"; }

  /// Commits often, so that a small archive has many moments that matter.
  Words command(const std::string& database) const {
    Words words = {"--db", database, run_ == FaultRun::Rebuild ? "rebuild" : "update", archive_.news(), "-j", "1"};
    words.insert(words.end(), {"--commit-every", std::to_string(commit_bytes_)});
    for (const std::string& table : names_.tables(is_retag())) words.insert(words.end(), {"--gazetteer", table});
    return words;
  }

  /// With the interposed disk (disk.cpp) told so: {"KHABAR_DISK_LOG", file} or {"KHABAR_DISK_FAIL", which}.
  ProgramOptions disturbed(const std::string& setting, const std::string& value) const {
    ProgramOptions options;
    options.environment = {{"LD_PRELOAD", KHABAR_DISK_LIBRARY},
                           {"KHABAR_DISK_FOLDER", folder()},
                           {setting, value},
                           {"ASAN_OPTIONS", "new_delete_type_mismatch=0:verify_asan_link_order=0"}};
    return options;
  }

  /// Runs the program undisturbed and returns its changes; afterwards `folder` holds what it left.
  std::vector<DiskChange> record() const {
    write_state(before_, folder());
    const std::string log = archive_.path("log");
    const Ended ended = run_program("khabar-index", command(database()), disturbed("KHABAR_DISK_LOG", log));
    if (ended.exit != 0) throw std::runtime_error("an undisturbed run fails: " + ended.err);
    return read_disk_log(log);
  }

  /// The same command in this process, which has the names at hand.
  void go_on(const std::string& database) const {
    run_in_process(database, archive_.news(), run_ == FaultRun::Rebuild, is_retag());
  }

  /// Every article as one of the files has it: what may stand in the index while others of the same id are to come.
  CanonicalDocuments articles() const {
    CanonicalDocuments all;
    for (const SourceFile& file : walk({archive_.news()}).files) {
      const TempDir dir;
      run_in_process(dir.path("db"), file.path, false, is_retag());
      for (auto& one : canonical_documents(open_database(dir.path("db")))) all.push_back(std::move(one));
    }
    return all;
  }

 private:
  bool is_retag() const { return run_ == FaultRun::Retag; }

  void run_in_process(const std::string& database, const std::string& news, bool is_rebuild, bool more) const {
    IndexWriter writer = is_rebuild ? IndexWriter::open_next_generation(database, DatabaseLock(database), commit_bytes_)
                                    : IndexWriter::open(database, DatabaseLock(database), commit_bytes_);
    const std::atomic<bool> stop = false;
    update(writer, walk({news}), names_.names(more), {1}, stop, [](const Progress&) {});
    if (is_rebuild) writer.publish();
  }

  FaultRun run_;
  const FaultNames& names_;
  std::uint64_t commit_bytes_;
  FaultArchive archive_;
  DiskState before_;
};

/// The files of a database's folder, generations without their numbers.
inline Words fault_files(const std::string& database) {
  Words names;
  for (const auto& [path, bytes] : read_state(database)) {
    std::string name = path;
    std::erase_if(name, [](char c) { return c >= '0' && c <= '9'; });
    names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// Fifty queries of every kind that reads something of its own: words, phrases, gaps, names, filters, orders.
inline std::vector<Request> fault_queries() {
  std::vector<Request> queries;
  const auto ask = [&](const std::string& query) -> Request& {
    Request request;
    request.query = query;
    request.count = 100;
    request.snippets = false;
    for (const schema::Field& field : schema::kFields) request.facets.emplace_back(field.name);
    request.facet_values = 50;
    return queries.emplace_back(std::move(request));
  };
  for (const char* query : {"needle", "acme", "zylonix", "shop", "rewritten", "\"and so on\"", "acme -needle", "story",
                            "company:acme-of-tests", "company:zylonix-of-tests", "source:\"Even Times\"", "again",
                            "lang:en", "akme", "closed", "acme OR zylonix", "nothing-of-the-kind", "sentence"}) {
    ask(query);
  }
  ask("needle").fold = true;
  ask("shop OR acme").fold = true;
  ask("needle").count_stories = true;
  ask("needle").sort = SortOrder::NewestFirst;
  for (int i = 0; queries.size() < 50; ++i) {
    Request& request = ask("word" + std::to_string(i * 13 % 400) + " word" + std::to_string(i * 7 % 400));
    request.join = Join::Any;
    request.fold = i % 4 == 0;
    request.exact = i % 5 == 0;
  }
  return queries;
}

/// The answers as text in which neither numbers of documents nor the order of equal scores tell.
inline std::string fault_answers(const std::string& database) {
  IndexReader reader(database);
  Analyzer analyzer;
  std::ostringstream out;
  for (const Request& request : fault_queries()) {
    const Results results = search(reader, analyzer, request);
    out << request.query << ": " << results.total << " stories " << results.stories.value_or(0) << '\n';
    std::vector<std::string> lines;
    for (const Hit& hit : results.hits) {
      lines.push_back("  " + std::to_string(hit.score) + " " + (request.fold ? "" : hit.id) + " +" +
                      std::to_string(hit.duplicates.size()));
    }
    for (const Facet& facet : results.facets) {
      for (const FacetEntry& entry : facet.entries)
        lines.push_back("  " + facet.kind + " " + entry.id + " " + std::to_string(entry.count));
    }
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines) out << line << '\n';
  }
  return out.str();
}

/// A database with what is to be compared of it.
struct FaultOutcome {
  explicit FaultOutcome(const std::string& database)
      : index(canonical_index(open_database(database))),
        answers(fault_answers(database)),
        files(fault_files(database)) {}

  std::string index;
  std::string answers;
  Words files;
};

/// What stands in a database, without its stories, which change with every article; nothing where none is.
inline CanonicalDocuments fault_documents(const std::string& database) {
  return current_generation(database).empty() ? CanonicalDocuments() : canonical_documents(open_database(database));
}

}  // namespace khabar::test
