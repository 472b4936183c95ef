#pragma once

#include <string>

namespace khabar {

/// A database's folder holds generations, each a whole Xapian database: gen-N; one that is being made: new-N; and the
/// stub XAPIANDB, which names the one in use (current_generation of common/store/database.hpp). All of this needs the
/// lock, and throws Error(System).

/// Clears away what runs that ended early have left, new-N and generations not in use, and returns the one in use;
/// empty when there is none. When the stub is missing, the newest gen-N is whole, and put to use. Throws Error(Damaged)
/// when the stub names what is not there: then nothing is removed.
std::string settle_generations(const std::string& database);

/// A name for the one to be made next: "new-3" behind "gen-2".
std::string next_generation(const std::string& database);

/// Makes what was made in new-N the one in use, durably, in the order that a power cut may interrupt anywhere: syncs
/// the folder, renames it to gen-N, and renames a new stub over the old one. Returns "gen-N". When it throws, the one
/// in use is as it was.
std::string put_to_use(const std::string& database, const std::string& made);

/// Makes the creating and renaming of files in a folder durable.
void sync_folder(const std::string& folder);

}  // namespace khabar
