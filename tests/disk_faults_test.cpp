#include <doctest/doctest.h>

#include <cerrno>
#include <cstring>

#include "tests/faults/verdict.hpp"
#include "tests/support/seed.hpp"

/// A disk that is full or breaks while khabar-index writes: the run ends with its exit code and says what failed where,
/// what was committed is there, and once the disk is well again the same command ends as if nothing had been.

using namespace khabar;
using namespace khabar::test;

namespace {

/// What is wrong with how a run met its fault; empty when nothing is.
std::string fault_of_end(const Ended& ended, const std::string& database, int error) {
  if (ended.exit == 0) return "";  // it did without what failed
  if (ended.exit != static_cast<int>(Exit::System)) return "exit " + std::to_string(ended.exit) + ": " + ended.err;
  const bool tells_where = ended.err.find(database) != std::string::npos;
  const bool tells_what = ended.err.find(system_error("", error).what()) != std::string::npos ||
                          ended.err.find(std::strerror(error)) != std::string::npos;
  return tells_where && tells_what ? "" : "it does not tell what failed where: " + ended.err;
}

struct DiskFault {
  int error;
  bool stays;
};

void try_fault(const FaultScenario& scenario, const Verdict& verdict, const DiskFault& which, std::size_t at) {
  write_state(scenario.before(), scenario.folder());
  const std::string setting =
      std::to_string(which.error) + " " + std::to_string(at) + (which.stays ? " stays" : " once");
  const Ended ended = run_program("khabar-index", scenario.command(scenario.database()),
                                  scenario.disturbed("KHABAR_DISK_FAIL", setting));
  const DiskChange& change = verdict.changes()[at - 1];
  CAPTURE(name_of(scenario.run()));
  CAPTURE(setting);
  CAPTURE(change.kind);
  CAPTURE(change.path);
  CHECK(fault_of_end(ended, scenario.database(), which.error) == "");
  CHECK(verdict.fault(scenario.database()) == "");
}

/// Runs on a disk that has room for so much more than stands there. Returns the exit code.
int try_small_disk(const FaultScenario& scenario, const Verdict& verdict, std::size_t room) {
  const Mounts mounts;
  const TempDir dir;
  const std::string disk = dir.path("disk");
  std::filesystem::create_directory(disk);
  const std::string outside = mounts.seen_from_outside(disk);
  constexpr std::size_t kLarge = 4u << 20;
  mounts.disk(disk, kLarge);
  write_state(scenario.before(), outside);
  const auto space = std::filesystem::space(outside);
  mounts.resize_disk(disk, space.capacity - space.free + room);
  ProgramOptions options;
  options.mounts = &mounts;
  const Ended ended = run_program("khabar-index", scenario.command(disk + "/db"), options);
  mounts.resize_disk(disk, kLarge);
  CAPTURE(name_of(scenario.run()));
  CAPTURE(room);
  CHECK(fault_of_end(ended, disk + "/db", ENOSPC) == "");
  CHECK(verdict.fault(outside + "/db") == "");
  return ended.exit;
}

/// The same where nothing can be mounted: no file may grow beyond a size.
int try_small_files(const FaultScenario& scenario, const Verdict& verdict, std::size_t most) {
  write_state(scenario.before(), scenario.folder());
  ProgramOptions options;
  options.max_file_bytes = most;
  const Ended ended = run_program("khabar-index", scenario.command(scenario.database()), options);
  CAPTURE(name_of(scenario.run()));
  CAPTURE(most);
  CHECK(fault_of_end(ended, scenario.database(), EFBIG) == "");
  CHECK(verdict.fault(scenario.database()) == "");
  return ended.exit;
}

}  // namespace

TEST_CASE("disk faults: wherever the disk is full or fails, nothing committed is lost, and the next run goes on") {
  const FaultNames names;
  std::mt19937 random(seed());
  CAPTURE(seed());
  for (const FaultRun run : kFaultRuns) {
    const FaultScenario scenario(run, names, 8192);
    const Verdict verdict(scenario);
    const std::size_t changes = verdict.changes().size();
    for (const DiskFault& fault : {DiskFault{ENOSPC, true}, DiskFault{EIO, false}}) {
      const std::size_t one = 1 + random() % changes;
      for (std::size_t at = long_run() ? 1 : one; at <= (long_run() ? changes : one); ++at) {
        const std::string& kind = verdict.changes()[at - 1].kind;
        const bool needs_room = kind == "write" || kind == "create" || kind == "mkdir";
        // All else meets a full disk where the next change that needs room does.
        if (at == one || needs_room || !fault.stays) try_fault(scenario, verdict, fault, at);
      }
    }
  }
}

TEST_CASE("disk faults: a disk that is really full") {
  const FaultNames names;
  const bool can_mount = Mounts().allowed();
  if (!can_mount) MESSAGE("nothing can be mounted here: files that may not grow stand for a full disk");
  int failed = 0;
  for (const FaultRun run : {FaultRun::FirstUpdate, FaultRun::Update, FaultRun::Rebuild}) {
    const FaultScenario scenario(run, names, 4096);
    const Verdict verdict(scenario);
    for (std::size_t room = long_run() ? 8u << 10 : 24u << 10; room <= 200u << 10;
         room += long_run() ? 8u << 10 : 1u << 20) {
      failed += (can_mount ? try_small_disk(scenario, verdict, room) : try_small_files(scenario, verdict, room)) != 0;
    }
  }
  CHECK(failed >= 3);
}
