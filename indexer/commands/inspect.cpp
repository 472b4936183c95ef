#include "indexer/commands/inspect.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

#include "common/entities/matcher.hpp"
#include "common/error.hpp"
#include "common/text/utf8.hpp"
#include "indexer/commands/user_gazetteer.hpp"
#include "indexer/extract/article_maker.hpp"
#include "indexer/sources/walk.hpp"
#include "indexer/write/document_builder.hpp"

namespace khabar {

namespace {

using Json = nlohmann::ordered_json;

/// Byte offsets as code points: mentions come in any order, so the text is counted once.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : at_(text.size() + 1) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      at_[i] = count;
      if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++count;
    }
    at_[text.size()] = count;
  }

  /// Of a byte offset between code points.
  std::size_t of(std::size_t byte) const { return at_[byte]; }

 private:
  std::vector<std::size_t> at_;
};

Json entities_json(const Article& article, const std::vector<TaggedEntity>& entities, const Gazetteer& gazetteer) {
  const std::string whole = article.title + "\n" + article.text;
  const CodePoints points(whole);
  Json list = Json::array();
  for (const TaggedEntity& tagged : entities) {
    const Entity& entity = gazetteer.entities[tagged.entity];
    Json mentions = Json::array();
    for (const Mention& mention : tagged.mentions) {
      mentions.push_back({{"text", whole.substr(mention.begin, mention.end - mention.begin)},
                          {"start", points.of(mention.begin)},
                          {"end", points.of(mention.end)}});
    }
    list.push_back(
        {{"type", name_of(entity.kind)}, {"id", entity.id}, {"name", entity.name}, {"mentions", std::move(mentions)}});
  }
  return list;
}

Json article_json(const Article& article, const std::vector<TaggedEntity>& entities, const Gazetteer& gazetteer) {
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  return {{"id", article.id},
          {"path", utf8::printable(article.path)},
          {"title", article.title},
          {"title_derived", article.title_derived},
          {"lang", article.lang},
          {"lang_confidence", article.lang_confidence},
          {"date", article.date ? Json(to_iso(*article.date)) : Json()},
          {"date_precision", article.date ? Json(name_of(article.date->precision)) : Json()},
          {"date_source", or_null(article.date_source)},
          {"source", or_null(article.source)},
          {"section", or_null(article.section)},
          {"topics", article.topics},
          {"url", or_null(article.url)},
          {"authors", article.authors},
          {"text", article.text},
          {"entities", entities_json(article, entities, gazetteer)},
          {"warnings", article.warnings}};
}

Json candidates_json(const Article& article, const std::vector<Candidate>& candidates, const Gazetteer& gazetteer) {
  const std::string whole = article.title + "\n" + article.text;
  const CodePoints points(whole);
  Json list = Json::array();
  for (const Candidate& candidate : candidates) {
    const auto& [index, begin, end] = candidate.mention;
    const Entity& entity = gazetteer.entities[index];
    Json reasons = Json::array();
    for (const Reason& reason : candidate.reasons) reasons.push_back({{"what", reason.what}, {"score", reason.score}});
    list.push_back({{"text", whole.substr(begin, end - begin)},
                    {"start", points.of(begin)},
                    {"end", points.of(end)},
                    {"type", name_of(entity.kind)},
                    {"id", entity.id},
                    {"accepted", candidate.accepted},
                    {"reasons", std::move(reasons)}});
  }
  return list;
}

}  // namespace

int run_inspect(const InspectOptions& options, std::ostream& out, std::ostream& err) {
  const Gazetteer gazetteer = load_gazetteer(options.gazetteers);
  const Matcher matcher(gazetteer);
  DocumentBuilder builder(gazetteer, matcher);
  const Walk walked = walk(options.paths, options.types);
  bool found = false;
  const auto reject = [&](const Rejection& rejection) {
    err << "skipped " << utf8::printable(place(rejection.path, rejection.line)) << ": "
        << utf8::printable(rejection.reason) << '\n';
  };
  for (const Rejection& rejection : walked.rejections) reject(rejection);
  for (const SourceFile& file : walked.files) {
    for_each_record(
        file,
        [&](const Record& record) {
          const auto made = make_article(record, options.map);
          if (const auto* article = std::get_if<Article>(&made)) {
            found = true;
            Json json = article_json(*article, builder.tag(*article), gazetteer);
            if (options.verbose)
              json["candidates"] = candidates_json(*article, builder.candidates(*article), gazetteer);
            out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
          } else {
            reject(std::get<Rejection>(made));
          }
          return bool(out);
        },
        reject);
  }
  return static_cast<int>(found ? Exit::Done : Exit::Nothing);
}

}  // namespace khabar
