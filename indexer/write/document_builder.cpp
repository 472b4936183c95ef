#include "indexer/write/document_builder.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <set>
#include <unordered_map>

#include "common/store/card.hpp"
#include "common/store/schema.hpp"
#include "common/text/fold.hpp"
#include "common/text/fragments.hpp"
#include "indexer/write/given_entities.hpp"
#include "indexer/write/text_signature.hpp"

namespace khabar {

namespace {

/// A word of the headline counts as much as this many of the text.
constexpr std::uint32_t kTitleWeight = 3;

/// Positions between headline and text, so that no phrase reaches from one into the other.
constexpr std::uint32_t kTitleGap = 100;

/// An article as the analyzer sees it. A derived title is the text's own beginning and is not analysed twice.
struct Analysis {
  std::vector<Token> title;
  std::vector<Token> text;
  std::size_t text_offset;  ///< of the text in title + "\n" + text, bytes
};

Analysis analyse(const Article& article, Analyzer& analyzer) {
  const Language& lang = language(article.lang);
  Analysis analysis;
  if (!article.title_derived) analysis.title = analyzer.analyze(article.title, lang);
  const std::uint32_t last = analysis.title.empty() ? 0 : analysis.title.back().position;
  analysis.text = analyzer.analyze(article.text, lang, last + kTitleGap);
  analysis.text_offset = article.title.size() + 1;
  return analysis;
}

class PostingSet {
 public:
  void add(std::string term, std::uint32_t wdf) { of(std::move(term)).wdf += wdf; }

  void add(std::string term, std::uint32_t wdf, std::uint32_t position) {
    Posting& posting = of(std::move(term));
    posting.wdf += wdf;
    if (posting.positions.empty() || posting.positions.back() < position) posting.positions.push_back(position);
  }

  std::vector<Posting> take() {
    std::vector<Posting> sorted;
    sorted.reserve(postings_.size());
    for (auto& [term, posting] : postings_) {
      posting.term = term;
      sorted.push_back(std::move(posting));
    }
    std::sort(sorted.begin(), sorted.end(), [](const Posting& a, const Posting& b) { return a.term < b.term; });
    return sorted;
  }

 private:
  Posting& of(std::string term) { return postings_[std::move(term)]; }

  std::unordered_map<std::string, Posting> postings_;
};

/// What adds to the score of a word: the head of its stem and its fragments, which tie it to its kin, and its marks.
void add_hints(PostingSet& postings, const Token& token, std::string_view lang, std::uint32_t wdf) {
  if (!token.head.empty()) postings.add(schema::language_term(schema::kHead, lang, token.head), wdf);
  for (const std::string_view letters : fragments(token.exact))
    postings.add(schema::language_term(schema::kFragment, lang, letters), wdf);
  if (!token.marked.empty()) postings.add(std::string(schema::kMarked) + token.marked, wdf);
}

/// The terms of one token under a field's prefix (none, or schema::kTitle).
void add_token(PostingSet& postings, const Token& token, std::string_view lang, std::string_view prefix,
               std::uint32_t wdf) {
  std::string field(prefix);
  switch (token.kind) {
    case TokenKind::Word:
      postings.add(field + token.exact, wdf, token.position);
      postings.add(field + schema::stem_term(lang, token.stem), wdf);
      if (!token.light_stem.empty() && token.light_stem != token.stem)
        postings.add(field + schema::stem_term(lang, token.light_stem), wdf);
      if (!token.unmarked.empty())
        postings.add(field + schema::language_term(schema::kUnmarked, lang, token.unmarked), wdf);
      if (prefix.empty()) add_hints(postings, token, lang, wdf);
      break;
    case TokenKind::Compound:
      postings.add(field + token.exact, wdf, token.position);
      break;
    case TokenKind::Segment:
      postings.add(field + token.exact, wdf);
      break;
    case TokenKind::Gram:
      postings.add(field + schema::gram_term(token.exact), wdf, token.position);
      break;
  }
}

void add_dates(PostingSet& postings, const Date& date) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d%02d%02d", date.year, date.month, date.day);
  const std::string_view digits(text, 8);
  postings.add(std::string(schema::kYear).append(digits.substr(0, 4)), 0);
  if (date.precision >= Precision::Month) postings.add(std::string(schema::kMonth).append(digits.substr(0, 6)), 0);
  if (date.precision >= Precision::Day) postings.add(std::string(schema::kDay).append(digits), 0);
}

Card card_of(const Article& article) {
  return {article.id,    article.path, article.url,
          article.title, article.lang, article.date ? to_iso(*article.date) : "",
          article.source};
}

std::vector<TaggedEntity> group(std::vector<Mention> mentions) {
  std::vector<TaggedEntity> entities;
  std::unordered_map<std::uint32_t, std::size_t> places;
  for (const Mention& mention : mentions) {
    const auto [at, is_new] = places.try_emplace(mention.entity, entities.size());
    if (is_new) entities.push_back({mention.entity, {}});
    entities[at->second].mentions.push_back(mention);
  }
  std::stable_sort(entities.begin(), entities.end(),
                   [](const TaggedEntity& a, const TaggedEntity& b) { return a.mentions.size() > b.mentions.size(); });
  return entities;
}

/// Headline and text are matched as one, so that the text speaks for an ambiguous name in the headline. Takes the
/// tokens: those of a long article are a hundred times its text.
std::vector<Token> tokens_of_whole(Analysis analysis) {
  for (Token& token : analysis.text) {
    token.begin += analysis.text_offset;
    token.end += analysis.text_offset;
  }
  if (analysis.title.empty()) return std::move(analysis.text);
  std::vector<Token> tokens = std::move(analysis.title);
  tokens.reserve(tokens.size() + analysis.text.size());
  std::move(analysis.text.begin(), analysis.text.end(), std::back_inserter(tokens));
  return tokens;
}

std::string whole_of(const Article& article) {
  return article.title + "\n" + article.text;
}

void add_known(const std::vector<std::uint32_t>& known, std::vector<TaggedEntity>& entities) {
  for (const std::uint32_t entity : known) {
    const bool is_tagged = std::any_of(entities.begin(), entities.end(),
                                       [&](const TaggedEntity& tagged) { return tagged.entity == entity; });
    if (!is_tagged) entities.push_back({entity, {}});
  }
}

/// All that an article names.
struct Tags {
  std::vector<TaggedEntity> known;
  std::vector<Entity> unknown;
};

Tags tag_article(const Article& article, Analysis analysis, const Gazetteer& gazetteer, const Matcher& matcher,
                 Analyzer& analyzer) {
  const std::vector<Token> tokens = tokens_of_whole(std::move(analysis));
  Tags tags{group(matcher.find(whole_of(article), tokens, language(article.lang))), {}};
  ResolvedEntities given = resolve(article.entities, gazetteer, matcher, analyzer);
  add_known(given.known, tags.known);
  tags.unknown = std::move(given.unknown);
  return tags;
}

EntityRecord entity_record(Tags tags, const Gazetteer& gazetteer) {
  EntityRecord record;
  for (const schema::Field& field : schema::kFields) {
    std::vector<std::string> values;
    for (const TaggedEntity& tagged : tags.known) {
      const Entity& entity = gazetteer.entities[tagged.entity];
      if (entity.kind != field.entity) continue;
      values.push_back(entity.id);
      record.terms.push_back(
          {schema::field_term(field, entity.id), static_cast<std::uint32_t>(tagged.mentions.size()), {}});
      for (const Mention& mention : tagged.mentions)
        record.mentions.push_back({entity.kind, entity.id, mention.begin, mention.end});
    }
    for (const Entity& entity : tags.unknown) {
      if (entity.kind != field.entity) continue;
      values.push_back(entity.id);
      record.terms.push_back({schema::field_term(field, entity.id), 0, {}});
    }
    if (!values.empty()) record.values.emplace_back(field.slot, encode_list(values));
  }
  std::sort(record.mentions.begin(), record.mentions.end(),
            [](const StoredMention& a, const StoredMention& b) { return a.begin < b.begin; });
  record.names = std::move(tags.unknown);
  return record;
}

/// The section and the keywords, each once however it is spelt.
std::vector<std::string> topics_of(const Article& article) {
  constexpr std::size_t kMostTopics = 50;
  constexpr std::size_t kMostBytes = 100;
  std::vector<std::string> given = article.topics;
  given.insert(given.begin(), article.section);
  std::vector<std::string> topics;
  std::set<std::string> folded;
  for (std::string& topic : given) {
    if (topics.size() == kMostTopics) break;
    if (topic.empty() || topic.size() > kMostBytes || !folded.insert(fold(topic, language("und"))).second) continue;
    topics.push_back(std::move(topic));
  }
  return topics;
}

/// A value a field, or several.
std::vector<std::string> plain_values(const Article& article, const schema::Field& field) {
  if (field.name == "topic") return topics_of(article);
  const std::string& value = field.name == "lang" ? article.lang : article.source;
  return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value};
}

/// The fields that do not come from names.
void add_plain_fields(const Article& article, PostingSet& postings, IndexDocument& document) {
  for (const schema::Field& field : schema::kFields) {
    if (field.entity) continue;
    const std::vector<std::string> values = plain_values(article, field);
    if (values.empty()) continue;
    for (const std::string& value : values) postings.add(schema::field_term(field, value), 0);
    document.values.emplace_back(field.slot, encode_list(values));
  }
}

}  // namespace

std::vector<TaggedEntity> DocumentBuilder::tag(const Article& article) {
  return tag_article(article, analyse(article, analyzer_), gazetteer_, matcher_, analyzer_).known;
}

std::vector<Candidate> DocumentBuilder::candidates(const Article& article) {
  const std::vector<Token> tokens = tokens_of_whole(analyse(article, analyzer_));
  return matcher_.candidates(whole_of(article), tokens, language(article.lang));
}

EntityRecord DocumentBuilder::entities_of(const Article& article) {
  return entity_record(tag_article(article, analyse(article, analyzer_), gazetteer_, matcher_, analyzer_), gazetteer_);
}

IndexDocument DocumentBuilder::build(const Article& article, const ContentHash& hash, std::string_view file) {
  Analysis analysis = analyse(article, analyzer_);
  IndexDocument document;
  document.id = article.id;
  document.path = article.path;
  PostingSet postings;
  for (const Token& token : analysis.title) {
    add_token(postings, token, article.lang, "", kTitleWeight);
    add_token(postings, token, article.lang, schema::kTitle, 1);
  }
  for (const Token& token : analysis.text) add_token(postings, token, article.lang, "", 1);
  postings.add(schema::bounded_term(schema::kId, article.id), 0);
  postings.add(std::string(schema::kFile) + schema::digest(file), 0);
  if (article.date) add_dates(postings, *article.date);
  const TextSignature signature = sign(analysis.title, analysis.text);
  for (std::string& term : sample_terms(signature)) postings.add(std::move(term), 0);
  EntityRecord entities =
      entity_record(tag_article(article, std::move(analysis), gazetteer_, matcher_, analyzer_), gazetteer_);
  for (Posting& term : entities.terms) postings.add(std::move(term.term), term.wdf);
  document.values = std::move(entities.values);
  add_plain_fields(article, postings, document);
  document.values.emplace_back(schema::kDateSlot, date_value(article.date));
  document.values.emplace_back(schema::kCardSlot, encode(card_of(article)));
  document.values.emplace_back(schema::kHashSlot, std::string(hash.data(), hash.size()));
  document.values.emplace_back(schema::kSignatureSlot, encode(signature));
  if (article.version > 0) document.values.emplace_back(schema::kVersionSlot, std::to_string(article.version));
  document.version = article.version;
  document.names = std::move(entities.names);
  document.postings = postings.take();
  document.data = encode(StoredText{article.title, article.title_derived, article.text, article.section,
                                    article.authors, article.topics, article.entities, std::move(entities.mentions)});
  return document;
}

}  // namespace khabar
