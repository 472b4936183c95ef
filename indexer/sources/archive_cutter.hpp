#pragma once

#include <functional>

#include "indexer/sources/record.hpp"

namespace khabar {

/// Cuts a zip or a tar (the tar compressed or not) into its members' records, in the archive's order and in constant
/// memory beside the record at hand; a member is cut as a file of its name would be, its own compression undone. A
/// record's path is the archive's, '/' and the member's name without "..", "." and control characters: a label only,
/// nothing is written to disk. Its hash is over that path too: two members with the same text are two articles.
/// Members that are no files, are hidden or have an ending that walk() does not know are passed over. Archives in
/// archives and encrypted members are Rejections. So is, at its end, an archive of over 1,000,000 members, or one that
/// unfolds to over 64 GiB, or to over 1 GiB and 1000 times its size. Stops early when `take` returns false.
void cut_archive(const SourceFile& file, const std::function<bool(Record)>& take,
                 const std::function<void(Rejection)>& reject);

}  // namespace khabar
