#pragma once

#include <functional>

#include "indexer/sources/record.hpp"

namespace khabar {

/// Cuts an XML file into records, by its tags and without understanding more of it, in constant memory beside the
/// record at hand. What it holds is told by its root element: an item of a feed (RSS 0.9 to 2.0, RSS 1.0, Atom), a
/// NITF document and an item of NewsML-G2 are a record each; a page of XHTML is one Html record of all its bytes; other
/// roots, such as sitemaps, are a Rejection. A feed's record is XML that stands by itself: the item within the start
/// tags that it stood in, which carry namespaces, xml:lang and xml:base, behind what the feed's head says for all items
/// (title, language, link, author). Nothing else of the feed is in it, so that equal bytes mean an unchanged item. An
/// item that is not closed, is too large or is torn is a Rejection with its place, and reading goes on behind it.
void cut_xml(const SourceFile& file, ByteStream stream, const std::function<bool(Record)>& take,
             const std::function<void(Rejection)>& reject);

}  // namespace khabar
