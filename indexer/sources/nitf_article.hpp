#pragma once

#include <variant>

#include "common/store/article.hpp"
#include "indexer/sources/record.hpp"
#include "indexer/sources/xml_tree.hpp"

namespace khabar {

/// The article of a NITF document (IPTC's News Industry Text Format, 2.5 to 3.6). Names that it marks in its text or
/// lists in its head become entities, classifiers become topics; pictures' captions are no text. A document that is
/// canceled or withheld is withdrawn. `path` and a missing `id` are left to the caller. XML without <nitf> is a
/// Rejection.
std::variant<Article, Rejection> read_nitf_article(const Record& record);

/// The same of the <nitf> at `nitf`, as others carry one. What it does not say stays as it was.
void read_nitf(const XmlTree& tree, XmlTree::Index nitf, Article& article);

}  // namespace khabar
