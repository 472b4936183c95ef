#pragma once

#include <cstdint>
#include <string>

#include <xapian.h>

#include "common/error.hpp"

namespace khabar {

/// A database is a folder: XAPIANDB, a stub that names the generation in use, and the generations (gen-1, gen-2 ...),
/// each a Xapian database. A rebuild writes the next generation and swaps by renaming a new stub over the old.

/// $KHABAR_DB, else $XDG_DATA_HOME/khabar/db, else ~/.local/share/khabar/db.
std::string default_database_path();

/// The generation that <path>/XAPIANDB names, such as "gen-1"; empty when there is no stub. Throws Error(System) when
/// the stub cannot be read, Error(Damaged) when it names no generation: nothing but that is ever opened, or removed.
std::string current_generation(const std::string& path);

/// The same; throws Error(NoDatabase) with what to do when there is none.
std::string require_generation(const std::string& path);

/// A state that was committed.
struct Revision {
  std::string generation;
  std::uint64_t number = 0;

  bool operator==(const Revision&) const = default;
};

/// A database open for reading: one revision at a time, and whole ones only, whatever a writer does meanwhile. It takes
/// no lock and writes nothing, so that a read-only medium will do. Throws Error(NoDatabase) when there is none, or one
/// of another program or schema, with what to run.
///
/// Xapian keeps a revision only until the second commit after it: then its blocks are written over. Xapian notices when
/// it comes upon such a block (DatabaseModifiedError), but not one that is being written as it is read, which may look
/// like damage or like an article. So what was read counts only when no commit came meanwhile.
class DatabaseReader {
 public:
  explicit DatabaseReader(const std::string& path);

  const Xapian::Database& database() const { return database_; }
  const Revision& revision() const { return revision_; }

  /// Moves to the newest revision, and says whether that is another than before. Costs 20 us when it is not, some 200
  /// when it is.
  bool refresh();

  /// Answers `work`, a function without arguments that reads the database, from the newest revision. When a commit came
  /// meanwhile the outcome is thrown away, be it an error, and `work` runs again on the next revision: it must leave
  /// nothing behind but what it returns. A writer that is quicker each time is waited for, for 1.7 s in all; then the
  /// last answer stands, in which Xapian saw nothing overwritten, or Error(Busy) is thrown. Xapian's troubles become
  /// Errors.
  template <class Work>
  auto read(Work&& work) {
    for (int tries = 1;; ++tries) {
      try {
        refresh();
        auto answer = work();
        if (!is_overtaken(tries)) return answer;
      } catch (const Xapian::Error& error) {
        if (!is_overtaken(tries)) fail(error);
      } catch (const Error&) {
        if (!is_overtaken(tries)) throw;
      }
    }
  }

 private:
  bool is_overtaken(int tries) const;
  void open(const Revision& seen);
  [[noreturn]] void fail(const Xapian::Error& error) const;

  std::string path_;
  Revision revision_;
  Xapian::Database database_;
};

/// For what is read at once, with nobody writing. Throws what DatabaseReader throws.
Xapian::Database open_database(const std::string& path);

/// Throws Error(NoDatabase) unless the stamp is this version's.
void check_version(const Xapian::Database& database, const std::string& path);

/// What went wrong in Xapian, in words, with the exit code and what to do.
Error told_of(const Xapian::Error& error, const std::string& path);

}  // namespace khabar
