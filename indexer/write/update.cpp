#include "indexer/write/update.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <variant>

#include "common/entities/matcher.hpp"
#include "common/store/content_hash.hpp"
#include "indexer/sources/record.hpp"
#include "indexer/sources/warc.hpp"
#include "indexer/write/applier.hpp"
#include "indexer/write/document_builder.hpp"
#include "indexer/write/ordered_work.hpp"
#include "indexer/write/retag.hpp"
#include "indexer/write/update_plan.hpp"

namespace khabar {

namespace {

/// What travels from the reader through the workers to the writer.
struct Job {
  std::size_t file;         ///< index into the plan's files
  Xapian::docid known = 0;  ///< the document that holds this very record already
  Record record;
};

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

using Input = std::variant<Job, Result>;  // a Result passes through as it is
using Pipeline = OrderedWork<Input, Result>;

Result work(Input input, const Pass& pass, const FieldMap& map, DocumentBuilder& builder) {
  if (auto* ready = std::get_if<Result>(&input)) return std::move(*ready);
  Job& job = std::get<Job>(input);
  Result result{job.file, job.known, job.record.bytes.size(), job.record.line, Rejection{}};
  if (job.known != 0) {
    result.what = std::move(job.record);
  } else {
    std::visit([&](auto&& outcome) { result.what = std::move(outcome); },
               analyse(job.record, pass.files[job.file].path, map, builder));
  }
  return result;
}

/// Where the reading of a file begins: a WARC that has only grown is gone on with.
WarcPlace beginning_of(const Pass& pass, std::size_t file) {
  const SourceFile& source = pass.files[file];
  const WarcPlace& place = pass.states[file].place;
  if (source.format != Format::Warc || place.offset == 0 || pass.only_missing) return {};
  try {
    return stands_before(source, place) ? place : WarcPlace{};
  } catch (const ReadError&) {
    return {};  // reading it will tell
  }
}

/// The reading thread: cuts the files into records and says which of them are known.
void read_files(const Pass& pass, const FieldMap& map, const std::atomic<bool>& stop, Pipeline& pipeline) {
  for (std::size_t i = 0; i < pass.files.size() && !stop; ++i) {
    bool whole = true;
    FileEnd end{true, now_ns()};
    const auto take = [&](Record record) {
      if (!map.empty() && (record.format == Format::Json || record.format == Format::JsonLines))
        record.hash = content_hash(std::string(record.hash.data(), record.hash.size()) + map.written());
      const auto found = pass.known[i].find(std::string(record.hash.data(), record.hash.size()));
      const bool is_known = found != pass.known[i].end();
      const std::size_t weight = record.bytes.size() + kJobBytes;
      whole = whole && !stop;
      return whole && pipeline.push(Job{i, is_known ? found->second : 0, std::move(record)}, weight);
    };
    const auto reject = [&](Rejection rejection) {
      // An empty file is refused as a whole, and yet has been read to its end.
      const bool is_of_file = rejection.line == 0 && rejection.path == pass.files[i].path;
      if (is_of_file && pass.files[i].size > 0) whole = false;
      pipeline.push(Result{i, 0, 0, rejection.line, std::move(rejection)}, kJobBytes);
    };
    if (const WarcPlace from = beginning_of(pass, i); pass.files[i].format == Format::Warc) {
      end.is_resumed = from.offset > 0;
      end.place = read_warc(pass.files[i], from, take, reject);
    } else {
      for_each_record(pass.files[i], take, reject);
    }
    end.whole = whole && !stop;
    pipeline.push(Result{i, 0, 0, 0, end}, kJobBytes);
  }
}

/// What all passes of one update share.
struct Run {
  IndexWriter& writer;
  const Gazetteer& gazetteer;
  const Matcher matcher;
  unsigned threads;
  const FieldMap map;
  const std::atomic<bool>& stop;
  const std::function<void(const Progress&)>& progress;
};

Pass make_pass(const IndexWriter& writer, std::vector<SourceFile> files,
               const std::map<std::string, FileState>& states) {
  Pass pass;
  pass.files = std::move(files);
  for (const SourceFile& file : pass.files) {
    pass.known.push_back(writer.state().records_of(file.path));
    const auto state = states.find(file.path);
    pass.states.push_back(state == states.end() ? FileState{} : state->second);
  }
  return pass;
}

void run_pass(const Run& run, const Pass& pass, Report& report) {
  DocumentBuilder own_builder(run.gazetteer, run.matcher);
  Pipeline pipeline(run.threads, kInFlightBytes, [&] {
    return [&pass, &run, builder = std::make_shared<DocumentBuilder>(run.gazetteer, run.matcher)](Input input) {
      return work(std::move(input), pass, run.map, *builder);
    };
  });
  Applier applier(run.writer, pass, run.map, own_builder, report);
  std::uint64_t expected = 0;
  for (const SourceFile& file : pass.files) expected += file.size;
  pipeline.run_through(
      [&] { read_files(pass, run.map, run.stop, pipeline); },
      [&](Result result) {
        applier.apply(std::move(result));
        applier.commit_when_due();
        run.progress({applier.articles(), report.files_read, pass.files.size(), report.bytes, expected});
      });
}

/// An article goes with its file, though another file may hold one of the same id, for which it stood. That one is put
/// back: a file that has fewer documents than articles is read again. A run that dies before is gone on with here by
/// the next.
void restore_hidden(const Run& run, const Walk& walk, Report& report) {
  if (!run.writer.state().may_miss_articles()) return;
  const std::map<std::string, FileState> states = run.writer.state().files();
  std::map<std::string, const SourceFile*> present;
  for (const SourceFile& file : walk.files) present.emplace(file.path, &file);
  std::vector<SourceFile> files;
  for (const auto& [path, state] : states) {
    if (run.writer.state().documents_of(path) >= state.articles) continue;
    const auto at = present.find(path);
    if (at != present.end() && !run.stop) {
      files.push_back(*at->second);
    } else {
      FileState unread = state;  // its next update reads it
      unread.mtime_ns = 0;
      run.writer.set_file(unread);
    }
  }
  if (!files.empty()) {
    Pass pass = make_pass(run.writer, std::move(files), states);
    pass.only_missing = true;
    run_pass(run, pass, report);
  }
  if (!run.stop) run.writer.set_complete();
}

/// The map that was given, else that of the last time. With another one JSON is read anew.
FieldMap settle_map(IndexWriter& writer, const UpdateOptions& options) {
  FieldMap before(writer.state().field_map());
  if (options.map.empty() || options.map.written() == before.written()) return before;
  writer.set_field_map(options.map.written());
  for (auto& [path, state] : writer.state().files()) {
    const auto format = format_of(path);
    if (format && *format != Format::Json && *format != Format::JsonLines && *format != Format::Archive) continue;
    FileState unread = state;
    unread.mtime_ns = 0;
    writer.set_file(unread);
  }
  return options.map;
}

void drop_gone(IndexWriter& writer, const UpdatePlan& plan, Report& report) {
  for (const FileState& file : plan.gone) {
    for (const auto& [hash, docid] : writer.state().records_of(file.path)) {
      report.removed += writer.remove(docid, file.path);
      if (writer.commit_is_due()) writer.commit();
    }
    writer.forget_file(file.path);
  }
}

}  // namespace

void Report::reject(Rejection rejection) {
  ++skipped;
  if (rejections.size() < kMaxTold) rejections.push_back(std::move(rejection));
}

void Report::warn(std::string warning) {
  if (warnings.size() < kMaxTold) warnings.push_back(std::move(warning));
}

Report update(IndexWriter& writer, const Walk& walk, const Gazetteer& gazetteer, const UpdateOptions& options,
              const std::atomic<bool>& stop, const std::function<void(const Progress&)>& progress) {
  const auto started = std::chrono::steady_clock::now();
  Report report;
  const Run run{writer, gazetteer, Matcher(gazetteer), options.threads, settle_map(writer, options), stop, progress};
  const std::map<std::string, FileState> states = writer.state().files();
  const UpdatePlan plan = plan_update(walk, states);
  report.files = walk.files.size();
  report.files_ignored = walk.ignored;
  for (const std::string& path : plan.unchanged) report.unchanged += writer.state().documents_of(path);
  for (const Rejection& rejection : walk.rejections) report.reject(rejection);
  const Retagged retagged = retag(writer, gazetteer, run.matcher, options.threads, stop, progress);
  report.retagged = retagged.articles;
  report.retagged_otherwise = retagged.changed;
  for (const std::string& root : walk.roots) writer.add_root(root);
  drop_gone(writer, plan, report);
  run_pass(run, make_pass(writer, plan.read, states), report);
  restore_hidden(run, walk, report);
  if (writer.has_changes()) writer.commit();
  report.interrupted = stop;
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return report;
}

}  // namespace khabar
