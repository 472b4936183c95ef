#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khabar {

/// What pages write in their data's values, brought to one form. Scrubbed UTF-8.

/// One line: references that were escaped twice are resolved, mark-up is taken out. At most 1000 bytes.
std::string fact_line(std::string_view value);

/// The same with paragraphs kept, of any length.
std::string fact_text(std::string_view value);

/// Adds the people whom the value names; addresses and handles are none. With `several` the value may name more than
/// one ("A and B").
void add_byline(std::string_view value, bool several, std::vector<std::string>& names);

/// Adds a keyword unless it is there already, or is a sentence.
void add_topic(std::string_view topic, std::vector<std::string>& topics);

/// Adds keywords; a single value is a list with commas or semicolons.
void add_keywords(const std::vector<std::string>& values, std::vector<std::string>& topics);

}  // namespace khabar
