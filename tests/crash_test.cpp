#include <doctest/doctest.h>

#include <set>

#include "tests/faults/verdict.hpp"
#include "tests/support/seed.hpp"

/// Runs of khabar-index are recorded change by change, and whatever the disk can hold when one is killed, or the power
/// fails, is tried: it is searchable and sound, has every article once, and the same command ends where an undisturbed
/// run does.

using namespace khabar;
using namespace khabar::test;

namespace {

enum class Crash { Kill, KillInWrite, LosesAll, LosesData, LosesSome };
constexpr std::array kCrashes = {Crash::Kill, Crash::KillInWrite, Crash::LosesAll, Crash::LosesData, Crash::LosesSome};

std::string name_of(Crash crash) {
  constexpr std::array kNames = {"killed behind it", "killed in the middle of it", "power cut, all unsynced lost",
                                 "power cut, unsynced bytes lost", "power cut, some of the unsynced lost"};
  return kNames[static_cast<std::size_t>(crash)];
}

DiskState state_after(Crash crash, const RecordedDisk& before, const RecordedDisk& after, const DiskChange& last,
                      std::mt19937& random) {
  if (crash == Crash::Kill) return after.after_kill();
  if (crash == Crash::KillInWrite) {
    RecordedDisk torn = before;
    torn.apply(last.half());
    return torn.after_kill();
  }
  return after.after_power_cut(crash == Crash::LosesAll    ? PowerCut::LosesAll
                               : crash == Crash::LosesData ? PowerCut::LosesData
                                                           : PowerCut::Random,
                               random);
}

std::size_t hash_of(const DiskState& state) {
  std::size_t hash = 0;
  for (const auto& [path, bytes] : state) {
    hash = hash * 31 + std::hash<std::string>()(path);
    hash = hash * 31 + (bytes ? std::hash<std::string>()(*bytes) : 1);
  }
  return hash;
}

/// A rename is when something becomes true: its neighbourhood is always tried.
bool is_near_rename(const std::vector<DiskChange>& changes, std::size_t at) {
  for (std::size_t i = at == 0 ? 0 : at - 1; i <= at + 1 && i < changes.size(); ++i) {
    if (changes[i].kind == "rename") return true;
  }
  return false;
}

/// All crashes after a change, or some: around renames, and now and then, one of them at random.
std::vector<Crash> crashes_at(const std::vector<DiskChange>& changes, std::size_t at, std::mt19937& random) {
  if (long_run()) return {kCrashes.begin(), kCrashes.end()};
  if (changes[at].kind == "rename") return {Crash::Kill, kCrashes[2 + random() % 3]};
  if (is_near_rename(changes, at) || at % 40 == 0) return {kCrashes[random() % kCrashes.size()]};
  return {};
}

void try_crashes(const FaultScenario& scenario, std::mt19937& random) {
  const Verdict verdict(scenario);
  const std::vector<DiskChange>& changes = verdict.changes();
  RecordedDisk disk(scenario.before());
  std::set<std::size_t> seen;
  std::size_t faults = 0;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const RecordedDisk before = disk;
    disk.apply(changes[i]);
    for (const Crash crash : crashes_at(changes, i, random)) {
      const DiskState state = state_after(crash, before, disk, changes[i], random);
      if (!seen.insert(hash_of(state)).second) continue;
      write_state(state, scenario.folder());
      const std::string fault = verdict.fault(scenario.database());
      faults += !fault.empty();
      CHECK_MESSAGE(fault.empty(), name_of(scenario.run()), ", change ", i, " of ", changes.size(), " (",
                    changes[i].kind, " ", changes[i].path, "), ", name_of(crash), ": ", fault);
    }
  }
  CHECK(disk.after_kill() == verdict.complete());  // or a change went by unrecorded
  CHECK(seen.size() > 5);
  MESSAGE(name_of(scenario.run()), ": ", changes.size(), " changes, ", seen.size(), " states, ", faults, " faults");
}

/// Kills the program while it writes, at a moment that only its log tells: when that has grown to a random size. True
/// when the kill came before the end.
bool kill_somewhere(const FaultScenario& scenario, std::uintmax_t whole_log, std::mt19937& random) {
  write_state(scenario.before(), scenario.folder());
  const TempDir dir;
  const std::string log = dir.write("log", "");
  const std::uintmax_t enough = random() % whole_log;
  Program program("khabar-index", scenario.command(scenario.database()), scenario.disturbed("KHABAR_DISK_LOG", log));
  while (program.runs() && std::filesystem::file_size(log) <= enough) {
    std::this_thread::sleep_for(std::chrono::microseconds(50));
  }
  program.send(SIGKILL);
  return program.wait().exit == 128 + SIGKILL;
}

}  // namespace

TEST_CASE("crash: wherever a run stops, nothing is lost or doubled, and the next run ends where it would have ended") {
  const FaultNames names;
  std::mt19937 random(seed());
  CAPTURE(seed());
  for (const FaultRun run : kFaultRuns) {
    // Long texts between commits leave few of them.
    try_crashes(FaultScenario(run, names, long_run() ? 2048 : 8192), random);
  }
}

TEST_CASE("crash: killed at any moment, the program has left nothing that the next run does not put right") {
  const FaultNames names;
  std::mt19937 random(seed());
  CAPTURE(seed());
  std::size_t killed = 0;
  for (const FaultRun run : kFaultRuns) {
    const FaultScenario scenario(run, names, 2048);
    const Verdict verdict(scenario);
    std::uintmax_t whole_log = 0;
    for (const DiskChange& change : verdict.changes()) whole_log += change.payload.size() + change.path.size() + 16;
    for (int i = 0; i < (long_run() ? 10 : 2); ++i) {
      killed += kill_somewhere(scenario, whole_log, random);
      const std::string fault = verdict.fault(scenario.database());
      CHECK_MESSAGE(fault.empty(), name_of(run), ", kill ", i, ": ", fault);
    }
  }
  CHECK(killed > 0);
  MESSAGE(killed, " killed before their end");
}
