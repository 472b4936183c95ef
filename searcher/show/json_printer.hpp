#pragma once

#include <iosfwd>
#include <string_view>

#include "searcher/show/entity_page.hpp"
#include "searcher/show/results.hpp"

namespace khabar {

/// The object of --json as docs describe it, indented. An unknown date and a missing suggestion are null; "timeline",
/// "significant" and the "explanation" lists are there only when asked for. No text in it holds control characters.
void print_json(const Results& results, std::ostream& out);

/// The same object on one line, for --batch: "qid" comes first unless it is empty.
void print_json_line(const Results& results, std::string_view qid, std::ostream& out);

/// One hit a line, each as in the "hits" of --json.
void print_json_hits(const Results& results, std::ostream& out);

/// The object of --entity --json: "entity", "aliases", "articles", "namesakes", "timeline", "facets", "significant",
/// "latest"; what --json has, too, is as it is there.
void print_json(const EntityPage& page, std::ostream& out);

}  // namespace khabar
