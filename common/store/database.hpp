#pragma once

#include <string>

#include <xapian.h>

namespace khabar {

/// A database is a folder: XAPIANDB, a stub that names the generation in use, and the generations (gen-1, gen-2 ...),
/// each a Xapian database. A rebuild writes the next generation and swaps by renaming a new stub over the old.

/// $KHABAR_DB, else $XDG_DATA_HOME/khabar/db, else ~/.local/share/khabar/db.
std::string default_database_path();

/// The generation that <path>/XAPIANDB names, such as "gen-1"; empty when there is no stub. Throws Error(System) when the
/// stub cannot be read, Error(Damaged) when it names no generation: nothing but that is ever opened, or removed.
std::string current_generation(const std::string& path);

/// Opens for reading and checks the version stamp. Throws Error(NoDatabase) when there is none, or one of another
/// program or schema, with what to run.
Xapian::Database open_database(const std::string& path);

/// Throws Error(NoDatabase) unless the stamp is this version's.
void check_version(const Xapian::Database& database, const std::string& path);

/// What went wrong in Xapian, in words, with the exit code and what to do.
[[noreturn]] void rethrow(const Xapian::Error& error, const std::string& path);

}  // namespace khabar
