#include "searcher/cli.hpp"

#include <unistd.h>

#include <fstream>
#include <istream>
#include <ostream>

#include "common/error.hpp"
#include "common/text/utf8.hpp"
#include "searcher/options.hpp"
#include "searcher/show/article_printer.hpp"
#include "searcher/show/entity_page.hpp"
#include "searcher/show/html_printer.hpp"
#include "searcher/show/json_printer.hpp"
#include "searcher/show/lines_printer.hpp"
#include "searcher/show/text_printer.hpp"

namespace khabar {

namespace {

TextStyle style_of(const SearchOptions& options) {
  TextStyle style;
  style.color = wants_color(options.color, color_surroundings(STDOUT_FILENO));
  style.width = terminal_width(STDOUT_FILENO);
  style.closing_line = !options.quiet;
  return style;
}

void print(const Results& results, const SearchOptions& options, std::string_view qid, std::ostream& out) {
  switch (options.format) {
    case OutputFormat::Text:
      return print_text(results, style_of(options), out);
    case OutputFormat::Json:
      return print_json(results, out);
    case OutputFormat::JsonLines:
      return options.batch.empty() ? print_json_hits(results, out) : print_json_line(results, qid, out);
    case OutputFormat::Tsv:
      return print_tsv(results, out);
    case OutputFormat::Html:
      return print_html(results, out);
    case OutputFormat::Trec:
      return print_trec(results, qid, out);
  }
}

/// Only what the format shows is read from the index.
Request needed(const SearchOptions& options) {
  Request request = options.request;
  const bool ids_only = options.format == OutputFormat::Trec;
  request.cards = !ids_only;
  request.snippets = !ids_only;
  return request;
}

int search_one(IndexReader& reader, const SearchOptions& options, std::ostream& out) {
  Analyzer analyzer;
  Results results = search(reader, analyzer, needed(options));
  if (options.quiet) results.notes.clear();
  print(results, options, "1", out);
  return static_cast<int>(results.hits.empty() && results.total == 0 ? Exit::Nothing : Exit::Done);
}

/// One line a query. A line without a tab is a query whose id is its number.
int search_batch(IndexReader& reader, const SearchOptions& options, std::istream& in, std::ostream& out) {
  Analyzer analyzer;
  Request request = needed(options);
  bool found = false;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    const std::size_t tab = line.find('\t');
    const std::string qid = tab == std::string::npos ? std::to_string(number) : line.substr(0, tab);
    request.query = tab == std::string::npos ? line : line.substr(tab + 1);
    const Results results = search(reader, analyzer, request);
    found = found || !results.hits.empty();
    print(results, options, qid, out);
  }
  return static_cast<int>(found ? Exit::Done : Exit::Nothing);
}

int show_entity(IndexReader& reader, const SearchOptions& options, std::ostream& out) {
  const EntityPage page = reader.with_fresh_revision([&](IndexReader& fresh) {
    Analyzer analyzer;
    return entity_page(fresh, analyzer, options.entity, options.request.timeline, options.request.facet_values);
  });
  if (options.format == OutputFormat::Json)
    print_json(page, out);
  else
    print_text(page, style_of(options), out);
  return static_cast<int>(page.articles == 0 ? Exit::Nothing : Exit::Done);
}

int run(const SearchOptions& options, std::istream& in, std::ostream& out) {
  IndexReader reader(options.database);
  if (!options.show.empty())
    return show_article(reader, options.show, options.request, options.format == OutputFormat::Json, style_of(options),
                        out);
  if (!options.entity.empty()) return show_entity(reader, options, out);
  if (options.batch.empty()) return search_one(reader, options, out);
  if (options.batch == "-") return search_batch(reader, options, in, out);
  std::ifstream file(options.batch);
  file.peek();  // a folder can be opened and not be read
  if (file.bad() || !file.is_open()) {
    throw Error(Exit::Usage, "cannot read " + options.batch + ": it is no file, or not yours",
                "--batch takes a file with a query a line, or - for standard input");
  }
  return search_batch(reader, options, file, out);
}

}  // namespace

int run_searcher(int argc, const char* const* argv, std::istream& in, std::ostream& out, std::ostream& err) {
  return report_errors("khabar-search", err, [&] {
    SearchOptions options;
    int exit_code = 0;
    if (!parse_options(argc, argv, options, exit_code, out, err)) return exit_code;
    exit_code = run(options, in, out);
    require_written(out);
    return exit_code;
  });
}

}  // namespace khabar
