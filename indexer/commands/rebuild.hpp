#pragma once

#include <iosfwd>

#include "indexer/commands/update.hpp"

namespace khabar {

/// Builds a fresh generation and swaps it in, when it is whole and sound. Without paths it takes the sources of the
/// last time, and their map; the articles of sources that are not there are made anew from their stored texts, as all
/// are with `stored`. So it also brings a database of an earlier schema up to this one's.
int run_rebuild(WriteOptions options, bool stored, std::ostream& out, std::ostream& err);

}  // namespace khabar
