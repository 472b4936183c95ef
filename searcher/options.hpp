#pragma once

#include <string>
#include <vector>

#include "searcher/search.hpp"
#include "searcher/show/terminal.hpp"

namespace khabar {

enum class OutputFormat { Text, Json, JsonLines, Tsv, Html, Trec };

/// The command line of khabar-search, read.
struct SearchOptions {
  std::string database;
  Request request;
  OutputFormat format = OutputFormat::Text;
  ColorChoice color = ColorChoice::Auto;
  std::string show;    ///< id of an article to print whole
  std::string entity;  ///< name of an entity to print the page of
  std::string batch;   ///< file of queries; "-" for standard input
  bool quiet = false;
};

/// Reads the command line. Returns false, with an exit code, when the program has nothing more to do (--help, a usage
/// error, which is told on `err`). Throws Error(Usage) for values that make no sense.
bool parse_options(int argc, const char* const* argv, SearchOptions& options, int& exit_code, std::ostream& out,
                   std::ostream& err);

}  // namespace khabar
