#pragma once

#include <functional>

#include "indexer/sources/record.hpp"

namespace khabar {

/// Cuts a file of JSON or JSON Lines into records: an object a line; the members of an array, counted from 1; the
/// members of the list in an envelope (see EnvelopeFinder) likewise; else the one object. What the file's name says of
/// one object or one a line gives way to what is in it. Of an envelope's own fields only a JSON Feed's title and
/// language go into its records, and only those that stand before its items.
void cut_json(const SourceFile& file, ByteStream stream, const std::function<bool(Record)>& take,
              const std::function<void(Rejection)>& reject);

}  // namespace khabar
