#pragma once

#include <functional>

#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/record.hpp"
#include "indexer/sources/warc_place.hpp"

namespace khabar {

/// Hands the articles of a WARC (ISO 28500: 0.17, 1.0, 1.1) to `take`, in order, in constant memory beside the record
/// at hand: responses of status 200 and resources and conversions that are HTML (or, but for responses, plain text).
/// `line` is the 1-based number of the record among all; `bytes` the body without its transfer and content encodings;
/// `hash` is over the body and its URL; the carriage is as written, not scrubbed. All others are passed over: other
/// types, status and media, empty bodies. What is damaged goes to `reject`, and reading goes on at the next record that
/// can be found. Stops early when `take` returns false. Begins at `from`, which must stand; answers the place behind
/// the last whole record that was taken or passed over. Time is linear in the bytes, whatever they are; a damaged plain
/// file is read up to three times.
WarcPlace read_warc(const SourceFile& file, const WarcPlace& from, const std::function<bool(Record)>& take,
                    const std::function<void(Rejection)>& reject);

/// The same of a WARC in an archive; `path` names it in records and rejections.
void read_warc(const std::string& path, ByteStream stream, const std::function<bool(Record)>& take,
               const std::function<void(Rejection)>& reject);

}  // namespace khabar
