#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>

#include "indexer/write/index_writer.hpp"
#include "indexer/write/stored_articles.hpp"
#include "indexer/write/update.hpp"

namespace khabar {

/// Indexes the articles of another database anew from their stored texts, those whose file `wanted` takes, and takes
/// over what it knew of these files. Where articles are lost, the next update reads their files again. Reads on a
/// thread of its own, analyses on `threads`, writes on the calling one. Returns how many articles; ends early, with
/// nothing more committed, once `stop` is set.
std::size_t carry_over(StoredArticles& from, IndexWriter& to, const Gazetteer& gazetteer, unsigned threads,
                       const std::function<bool(const std::string& file)>& wanted, const std::atomic<bool>& stop,
                       const std::function<void(const Progress&)>& progress);

}  // namespace khabar
