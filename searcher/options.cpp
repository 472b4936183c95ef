#include "searcher/options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <sstream>
#include <utility>

#include "common/error.hpp"
#include "common/store/database.hpp"
#include "common/store/schema.hpp"
#include "common/version.hpp"
#include "searcher/query/date_range.hpp"

namespace khabar {

namespace {

const std::map<std::string, OutputFormat> kFormats = {{"text", OutputFormat::Text},       {"json", OutputFormat::Json},
                                                      {"jsonl", OutputFormat::JsonLines}, {"tsv", OutputFormat::Tsv},
                                                      {"html", OutputFormat::Html},       {"trec", OutputFormat::Trec}};
const std::map<std::string, SortOrder> kOrders = {
    {"relevance", SortOrder::Relevance}, {"date", SortOrder::NewestFirst}, {"date-asc", SortOrder::OldestFirst}};
const std::map<std::string, Period> kPeriods = {
    {"day", Period::Day}, {"week", Period::Week}, {"month", Period::Month}, {"year", Period::Year}};

/// What CLI11 reads into before it becomes a SearchOptions.
struct Typed {
  std::vector<std::string> words;
  std::string since, until, color = "auto", format = "text", sort = "relevance", timeline, facets;
  std::map<std::string, std::vector<std::string>> filters;
  bool any = false;
  bool json = false;
};

int today_number() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  return day_number(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

template <class Value>
std::vector<std::string> keys_of(const std::map<std::string, Value>& map) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : map) keys.push_back(key);
  return keys;
}

void bind(CLI::App& app, SearchOptions& options, Typed& typed) {
  Request& request = options.request;
  app.set_version_flag("--version", "khabar-search " + std::string(kProgramVersion));
  app.add_option("QUERY", typed.words, "words, \"a phrase\", -excluded, company:lenovo ... (docs/query-language.md)");
  app.add_option("-d,--db", options.database, "the database's folder")->capture_default_str();
  app.add_flag("-q,--quiet", options.quiet, "no notes and no closing line");
  app.add_flag("-v,--verbose", request.explain, "the same as --explain");
  app.add_option("--color", typed.color, "colours: auto, always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}));

  app.add_option("-n", request.count, "how many hits")
      ->capture_default_str()
      ->check(CLI::Range(std::size_t{0}, std::size_t{1'000'000}))
      ->group("Hits");
  app.add_option("--offset", request.offset, "from which hit on")->group("Hits");
  app.add_option("--sort", typed.sort, "relevance, date (newest first) or date-asc")
      ->check(CLI::IsMember(keys_of(kOrders)))
      ->group("Hits");
  app.add_option("--format", typed.format, "text, json, jsonl, tsv, html or trec")
      ->check(CLI::IsMember(keys_of(kFormats)))
      ->group("Hits");
  app.add_flag("--json", typed.json, "the same as --format json")->group("Hits");
  app.add_flag("--explain", request.explain, "how the query was understood and each score came about")->group("Hits");

  app.add_flag("--any", typed.any, "articles with any of the words, not all of them")->group("Query");
  app.add_flag("--exact", request.exact, "the words as typed: no stems, no names in other scripts")->group("Query");
  app.add_option("--query-lang", request.query_lang, "language of the query (ISO 639-1); else found out")
      ->group("Query");
  app.add_option("--similar", request.similar_to, "articles like the one of this id")->group("Query");
  app.add_option("--show", options.show, "the whole article of this id, the query's words marked")->group("Query");
  app.add_option("--batch", options.batch, "queries from a file, a line each: id TAB query (- for standard input)")
      ->group("Query");

  for (const schema::Field& field : schema::kFields) {
    app.add_option("--" + std::string(field.name), typed.filters[std::string(field.name)],
                   "only articles of this " + std::string(field.name) + "; repeat for any of several")
        ->allow_extra_args(false)
        ->group("Filters");
  }
  app.add_option("--since", typed.since, "published on this date or later: 2026, 2026-01, 2026-01-07, 7d")
      ->group("Filters");
  app.add_option("--until", typed.until, "published on this date or earlier")->group("Filters");

  app.add_option("--facets", typed.facets, "counts over all matches: company,person,place,product,event,lang,source")
      ->expected(0, 1)
      ->option_text("KIND,...")
      ->group("Counts");
  app.add_option("--facet-values", request.facet_values, "how many values of each facet")
      ->capture_default_str()
      ->group("Counts");
  app.add_option("--timeline", typed.timeline, "matches by day, week, month or year")
      ->check(CLI::IsMember(keys_of(kPeriods)))
      ->group("Counts");
  app.footer("Exit: 0 hits, 1 none, 2 usage, 4 no database, 5 damaged, 6 system error.");
}

DateRange range_of(const std::string& option, const std::string& text, int today) {
  const auto range = parse_date_range(text, today);
  if (!range)
    throw Error(Exit::Usage, option + " " + text + " is no date",
                "write 2026, 2026-01, 2026-01-07, today, or 7d for seven days back");
  return *range;
}

/// The kinds between the commas. Without a kind: companies and languages.
std::vector<std::string> facets_of(const std::string& kinds) {
  if (kinds.empty()) return {"company", "lang"};
  std::vector<std::string> names;
  std::istringstream list(kinds);
  for (std::string name; std::getline(list, name, ',');) {
    if (!schema::find_field(name))
      throw Error(Exit::Usage, "no facet \"" + name + "\"",
                  "there are company, person, place, product, event, lang and source");
    names.push_back(name);
  }
  return names;
}

void settle(Typed& typed, bool facets_given, SearchOptions& options) {
  Request& request = options.request;
  // --facets takes kinds or nothing: in "--facets lenovo", lenovo is the query.
  if (!typed.facets.empty() && typed.facets.find(',') == std::string::npos && !schema::find_field(typed.facets)) {
    typed.words.insert(typed.words.begin(), std::exchange(typed.facets, ""));
  }
  for (const std::string& word : typed.words) request.query += (request.query.empty() ? "" : " ") + word;
  request.today = today_number();
  request.join = typed.any ? Join::Any : Join::All;
  request.sort = kOrders.at(typed.sort);
  if (!typed.timeline.empty()) request.timeline = kPeriods.at(typed.timeline);
  if (!typed.since.empty()) request.first_day = range_of("--since", typed.since, request.today).first;
  if (!typed.until.empty()) request.last_day = range_of("--until", typed.until, request.today).last;
  for (const auto& [name, values] : typed.filters) {
    if (!values.empty()) request.filters[name] = values;
  }
  if (facets_given) request.facets = facets_of(typed.facets);
  options.format = typed.json ? OutputFormat::Json : kFormats.at(typed.format);
  options.color = parse_color_choice(typed.color).value_or(ColorChoice::Auto);
  if (!request.query_lang.empty() && language(request.query_lang).code != request.query_lang) {
    throw Error(Exit::Usage, "no language \"" + request.query_lang + "\"", "write its two letters, such as de, hi, zh");
  }
}

/// The bare program name gets the help, not the whole archive.
bool asks_nothing(const SearchOptions& options) {
  const Request& request = options.request;
  return request.query.empty() && request.filters.empty() && request.facets.empty() && !request.timeline &&
         !request.first_day && !request.last_day && request.similar_to.empty() && options.show.empty() &&
         options.batch.empty();
}

/// "-intel" excludes a word, as the query language has it, though to CLI11 it is options -i -n -t ...: taken are words
/// of letters behind one hyphen that are no run of the flags q and v, and whatever begins with no ASCII letter or
/// digit.
bool is_excluded_word(std::string_view argument) {
  if (argument.size() < 3 || argument[0] != '-' || argument[1] == '-') return false;
  const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  if (!is_letter(argument[1])) return argument[1] < '0' || argument[1] > '9';
  const std::string_view rest = argument.substr(1);
  return std::all_of(rest.begin(), rest.end(),
                     [&](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }) &&
         rest.find_first_not_of("qv") != std::string_view::npos;
}

}  // namespace

bool parse_options(int argc, const char* const* argv, SearchOptions& options, int& exit_code, std::ostream& out,
                   std::ostream& err) {
  CLI::App app{"Searches what khabar-index has indexed.", "khabar-search"};
  Typed typed;
  options.database = default_database_path();
  bind(app, options, typed);
  std::vector<std::string> arguments;  // in CLI11's order: the last comes first
  std::vector<std::string> excluded;
  bool only_words = false;  // behind --
  for (int i = 1; i < argc; ++i) {
    only_words = only_words || std::string_view(argv[i]) == "--";
    if (!only_words && is_excluded_word(argv[i]))
      excluded.emplace_back(argv[i]);
    else
      arguments.emplace_back(argv[i]);
  }
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error, out, err) == 0 ? 0 : static_cast<int>(Exit::Usage);
    return false;
  }
  typed.words.insert(typed.words.end(), excluded.begin(), excluded.end());
  settle(typed, app.count("--facets") > 0, options);
  if (asks_nothing(options)) {
    err << app.help();
    exit_code = static_cast<int>(Exit::Usage);
    return false;
  }
  return true;
}

}  // namespace khabar
