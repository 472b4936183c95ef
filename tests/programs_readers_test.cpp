#include <doctest/doctest.h>
#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <mutex>
#include <set>
#include <thread>

#include "indexer/write/update.hpp"
#include "tests/support/khabar.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/small_index.hpp"

/// Searches while the index is written and rebuilt: each answer is that of one committed state, whole.
namespace fs = std::filesystem;
using namespace khabar;
using namespace khabar::test;

namespace {

/// A word of its own, a source more and an article more tell each version of the archive from the others.
const std::vector<std::string> kVersions = {"zorvane", "quilmeth", "brastok", "felgurn", "wexildo", "thranpik"};

/// Every query answers with words, facets or totals that each version has otherwise.
const std::vector<Words> kQueries = {
    {"glimmer", "--json", "-n", "30", "--facets", "source,lang", "--timeline", "month"},
    {"\"glimmer report\"", "-n", "30", "--duplicates", "show"},
    {"--show", "a3", "--json"},
    {"--show", "a7", "zorvane OR quilmeth OR brastok"},
    {"", "--json", "-n", "5", "--sort", "date", "--facets", "source"},
    {"--similar", "a5", "--format", "tsv"},
};
const Words kBatch = {"-n", "30", "--facets", "source,lang", "--timeline", "month", "--format", "jsonl"};
const std::string kBatchLine = "q\tglimmer report\n";

/// One archive in one folder, which indexes of any path are made of.
class Versions {
 public:
  void write(std::size_t version) {
    const std::string& word = kVersions[version];
    std::string lines;
    for (std::size_t i = 0; i < 12 + version; ++i) {
      lines += Json{{"id", "a" + std::to_string(i)},
                    {"title", "Glimmer report " + std::to_string(i) + " of " + word},
                    {"text", repeated(word + " makes the glimmer report longer. ", 5 + (i * 7 + version) % 11)},
                    {"source", "Paper " + std::to_string((i * version) % (version + 2))},
                    {"date", "2024-0" + std::to_string(1 + (i + version) % 9) + "-1" + std::to_string(i % 9)},
                    {"lang", "en"}}
                   .dump() +
               "\n";
    }
    const std::string file = dir_.write("news/all.jsonl", lines);
    // A time of its own, long ago: one of just now is read twice to be sure.
    fs::last_write_time(file,
                        fs::file_time_type::clock::now() - std::chrono::hours(1000) + std::chrono::seconds(++writes_));
  }

  void update(const std::string& database) const {
    IndexWriter writer = IndexWriter::open(database, DatabaseLock(database));
    fill(writer);
  }

  void rebuild(const std::string& database) const {
    IndexWriter writer = IndexWriter::open_next_generation(database, DatabaseLock(database));
    fill(writer);
    writer.publish();
  }

  std::string news() const { return dir_.path("news"); }
  std::string database(const std::string& name) const { return dir_.path(name); }

 private:
  void fill(IndexWriter& writer) const {
    const std::atomic<bool> stop = false;
    khabar::update(writer, walk({news()}), gazetteer_, {1}, stop, [](const Progress&) {});
  }

  static std::string repeated(const std::string& what, std::size_t times) {
    std::string all;
    while (times-- > 0) all += what;
    return all;
  }

  TempDir dir_;
  Gazetteer gazetteer_ = few_names();
  int writes_ = 0;
};

/// The answer without the time that it took, which JSON says in a field and text at its end.
std::string timeless(std::string answer) {
  const std::size_t begin = answer.find("\"took_ms\":");
  if (begin != std::string::npos) return answer.erase(begin, answer.find(',', begin) - begin);
  return answer.ends_with(" ms\n") ? answer.erase(answer.rfind(',')) : answer;
}

/// The answers of each query in each committed state, and what came that is none of them.
class Answers {
 public:
  void add_state(const std::string& database) {
    expected_.resize(kQueries.size());
    for (std::size_t i = 0; i < kQueries.size(); ++i) {
      const Ended ended = search(database, kQueries[i]);
      REQUIRE_MESSAGE(ended.exit <= 1, ended.err);
      expected_[i].insert(timeless(ended.out));
    }
    Words batch = kBatch;
    batch.insert(batch.end(), {"--batch", "-"});
    ProgramOptions options;
    options.input = kBatchLine;
    lines_.insert(timeless(search(database, batch, options).out));
  }

  /// Each state has its own answer to each query: otherwise a mixed one would not be seen.
  bool tell_states_apart() const {
    return lines_.size() == kVersions.size() &&
           std::all_of(expected_.begin(), expected_.end(),
                       [](const auto& answers) { return answers.size() == kVersions.size(); });
  }

  void take(std::size_t query, const Ended& ended) {
    const std::lock_guard lock(mutex_);
    ++answers_;
    if (ended.exit != 0)
      wrong("exit " + std::to_string(ended.exit) + ": " + ended.err);
    else if (!expected_[query].contains(timeless(ended.out)))
      wrong("query " + std::to_string(query) + ": " + ended.out);
  }

  void take_batch(const Ended& ended) {
    const std::lock_guard lock(mutex_);
    if (ended.exit != 0) wrong("batch, exit " + std::to_string(ended.exit) + ": " + ended.err);
    std::set<std::string> seen;
    for (const std::string& line : lines(ended.out)) {
      const std::string& answer = *seen.insert(timeless(line) + "\n").first;
      ++answers_;
      if (!lines_.contains(answer)) wrong("batch: " + answer);
    }
    most_seen_ = std::max(most_seen_, seen.size());
  }

  std::size_t count() const { return answers_; }
  std::size_t states_seen_by_one_batch() const { return most_seen_; }
  const Words& wrong() const { return wrong_; }

 private:
  void wrong(const std::string& what) { wrong_.push_back(what.substr(0, 1500)); }

  std::vector<std::set<std::string>> expected_;
  std::set<std::string> lines_;
  std::mutex mutex_;
  std::size_t answers_ = 0, most_seen_ = 0;
  Words wrong_;
};

void search_on(const std::string& database, std::size_t first, const std::atomic<bool>& stop, Answers& answers) {
  for (std::size_t i = first; !stop; ++i)
    answers.take(i % kQueries.size(), search(database, kQueries[i % kQueries.size()]));
}

/// One searcher that lives all the while, its queries fed through a pipe.
void feed_batch(const std::string& database, const std::string& pipe, std::chrono::milliseconds every,
                const std::atomic<bool>& stop, Answers& answers) {
  mkfifo(pipe.c_str(), 0600);
  // Open on both ends, so that neither waits for the other nor dies with it.
  const int lines = open(pipe.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
  Words words = kBatch;
  words.insert(words.end(), {"--batch", pipe});
  ProgramOptions options;
  options.timeout = std::chrono::seconds(60);
  Program program("khabar-search", with_db(database, words), options);
  while (!stop && program.runs()) {
    if (write(lines, kBatchLine.data(), kBatchLine.size()) < 0) break;
    std::this_thread::sleep_for(every);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(100));  // for the program to have opened it
  close(lines);
  answers.take_batch(program.wait());
}

/// Commits and rebuilds without a pause; ends with the real programs, which tag all anew with their own names. Returns
/// what it did, or what went wrong.
std::string write_on(Versions& versions, const std::string& database, std::chrono::seconds length) {
  const auto until = std::chrono::steady_clock::now() + length;
  std::size_t commits = 0, rebuilds = 0, version = 0;
  const auto write_next = [&] { versions.write(version = (version + 1) % kVersions.size()); };
  while (std::chrono::steady_clock::now() < until) {
    write_next();
    if (++commits % 20 == 0) {
      versions.rebuild(database);
      ++rebuilds;
    } else {
      versions.update(database);
    }
  }
  for (const char* command : {"update", "rebuild"}) {
    write_next();
    const Ended ended = index(database, {command, versions.news()});
    if (ended.exit != 0) return ended.err;
  }
  return std::to_string(commits + 2) + " commits and " + std::to_string(rebuilds + 1) + " rebuilds";
}

/// In a process of its own: a program that is just being started by another thread holds every file of this one for a
/// moment, the lock too.
class Writer {
 public:
  Writer(Versions& versions, const std::string& database, std::chrono::seconds length)
      : report_(versions.database("report")), process_(fork()) {
    if (process_ != 0) return;
    int code = 1;
    std::string report;
    try {
      report = write_on(versions, database, length);
      code = report.ends_with("rebuilds") ? 0 : 1;
    } catch (const std::exception& error) {
      report = error.what();
    }
    std::ofstream(report_) << report;
    _exit(code);
  }

  /// True when all went well.
  bool wait() {
    int status = 1;
    waitpid(process_, &status, 0);
    return status == 0;
  }
  std::string report() const {
    std::string line;
    std::ifstream in(report_);
    std::getline(in, line);
    return line;
  }

 private:
  std::string report_;
  pid_t process_;
};

}  // namespace

TEST_CASE("readers: eight searchers answer from committed states alone while the index is written and rebuilt") {
  Versions versions;
  Answers answers;
  for (std::size_t i = 0; i < kVersions.size(); ++i) {
    versions.write(i);
    versions.update(versions.database("clean"));
    answers.add_state(versions.database("clean"));
    fs::remove_all(versions.database("clean"));
  }
  REQUIRE(answers.tell_states_apart());
  const std::string database = versions.database("db");
  versions.update(database);
  Writer writer(versions, database, std::chrono::seconds(long_run() ? 60 : 5));
  std::atomic<bool> stop = false;
  std::vector<std::thread> searchers;
  for (std::size_t i = 0; i < 4; ++i) searchers.emplace_back([&, i] { search_on(database, i * 2, stop, answers); });
  for (std::size_t i = 0; i < 4; ++i) {
    searchers.emplace_back([&, i] {
      const std::string pipe = versions.database("queries" + std::to_string(i));
      feed_batch(database, pipe, std::chrono::milliseconds(5 + 15 * i), stop, answers);
    });
  }
  const bool is_written = writer.wait();
  stop = true;
  for (std::thread& searcher : searchers) searcher.join();
  REQUIRE_MESSAGE(is_written, writer.report());
  MESSAGE(answers.count() << " answers during " << writer.report() << ", " << answers.wrong().size() << " wrong");
  CHECK(answers.count() > 50);
  CHECK(answers.states_seen_by_one_batch() > 1);  // a search that lives on sees what was committed meanwhile
  for (const std::string& wrong : answers.wrong()) FAIL_CHECK(wrong);
}
