#include "searcher/options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <sstream>
#include <utility>

#include "common/error.hpp"
#include "common/store/database.hpp"
#include "common/store/schema.hpp"
#include "common/text/utf8.hpp"
#include "common/version.hpp"
#include "searcher/query/date_range.hpp"

namespace khabar {

namespace {

/// More hits, and more values of a facet, nobody can look through.
constexpr std::size_t kMostHits = 1'000'000;
constexpr std::size_t kMostFacetValues = 1'000'000;

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
  std::string since, until, color = "auto", format = "text", sort = "relevance", timeline, facets, duplicates,
                            facets_count = "articles";
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

void bind_counts(CLI::App& app, Request& request, Typed& typed) {
  app.add_option("--facets", typed.facets,
                 "counts over all matches: company,person,place,product,event,lang,source; company:30 lists thirty")
      ->expected(0, 1)
      ->option_text("KIND[:N],...")
      ->group("Counts");
  app.add_option("--facet-values", request.facet_values, "how many values of each facet")
      ->capture_default_str()
      ->check(CLI::Range(std::size_t{0}, kMostFacetValues))
      ->group("Counts");
  app.add_option("--facet-match", request.facet_match, "only values with a word in any of their names that begins so")
      ->option_text("WORD")
      ->group("Counts");
  app.add_option("--facets-count", typed.facets_count, "articles, or stories: near-duplicates once")
      ->check(CLI::IsMember({"articles", "stories"}))
      ->group("Counts");
  app.add_flag("--significant", request.significant, "and the values more frequent here than in the whole archive")
      ->group("Counts");
  app.add_option("--timeline", typed.timeline, "matches by day, week, month or year")
      ->check(CLI::IsMember(keys_of(kPeriods)))
      ->group("Counts");
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
      ->check(CLI::Range(std::size_t{0}, kMostHits))
      ->group("Hits");
  app.add_option("--offset", request.offset, "from which hit on")
      ->check(CLI::Range(std::size_t{0}, std::size_t{1'000'000'000}))
      ->group("Hits");
  app.add_option("--sort", typed.sort, "relevance, date (newest first) or date-asc")
      ->check(CLI::IsMember(keys_of(kOrders)))
      ->group("Hits");
  app.add_option("--duplicates", typed.duplicates, "near-duplicates: fold (under the best of them) or show")
      ->check(CLI::IsMember({"fold", "show"}))
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
  app.add_option("--entity", options.entity,
                 "all about a company, person, place, product or event, by any of its names; company:NAME")
      ->option_text("NAME")
      ->group("Query");
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

  bind_counts(app, request, typed);
  app.footer("Exit: 0 hits, 1 none, 2 usage, 4 no database, 5 damaged, 6 system error.");
}

DateRange range_of(const std::string& option, const std::string& text, int today) {
  const auto range = parse_date_range(text, today);
  if (!range)
    throw Error(Exit::Usage, option + " " + text + " is no date",
                "write 2026, 2026-01, 2026-01-07, today, or 7d for seven days back");
  return *range;
}

/// A kind, or a kind and how many values of it: "company", "company:30". Nothing for anything else.
struct FacetChoice {
  std::string kind;
  std::optional<std::size_t> values;
};

std::optional<FacetChoice> facet_choice(const std::string& text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  FacetChoice choice{text.substr(0, colon), std::nullopt};
  if (!schema::find_field(choice.kind)) return std::nullopt;
  if (colon == text.size()) return choice;
  std::size_t values = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + colon + 1, end, values);
  if (error != std::errc() || rest != end || values > kMostFacetValues) return std::nullopt;
  choice.values = values;
  return choice;
}

/// The kinds between the commas. Without a kind: companies and languages.
void read_facets(const std::string& kinds, Request& request) {
  std::istringstream list(kinds.empty() ? "company,lang" : kinds);
  for (std::string text; std::getline(list, text, ',');) {
    const auto choice = facet_choice(text);
    if (!choice)
      throw Error(Exit::Usage, "no facet \"" + text + "\"",
                  "there are company, person, place, product, event, lang and source; company:30 lists thirty of them");
    if (std::find(request.facets.begin(), request.facets.end(), choice->kind) == request.facets.end())
      request.facets.push_back(choice->kind);
    if (choice->values) request.values_of_facet[choice->kind] = *choice->values;
  }
}

/// The page of an entity is about all articles that name it: what would choose among them is no part of it.
void require_page_alone(const SearchOptions& options) {
  const Request& request = options.request;
  if (!request.query.empty())
    throw Error(Exit::Usage, "--entity takes no query",
                "a name of several words needs quotes: --entity \"Moore Threads\"");
  if (!request.filters.empty() || request.first_day || request.last_day || !request.similar_to.empty() ||
      !options.show.empty() || !options.batch.empty())
    throw Error(Exit::Usage, "--entity takes no filters", "search instead: company:NAME with --facets and --timeline");
  if (options.format != OutputFormat::Text && options.format != OutputFormat::Json)
    throw Error(Exit::Usage, "--entity is printed as text or json");
}

void settle(Typed& typed, bool facets_given, SearchOptions& options) {
  Request& request = options.request;
  // --facets takes kinds or nothing: in "--facets lenovo", lenovo is the query.
  if (!typed.facets.empty() && typed.facets.find(',') == std::string::npos && !facet_choice(typed.facets)) {
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
  if (facets_given || request.significant || !request.facet_match.empty()) read_facets(typed.facets, request);
  options.format = typed.json ? OutputFormat::Json : kFormats.at(typed.format);
  if (!options.batch.empty() && options.format == OutputFormat::Text) options.format = OutputFormat::Trec;
  // A run is judged article by article.
  request.fold = typed.duplicates.empty() ? options.format != OutputFormat::Trec : typed.duplicates == "fold";
  request.count_stories = typed.facets_count == "stories";
  options.color = parse_color_choice(typed.color).value_or(ColorChoice::Auto);
  if (!request.query_lang.empty() && language(request.query_lang).code != request.query_lang) {
    throw Error(Exit::Usage, "no language \"" + request.query_lang + "\"", "write its two letters, such as de, hi, zh");
  }
  if (!options.entity.empty()) require_page_alone(options);
}

/// The bare program name gets the help, not the whole archive.
bool asks_nothing(const SearchOptions& options) {
  const Request& request = options.request;
  return request.query.empty() && request.filters.empty() && request.facets.empty() && !request.timeline &&
         !request.first_day && !request.last_day && request.similar_to.empty() && options.show.empty() &&
         options.batch.empty() && options.entity.empty();
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
    std::ostringstream told;
    exit_code = app.exit(error, out, told) == 0 ? 0 : static_cast<int>(Exit::Usage);
    err << utf8::scrub(told.str());
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
