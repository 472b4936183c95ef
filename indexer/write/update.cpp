#include "indexer/write/update.hpp"

#include <chrono>
#include <memory>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <variant>

#include "common/entities/matcher.hpp"
#include "indexer/extract/article_maker.hpp"
#include "indexer/sources/record.hpp"
#include "indexer/write/document_builder.hpp"
#include "indexer/write/ordered_work.hpp"
#include "indexer/write/update_plan.hpp"

namespace khabar {

namespace {

using Clock = std::chrono::steady_clock;

/// Xapian keeps what is not committed in memory, at about twenty times the text.
constexpr std::uint64_t kCommitBytes = 16u << 20;
constexpr auto kCommitTime = std::chrono::seconds(30);

/// Text in flight between reader and writer; its analysis takes several times as much.
constexpr std::size_t kInFlightBytes = 8u << 20;

/// A file written this shortly before it was read may change again without its time's changing.
constexpr std::int64_t kRacyNs = 100'000'000;

/// What travels from the reader through the workers to the writer.
struct Job {
  std::size_t file;      ///< index into the plan's files
  Xapian::docid known = 0;  ///< the document that holds this very record already
  Record record;
};

struct Analysed {
  IndexDocument document;
  std::vector<std::string> warnings;
};

struct FileEnd {
  bool whole;  ///< read to its end without a fault
  std::int64_t read_at_ns;
};

struct Result {
  std::size_t file;
  Xapian::docid known = 0;
  std::uint64_t bytes = 0;
  std::size_t line = 0;
  std::variant<Analysed, Record, Rejection, FileEnd> what;  ///< Record: unchanged
};

std::variant<Analysed, Rejection> analyse(const Record& record, DocumentBuilder& builder) {
  std::variant<Article, Rejection> made = make_article(record);
  if (auto* rejection = std::get_if<Rejection>(&made)) return std::move(*rejection);
  Article& article = std::get<Article>(made);
  return Analysed{builder.build(article, record.hash), std::move(article.warnings)};
}

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

using Input = std::variant<Job, Result>;  // a Result passes through as it is
using Pipeline = OrderedWork<Input, Result>;

Result work(Input input, DocumentBuilder& builder) {
  if (auto* ready = std::get_if<Result>(&input)) return std::move(*ready);
  Job& job = std::get<Job>(input);
  Result result{job.file, job.known, job.record.bytes.size(), job.record.line, Rejection{}};
  if (job.known != 0) {
    result.what = std::move(job.record);
  } else {
    std::visit([&](auto&& outcome) { result.what = std::move(outcome); }, analyse(job.record, builder));
  }
  return result;
}

/// The reading thread: cuts the files into records and says which of them are known.
void read_files(const std::vector<SourceFile>& files, const std::vector<IndexWriter::KnownRecords>& known,
                const std::atomic<bool>& stop, Pipeline& pipeline) {
  for (std::size_t i = 0; i < files.size() && !stop; ++i) {
    bool whole = true;
    const std::int64_t started = now_ns();
    for_each_record(
        files[i],
        [&](Record record) {
          const auto found = known[i].find(std::string(record.hash.data(), record.hash.size()));
          const std::size_t weight = record.bytes.size();
          whole = whole && !stop;
          return whole && pipeline.push(Job{i, found == known[i].end() ? 0 : found->second, std::move(record)}, weight);
        },
        [&](Rejection rejection) {
          if (rejection.line == 0) whole = false;
          pipeline.push(Result{i, 0, 0, rejection.line, std::move(rejection)}, 0);
        });
    pipeline.push(Result{i, 0, 0, 0, FileEnd{whole && !stop, started}}, 0);
  }
  pipeline.close();
}

/// The writing side of an update: takes the results in order.
class Applier {
 public:
  Applier(IndexWriter& writer, const UpdatePlan& plan, const std::vector<IndexWriter::KnownRecords>& known,
          DocumentBuilder& builder, Report& report)
      : writer_(writer), plan_(plan), known_(known), builder_(builder), report_(report) {}

  void apply(Result result) {
    report_.bytes += result.bytes;
    pending_bytes_ += result.bytes;
    const std::string& path = plan_.read[result.file].path;
    if (auto* end = std::get_if<FileEnd>(&result.what)) return end_file(result.file, *end);
    if (auto* rejection = std::get_if<Rejection>(&result.what)) return report_.reject(std::move(*rejection));
    if (auto* record = std::get_if<Record>(&result.what)) return keep(result.known, *record);
    put(std::get<Analysed>(result.what), path, result.line);
  }

  std::size_t articles() const { return written_.size() + kept_.size(); }

  void commit_when_due() {
    if (pending_bytes_ < kCommitBytes && Clock::now() - committed_ < kCommitTime) return;
    if (writer_.has_changes()) writer_.commit();
    pending_bytes_ = 0;
    committed_ = Clock::now();
  }

 private:
  void put(Analysed& analysed, const std::string& path, std::size_t line) {
    for (const std::string& warning : analysed.warnings) {
      report_.warn(path + (line ? ":" + std::to_string(line) : "") + ": " + warning);
    }
    const auto [docid, replaced] = writer_.put(analysed.document);
    ++articles_;
    if (!written_.insert(docid).second || kept_.contains(docid)) {
      report_.warn(path + (line ? ":" + std::to_string(line) : "") + ": the id \"" + analysed.document.id +
                   "\" came before in this run; the later article stands");
    } else {
      ++(replaced ? report_.updated : report_.added);
    }
  }

  /// An unchanged record. Should another record of the same id have come before it, this one takes its place again: the last
  /// one of a file stands.
  void keep(Xapian::docid docid, const Record& record) {
    if (written_.contains(docid)) {
      auto again = analyse(record, builder_);
      if (auto* analysed = std::get_if<Analysed>(&again)) put(*analysed, record.path, record.line);
      return;
    }
    ++articles_;
    if (kept_.insert(docid).second) ++report_.unchanged;
  }

  void end_file(std::size_t file, const FileEnd& end) {
    const SourceFile& source = plan_.read[file];
    ++report_.files_read;
    if (end.whole) {
      for (const auto& [hash, docid] : known_[file]) {
        if (!kept_.contains(docid) && !written_.contains(docid) && writer_.remove(docid, source.path)) ++report_.removed;
      }
      const bool racy = end.read_at_ns - source.mtime_ns < kRacyNs;
      writer_.set_file({source.path, source.size, racy ? 0 : source.mtime_ns, articles_});
    }
    articles_ = 0;
  }

  IndexWriter& writer_;
  const UpdatePlan& plan_;
  const std::vector<IndexWriter::KnownRecords>& known_;
  DocumentBuilder& builder_;
  Report& report_;
  std::unordered_set<Xapian::docid> written_;
  std::unordered_set<Xapian::docid> kept_;
  std::uint64_t articles_ = 0;  ///< of the file at hand
  std::uint64_t pending_bytes_ = 0;
  Clock::time_point committed_ = Clock::now();
};

void drop_gone(IndexWriter& writer, const UpdatePlan& plan, Report& report) {
  for (const FileState& file : plan.gone) {
    for (const auto& [hash, docid] : writer.records_of(file.path)) report.removed += writer.remove(docid, file.path);
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
  const auto started = Clock::now();
  Report report;
  const bool names_changed = writer.gazetteer() != gazetteer.fingerprint();
  const UpdatePlan plan = plan_update(walk, writer.files(), names_changed);
  report.files = walk.files.size();
  report.files_ignored = walk.ignored;
  report.unchanged = plan.unchanged_articles;
  for (const Rejection& rejection : walk.rejections) report.reject(rejection);
  if (names_changed) writer.set_gazetteer(gazetteer);
  for (const std::string& root : walk.roots) writer.add_root(root);
  drop_gone(writer, plan, report);

  // Articles that were tagged with other names are analysed again, whatever their hash says.
  std::vector<IndexWriter::KnownRecords> known;
  for (const SourceFile& file : plan.read) known.push_back(writer.records_of(file.path));
  const std::vector<IndexWriter::KnownRecords> nothing(plan.read.size());

  const Matcher matcher(gazetteer);
  DocumentBuilder own_builder(gazetteer, matcher);
  Pipeline pipeline(options.threads, kInFlightBytes, [&] {
    return [builder = std::make_shared<DocumentBuilder>(gazetteer, matcher)](Input input) { return work(std::move(input), *builder); };
  });
  std::thread reader([&] { read_files(plan.read, names_changed ? nothing : known, stop, pipeline); });
  Applier applier(writer, plan, known, own_builder, report);
  std::uint64_t expected = 0;
  for (const SourceFile& file : plan.read) expected += file.size;
  try {
    while (std::optional<Result> result = pipeline.pop()) {
      applier.apply(std::move(*result));
      applier.commit_when_due();
      progress({applier.articles(), report.files_read, plan.read.size(), report.bytes, expected});
    }
  } catch (...) {
    pipeline.stop();
    reader.join();
    throw;
  }
  reader.join();
  if (writer.has_changes()) writer.commit();
  report.interrupted = stop;
  report.seconds = std::chrono::duration<double>(Clock::now() - started).count();
  return report;
}

}  // namespace khabar
