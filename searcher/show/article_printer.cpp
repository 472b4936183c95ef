#include "searcher/show/article_printer.hpp"

#include <nlohmann/json.hpp>

#include <ostream>
#include <sstream>

#include "common/error.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/show/snippet.hpp"
#include "searcher/show/terminal.hpp"

namespace khabar {

namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kPlain = "\x1b[0m";

/// The terms of the request's query; none without one.
MatchedTerms terms_of(const IndexReader& reader, Analyzer& analyzer, const Request& request) {
  if (request.query.empty()) return MatchedTerms({});
  const Query query = parse_query(request.query, request.join, request.today).query;
  const WordExpander expander(reader, analyzer, guess_query_languages(reader, analyzer, words_of(query)),
                              request.exact);
  return MatchedTerms(compile(query, request.join, reader, analyzer, expander).expansions);
}

/// Line by line, as utf8::printable() makes one line of each.
void print_marked(const std::vector<Segment>& segments, const TextStyle& style, std::ostream& out) {
  for (const Segment& segment : segments) {
    const bool bold = segment.match && style.color;
    if (bold) out << kBold;
    std::string_view rest = segment.text;
    while (true) {
      const std::size_t end = rest.find('\n');
      out << utf8::printable(rest.substr(0, end));
      if (end == std::string_view::npos) break;
      out << '\n';
      rest.remove_prefix(end + 1);
    }
    if (bold) out << kPlain;
  }
}

void print_text_article(const Card& card, const StoredText& text, const MatchedTerms& terms, Analyzer& analyzer,
                        const TextStyle& style, std::ostream& out) {
  const auto styled = [&](std::string_view code, const std::string& what) {
    return style.color ? std::string(code) + what + std::string(kPlain) : what;
  };
  out << styled(kBold, utf8::printable(card.title)) << '\n';
  std::string about;
  for (const std::string* part : {&card.source, &card.date, &card.lang, &card.url}) {
    if (!part->empty()) about += (about.empty() ? "" : " · ") + utf8::printable(*part);
  }
  for (const std::string& author : text.authors) about += " · " + utf8::printable(author);
  out << styled(kDim, about) << '\n' << styled(kDim, utf8::printable(card.path)) << "\n\n";
  print_marked(mark(text, card.lang, terms, analyzer), style, out);
  out << '\n';
}

void print_json_article(const Card& card, const StoredText& text, const IndexReader& reader, std::ostream& out) {
  nlohmann::ordered_json json = {{"id", utf8::printable(card.id)},
                                 {"path", utf8::printable(card.path)},
                                 {"url", utf8::printable(card.url)},
                                 {"title", utf8::printable(card.title)},
                                 {"title_derived", text.title_derived},
                                 {"lang", utf8::printable(card.lang)},
                                 {"date", utf8::printable(card.date)},
                                 {"source", utf8::printable(card.source)},
                                 {"section", utf8::printable(text.section)},
                                 {"authors", nlohmann::ordered_json::array()},
                                 {"text", utf8::scrub(text.text)}};
  for (const std::string& author : text.authors) json["authors"].push_back(utf8::printable(author));
  auto& entities = json["entities"] = nlohmann::ordered_json::array();
  const std::string whole = text.title + "\n" + text.text;
  for (const StoredMention& mention : text.mentions) {
    entities.push_back({{"type", name_of(mention.kind)},
                        {"id", utf8::printable(mention.id)},
                        {"name", utf8::printable(reader.entity_name(mention.kind, mention.id))},
                        {"text", utf8::printable(whole.substr(mention.begin, mention.end - mention.begin))}});
  }
  out << json.dump(2) << '\n';
}

}  // namespace

int show_article(IndexReader& reader, const std::string& id, const Request& request, bool json, const TextStyle& style,
                 std::ostream& out) {
  out << reader.with_fresh_revision([&](IndexReader& fresh) {
    const auto docid = fresh.find(id);
    if (!docid)
      throw Error(Exit::Nothing, "no article has the id \"" + utf8::printable(id) + "\"",
                  "ids stand below each hit and in --json");
    Analyzer analyzer;
    const Card card = fresh.card(*docid);
    const StoredText text = fresh.text(*docid);
    std::ostringstream printed;  // it may have to be thrown away
    if (json)
      print_json_article(card, text, fresh, printed);
    else
      print_text_article(card, text, terms_of(fresh, analyzer, request), analyzer, style, printed);
    return std::move(printed).str();
  });
  return 0;
}

}  // namespace khabar
