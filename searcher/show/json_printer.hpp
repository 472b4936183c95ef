#pragma once

#include <iosfwd>
#include <string_view>

#include "searcher/show/results.hpp"

namespace khabar {

/// The object of --json as docs describe it, indented. An unknown date and a missing suggestion are null; "timeline"
/// and the "explanation" lists are there only when asked for. No text in it holds control characters.
void print_json(const Results& results, std::ostream& out);

/// The same object on one line, for --batch: "qid" comes first unless it is empty.
void print_json_line(const Results& results, std::string_view qid, std::ostream& out);

/// One hit a line, each as in the "hits" of --json.
void print_json_hits(const Results& results, std::ostream& out);

}  // namespace khabar
