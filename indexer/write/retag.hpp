#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>

#include "common/entities/matcher.hpp"
#include "indexer/write/index_writer.hpp"
#include "indexer/write/update.hpp"

namespace khabar {

struct Retagged {
  std::size_t articles = 0;  ///< tagged
  std::size_t changed = 0;   ///< came out with other entities or places than before
};

/// How many articles of the index `retag` would tag with the names of this fingerprint.
std::size_t articles_to_retag(const IndexState& state, const std::string& names);

/// Makes the index one of `gazetteer`'s names: stores them, and where the articles were tagged with others, tags these
/// anew from their stored texts, without the files. Entity terms, facets and mentions are replaced, all else stays.
/// With each commit it is noted how far it came, so that a run that `stop` ended, or that broke off, is gone on with by
/// the next call; one with yet other names begins again. Analyses on `threads`, reads and writes on the calling one.
/// Linear in the stored text.
Retagged retag(IndexWriter& writer, const Gazetteer& gazetteer, const Matcher& matcher, unsigned threads,
               const std::atomic<bool>& stop, const std::function<void(const Progress&)>& progress);

}  // namespace khabar
