#pragma once

#include <functional>
#include <sstream>
#include <string>
#include <string_view>

#include "searcher/show/html_printer.hpp"
#include "searcher/show/json_printer.hpp"
#include "searcher/show/lines_printer.hpp"
#include "searcher/show/text_printer.hpp"

/// What each printer writes, as a string, and results to print.
namespace khabar::test {

inline std::string written(const std::function<void(std::ostream&)>& print) {
  std::ostringstream out;
  print(out);
  return out.str();
}

inline std::string text_of(const Results& results, const TextStyle& style = {}) {
  return written([&](std::ostream& out) { print_text(results, style, out); });
}
inline std::string json_of(const Results& results) {
  return written([&](std::ostream& out) { print_json(results, out); });
}
inline std::string json_line_of(const Results& results, std::string_view qid) {
  return written([&](std::ostream& out) { print_json_line(results, qid, out); });
}
inline std::string json_hits_of(const Results& results) {
  return written([&](std::ostream& out) { print_json_hits(results, out); });
}
inline std::string tsv_of(const Results& results) {
  return written([&](std::ostream& out) { print_tsv(results, out); });
}
inline std::string trec_of(const Results& results, std::string_view qid) {
  return written([&](std::ostream& out) { print_trec(results, qid, out); });
}
inline std::string html_of(const Results& results) {
  return written([&](std::ostream& out) { print_html(results, out); });
}

/// A German and a Chinese hit.
inline Results sample() {
  Results results;
  results.query = "lenovo server";
  results.total = 41;
  results.took_ms = 4.25;
  Hit german;
  german.rank = 1;
  german.score = 12.5;
  german.id = "de-17";
  german.path = "de/17.txt";
  german.url = "https://heise.de/17";
  german.title = "Lenovo stellt neue Server vor";
  german.lang = "de";
  german.date = "2026-01-07";
  german.source = "heise.de";
  german.entities = {{EntityKind::Company, "Q234021", "Lenovo"},
                     {EntityKind::Place, "Q64", "Berlin"},
                     {EntityKind::Company, "Q248", "Intel"}};
  german.snippet = {{"Der Hersteller ", false},
                    {"Lenovo", true},
                    {" zeigt in Berlin einen ", false},
                    {"Server", true},
                    {" mit Flüssigkühlung für Rechenzentren, der schon im Frühjahr zu haben sein soll.", false}};
  Hit chinese;
  chinese.rank = 2;
  chinese.score = 0.1;
  chinese.id = "zh/联想 1.txt";
  chinese.path = "zh/联想 1.txt";
  chinese.title = "联想发布新服务器";
  chinese.lang = "zh";
  chinese.snippet = {{"联想", true}, {"今天发布。", false}};
  results.hits = {german, chinese};
  return results;
}

}  // namespace khabar::test
