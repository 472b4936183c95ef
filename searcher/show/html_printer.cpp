#include "searcher/show/html_printer.hpp"

#include <algorithm>
#include <ostream>
#include <vector>

#include "common/text/utf8.hpp"
#include "searcher/show/terminal.hpp"
#include "searcher/show/text_printer.hpp"

namespace khabar {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
)";

constexpr std::string_view kStyle = R"(<style>
:root { color-scheme: light dark; --dim: #666; --bar: #4a7fb5; --mark: #ffe58a; --line: #ddd; }
@media (prefers-color-scheme: dark) { :root { --dim: #a0a0a0; --bar: #6ea3d8; --mark: #6b5900; --line: #444; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin: 0; } h3 { font-size: 1rem; margin: 1.5rem 0 .3rem; }
li { margin-bottom: 1.2rem; } p { margin: .2rem 0; } h1, h2, p, pre { overflow-wrap: anywhere; }
.about, .id, footer { color: var(--dim); font-size: .85rem; }
mark { background: var(--mark); color: inherit; font-weight: bold; }
table { width: 100%; border-collapse: collapse; border-top: 1px solid var(--line); }
td { padding: .1rem .5rem .1rem 0; } td.count { text-align: right; } td.bar { width: 60%; }
td.bar div { background: var(--bar); height: .8rem; border-radius: 2px; min-width: 1px; }
pre { white-space: pre-wrap; font-size: .8rem; color: var(--dim); }
</style>
)";

bool is_web_address(std::string_view url) {
  std::string start(url.substr(0, 8));
  for (char& c : start) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return start.starts_with("http://") || start == "https://";
}

void print_explanation(const std::vector<std::string>& lines, std::ostream& out) {
  if (lines.empty()) return;
  out << "<details><summary>Explanation</summary><pre>\n";
  for (const std::string& line : lines) out << escape_html(line) << '\n';
  out << "</pre></details>\n";
}

std::string about_line(const Hit& hit) {
  std::string out;
  const auto add = [&out](std::string_view part) {
    if (!part.empty() && part != "und") out += (out.empty() ? "" : " · ") + escape_html(part);
  };
  add(hit.source);
  add(day_of(hit.date));
  add(hit.lang);
  for (const EntityName& entity : hit.entities) {
    if (entity.kind == EntityKind::Company) add(entity.name);
  }
  return out;
}

void print_hit(const Hit& hit, std::ostream& out) {
  const std::string lang = hit.lang.empty() || hit.lang == "und" ? "" : " lang=\"" + escape_html(hit.lang) + '"';
  const std::string title = escape_html(hit.title.empty() ? hit.id : hit.title);
  out << "<li value=\"" << hit.rank << "\">\n<h2 dir=\"auto\"" << lang << '>';
  if (is_web_address(hit.url)) {
    out << "<a href=\"" << escape_html(hit.url) << "\" rel=\"noopener noreferrer\">" << title << "</a>";
  } else {
    out << title;
  }
  out << "</h2>\n<p class=\"about\">" << about_line(hit) << "</p>\n<p dir=\"auto\"" << lang << '>';
  for (const Segment& segment : hit.snippet) {
    const std::string text = escape_html(segment.text);
    out << (segment.match ? "<mark>" + text + "</mark>" : text);
  }
  out << "</p>\n<p class=\"id\">" << escape_html(hit.id) << "</p>\n";
  for (const std::string& id : hit.duplicates)
    out << "<p class=\"id\">nearly the same: " << escape_html(id) << "</p>\n";
  print_explanation(hit.explanation, out);
  out << "</li>\n";
}

void print_bars(std::string_view heading, const std::vector<FacetEntry>& bars, std::ostream& out) {
  std::size_t most = 1;
  for (const FacetEntry& bar : bars) most = std::max(most, bar.count);
  out << "<h3>" << escape_html(heading) << "</h3>\n<table>\n";
  for (const FacetEntry& bar : bars) {
    out << "<tr><td dir=\"auto\">" << escape_html(bar.name) << "</td><td class=\"count\">" << bar.count
        << "</td><td class=\"bar\">";
    const auto percent = static_cast<double>(bar.count) / static_cast<double>(most) * 100;
    if (bar.count > 0) out << "<div style=\"width:" << std::to_string(static_cast<int>(percent + 0.5)) << "%\"></div>";
    out << "</td></tr>\n";
  }
  out << "</table>\n";
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : utf8::printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void print_html(const Results& results, std::ostream& out) {
  const std::string query = escape_html(results.query);
  out << kHead << "<title>" << query << " · Khabar</title>\n"
      << kStyle << "</head>\n<body>\n<h1 dir=\"auto\">" << query << "</h1>\n";
  for (const std::string& note : results.notes) out << "<p class=\"note\">Note: " << escape_html(note) << "</p>\n";
  if (!results.suggestion.empty()) {
    out << "<p class=\"suggestion\">Did you mean: <b dir=\"auto\">" << escape_html(results.suggestion) << "</b></p>\n";
  }
  print_explanation(results.explanation, out);
  if (!results.hits.empty()) {
    out << "<ol>\n";
    for (const Hit& hit : results.hits) print_hit(hit, out);
    out << "</ol>\n";
  }
  for (const Facet& facet : results.facets) print_bars(facet.kind, facet.entries, out);
  std::vector<FacetEntry> buckets;
  for (const TimelineBucket& bucket : results.timeline) buckets.push_back({bucket.label, bucket.label, bucket.count});
  if (!buckets.empty()) print_bars("timeline", buckets, out);
  out << "<footer>" << closing_line(results) << "</footer>\n</body>\n</html>\n";
}

}  // namespace khabar
