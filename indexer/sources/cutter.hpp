#pragma once

#include <cstddef>
#include <string>

#include "indexer/sources/chunk_reader.hpp"
#include "indexer/sources/json_envelope.hpp"

namespace khabar {

/// What a cut gave. The reader stands behind the piece in each case.
enum class Cut {
  Whole,
  TooLarge,  ///< over the limit: skipped, without being held in memory
  Torn,      ///< the input ended within the piece
  End,       ///< there was nothing left
};

/// Cuts the line at hand, without its line end.
Cut cut_line(ChunkReader& reader, std::size_t limit, std::string& line);

/// Cuts one JSON value at hand by its brackets and quotes, without understanding it. The reader must stand on its first
/// byte. A value that is neither object, array nor string ends before a comma, a closing bracket or a blank.
Cut cut_json_value(ChunkReader& reader, std::size_t limit, std::string& value);

/// The same of an object, but where `finder` finds a list of articles in it, the cut stops before the first of them:
/// `value` is then what stands before it.
Cut cut_json_object(ChunkReader& reader, std::size_t limit, std::string& value, EnvelopeFinder& finder);

/// Skips to behind the bracket that closes the outermost of `depth` open ones. Whole or Torn.
Cut skip_json(ChunkReader& reader, std::size_t depth);

}  // namespace khabar
